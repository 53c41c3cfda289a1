/// The straight line of areas' rates over their mid-ranks, by least squares weighted by population.
///
/// As the mean mid-rank is 1/2 whatever the ranks, the fitted rate at 1/2 is the mean rate of all, and its error and
/// that of the slope do not depend on one another.
struct RateGradient: Sendable {
  /// The change of the rate from mid-rank 0 to 1; above 0 where rates rise with the rank.
  let slope: Double
  /// The mean rate.
  let mean: Double
  /// The variance of mid-ranks over the population.
  let rankVariance: Double
  /// The variance of the slope; nan where fewer than three areas take part.
  let slopeVariance: Double
  /// The variance of the mean rate; nan where fewer than three areas take part.
  let meanVariance: Double
  /// Areas less the two numbers that are fitted; 0 where none are left.
  let degreesOfFreedom: Int

  init(_ areas: RankedAreas) {
    let mean = areas.mean
    let shares = areas.population.map { $0 / areas.totalPopulation }
    let rates = zip(areas.events, areas.population).map { $0 / $1 }
    var (spread, product) = (0.0, 0.0)
    for area in 0..<areas.count {
      let centred = areas.ridit[area] - 0.5
      spread += shares[area] * centred * centred
      product += shares[area] * centred * (rates[area] - mean)
    }
    let slope = product / spread
    let residuals = (0..<areas.count).reduce(0) { sum, area in
      let residual = rates[area] - mean - slope * (areas.ridit[area] - 0.5)
      return sum + shares[area] * residual * residual
    }
    degreesOfFreedom = max(0, areas.count - 2)
    let scatter = degreesOfFreedom > 0 ? residuals / Double(degreesOfFreedom) : .nan
    self.slope = slope
    self.mean = mean
    rankVariance = spread
    slopeVariance = scatter / spread
    meanVariance = scatter
  }

  /// The standard error of the slope as a share of the mean rate, which is estimated too (delta method); nan where
  /// fewer than three areas take part.
  var relativeSlopeError: Double {
    let relative = slope / mean
    return ((slopeVariance + relative * relative * meanVariance) / (mean * mean)).squareRoot()
  }
}
