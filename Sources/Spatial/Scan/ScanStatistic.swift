/// Kulldorff's scan statistic: where, and when, are there more cases than chance puts anywhere?
///
/// Windows of every size up to a limit are laid around every place, and for cases with a time over every run of steps.
/// Each has a log likelihood ratio, `n ln(n/mu) + (N-n) ln((N-n)/(N-mu))` for n cases where mu are expected of N. The
/// greatest is the most likely cluster. Its p-value compares it with the greatest of each of R replicas, drawn under
/// the null hypothesis and scanned in the same way, so that the many windows need no further correction.
///
/// Kulldorff (1997), A spatial scan statistic, doi:10.1080/03610929708831995; Kulldorff (2001), Prospective time
/// periodic geographical disease surveillance using a scan statistic, doi:10.1111/1467-985X.00186; Kulldorff,
/// Heffernan, Hartman, Assunção and Mostashari (2005), A space-time permutation scan statistic,
/// doi:10.1371/journal.pmed.0020059; Kulldorff, Huang, Pickle and Duczmal (2006), An elliptic spatial scan statistic,
/// doi:10.1002/sim.2490.
///
/// The common misreading: that a cluster's outline is known. The window is one of very many, and those that differ by a
/// place or two are hardly less likely.
public struct ScanStatistic: Sendable {
  /// Which windows are looked at.
  public var window = ScanWindow()
  /// Which of them count as clusters.
  public var rates = ScanRates.high
  /// A high cluster holds at least this many cases.
  public var leastCases = 2
  /// How many replicas are drawn for p; 0 for none, and p is `nan`.
  public var replicas = 999
  /// Where the replicas come from.
  public var seed: UInt64 = 1
  /// With h here the drawing stops as soon as h replicas are at least as strong as the most likely cluster, and for
  /// each cluster p = h / L, where its hth such replica is the Lth drawn. That is as exact as the full number (Besag
  /// and Clifford 1991, Sequential Monte Carlo p-values, doi:10.1093/biomet/78.2.301) and saves time where nothing is
  /// going on. nil: never.
  public var stopsAfter: Int?
  /// At most so many clusters are returned.
  public var mostClusters = 20

  /// SaTScan's settings: circles of at most half the population at risk, high rates, 999 replicas, without early
  /// stopping.
  public init() {}

  /// Looks for clusters.
  ///
  /// The result does not depend on the number of workers, nor on the order in which windows are visited.
  ///
  /// - Throws: where there are no cases, fewer than two distinct places, no population, columns that do not fit, or
  ///   limits so small that no window is left.
  /// - Complexity: O(F n^2 log n + R W) for n distinct places, F forms of window, W windows (times their runs of steps)
  ///   and R replicas. Memory O(W), 4 bytes a window, and 64 bytes for each place and step a worker. At 10,000 places
  ///   and half the population W is some 5 * 10^7; with a limit of 1 km in a district it is below 10^7. Above 2^29 the
  ///   scan refuses.
  public func scan(_ places: ScanPlaces, _ model: ScanModel, workers: Int = 1) throws(SpatialError) -> ScanResult {
    try check()
    let problem = try ScanProblem(places, model)
    let longest = window.longestRun(of: problem.steps)
    let runs = StepRuns(
      steps: problem.steps, longest: problem.steps == 1 ? 1 : longest, isProspective: window.period == .prospective)
    let rows = try ScanRows(problem.places, measure: problem.atRisk, window: window, workers: workers)
    guard runs.longest > 0, !rows.members.isEmpty else {
      throw SpatialError("scan: the limits are so small that no window is left. Give a larger share, or more steps.")
    }
    let observed = ObservedWindows(problem: problem, rows: rows, runs: runs, rates: rates, leastCases: leastCases)
    let found = withoutOverlap(observed.strongest(workers: workers), observed)
    let maxima = replicaMaxima(problem, rows, runs, observed: found.first?.ratio, workers: workers)
    let test = SignificanceTest(
      statistic: problem.statistic, nullHypothesis: problem.nullHypothesis, tail: rates.tail,
      reference: .replicas(replicas, seed: seed), correction: .greatestOfReplica, tests: rows.windowCount * runs.count)
    return ScanResult(
      test: test, clusters: found.map { observed.cluster($0, p: pValue(of: $0.ratio, maxima)) },
      replicas: maxima.count, replicaMaxima: maxima, cases: problem.ratio.cases)
  }

