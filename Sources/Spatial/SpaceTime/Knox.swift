/// Knox's test with a table of bands: do events that are near one another in space follow one another in time?
///
/// All pairs of events are counted by band of distance and band of time (`KnoxBands`, intervals [a, b)). Then the dates
/// are dealt out at random over the places R times and the pairs counted again.
/// ```
/// expected = pairs in the band of distance x pairs in the band of time / all pairs
/// ratio    = observed / expected
/// p        = (M + 1) / (R + 1), M permutations with at least as many pairs as observed
/// ```
/// Null hypothesis: dates are exchangeable over places, so that every dealing is as likely; both the map of all events and
/// the calendar of all events stay as they are. The tail is the upper one: more pairs than chance. q is Benjamini and
/// Hochberg's over the table.
///
/// The expectation is exact: a permutation changes neither the pairs of a band of distance nor those of a band of time.
/// A weight of w is w events at one place and day. Events are counted, not persons: that two of them hang together says
/// nothing of who did it.
///
/// The common misreading: that a ratio of 2 doubles the risk of a house. It doubles the pairs, compared with the same
/// places and the same days; where the whole town has a bad fortnight, that is in the expectation. Another is to read far
/// bands as they come out when the near ones are raised: as the pairs of a band of time are given, a surplus near by is
/// made up for by a deficit elsewhere. A change of the map in the course of the period (a new estate, a patrol that
/// moved) also makes pairs near in space and time, without any repeat: Kulldorff and Hjalmars (1999), doi:10.1111/j.0006-341x.1999.00544.x.
///
/// Knox (1964), The detection of space-time interactions, Applied Statistics 13, 25-30, doi:10.2307/2985220. Townsley,
/// Homel and Chaseling (2003), Infectious burglaries: a test of the near repeat hypothesis, British Journal of Criminology 43,
/// 615-633, doi:10.1093/bjc/43.3.615. Besag and Diggle (1977), Simple Monte Carlo tests for spatial pattern, Applied
/// Statistics 26, 327-333, doi:10.2307/2346974.
public struct Knox: Sendable {
  /// The most events that are counted, their weights included.
  public static let mostEvents = 2_000_000
  /// The most permutations.
  public static let mostPermutations = 99_999
  /// As many bytes of permuted days as are held at a time; one group of lanes at least. It changes nothing but the memory.
  static let batchBytes = 48_000_000

  /// The bands of distance and time.
  public let bands: KnoxBands
  /// R, the number of permutations.
  public let permutations: Int
  /// The seed of the permutations; each has a stream of its own, so more of them begin with the same ones.
  public let seed: UInt64

  /// - Precondition: `permutations` from 1 to `mostPermutations`.
  public init(_ bands: KnoxBands = .usual, permutations: Int = 999, seed: UInt64 = 1) {
    precondition((1...Self.mostPermutations).contains(permutations), "a number of permutations")
    self.bands = bands
    self.permutations = permutations
    self.seed = seed
  }

  /// Counts the pairs and tests every cell. The answer depends neither on the number of workers nor on the order of the
  /// events.
  ///
  /// - Throws: where a day is not a whole number, the weights add up to more than `mostEvents`, or the days reach over 90
  ///   years without a gap.
  /// - Complexity: O(n log n + R (n + P / 8)) for n events and P pairs nearer than the last edge, whatever their days; at a
  ///   place of m events O(m + days) in place of m² pairs a permutation. No pair is stored: memory O(n) and 48 MB of
  ///   permuted days (32 n bytes where that is more).
  public func test(_ events: Events, workers: Int = 1) throws(SpatialError) -> KnoxResult {
    try check(events)
    let places = KnoxPlaces(events, bands)
    let days = try KnoxDays(places.day, reach: bands.longestDays)
    let counting = KnoxCounting(places, days)
    let below = bands.days.dropFirst().map { days.pairs(within: $0) }
    let pairs = KnoxPairCounts(
      all: places.eventCount * (places.eventCount - 1) / 2, byDistance: counting.pairsByDistance(workers: workers),
      belowDays: below, lanes: countedLanes(counting, workers: workers), bands)
    let table = pairs.table(cumulative: false)
    return KnoxResult(
      test: SignificanceTest(
        statistic: "Knox, pairs by band, \(bands.metric.rawValue) distance",
        nullHypothesis: "dates are exchangeable over places", tail: .greater,
        reference: .replicas(permutations, seed: seed), correction: .benjaminiHochberg,
        tests: table.cells.count { !$0.p.isNaN }),
      bands: bands, table: table, within: pairs.table(cumulative: true), eventCount: places.eventCount,
      pairs: pairs.all, pairsByDistance: pairs.byDistance, pairsByDays: pairs.byDays)
  }

  private func check(_ events: Events) throws(SpatialError) {
    var total = 0
    for event in 0..<events.count {
      guard events.x[event].isFinite, events.y[event].isFinite, events.weight[event] >= 0 else {
        throw SpatialError("near repeats: a coordinate is not finite, or a weight below 0.")
      }
      let day = events.day[event]
      guard day == day.rounded(), abs(day) < 1e9 else {
        throw SpatialError("near repeats: days are whole numbers, and one was \(day).")
      }
      total = min(total, Self.mostEvents) + min(events.weight[event], Self.mostEvents + 1)
    }
    guard total <= Self.mostEvents else {
      throw SpatialError(
        "near repeats: more than \(Self.mostEvents) events are too many. Take fewer months, or one kind of incident.")
    }
  }

  /// The counts of the observed days, lane 0, and of every permutation.
  private func countedLanes(_ counting: KnoxCounting, workers: Int) -> [KnoxCounts] {
    let width = KnoxLanes.scalarCount
    let bytes = max(1, counting.places.eventCount * MemoryLayout<KnoxLanes>.stride)
    let most = max(1, Self.batchBytes / bytes) * width
    return stride(from: 0, to: permutations + 1, by: most).map { first in
      let end = min(first + most, permutations + 1)
      let batch = Array(stride(from: first, to: end, by: width))
      let groups = Parallel.map(batch, workers: workers) { lane in
        counting.days.lanes(from: lane, count: end - lane, seed: seed)
      }
      return counting.counts(groups, lanes: end - first, workers: workers)
    }
  }
}
