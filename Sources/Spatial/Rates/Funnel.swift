/// Funnel limits: which areas have more or fewer events than chance leaves to areas of their size.
///
/// ```
/// E  = rate × population                                    or as the caller expects them
/// limits: the smallest whole number r with P(X <= r) >= p, X Poisson of mean E     p = 0.025, 0.975; 0.001, 0.999
/// z  = (O - E) / √E ;  φ̂ = Σ z²/I over I areas, the lowest and the highest tenth (I/10, rounded down) of z each
///                      put to the next z inwards (winsorised)
/// adjusted limit = E + (limit - E) √max(1, φ̂), at least 0
/// ```
///
/// The limits are exact Poisson quantiles in whole numbers (R's `qpois`), and an area is beyond one where its count is
/// *beyond* the number, so that chance alone puts it above the upper 95 % limit with a probability of at most 0.025.
/// (The interpolated limits that Spiegelhalter draws are smoother, but lie up to one event nearer: of a mean of 0.5
/// they call a count of 2 high, which comes one time in eleven.) For few events the limits are far apart in proportion:
/// a freak month of a small area lies within.
///
/// Null hypothesis: every area has the same rate, or the rate that the caller expects of it, and its count is Poisson.
/// Two-sided. Among 500 areas one is expected far above or below by chance; nothing is corrected for many areas. Counts
/// of incidents mostly scatter more than Poisson counts, as one cause makes several: φ̂ says how much,
/// `isOverdispersed` whether that is more than chance (φ̂ > 1 + 2√(2/I)), and the adjusted limits allow for it, be it
/// more than chance or not.
///
/// The common misreading: the ranking of rates. The top and the bottom of a league table of rates are the small areas,
/// whose rates chance throws about the most; an area within the limits has no rank that could be told from the others'.
/// Nor does within mean well: where all areas are bad, all are within. And where every area truly differs, φ̂ is great,
/// the adjusted limits are wide, and only what differs from the differing stands out.
///
/// Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24, 1185-1202,
/// doi:10.1002/sim.1970. Spiegelhalter (2005), Handling over-dispersion of performance indicators, Quality and Safety
/// in Health Care 14, 347-351, doi:10.1136/qshc.2005.013755.
public struct Funnel: Sendable, Equatable {
  /// Where a count lies among limits.
  public enum Position: String, Sendable, CaseIterable, Codable {
    /// Below the lower 99.8 % limit.
    case farBelow = "far below"
    /// Below the lower 95 % limit.
    case below
    /// Between the 95 % limits, or on one of them.
    case within
    /// Above the upper 95 % limit.
    case above
    /// Above the upper 99.8 % limit.
    case farAbove = "far above"
  }

  /// Limits of a count, in events.
  public struct Limits: Sendable, Equatable {
    /// The lower 95 % limit, 0 or more.
    public let lower95: Double
    /// The upper 95 % limit.
    public let upper95: Double
    /// The lower 99.8 % limit, 0 or more.
    public let lower998: Double
    /// The upper 99.8 % limit.
    public let upper998: Double

    /// Where a count lies.
    public func position(of count: Int) -> Position {
      let count = Double(count)
      if count > upper998 { return .farAbove }
      if count > upper95 { return .above }
      if count < lower998 { return .farBelow }
      return count < lower95 ? .below : .within
    }
  }

  /// An area in the funnel.
  public struct Point: Sendable, Equatable {
    /// The events that the rate makes of the area's population, or that the caller expects.
    public let expected: Double
    /// The exact Poisson limits, whole numbers.
    public let limits: Limits
    /// The limits widened by the dispersion.
    public let adjustedLimits: Limits
    /// Where the area's count lies among the exact limits.
    public let position: Position
    /// Where the area's count lies among the widened limits.
    public let adjustedPosition: Position
  }

  /// All events by all population of the areas with a point; where expected counts were given, by all expected. nan
  /// where no area has a point.
  public let rate: Double
  /// max(1, φ̂): how many times the variance of Poisson counts the areas have.
  public let dispersion: Double
  /// Whether φ̂ is greater than chance accounts for.
  public let isOverdispersed: Bool
  /// nil where an area has no population, or none that is a number: it is no part of the rate either.
  public let points: [Point?]

