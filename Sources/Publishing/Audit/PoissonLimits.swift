import Foundation

/// The exact 95 % limits of a count (Garwood 1936), by halving.
enum PoissonLimits {
  /// Of the counts from 0 on that may be withheld, and of some more.
  static let lowerLimits = (0...60).map(lower)
  static let upperLimits = (0...60).map(upper)

  private static func lower(_ count: Int) -> Double {
    count == 0 ? 0 : root { 1 - atMost(count - 1, $0) < 0.025 }
  }

  private static func upper(_ count: Int) -> Double { root { atMost(count, $0) > 0.025 } }

  private static func root(_ isBelow: (Double) -> Bool) -> Double {
    var (from, to) = (0.0, 200.0)
    for _ in 0..<60 {
      let middle = (from + to) / 2
      if isBelow(middle) { from = middle } else { to = middle }
    }
    return (from + to) / 2
  }

  private static func atMost(_ count: Int, _ mean: Double) -> Double {
    var term = exp(-mean)
    var sum = term
    for number in stride(from: 1, through: count, by: 1) {
      term *= mean / Double(number)
      sum += term
    }
    return sum
  }
}
