import Foundation

/// The Poisson distribution of counts.
package enum PoissonDistribution {
  /// The probability of a count of at least `count` where `mean` is expected, exact: the regularised incomplete gamma
  /// function P(count, mean).
  ///
  /// By the series DLMF 8.11.4 below the mean's neighbourhood and the continued fraction DLMF 8.9.2 above it
  /// (https://dlmf.nist.gov/8.9), evaluated by the modified Lentz method.
  ///
  /// - Returns: nan where the mean is nan or below 0.
  package static func atLeast(_ count: Int, mean: Double) -> Double {
    guard mean >= 0 else { return .nan }
    if count <= 0 { return 1 }
    if mean == 0 { return 0 }
    if mean == .infinity { return 1 }
    let shape = Double(count)
    let logFront = shape * log(mean) - mean - lgamma(shape)
    if mean < shape + 1 { return min(1, exp(logFront) * series(shape, mean)) }
    return max(0, 1 - exp(logFront) * fraction(shape, mean))
  }

  /// Far more steps than counts of millions need; the loops end when a step no longer changes the result.
  private static let mostSteps = 10_000_000

  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    for n in 1...mostSteps {
      term *= x / (a + Double(n))
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / kept(b)
    var result = d
    for n in 1...mostSteps {
      let numerator = -Double(n) * (Double(n) - a)
      b += 2
      d = 1 / kept(numerator * d + b)
      c = kept(b + numerator / c)
      let step = c * d
      result *= step
      if abs(step - 1) < 1e-15 { break }
    }
    return result
  }
}
