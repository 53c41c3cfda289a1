/// The ratio of two Poisson counts with its exact conditional interval and test.
///
/// Given the sum n of two independent Poisson counts, the first is binomial with p = ratio · e / (1 + ratio · e), e being how
/// much longer the first was watched. The interval is that of Clopper and Pearson for p, carried over to the ratio: it
/// covers the true ratio at least as often as it says.
///
/// Null hypothesis of `p`: both counts have the same rate. Two-sided, by mid-p: the observed split counts half, which makes
/// the test nearly as strong as its level allows, where the usual exact one is too shy at small counts. So near 0.05 the
/// test may speak where the interval, which is never too narrow, still holds 1.
///
/// The common misreading: places that were chosen *because* they are high now will mostly seem to have risen. Neither
/// interval nor test knows of that choice. And incidents that come in series (one group of youths, one neighbour's diary)
/// scatter more than Poisson counts, so that both are too sure of themselves.
///
/// Przyborowski and Wilenski (1940), Homogeneity of results in testing samples from Poisson series, Biometrika 31,
/// 313-323, doi:10.1093/biomet/31.3-4.313; R's `poisson.test` gives the same intervals.
public struct PoissonRatio: Sendable, Equatable {
  /// The rate above the line by that below; nil where both counts are 0, infinite where only the one below is.
  public let ratio: Double?
  /// The lower end of the interval, 0 ... infinity.
  public let lower: Double
  /// The upper end of the interval; infinite where the previous count is 0.
  public let upper: Double
  /// The two-sided mid-p of equal rates; nan where both counts are 0.
  public let p: Double

  /// - Parameters:
  ///   - current: the count above the line, at least 0.
  ///   - previous: the count below the line, at least 0.
  ///   - exposure: how many times as long the first was watched as the second, above 0: 31/28 for January against February.
  ///   - confidence: the share of such intervals that hold the true ratio, 0.95 by default.
  public init(current: Int, previous: Int, exposure: Double = 1, confidence: Double = 0.95) {
    precondition(current >= 0 && previous >= 0 && exposure > 0 && exposure.isFinite, "counts, and an exposure above 0")
    let a = Double(current)
    let b = Double(previous)
    let tail = (1 - confidence) / 2
    ratio = previous > 0 ? a / b / exposure : current > 0 ? .infinity : nil
    if current == 0 {
      lower = 0
    } else {
      let p = BetaDistribution.quantile(tail, a: a, b: b + 1)
      lower = p / (1 - p) / exposure
    }
    if previous == 0 {
      upper = .infinity
    } else {
      // The upper limit by its complement, which stays exact where p is close to 1.
      let q = BetaDistribution.quantile(tail, a: b, b: a + 1)
      upper = (1 - q) / q / exposure
    }
    p =
      current + previous == 0
      ? .nan : BinomialDistribution.midP(current, among: current + previous, chance: exposure / (1 + exposure))
  }
}
