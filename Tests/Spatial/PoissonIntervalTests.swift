import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct PoissonIntervalTests {
  /// What is asked of an exact limit, and far above the rounding of either side.
  private static let relativeError = 1e-9

  /// scipy 1.17.1: chi2.ppf(a/2, 2*count)/2 and chi2.isf(a/2, 2*count + 2)/2 with a = 1 - confidence; at 0.95 R 4.2.2's
  /// poisson.test(count)$conf.int gives the same. From 100,000 on the limits come from an expansion.
  private static let reference: [(count: Int, confidence: Double, lower: Double, upper: Double)] = [
    (0, 0.95, 0, 3.6888794541139354), (0, 0.998, 0, 6.907755278982137),
    (1, 0.95, 0.025317807984289897, 5.571643390938898), (1, 0.998, 0.0010005003335835346, 9.233413476451585),
    (3, 0.95, 0.6186721228956015, 8.767273069742323), (3, 0.998, 0.19053337756840327, 13.06224077918807),
    (10, 0.95, 4.7953886961324335, 18.39035604201778), (10, 0.998, 2.96052037274376, 24.13397114541759),
    (100, 0.95, 81.36399125092315, 121.62679379242638), (100, 0.998, 71.9213974950004, 134.92431906126444),
    (12_345, 0.95, 12128.18090789908, 12564.722206913333), (12_345, 0.998, 12004.498140284071, 12692.215391365362),
    (99_999, 0.95, 99380.15576273036, 100620.74164077373), (99_999, 0.998, 99024.63677659593, 100980.06779195923),
    (100_000, 0.95, 99381.15266374472, 100621.74473974388), (100_000, 0.998, 99025.63189050092, 100981.07267802989),
    (1_000_000, 0.95, 998040.9833402939, 1001961.9119454322),
    (1_000_000, 0.998, 996912.6173198152, 1003094.0839149702),
    (1_000_000_000, 0.95, 999938021.4439279, 1000061981.4504089),
  ]

  @Test(.tags(.reference), arguments: reference)
  func `the exact limits equal scipy's and R's`(count: Int, confidence: Double, lower: Double, upper: Double) {
    let interval = PoissonInterval(count: count, confidence: confidence)
    #expect(abs(interval.lower - lower) <= Self.relativeError * lower)
    #expect(abs(interval.upper - upper) <= Self.relativeError * upper)
  }

  @Test func `of no events the limits are 0 and -ln(α/2)`() {
    for confidence in [0.5, 0.8, 0.95, 0.998, 1 - 1e-12] {
      let interval = PoissonInterval(count: 0, confidence: confidence)
      let limit = -log((1 - confidence) / 2)
      #expect(interval.lower == 0 && abs(interval.upper - limit) <= 1e-14 * limit)
    }
  }

  @Test(.tags(.property))
  func `at either limit the count, or one farther, comes with a probability of α/2`() {
    for confidence in [0.1, 0.9, 0.95, 0.998, 0.999_999] {
      let tail = (1 - confidence) / 2
      for count in Array(1...40) + [99, 1_000, 20_000] {
        let interval = PoissonInterval(count: count, confidence: confidence)
        #expect(abs(PoissonDistribution.atLeast(count, mean: interval.lower) - tail) <= 1e-9 * tail)
        // Against 1, as the other tail is what is left of it.
        #expect(abs(1 - PoissonDistribution.atLeast(count + 1, mean: interval.upper) - tail) <= 1e-9 * tail + 1e-15)
      }
    }
  }

  @Test(.tags(.property))
  func `limits rise with the count, without a step where the expansion takes over`() {
    var last = PoissonInterval(count: 99_980)
    for count in 99_981...100_020 {
      let interval = PoissonInterval(count: count)
      // The limits of neighbouring counts are about 1 apart, less or more by 1/√count.
      #expect(abs(interval.lower - last.lower - 0.9969) < 1e-4 && abs(interval.upper - last.upper - 1.0031) < 1e-4)
      last = interval
    }
  }

  @Test func `the greatest count there is has limits too`() {
    let interval = PoissonInterval(count: .max, confidence: 0.998)
    #expect(interval.lower < Double(Int.max) && interval.upper > Double(Int.max))
  }
}