  private func check() throws(SpatialError) {
    try window.check()
    guard replicas <= 10_000_000 else {
      throw SpatialError("scan: \(replicas) replicas are too many. 999 are usual, 99,999 are plenty.")
    }
    guard replicas >= 0, leastCases >= 0, leastCases <= Int(Int32.max), mostClusters >= 0, stopsAfter ?? 1 >= 1 else {
      throw SpatialError(
        "scan: numbers of replicas, cases and clusters are at least 0, and stopping needs at least 1 stronger replica.")
    }
  }

  /// The strongest, then each that shares no place with one before it.
  private func withoutOverlap(_ windows: [ObservedWindows.Window], _ observed: ObservedWindows)
    -> [ObservedWindows.Window]
  {
    var taken = ContiguousArray(repeating: false, count: observed.rows.places)
    var kept: [ObservedWindows.Window] = []
    for window in windows where kept.count < mostClusters {
      let places = observed.places(of: window)
      if places.contains(where: { taken[$0] }) { continue }
      for place in places { taken[place] = true }
      kept.append(window)
    }
    return kept
  }

  private func replicaMaxima(
    _ problem: ScanProblem, _ rows: ScanRows, _ runs: StepRuns, observed: Double?, workers: Int
  ) -> [Double] {
    let threshold = ScanThreshold(
      problem.ratio, rates: rates, leastCases: leastCases, greatest: rows.greatestMeasure(problem.atRisk))
    let scan = ScanMaxima(
      rows: rows, measure: problem.measure, runs: runs, threshold: threshold)
    let lanes = ScanMaxima.lanes
    let batches = (0..<(replicas + lanes - 1) / lanes).map { $0 * lanes..<min(($0 + 1) * lanes, replicas) }
    // Batches are drawn in rounds of a fixed length where the scan may stop, and all at a time where it may not.
    let round = stopsAfter == nil ? max(1, batches.count) : 8
    var maxima: [Double] = []
    for first in stride(from: 0, to: batches.count, by: round) {
      let some = Array(batches[first..<min(first + round, batches.count)])
      maxima += Parallel.map(some, workers: workers) { batch in
        var counts = ContiguousArray(repeating: ReplicaLanes.zero, count: problem.measure.count)
        for replica in batch {
          problem.replicas.draw(
            RandomNumbers(seed: seed, item: replica), lane: replica - batch.lowerBound, into: &counts)
        }
        return scan(counts, replicas: batch.count)
      }.flatMap { $0 }
      if let stopsAfter, let observed, let last = drawn(until: stopsAfter, above: observed, maxima) {
        return Array(maxima.prefix(last))
      }
    }
    return maxima
  }

  /// How many replicas were drawn when so many were at least as strong; nil where they never were.
  private func drawn(until count: Int, above ratio: Double, _ maxima: [Double]) -> Int? {
    var stronger = 0
    for (index, value) in maxima.enumerated() where Self.isAtLeast(value, ratio) {
      stronger += 1
      if stronger == count { return index + 1 }
    }
    return nil
  }

  private func pValue(of ratio: Double, _ maxima: [Double]) -> Double {
    if maxima.isEmpty { return .nan }
    if let stopsAfter, let drawn = drawn(until: stopsAfter, above: ratio, maxima) {
      return Double(stopsAfter) / Double(drawn)
    }
    return Double(1 + maxima.count { Self.isAtLeast($0, ratio) }) / Double(1 + maxima.count)
  }

  /// Equal ratios whose sums were taken in another order count as equal.
  private static func isAtLeast(_ value: Double, _ ratio: Double) -> Bool { value >= ratio - 1e-9 * max(1, ratio) }
}

extension ScanRates {
  /// The departures that count.
  var tail: Tail {
    switch self {
    case .high: .greater
    case .low: .less
    case .both: .twoSided
    }
  }
}

extension ObservedWindows {
  /// A window as the result has it.
  func cluster(_ window: Window, p: Double) -> ScanCluster {
    let members = places(of: window).flatMap { problem.places.members[$0] }.sorted()
    let (cases, sum) = totals(of: window)
    let form = rows.forms[window.form]
    let radius = reach(window)
    return ScanCluster(
      centre: problem.places.members[window.centre][0], x: problem.places.x[window.centre],
      y: problem.places.y[window.centre], members: members,
      radiusMetres: radius, longRadiusMetres: radius * form.shape, angleDegrees: form.angle * 180 / .pi,
      steps: window.steps, cases: cases, expected: problem.ratio.expected(sum), allCases: problem.ratio.cases,
      logLikelihoodRatio: window.ratio, p: p)
  }
}
