/// The distinct places of events in order of cells, each event in a position of its own beside those of its place.
///
/// The order depends on the coordinates alone, not on the order of the rows.
struct KnoxPlaces: Sendable {
  let bands: KnoxBands
  /// The places, and where the positions of each begin; one more start ends the last.
  let order: CellOrder
  let starts: ContiguousArray<Int>
  /// The day of each position, as it was given.
  let day: ContiguousArray<Int>

  private let edges: ContiguousArray<Double>
  private let limit: Double

  /// - Precondition: days are whole numbers; the weights add up to less than 2³¹.
  init(_ events: Events, _ bands: KnoxBands) {
    let distinct = DistinctLocations(events.locations)
    let places = distinct.locations
    let sorted = (0..<places.count).sorted { (places.y[$0], places.x[$0]) < (places.y[$1], places.x[$1]) }
    // A little more than half the farthest edge, so that rounding puts no pair of a band more than two cells apart.
    order = CellOrder(places.selecting(sorted), side: bands.farthestMetres / 2 * (1 + 0x1p-30))
    var position = ContiguousArray(repeating: 0, count: places.count)
    var starts: ContiguousArray = [0]
    for (index, location) in order.location.enumerated() {
      let place = sorted[Int(location)]
      position[place] = index
      starts.append(starts[index] + places.weight[place])
    }
    var next = starts
    var day = ContiguousArray(repeating: 0, count: starts[places.count])
    for event in 0..<events.count where distinct.number[event] >= 0 {
      let place = position[Int(distinct.number[event])]
      for _ in 0..<events.weight[event] {
        day[next[place]] = Int(events.day[event])
        next[place] += 1
      }
    }
    self.bands = bands
    self.starts = starts
    self.day = day
    edges = bands.comparedEdges
    limit = edges[edges.count - 1]
  }

  /// How many events there are.
  var eventCount: Int { day.count }

  /// How many places there are.
  var placeCount: Int { starts.count - 1 }

  /// The positions of a place's events.
  func positions(of place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }

  /// Calls `body` with each place that is in a band around `place`, and the number of the band.
  ///
  /// - Parameter laterOnly: whether a pair of places is met from one of its ends alone.
  @inline(__always)
  func forEach(
    near place: Int, _ rows: CellRows, laterOnly: Bool, _ body: (_ other: Int, _ band: Int) -> Void
  ) {
    let (px, py) = (order.x[place], order.y[place])
    let own = rows.count / 2
    for row in (laterOnly ? own : 0)..<rows.count {
      let begin = Int(order.starts[rows.begin[row]])
      let end = Int(order.starts[rows.end[row]])
      for other in (laterOnly && row == own ? place + 1 : begin)..<max(begin, end) where other != place {
        let (dx, dy) = (order.x[other] - px, order.y[other] - py)
        let distance = bands.metric == .manhattan ? abs(dx) + abs(dy) : dx * dx + dy * dy
        if distance < limit { body(other, band(distance)) }
      }
    }
  }

  /// The band of a distance below the last edge.
  @inline(__always)
  private func band(_ distance: Double) -> Int {
    var band = 0
    while distance >= edges[band + 1] { band += 1 }
    return band
  }
}
