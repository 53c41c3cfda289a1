/// The exact interval of a Poisson mean of which one count is known: how far chance alone may have carried a count.
///
/// With c the count, α = 1 - confidence and Γ(p; a) the quantile of the gamma distribution of shape a and scale 1:
///
/// ```
/// lower = Γ(α/2; c), 0 where c is 0
/// upper = Γ(1 - α/2; c + 1), -ln(α/2) where c is 0
/// ```
///
/// which is half of the chi-squared quantiles of 2c and 2c + 2 degrees of freedom, as R's `poisson.test` has it. Both
/// ends are in events; for those of a rate divide them by the population. The interval holds the true mean at least as
/// often as it says, for small counts oftener.
///
/// The common misreading: that two areas differ where their intervals do not overlap, and are alike where they do. See
/// ``PoissonRatio`` for that. And incidents that come in series scatter more than Poisson counts do, so that the
/// interval is too sure of itself.
///
/// Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442, doi:10.1093/biomet/28.3-4.437.
public struct PoissonInterval: Sendable, Equatable {
  /// The lower limit of the mean, 0 or more.
  public let lower: Double
  /// The upper limit of the mean, above 0.
  public let upper: Double

  /// - Parameters:
  ///   - count: the events that came, 0 or more.
  ///   - confidence: the share of such intervals that hold the true mean, above 0 and below 1; 0.95 by default.
  /// - Complexity: O(√count), and no more from 100,000 on.
  public init(count: Int, confidence: Double = 0.95) {
    precondition(count >= 0 && confidence > 0 && confidence < 1, "a count, and a confidence between 0 and 1")
    let tail = (1 - confidence) / 2
    let events = Double(count)
    lower = count == 0 ? 0 : GammaDistribution.quantile(tail, .less, shape: events)
    upper = GammaDistribution.quantile(tail, .greater, shape: events + 1)
  }
}
