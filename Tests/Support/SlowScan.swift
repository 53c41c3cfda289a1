public import Spatial
import Foundation

/// The scan as the definition reads: every window of every centre written down as a set of places, its cases and its
/// expected ones added up from nothing, its ratio taken. No sums are carried over, no bound is used, nothing is
/// skipped.
public struct SlowScan {
  /// The strongest window of a centre.
  public struct Cluster {
    /// Its places, ascending.
    public var members: [Int]
    /// Its steps.
    public var steps: ClosedRange<Int>
    /// Cases in it.
    public var cases: Int
    /// Cases expected in it.
    public var expected: Double
    /// Its log likelihood ratio, after the penalty.
    public var ratio: Double
  }

  /// Metres.
  public var x: [Double]
  /// Metres.
  public var y: [Double]
  /// By place, then step.
  public var cases: [[Int]]
  /// By place, then step: any scale; for Bernoulli the cases and controls.
  public var measure: [[Double]]
  /// Whether the measure counts cases and controls.
  public var isBernoulli = false
  /// Which windows are looked at.
  public var window = ScanWindow()
  /// Which of them count.
  public var rates = ScanRates.high
  /// A high cluster holds at least this many cases.
  public var leastCases = 2

  /// Cases and measure by place, then step.
  public init(x: [Double], y: [Double], cases: [[Int]], measure: [[Double]]) {
    self.x = x
    self.y = y
    self.cases = cases
    self.measure = measure
  }

  /// Space-time permutation: the expected cases are the product of the margins.
  public init(x: [Double], y: [Double], permutation cases: [[Int]]) {
    let total = Double(cases.flatMap { $0 }.reduce(0, +))
    let steps = cases[0].indices.map { step in Double(cases.reduce(0) { $0 + $1[step] }) }
    self.init(
      x: x, y: y, cases: cases,
      measure: cases.map { row in steps.map { Double(row.reduce(0, +)) * $0 / total } })
  }

  /// The greatest ratio of all windows, 0 where none is above 0.
  public func greatest() -> Double {
    x.indices.reduce(0) { max($0, best(around: $1)?.ratio ?? 0) }
  }

  /// The strongest cluster, then those of other centres that share no place with one before.
  public func clusters() -> [Cluster] {
    let all = x.indices.compactMap { best(around: $0) }.sorted { $0.ratio > $1.ratio }
    return all.reduce(into: [Cluster]()) { kept, cluster in
      if kept.allSatisfy({ Set($0.members).isDisjoint(with: cluster.members) }) { kept.append(cluster) }
    }
  }

  private func best(around centre: Int) -> Cluster? {
    var best: Cluster?
    let allCases = cases.flatMap { $0 }.reduce(0, +)
    let allMeasure = measure.flatMap { $0 }.reduce(0, +)
    for (shape, angle) in forms {
      let factor =
        if case .ellipses(let set) = window.shape { pow(4 * shape / pow(shape + 1, 2), set.penalty.rawValue) } else {
          1.0
        }
      for members in zones(centre, shape, angle) {
        for steps in runs {
          if var cluster = cluster(members, steps, allCases, allMeasure),
            cluster.ratio * factor > (best?.ratio ?? 0) * (1 + 1e-10)
          {
            cluster.ratio *= factor
            best = cluster
          }
        }
      }
    }
    return best
  }

  private var forms: [(shape: Double, angle: Double)] {
    guard case .ellipses(let set) = window.shape else { return [(1, 0)] }
    return [(1, 0)]
      + zip(set.shapes, set.angles).flatMap { shape, count in
        (0..<count).map { (shape, Double.pi * Double($0) / Double(count)) }
      }
  }

  private var runs: [ClosedRange<Int>] {
    let steps = cases[0].count
    if steps == 1 { return [0...0] }
    let longest = min(Int(Double(steps) * window.greatestTemporalShare), window.greatestSteps ?? steps)
    return (0..<steps).flatMap { first in
      (first..<steps).filter { last in
        last - first + 1 <= longest && (window.period == .retrospective || last == steps - 1)
      }.map { first...$0 }
    }
  }

  private func zones(_ centre: Int, _ shape: Double, _ angle: Double) -> [[Int]] {
    // To a micrometre, so that distances which differ by rounding alone are equal.
    let distance = x.indices.map { place -> Double in
      let (dx, dy) = (x[place] - x[centre], y[place] - y[centre])
      let along = dx * cos(angle) + dy * sin(angle)
      let across = -dx * sin(angle) + dy * cos(angle)
      return (hypot(along / shape, across) * 1e6).rounded() / 1e6
    }
    let inReach = x.indices.filter { distance[$0] * shape <= (window.greatestMetres ?? .infinity) + 1e-6 }
    var zones: [[Int]]
    switch window.ties {
    case .together:
      zones = Set(inReach.map { distance[$0] }).sorted().map { rim in inReach.filter { distance[$0] <= rim } }
    case .oneByOne:
      let order = inReach.sorted { (distance[$0], x[$0], y[$0]) < (distance[$1], x[$1], y[$1]) }
      zones = order.indices.map { Array(order[...$0]) }
    }
    let all = x.indices.reduce(0) { $0 + atRisk($1) }
    zones = zones.filter { $0.reduce(0) { $0 + atRisk($1) } <= all * window.greatestShare * (1 + 1e-9) }
    return zones
  }

  private func atRisk(_ place: Int) -> Double { measure[place].reduce(0, +) }

  private func cluster(
    _ members: [Int], _ steps: ClosedRange<Int>, _ allCases: Int, _ allMeasure: Double
  ) -> Cluster? {
    let n = members.reduce(0) { $0 + cases[$1][steps].reduce(0, +) }
    let m = members.reduce(0) { $0 + measure[$1][steps].reduce(0, +) }
    let mu = m * Double(allCases) / allMeasure
    let isHigh = Double(n) > mu && n >= leastCases
    let isLow = Double(n) < mu
    guard rates == .high ? isHigh : rates == .low ? isLow : isHigh || isLow, m < allMeasure * (1 - 1e-12) else {
      return nil
    }
    let ratio =
      isBernoulli
      ? bernoulli(Double(n), m, Double(allCases), allMeasure)
      : xlogy(Double(n), Double(n) / mu)
        + xlogy(Double(allCases - n), Double(allCases - n) / (Double(allCases) - mu))
    return Cluster(members: members.sorted(), steps: steps, cases: n, expected: mu, ratio: ratio)
  }

  /// The ratio of the greatest likelihoods with two shares of cases and with one.
  private func bernoulli(_ n: Double, _ m: Double, _ all: Double, _ people: Double) -> Double {
    func likelihood(_ cases: Double, _ people: Double) -> Double {
      xlogy(cases, cases / people) + xlogy(people - cases, (people - cases) / people)
    }
    return likelihood(n, m) + likelihood(all - n, people - m) - likelihood(all, people)
  }

  private func xlogy(_ x: Double, _ y: Double) -> Double { x == 0 ? 0 : x * log(y) }
}
