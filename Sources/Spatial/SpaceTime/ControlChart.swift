import Foundation

/// A control chart of counts: which of them are out of the ordinary, given how much such counts vary anyway.
///
/// ```
/// rate  u = Σc / Σe ; expected μ = u e
/// score z = 2 (√(c + 3/8) - √(μ + 3/8))            of variance 1 where counts are Poisson
/// spread σ = max(1, mean |z(t) - z(t-1)| / 1.128)   over steps that follow one another
/// limits  (√(μ + 3/8) ± k σ / 2)² - 3/8, the lower at least 0;  k = 3.09 (99.8 %) and 1.96 (95 %)
/// ```
///
/// Counts of incidents vary more than Poisson counts do, as one cause makes several; limits without σ would cry wolf. σ is
/// taken from the differences of neighbouring steps, as Laney's chart does, so that a lasting rise does not widen the limits
/// that are to show it. The root makes limits that fit small counts too, and are not as far below as above.
///
/// Null hypothesis: every step has the same rate of incidents per unit of exposure, times its share of the season where one is
/// given. By chance a step falls beyond the 99.8 % limits once in 500, so that of twenty charts of two years one has such a
/// month; eight given steps lie on one side of what is expected with a probability of 2/2⁸, less than one in a hundred.
///
/// The common misreading: a point inside the limits does not say that nothing happened, only that it cannot be told from the
/// usual coming and going. And the limits are made of the same counts that they judge: a chart of mostly bad months finds
/// them ordinary.
///
/// Laney (2002), Improved control charts for attributes, Quality Engineering 14, 531-537, doi:10.1081/QEN-120003555.
/// Spiegelhalter (2005), Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14, 347-351,
/// doi:10.1136/qshc.2005.013755. Anscombe (1948), The transformation of Poisson, binomial and negative-binomial data,
/// Biometrika 35, 246-254, doi:10.1093/biomet/35.3-4.246.
public struct ControlChart: Sendable, Equatable {
  /// What a step is found to be.
  public enum Signal: String, Sendable, CaseIterable {
    /// Above the upper 99.8 % limit.
    case high
    /// Below the lower 99.8 % limit.
    case low
    /// The eighth or a later one in a row above what is expected.
    case runAbove = "run above"
    /// The eighth or a later one in a row below what is expected.
    case runBelow = "run below"
    /// None of these.
    case ordinary
  }

  /// A step of the chart.
  public struct Point: Sendable, Equatable {
    /// What the rate makes of the step's exposure.
    public let expected: Double
    /// The lower limits, 95 % and 99.8 %, at least 0.
    public let lower95: Double
    /// The lower 99.8 % limit.
    public let lower998: Double
    /// The upper 95 % limit.
    public let upper95: Double
    /// The upper 99.8 % limit.
    public let upper998: Double
    /// What the count is found to be.
    public let signal: Signal
  }

  /// Incidents per unit of exposure.
  public let rate: Double
  /// How many times as widely the counts scatter as Poisson counts would; 1 at least.
  public let spread: Double
  /// nil where the step has no count.
  public let points: [Point?]

  /// The fewest counts of which a chart is made: fewer do not tell how much counts vary.
  public static let leastCounts = 12
  /// So many in a row on one side are a signal.
  public static let run = 8
  private static let (k95, k998) = (1.959963984540054, 3.090232306167813)
  /// The mean difference of two normal values, in standard deviations: 2/√π.
  private static let meanDifference = 1.1283791670955126

  /// - Parameters:
  ///   - counts: step by step; nil where a step is not known, which is a gap and no zero.
  ///   - exposure: of each step, above 0: its days, times its share of the season where that is taken out.
  /// - Returns: nil where fewer than `leastCounts` steps have a count, or none has an incident.
  public init?(_ counts: [Int?], exposure: [Double]) {
    precondition(counts.count == exposure.count && exposure.allSatisfy { $0 > 0 }, "an exposure above 0 for each count")
    let known = counts.indices.filter { counts[$0] != nil }
    let total = counts.reduce(0) { $0 + ($1 ?? 0) }
    guard known.count >= Self.leastCounts, total > 0 else { return nil }
    let rate = Double(total) / known.reduce(0) { $0 + exposure[$1] }
    func score(_ step: Int, _ count: Int) -> Double {
      2 * ((Double(count) + 0.375).squareRoot() - (rate * exposure[step] + 0.375).squareRoot())
    }
    let scores = counts.indices.map { step in counts[step].map { score(step, $0) } }
    let moves = zip(scores, scores.dropFirst()).compactMap { a, b in a.flatMap { a in b.map { abs($0 - a) } } }
    let mean = moves.isEmpty ? 0 : moves.reduce(0, +) / Double(moves.count)
    let spread = max(1, mean / Self.meanDifference)
    var run = 0
    points = counts.indices.map { step -> Point? in
      guard let count = counts[step], let score = scores[step] else {
        run = 0
        return nil
      }
      run = score > 0 ? max(run, 0) + 1 : score < 0 ? min(run, 0) - 1 : 0
      return Self.point(count, expected: rate * exposure[step], spread: spread, run: run)
    }
    self.rate = rate
    self.spread = spread
  }

  private static func point(_ count: Int, expected: Double, spread: Double, run: Int) -> Point {
    func limit(_ k: Double) -> Double {
      let root = max(0, (expected + 0.375).squareRoot() + k * spread / 2)
      return max(0, root * root - 0.375)
    }
    let (low, high) = (limit(-k998), limit(k998))
    let signal: Signal =
      Double(count) > high
      ? .high : Double(count) < low ? .low : run >= Self.run ? .runAbove : run <= -Self.run ? .runBelow : .ordinary
    return Point(
      expected: expected, lower95: limit(-k95), lower998: low, upper95: limit(k95), upper998: high, signal: signal)
  }
}
