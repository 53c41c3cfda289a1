/// Counts the pairs of events in the lanes of a batch of permutations, without keeping them.
///
/// The pairs are found by cells, once a batch. Each is compared in all lanes at a time; crowds at one place are counted by
/// tables.
struct KnoxCounting: Sendable {
  let places: KnoxPlaces
  let days: KnoxDays
  /// The places that are counted by tables, ascending, with the cell of each.
  private let crowds: [(place: Int, cell: Int)]
  private let isCrowd: ContiguousArray<Bool>

  init(_ places: KnoxPlaces, _ days: KnoxDays) {
    var crowds: [(place: Int, cell: Int)] = []
    var isCrowd = ContiguousArray(repeating: false, count: places.placeCount)
    for cell in places.order.cells.indices {
      for place in places.order.positions(of: cell)
      where KnoxCrowd.isOne(places.positions(of: place).count, span: days.span) {
        crowds.append((place, cell))
        isCrowd[place] = true
      }
    }
    self.places = places
    self.days = days
    self.crowds = crowds
    self.isCrowd = isCrowd
  }

  /// The pairs of every band of distance, whatever the time between.
  func pairsByDistance(workers: Int) -> [Int] {
    let parts = Parallel.map(cellRanges(workers), workers: workers) { cells in
      var pairs = [Int](repeating: 0, count: places.bands.distanceCount)
      forEachPlace(of: cells) { place, rows in
        let own = places.positions(of: place).count
        pairs[0] += own * (own - 1) / 2
        places.forEach(near: place, rows, laterOnly: true) { other, band in
          pairs[band] += own * places.positions(of: other).count
        }
      }
      return pairs
    }
    return parts.reduce([Int](repeating: 0, count: places.bands.distanceCount)) { zip($0, $1).map { $0 + $1 } }
  }

  /// The pairs of every lane.
  func counts(_ groups: [ContiguousArray<KnoxLanes>], lanes: Int, workers: Int) -> KnoxCounts {
    var counts = KnoxCounts(lanes: lanes, places.bands)
    let parts = Parallel.map(cellRanges(workers), workers: workers) { cells in countPairs(cells, groups, lanes) }
    for part in parts { counts.add(part) }
    let crowded = Parallel.map(Parallel.ranges(of: crowds.count, workers: workers * 4), workers: workers) { range in
      countCrowds(range, groups, lanes)
    }
    for part in crowded { counts.add(part) }
    return counts
  }

  private func cellRanges(_ workers: Int) -> [Range<Int>] {
    Parallel.ranges(of: places.order.cells.count, workers: workers == 1 ? 1 : workers * 8)
  }

  private func forEachPlace(of cells: Range<Int>, _ body: (_ place: Int, _ rows: CellRows) -> Void) {
    guard let first = cells.first else { return }
    var rows = CellRows(places.order, from: first)
    for cell in cells {
      rows.advance(places.order, to: cell)
      for place in places.order.positions(of: cell) { body(place, rows) }
    }
  }

  private func countPairs(_ cells: Range<Int>, _ groups: [ContiguousArray<KnoxLanes>], _ lanes: Int) -> KnoxCounts {
    var counts = KnoxCounts(lanes: lanes, places.bands)
    var pairs = KnoxPairs(places.bands)
    var others = [[Int32]](repeating: [], count: places.bands.distanceCount)
    forEachPlace(of: cells) { place, rows in
      if isCrowd[place] { return }
      for band in others.indices { others[band].removeAll(keepingCapacity: true) }
      places.forEach(near: place, rows, laterOnly: true) { other, band in
        guard !isCrowd[other] else { return }
        for position in places.positions(of: other) { others[band].append(Int32(position)) }
      }
      let own = places.positions(of: place)
      for position in own {
        for band in others.indices { add(position, band, others[band][...], &pairs, groups, &counts) }
        let rest = (position + 1..<own.upperBound).map { Int32($0) }
        add(position, 0, rest[...], &pairs, groups, &counts)
      }
    }
    pairs.count(groups, into: &counts)
    return counts
  }

  private func add(
    _ position: Int, _ band: Int, _ others: ArraySlice<Int32>, _ pairs: inout KnoxPairs,
    _ groups: [ContiguousArray<KnoxLanes>], _ counts: inout KnoxCounts
  ) {
    var left = others
    while !left.isEmpty {
      if pairs.room == 0 { pairs.count(groups, into: &counts) }
      let some = left.prefix(pairs.room)
      pairs.append(position, band: band, some)
      left = left.dropFirst(some.count)
    }
  }

  private func countCrowds(_ range: Range<Int>, _ groups: [ContiguousArray<KnoxLanes>], _ lanes: Int) -> KnoxCounts {
    var counts = KnoxCounts(lanes: lanes, places.bands)
    for (place, cell) in crowds[range] {
      var crowd = KnoxCrowd(places.positions(of: place), places.bands, span: days.span)
      var rows = CellRows(places.order, from: cell)
      rows.advance(places.order, to: cell)
      places.forEach(near: place, rows, laterOnly: false) { other, band in
        // Of two crowds the first has both.
        if !isCrowd[other] || other > place { crowd.append(places.positions(of: other), band: band) }
      }
      crowd.count(groups, into: &counts)
    }
    return counts
  }
}
