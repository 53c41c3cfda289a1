/// The Poisson distribution of counts.
package enum PoissonDistribution {
  /// From this mean on a quantile is that of the expansion alone, as probabilities have lost the figures that would
  /// tell one count from the next.
  private static let greatMean = 1e9

  /// The probability of a count of at least `count` where `mean` is expected, exact: the regularised incomplete gamma
  /// function P(count, mean).
  ///
  /// - Returns: nan where the mean is nan or below 0.
  package static func atLeast(_ count: Int, mean: Double) -> Double {
    guard mean >= 0 else { return .nan }
    if count <= 0 { return 1 }
    if mean == 0 { return 0 }
    if mean == .infinity { return 1 }
    return GammaDistribution.lower(mean, shape: Double(count))
  }

  /// The smallest whole number r with a probability of at most r that is no less than `probability`, as R's `qpois` has
  /// it. A `Double`, as the means of a careless caller have no bound.
  ///
  /// - Parameters:
  ///   - probability: above 0 and below 1.
  ///   - mean: what is expected, 0 or more and finite.
  /// - Complexity: O(√mean), and no more from 1e9 on, where the answer is that of an expansion and may be one or so
  ///   beside the exact number.
  static func quantile(_ probability: Double, mean: Double) -> Double {
    precondition(mean >= 0 && mean.isFinite && probability > 0 && probability < 1, "a mean and a probability")
    if mean == 0 { return 0 }
    let z = -NormalQuantile.above(probability)
    var count = max(0, (mean + z * mean.squareRoot() + (z * z - 4) / 6).rounded(.up))
    if mean >= greatMean { return count }
    func reaches(_ count: Double) -> Bool { GammaDistribution.upper(mean, shape: count + 1) >= probability }
    if reaches(count) {
      while count > 0 && reaches(count - 1) { count -= 1 }
    } else {
      repeat { count += 1 } while !reaches(count)
    }
    return count
  }
}
