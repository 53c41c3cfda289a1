/// The cases of sixteen replicas side by side, so that one walk along the windows serves sixteen.
typealias ReplicaLanes = SIMD16<Int32>

/// The greatest LLR of each replica over all windows.
struct ScanMaxima: Sendable {
  static let lanes = ReplicaLanes.scalarCount

  let rows: ScanRows
  /// The measure of each place in each step: place after place.
  let measure: ContiguousArray<Double>
  let runs: StepRuns
  /// The threshold of level 0, from which each batch starts.
  let threshold: ScanThreshold

  /// The greatest LLR in each of the first `replicas` lanes; 0 where no window has one above 0.
  ///
  /// - Parameter counts: the cases of each place in each step, place after place, a replica a lane.
  func callAsFunction(_ counts: ContiguousArray<ReplicaLanes>, replicas: Int) -> [Double] {
    var batch = BatchMaxima(threshold: threshold, replicas: replicas)
    for (form, window) in rows.forms.enumerated() {
      batch.begin(factor: window.factor)
      for centre in 0..<rows.places {
        let row = rows.row(form: form, centre: centre)
        if runs.steps == 1 {
          scan(row, counts, &batch)
        } else {
          scanRuns(row, counts, &batch)
        }
        batch.raise()
      }
    }
    return Array(batch.greatest.prefix(replicas))
  }

  private func scan(_ row: Range<Int>, _ counts: ContiguousArray<ReplicaLanes>, _ batch: inout BatchMaxima) {
    var cases = ReplicaLanes.zero
    var sum = 0.0
    for position in row {
      let member = rows.members[position]
      let place = Int(member < 0 ? ~member : member)
      cases &+= counts[place]
      sum += measure[place]
      if member >= 0 { batch.consider(cases, sum) }
    }
  }

  private func scanRuns(_ row: Range<Int>, _ counts: ContiguousArray<ReplicaLanes>, _ batch: inout BatchMaxima) {
    let used = runs.used
    var cases = ContiguousArray(repeating: ReplicaLanes.zero, count: runs.steps)
    var sums = ContiguousArray(repeating: 0.0, count: runs.steps)
    for position in row {
      let member = rows.members[position]
      let first = Int(member < 0 ? ~member : member) * runs.steps
      for step in used {
        cases[step] &+= counts[first + step]
        sums[step] += measure[first + step]
      }
      if member < 0 { continue }
      for last in runs.ends {
        var inRun = ReplicaLanes.zero
        var sum = 0.0
        for step in stride(from: last, through: max(0, last - runs.longest + 1), by: -1) {
          inRun &+= cases[step]
          sum += sums[step]
          batch.consider(inRun, sum)
        }
      }
    }
  }
}

/// The runs of steps that are looked at.
struct StepRuns: Sendable {
  let steps: Int
  let longest: Int
  let isProspective: Bool

  /// The last steps of all runs.
  var ends: Range<Int> { isProspective ? steps - 1..<steps : 0..<steps }

  /// The steps that lie in any run.
  var used: Range<Int> { isProspective ? max(0, steps - longest)..<steps : 0..<steps }

  /// How many runs there are.
  var count: Int { ends.reduce(0) { $0 + min(longest, $1 + 1) } }
}

/// The greatest ratios of one batch of replicas so far.
private struct BatchMaxima {
  private(set) var greatest: [Double]
  private var threshold: ScanThreshold
  private var factor = 1.0
  private let high: Bool
  private let low: Bool

  init(threshold: ScanThreshold, replicas: Int) {
    self.threshold = threshold
    high = threshold.rates != .low
    low = threshold.rates != .high
    // Lanes without a replica ask for nothing.
    greatest = (0..<ScanMaxima.lanes).map { $0 < replicas ? 0 : .infinity }
  }

  mutating func begin(factor: Double) {
    self.factor = factor
    let level = (greatest.min() ?? 0) / factor
    // A lower level lets more through; a higher one may wait.
    if level < threshold.level { threshold.raise(to: level) } else { raise() }
  }

  /// Takes the threshold up behind the least of the maxima, but not for every little rise.
  mutating func raise() {
    let level = (greatest.min() ?? 0) / factor
    if level > threshold.level * 1.02 { threshold.raise(to: level) }
  }

  @inline(__always)
  mutating func consider(_ cases: ReplicaLanes, _ measure: Double) {
    let slice = threshold.slice(measure)
    if high {
      let least = threshold.atLeast[slice]
      if any(cases .>= ReplicaLanes(repeating: least)) { update(cases, measure, high: true, limit: least) }
    }
    if low {
      let most = threshold.atMost[slice]
      if any(cases .<= ReplicaLanes(repeating: most)) { update(cases, measure, high: false, limit: most) }
    }
  }

  @inline(never)
  private mutating func update(_ cases: ReplicaLanes, _ measure: Double, high: Bool, limit: Int32) {
    let expected = threshold.ratio.expected(measure)
    for lane in 0..<ScanMaxima.lanes {
      let count = cases[lane]
      guard high ? count >= limit && Double(count) > expected : count <= limit && Double(count) < expected else {
        continue
      }
      let value = threshold.ratio(Int(count), measure) * factor
      if value > greatest[lane] { greatest[lane] = value }
    }
  }
}
