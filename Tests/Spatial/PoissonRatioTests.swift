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

  /// R 4.2.2: poisson.test(c(a, b), c(days, earlier))$conf.int; the mid-p from pbinom and dbinom with n = a + b and
  /// p = days / (days + earlier): 2 min(P(X < a), P(X > a)) + P(X = a).
  @Test(
    .tags(.reference),
    arguments: [
      (270, 325, 184, 181, 0.6928294984, 0.9633323426, 0.01410995332),
      (92, 11, 31, 28, 4.030896996, 15.66011579, 1.376601204e-15),
      (0, 5, 28, 31, 0, 1.208201866, 0.04004501042),
      (5, 0, 181, 184, 0.9315440759, Double.infinity, 0.02998669152),
      (1, 1, 31, 28, 0.01150652511, 70.90036738, 0.9491525424),
      (3, 10, 28, 31, 0.05873834661, 1.289952747, 0.08455213314),
      (1000, 900, 365, 366, 1.017184051, 1.220505551, 0.01859307482),
      (0, 3, 184, 181, 0, 2.380496156, 0.1219430719),
      (20, 0, 31, 31, 4.937062237, .infinity, 9.536743164e-07),
      (12, 40, 90, 92, 0.1464539488, 0.5962494498, 0.0001122466306),
      (7, 0, 31, 30, 1.394814696, .infinity, 0.008754331979),
    ] as [(Int, Int, Double, Double, Double, Double, Double)])
  func `the interval and the mid-p of rates equal R's`(
    current: Int, previous: Int, days: Double, earlier: Double, lower: Double, upper: Double, p: Double
  ) {
    let ratio = PoissonRatio(current: current, previous: previous, exposure: days / earlier)
    #expect(abs(ratio.lower - lower) <= Self.tolerance * max(lower, 1))
    #expect(upper.isFinite ? abs(ratio.upper - upper) <= Self.tolerance * upper : ratio.upper == .infinity)
    #expect(abs(ratio.p - p) <= 1e-8 * max(p, 1e-7))
  }

  @Test(.tags(.property))
  func `under equal rates a p of 0.05 and less comes about once in twenty times`() {
    var random = RandomNumbers(seed: 5)
    let trials = 4_000
    let extreme = (0..<trials).count { _ in
      // Two counts of 200 incidents that fall on either side with the chance that the days give them.
      let current = (0..<200).count { _ in random.uniform() < 31.0 / 59 }
      return PoissonRatio(current: current, previous: 200 - current, exposure: 31.0 / 28).p <= 0.05
    }
    // Three standard errors of a share of 0.05; counts leave the level a little above or below.
    #expect(abs(Double(extreme) / Double(trials) - 0.05) < 0.0125)
  }

  @Test func `the p of nothing against nothing is undefined, and of equal counts 1`() {
    #expect(PoissonRatio(current: 0, previous: 0).p.isNaN)
    #expect(PoissonRatio(current: 9, previous: 9).p == 1)
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
