import Spatial
import TestSupport
import Testing

@Suite struct PoissonRatioTests {
  /// The stored values have ten figures.
  private static let tolerance = 2e-9

  /// scipy 1.17.1: beta.ppf(0.025, a, b + 1) and beta.ppf(0.975, a + 1, b) carried over to the ratio by p / (1 - p);
  /// R's poisson.test(c(a, b)) gives the same intervals.
  @Test(
    .tags(.reference),
    arguments: [
      (270, 325, 0.7043128603, 0.979299177), (92, 11, 4.462778817, 17.33798534), (0, 5, 0, 1.091279105),
      (5, 0, 0.9163558573, Double.infinity), (1, 1, 0.01273936708, 78.49683532),
      (3, 10, 0.05305399048, 1.16511861), (1000, 900, 1.014404859, 1.217170837), (0, 0, 0, .infinity),
      (100_000, 99_000, 1.001253784, 1.01902651), (20, 0, 4.937062237, .infinity),
      (12, 40, 0.1432701673, 0.5832875052),
    ])
  func `the exact interval equals scipy's`(current: Int, previous: Int, lower: Double, upper: Double) {
    let ratio = PoissonRatio(current: current, previous: previous)
    #expect(abs(ratio.lower - lower) <= Self.tolerance * max(lower, 1))
    if upper.isFinite {
      #expect(abs(ratio.upper - upper) <= Self.tolerance * upper)
    } else {
      #expect(ratio.upper == .infinity)
    }
  }

  @Test func `the ratio of nothing to nothing is undefined, and of something to nothing infinite`() {
    #expect(PoissonRatio(current: 0, previous: 0).ratio == nil)
    #expect(PoissonRatio(current: 3, previous: 0).ratio == .infinity)
    #expect(PoissonRatio(current: 0, previous: 4).ratio == 0)
  }

  @Test(.tags(.property))
  func `exchanging the counts turns the interval over`() {
    for (a, b) in [(3, 7), (40, 41), (1, 200), (900, 30)] {
      let one = PoissonRatio(current: a, previous: b)
      let other = PoissonRatio(current: b, previous: a)
      #expect(abs(one.lower * other.upper - 1) < 1e-9)
      #expect(abs(one.upper * other.lower - 1) < 1e-9)
    }
  }
}
