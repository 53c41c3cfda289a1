import Foundation

/// How much more events the most deprived have than the least: the slope index and the relative index of inequality.
///
/// Every area stands at its mid-rank x (ridit): the share of the population that is more deprived, and half of that of
/// its own rank; 0 is the most deprived person of all and 1 the least. The indices are what a line through all areas
/// gives at these two ends, so that they use every area and not only the extreme fifths, and do not depend on how many
/// groups there are.
///
/// ```
/// slope index     SII = f(0) - f(1),  f(x) = a + b x by least squares of the rates, weighted by population
/// relative index  SII / mean rate
/// ratio           g(0) / g(1),  log g(x) = α + β x by Poisson regression of the events with log(population) as offset
/// ```
///
/// **Sign**: the slope and the relative index are above 0, and the ratio above 1, where rates are higher among the most
/// deprived.
///
/// **95 % limits**, all by Student's t of n - 2 degrees of freedom for n areas: of the slope with the standard error of
/// the weighted regression (R's `confint(lm(rate ~ x, weights = population))`); of the relative index with that and the
/// error of the mean by the delta method; of the ratio on the log scale, with the standard error of the quasi-Poisson
/// model, that is times √φ, φ Pearson's χ²/(n - 2) (R's `glm(events ~ x, quasipoisson, offset = log(population))`). So
/// all three allow for counts that scatter more than Poisson counts. None allows for neighbouring areas being alike,
/// which makes them too narrow.
///
/// The common misreading: an index is about areas, not persons; and it is about a line. Where rates are highest in the
/// middle it is near 0 and says nothing: look at the rates by tenth. The relative index of two years may rise while
/// every rate falls; print the slope index beside it.
///
/// Mackenbach and Kunst (1997), Measuring the magnitude of socio-economic inequalities in health: an overview of
/// available measures illustrated with two examples from Europe, Social Science and Medicine 44, 757-771,
/// doi:10.1016/S0277-9536(96)00073-1.
public struct SlopeIndex: Sendable, Equatable {
  /// A number with its 95 % limits.
  public struct Estimate: Sendable, Equatable {
    /// The number; nan where it is undefined.
    public let value: Double
    /// The lower limit; nan where the number is, or fewer than three areas take part.
    public let lower: Double
    /// The upper limit; nan where the lower is.
    public let upper: Double
  }

  /// The slope index: events per unit of population more at the most deprived end than at the least.
  public let slope: Estimate
  /// The slope index as a share of the mean rate: 0 where there is no slope.
  public let relative: Estimate
  /// The rate at the most deprived end by that at the least, above 0: 1 where there is no slope. nan where all events
  /// lie in the lowest rank or all in the highest, for which there is no finite one.
  public let ratio: Estimate
  /// φ of the quasi-Poisson model, 0 or more: about 1 where counts scatter as Poisson counts do. nan where the ratio
  /// is, or fewer than three areas take part.
  public let dispersion: Double
  /// The mean rate: all events by all population of the areas that take part.
  public let meanRate: Double
  /// How many areas take part.
  public let areas: Int

  /// The indices of areas; one takes part where its events are 0 or more, its population is above 0 and its rank is a
  /// number, all finite.
  ///
  /// - Parameters:
  ///   - events: of each area.
  ///   - population: of each area.
  ///   - rank: of each area, ascending from the most deprived; areas with the same rank share their mid-rank.
  /// - Returns: nil where the areas that take part have no events, or fewer than two ranks.
  /// - Complexity: O(n log n).
  public init?(events: [Double], population: [Double], rank: [Double]) {
    guard let ranked = RankedAreas(events: events, population: population, rank: rank) else { return nil }
    let gradient = RateGradient(ranked)
    let t = StudentDistribution.quantile(above: 0.025, degreesOfFreedom: gradient.degreesOfFreedom)
    slope = Estimate(-gradient.slope, within: t * gradient.slopeVariance.squareRoot())
    relative = Estimate(-gradient.slope / gradient.mean, within: t * gradient.relativeSlopeError)
    let model = LogRateGradient(ranked)
    ratio = Estimate(logarithm: -model.slope, within: t * model.standardError)
    dispersion = model.dispersion
    meanRate = gradient.mean
    areas = ranked.count
  }
}

extension SlopeIndex.Estimate {
  fileprivate init(_ value: Double, within distance: Double) {
    self.init(value: value, lower: value - distance, upper: value + distance)
  }

  fileprivate init(logarithm: Double, within distance: Double) {
    self.init(value: exp(logarithm), lower: exp(logarithm - distance), upper: exp(logarithm + distance))
  }
}
