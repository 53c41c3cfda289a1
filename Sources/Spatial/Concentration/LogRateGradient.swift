import Foundation

/// The line of areas' log rates over their mid-ranks, by Poisson regression with a quasi-Poisson scale.
///
/// The likelihood of `log rate = α + β x` has for every β its best α, which makes the fitted total that of the events.
/// What is left to solve is one equation: that the mean mid-rank of the fitted events, which rises with β, is that of
/// the events.
struct LogRateGradient: Sendable {
  /// β, above 0 where rates rise with the rank; nan where all events lie in the lowest rank or all in the highest.
  let slope: Double
  /// The standard error of β times √φ; nan where the slope is, or fewer than three areas take part.
  let standardError: Double
  /// φ, Pearson's χ² by areas less two.
  let dispersion: Double

  init(_ areas: RankedAreas) {
    let events = areas.levels.map(\.events)
    guard let first = events.first, let last = events.last, first < areas.totalEvents, last < areas.totalEvents else {
      (slope, standardError, dispersion) = (.nan, .nan, .nan)
      return
    }
    let target = zip(areas.events, areas.ridit).reduce(0) { $0 + $1.0 * $1.1 } / areas.totalEvents
    let slope = Self.slope(areas, target: target)
    let fit = Fit(areas, slope)
    let squares = zip(areas.events, fit.weights).reduce(0) { sum, area in
      let fitted = areas.totalEvents * area.1
      return sum + (area.0 == 0 ? fitted : (area.0 - fitted) * (area.0 - fitted) / fitted)
    }
    self.slope = slope
    dispersion = areas.count > 2 ? squares / Double(areas.count - 2) : .nan
    standardError = (dispersion / (areas.totalEvents * fit.variance)).squareRoot()
  }

  /// By Newton's steps, each kept between what is known to be too low and too high.
  private static func slope(_ areas: RankedAreas, target: Double) -> Double {
    var (low, high) = (-Double.infinity, Double.infinity)
    var slope = 0.0
    for _ in 0..<200 {
      let fit = Fit(areas, slope)
      let step = (target - fit.mean) / fit.variance
      if abs(step) <= 1e-13 * max(1, abs(slope)) { break }
      if step > 0 { low = slope } else { high = slope }
      let next = slope + step
      if next > low && next < high && abs(step) <= 8 + abs(slope) {
        slope = next
      } else {
        slope = low.isFinite && high.isFinite ? (low + high) / 2 : 2 * slope + (low.isFinite ? 8 : -8)
      }
    }
    return slope
  }

  /// How the fitted events of a slope lie.
  private struct Fit {
    /// The share of the fitted events in each area.
    let weights: [Double]
    /// Their mean mid-rank.
    let mean: Double
    /// The variance of their mid-ranks.
    let variance: Double

    init(_ areas: RankedAreas, _ slope: Double) {
      // Measured from the end with the higher rate, so that no power overflows.
      let end = slope > 0 ? areas.ridit.last ?? 1 : areas.ridit.first ?? 0
      let powers = zip(areas.population, areas.ridit).map { $0 * exp(slope * ($1 - end)) }
      let sum = powers.reduce(0, +)
      let weights = powers.map { $0 / sum }
      let mean = zip(weights, areas.ridit).reduce(0) { $0 + $1.0 * $1.1 }
      variance = zip(weights, areas.ridit).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
      self.weights = weights
      self.mean = mean
    }
  }
}
