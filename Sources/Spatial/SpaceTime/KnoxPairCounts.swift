/// The pairs of the observed days and of every permutation, as tables by band.
struct KnoxPairCounts {
  /// All pairs.
  let all: Int
  /// Pairs of each band of distance.
  let byDistance: [Int]
  /// Pairs of each band of time.
  let byDays: [Int]

  private let bands: KnoxBands
  private let belowDays: [Int]
  /// Of each lane, the pairs of a band of distance below each edge of time.
  private let below: ContiguousArray<Int>
  private let lanes: Int

  /// - Parameters:
  ///   - belowDays: all pairs nearer in time than the end of each band of time.
  ///   - lanes: batch after batch, the observed days in the first lane.
  init(all: Int, byDistance: [Int], belowDays: [Int], lanes batches: [KnoxCounts], _ bands: KnoxBands) {
    self.all = all
    self.byDistance = byDistance
    self.belowDays = belowDays
    self.bands = bands
    byDays = zip(belowDays, [0] + belowDays).map { $0 - $1 }
    lanes = batches.reduce(0) { $0 + $1.lanes }
    var below = ContiguousArray<Int>()
    for batch in batches {
      for lane in 0..<batch.lanes {
        for band in 0..<bands.distanceCount {
          for edge in 0..<bands.dayCount { below.append(batch.pairs(lane: lane, band: band, below: edge)) }
        }
      }
    }
    self.below = below
  }

  /// The table by band, or of the pairs within the end of each band.
  func table(cumulative: Bool) -> KnoxTable {
    var cells: [KnoxTable.Cell] = []
    for band in 0..<bands.distanceCount {
      for edge in 0..<bands.dayCount { cells.append(cell(band, edge, cumulative)) }
    }
    let q = BenjaminiHochberg.adjusted(ContiguousArray(cells.map(\.p)))
    for index in cells.indices { cells[index].q = q[index] }
    return KnoxTable(cells: cells, dayCount: bands.dayCount)
  }

  private func cell(_ band: Int, _ edge: Int, _ cumulative: Bool) -> KnoxTable.Cell {
    let distances = cumulative ? 0...band : band...band
    let counts = (0..<lanes).map { lane in
      distances.reduce(0) { $0 + count(lane, $1, edge, cumulative) }
    }
    let observed = counts[0]
    let simulated = counts.dropFirst().sorted()
    let near = distances.reduce(0) { $0 + byDistance[$1] }
    let soon = cumulative ? belowDays[edge] : byDays[edge]
    let middle = simulated.count / 2
    let atLeast = simulated.count { $0 >= observed }
    return KnoxTable.Cell(
      metres: (cumulative ? 0 : bands.metres[band])..<bands.metres[band + 1],
      days: (cumulative ? 0 : bands.days[edge])..<bands.days[edge + 1], observed: observed,
      expected: all > 0 ? Double(near) * Double(soon) / Double(all) : 0,
      mean: simulated.reduce(0.0) { $0 + Double($1) } / Double(simulated.count),
      median: simulated.count.isMultiple(of: 2)
        ? Double(simulated[middle - 1] + simulated[middle]) / 2 : Double(simulated[middle]),
      p: near == 0 || soon == 0 ? .nan : Double(atLeast + 1) / Double(simulated.count + 1), q: .nan)
  }

  private func count(_ lane: Int, _ band: Int, _ edge: Int, _ cumulative: Bool) -> Int {
    let index = (lane * bands.distanceCount + band) * bands.dayCount + edge
    return below[index] - (cumulative || edge == 0 ? 0 : below[index - 1])
  }
}