  /// Every area against the rate of all.
  ///
  /// - Parameters:
  ///   - events: of each area, 0 or more.
  ///   - population: at risk in each area over the same time; nil, 0 or less and what is not finite give no point.
  /// - Complexity: O(√E) an area, O(n log n) of n areas.
  public init(events: [Int], population: [Double?]) {
    let people = Self.usable(population)
    let rate = Self.rate(events, by: people)
    self.init(events, expected: people.map { $0.flatMap { ($0 * rate).isFinite ? $0 * rate : nil } }, rate: rate)
  }

  /// Every area against what is expected of it, as its own group's rate times its population.
  ///
  /// - Parameters:
  ///   - events: of each area, 0 or more.
  ///   - expected: events of each area; nil, 0 or less and what is not finite give no point.
  /// - Complexity: O(√E) an area, O(n log n) of n areas.
  public init(events: [Int], expected: [Double?]) {
    let expected = Self.usable(expected)
    self.init(events, expected: expected, rate: Self.rate(events, by: expected))
  }

  private init(_ events: [Int], expected: [Double?], rate: Double) {
    precondition(events.count == expected.count && events.allSatisfy { $0 >= 0 }, "a count of 0 or more for every area")
    let scores = zip(events, expected).compactMap { count, mean -> Double? in
      mean.flatMap { $0 > 0 ? (Double(count) - $0) / $0.squareRoot() : nil }
    }
    let spread = Self.dispersion(scores)
    let dispersion = max(1, spread)
    self.rate = rate
    self.dispersion = dispersion
    isOverdispersed = spread > 1 + 2 * (2 / Double(scores.count)).squareRoot()
    points = zip(events, expected).map { count, mean in mean.map { Point(count, expected: $0, dispersion: dispersion) }
    }
  }

  private static func usable(_ column: [Double?]) -> [Double?] {
    column.map { $0.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }
  }

  private static func rate(_ events: [Int], by column: [Double?]) -> Double {
    precondition(events.count == column.count, "a population for every area")
    var (count, sum) = (0.0, 0.0)
    for (events, value) in zip(events, column) {
      guard let value else { continue }
      count += Double(events)
      sum += value
    }
    return count / sum
  }

  /// φ̂ of winsorised scores; 0 where there are none.
  private static func dispersion(_ scores: [Double]) -> Double {
    let sorted = scores.sorted()
    let cut = sorted.count / 10
    guard let low = sorted.dropFirst(cut).first, let high = sorted.dropLast(cut).last else { return 0 }
    return sorted.reduce(0) { sum, z in
      let kept = min(max(z, low), high)
      return sum + kept * kept
    } / Double(sorted.count)
  }
}

extension Funnel.Limits {
  /// The exact limits of a Poisson count.
  fileprivate init(mean: Double) {
    self.init(
      lower95: PoissonDistribution.quantile(0.025, mean: mean),
      upper95: PoissonDistribution.quantile(0.975, mean: mean),
      lower998: PoissonDistribution.quantile(0.001, mean: mean),
      upper998: PoissonDistribution.quantile(0.999, mean: mean))
  }

  /// The limits as many times as far from the mean.
  fileprivate func widened(_ times: Double, about mean: Double) -> Self {
    func widened(_ limit: Double) -> Double { max(0, mean + (limit - mean) * times) }
    return Self(
      lower95: widened(lower95), upper95: widened(upper95), lower998: widened(lower998), upper998: widened(upper998))
  }
}

extension Funnel.Point {
  fileprivate init(_ count: Int, expected: Double, dispersion: Double) {
    let limits = Funnel.Limits(mean: expected)
    let adjusted = dispersion > 1 ? limits.widened(dispersion.squareRoot(), about: expected) : limits
    self.init(
      expected: expected, limits: limits, adjustedLimits: adjusted, position: limits.position(of: count),
      adjustedPosition: adjusted.position(of: count))
  }
}
