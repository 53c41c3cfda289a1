/// A place with many events, and the events around it: counted by a table of its days, not pair by pair.
///
/// For m events at the place and k around it that takes O(m + k + days) a permutation where the pairs are m (m / 2 + k).
struct KnoxCrowd {
  /// A place of fewer events is counted pair by pair, which is as fast.
  private static let least = 64
  /// By measurement an entry of the table costs as much as so many pairs.
  private static let pairsPerDay = 8

  /// Whether a place of so many events is a crowd, where days reach over `span`.
  static func isOne(_ events: Int, span: Int) -> Bool {
    events >= least && events.multipliedReportingOverflow(by: events).partialValue >= pairsPerDay * span
  }

  /// Positions of the events at the place.
  private let own: Range<Int>
  /// Positions of the others, by band of distance.
  private var others: [[Int32]]
  private let edges: [SIMD4<Int16>]
  private let span: Int

  init(_ own: Range<Int>, _ bands: KnoxBands, span: Int) {
    self.own = own
    self.span = span
    others = Array(repeating: [], count: bands.distanceCount)
    edges = bands.edgesOfFour
  }

  /// Adds the events of another place.
  mutating func append(_ positions: Range<Int>, band: Int) {
    others[band].append(contentsOf: positions.lazy.map { Int32($0) })
  }

  /// Counts its pairs in all lanes of all groups.
  func count(_ groups: [ContiguousArray<KnoxLanes>], into counts: inout KnoxCounts) {
    var near = ContiguousArray(repeating: SIMD4<Int>.zero, count: span)
    for (group, lanes) in groups.enumerated() {
      let lanes = lanes.span
      let first = group * KnoxLanes.scalarCount
      for lane in 0..<min(KnoxLanes.scalarCount, counts.lanes - first) {
        let before = eventsBefore(lanes, lane)
        for (chunk, edges) in edges.enumerated() {
          fill(&near, before, edges)
          count(near.span, lanes, lane, first + lane, chunk, into: &counts)
        }
      }
    }
  }

  /// How many of the place's events are before each day.
  private func eventsBefore(_ lanes: Span<KnoxLanes>, _ lane: Int) -> ContiguousArray<Int> {
    var before = ContiguousArray(repeating: 0, count: span + 1)
    for position in own { before[Int(lanes[position][lane]) + 1] += 1 }
    for day in 0..<span { before[day + 1] += before[day] }
    return before
  }

  /// Of each day, how many of the place's events are less than each of four edges away.
  private func fill(_ near: inout ContiguousArray<SIMD4<Int>>, _ before: ContiguousArray<Int>, _ edges: SIMD4<Int16>) {
    for edge in edges.indices where edges[edge] > 0 {
      let days = Int(edges[edge])
      for day in 0..<span { near[day][edge] = before[min(day + days, span)] - before[max(day - days + 1, 0)] }
    }
  }

  private func count(
    _ near: Span<SIMD4<Int>>, _ lanes: Span<KnoxLanes>, _ lane: Int, _ number: Int, _ chunk: Int,
    into counts: inout KnoxCounts
  ) {
    for band in others.indices {
      var sum = SIMD4<Int>.zero
      for position in others[band] { sum &+= near[Int(lanes[Int(position)][lane])] }
      counts.add(sum, lane: number, band: band, chunk: chunk)
    }
    // Each event of the place meets itself once and every other from both ends.
    var sum = SIMD4<Int>.zero
    for position in own { sum &+= near[Int(lanes[position][lane])] }
    let edges = edges[chunk]
    for edge in edges.indices where edges[edge] > 0 { sum[edge] = (sum[edge] - own.count) / 2 }
    counts.add(sum, lane: number, band: 0, chunk: chunk)
  }
}
