/// The ratio of two Poisson counts seen over equal lengths of time, with its exact conditional interval.
///
/// Given the sum of two independent Poisson counts, the first is binomial with p = ratio / (1 + ratio). The interval is
/// that of Clopper and Pearson for p, carried over to the ratio: it covers the true ratio at least as often as it says.
/// Przyborowski and Wilenski (1940), Homogeneity of results in testing samples from Poisson series, Biometrika 31,
/// 313-323, doi:10.1093/biomet/31.3-4.313; R's `poisson.test` gives the same numbers.
///
/// The common misreading: places that were chosen *because* they are high now will mostly seem to have risen. The
/// interval knows nothing of that choice.
public struct PoissonRatio: Sendable, Equatable {
  /// current / previous; nil where both are 0, infinite where only the previous count is 0.
  public let ratio: Double?
  /// The lower end of the interval, 0 ... infinity.
  public let lower: Double
  /// The upper end of the interval; infinite where the previous count is 0.
  public let upper: Double

  /// - Parameters:
  ///   - current: the count above the line, at least 0.
  ///   - previous: the count below the line, at least 0.
  ///   - confidence: the share of such intervals that hold the true ratio, 0.95 by default.
  public init(current: Int, previous: Int, confidence: Double = 0.95) {
    precondition(current >= 0 && previous >= 0, "counts")
    let a = Double(current)
    let b = Double(previous)
    let tail = (1 - confidence) / 2
    ratio = previous > 0 ? a / b : current > 0 ? .infinity : nil
    if current == 0 {
      lower = 0
    } else {
      let p = BetaDistribution.quantile(tail, a: a, b: b + 1)
      lower = p / (1 - p)
    }
    if previous == 0 {
      upper = .infinity
    } else {
      // The upper limit by its complement, which stays exact where p is close to 1.
      let q = BetaDistribution.quantile(tail, a: b, b: a + 1)
      upper = (1 - q) / q
    }
  }
}
