import Spatial
import TestSupport
import Testing

@Suite struct PoissonDistributionTests {
  /// Both sides carry rounding that grows with the count: an exponent of some hundred thousand has 11 digits left.
  private static let relativeError = 1e-9

  // scipy 1.17.1, /usr/bin/env python3 -c "from scipy.stats import poisson; print(poisson.sf(count - 1, mean))"
  private static let reference: [(count: Int, mean: Double, p: Double)] = [
    (1, 0.1, 0.09516258196404044), (3, 0.5, 0.014387677966970684), (5, 5, 0.5595067149347879),
    (12, 4.2, 0.0013738596159008673), (40, 10, 7.341636314560681e-13), (2, 8, 0.9969808363488774),
    (100, 120, 0.9721362601094793), (500, 400, 8.109381078799146e-07), (60, 0.7, 3.0669944758033837e-92),
    (1_000, 1_000, 0.5042052441802155), (90_000, 89_000, 0.00041193602662291704),
  ]

  @Test(.tags(.reference), arguments: reference)
  func `the upper tail equals scipy's`(count: Int, mean: Double, p: Double) {
    #expect(abs(PoissonDistribution.atLeast(count, mean: mean) - p) <= Self.relativeError * p)
  }

  @Test(.tags(.property))
  func `the upper tail is what the terms below leave`() {
    for mean in [0.3, 2, 7.5] {
      var (term, below) = (1.0, 0.0)
      for count in 0...12 {
        if count > 0 { term *= mean / Double(count) }
        #expect(abs(PoissonDistribution.atLeast(count + 1, mean: mean) - (1 - below - term * power(mean))) < 1e-14)
        below += term * power(mean)
      }
    }
  }

  /// The probability of none: exp(-mean), by its own series.
  private func power(_ mean: Double) -> Double {
    var (sum, term) = (0.0, 1.0)
    for n in 1...60 {
      sum += term
      term *= mean / Double(n)
    }
    return 1 / sum
  }

  @Test func `none or more is certain, and of nothing expected nothing comes`() {
    #expect(PoissonDistribution.atLeast(0, mean: 0) == 1 && PoissonDistribution.atLeast(0, mean: 5) == 1)
    #expect(PoissonDistribution.atLeast(1, mean: 0) == 0)
    #expect(PoissonDistribution.atLeast(1, mean: .infinity) == 1)
    #expect(PoissonDistribution.atLeast(1, mean: .nan).isNaN && PoissonDistribution.atLeast(1, mean: -1).isNaN)
  }
}
