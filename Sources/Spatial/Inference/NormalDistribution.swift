import Foundation

/// The standard normal distribution.
package enum NormalDistribution {
  /// The probability of at most `z`.
  package static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

  /// The p-value of a standardised statistic; nan where it is.
  package static func p(_ z: Double, _ tail: Tail) -> Double {
    switch tail {
    case .twoSided: erfc(abs(z) * 0.5.squareRoot())
    case .greater: 0.5 * erfc(z * 0.5.squareRoot())
    case .less: cumulative(z)
    }
  }
}
