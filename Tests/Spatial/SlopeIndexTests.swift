import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct SlopeIndexTests {
  /// The stored values have 13 figures.
  private static let tolerance = 1e-12
  /// R's iterations and ours end at the rounding of sums of exponentials.
  private static let modelTolerance = 1e-10

  private func twelve() throws -> SlopeIndex {
    try #require(
      SlopeIndex(
        events: ConcentrationIndexTests.events, population: ConcentrationIndexTests.population,
        rank: ConcentrationIndexTests.rank))
  }

  private func india() throws -> SlopeIndex {
    try #require(
      SlopeIndex(
        events: ConcentrationIndexTests.deaths, population: ConcentrationIndexTests.births, rank: [1, 2, 3, 4, 5]))
  }

  private func equal(_ estimate: SlopeIndex.Estimate, _ values: [Double], within tolerance: Double) -> Bool {
    greatestDifference([estimate.value, estimate.lower, estimate.upper], values) < tolerance
  }

  /// R 4.2.2, with R, y, n, V, mu and vmu as in ConcentrationIndexTests: m <- lm(y ~ R, weights=n); -confint(m)[2, ];
  /// -b/mu -+ qt(.975, length(n) - 2)*sqrt(V[2,2]/mu^2 + b^2/mu^4*vmu).
  @Test(.tags(.reference))
  func `slope and relative index equal those of R's weighted regression`() throws {
    let twelve = try twelve()
    #expect(equal(twelve.slope, [0.010332262131934, 0.004249485547668, 0.016415038716199], within: Self.tolerance))
    #expect(equal(twelve.relative, [1.300960012962472, 0.483544628503921, 2.118375397421023], within: Self.tolerance))
    #expect(abs(twelve.meanRate - 0.007942028985507) < Self.tolerance && twelve.areas == 12)
    let india = try india()
    #expect(equal(india.slope, [0.12619832643832, 0.05748819987006, 0.19490845300659], within: Self.tolerance))
    #expect(equal(india.relative, [1.06131806511702, 0.45805526970263, 1.66458086053140], within: Self.tolerance))
  }

  /// R 4.2.2: g <- glm(d ~ R, family=quasipoisson, offset=log(n), control=list(epsilon=1e-15, maxit=100)), three times
  /// more with start=coef(g), as its weights lag a step behind; exp(-coef(g)[2] -+ qt(.975, length(n) -
  /// 2)*sqrt(summary(g)$cov.scaled[2,2])); summary(g)$dispersion.
  @Test(.tags(.reference))
  func `the ratio of fitted rates equals that of R's quasi-Poisson regression`() throws {
    let twelve = try twelve()
    #expect(
      equal(twelve.ratio, [3.81847922317839306, 1.66109060706413025, 8.77783759407059172], within: Self.modelTolerance))
    #expect(abs(twelve.dispersion - 1.43808546358561684) < Self.modelTolerance)
    let india = try india()
    #expect(
      equal(india.ratio, [2.9676555874064481, 1.2668813636887830, 6.9517004021760931], within: Self.modelTolerance))
    #expect(abs(india.dispersion - 82.1378923337474589) < Self.modelTolerance)
  }

  /// R 4.2.2: qt(.975, 1) = 12.7062047361747, by which the limits of three areas lie from the slope.
  @Test(.tags(.reference))
  func `three areas leave one degree of freedom`() throws {
    let index = try #require(SlopeIndex(events: [30, 25, 10], population: [100, 100, 100], rank: [1, 2, 3]))
    // Mid-ranks 1/6, 1/2, 5/6, of variance 2/27, and residuals of -1/60, 1/30, -1/60, of variance 1/1,800.
    #expect(abs(index.slope.value - 0.3) < Self.tolerance)
    #expect(abs(index.slope.upper - (0.3 + 12.7062047361747 * 0.0075.squareRoot())) < Self.tolerance)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `is the concentration index over twice the variance of mid-ranks, with the other sign`(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    let rank = (0..<50).map { Double($0) }
    let events = rank.map { _ in Double(random.below(30)) }
    let population = [Double](repeating: 700, count: 50)
    let slope = try #require(SlopeIndex(events: events, population: population, rank: rank))
    let index = try #require(ConcentrationIndex(events: events, population: population, rank: rank))
    // Of n equal areas the variance is (1 - 1/n²)/12.
    let variance = (1 - 1.0 / 2_500) / 12
    #expect(abs(slope.relative.value + index.index / (2 * variance)) < Self.tolerance)
  }

  @Test(.tags(.property))
  func `rates on an exponential curve give its ratio, however steep`() throws {
    let population = (0..<40).map { 100 + Double($0 * 37 % 11) * 50 }
    let total = population.reduce(0, +)
    for logarithm in [-60.0, -5, -0.3, 0, 0.2, 4, 60] {
      var before = 0.0
      let events = population.map { people in
        defer { before += people }
        return people * exp(-logarithm * (before + people / 2) / total)
      }
      let index = try #require(
        SlopeIndex(events: events, population: population, rank: population.indices.map { Double($0) }))
      #expect(abs(log(index.ratio.value) - logarithm) < 1e-9)
      // Nothing scatters but the rounding of the events, of which the steepest have 1e28.
      #expect(index.dispersion < 1e-20 * events.reduce(0, +))
      #expect((index.slope.value > 0) == (logarithm > 0) || logarithm == 0)
    }
  }

  @Test func `equal rates give 0, 0 and 1`() throws {
    let index = try #require(SlopeIndex(events: [1, 2, 3, 4], population: [10, 20, 30, 40], rank: [4, 2, 1, 3]))
    #expect(abs(index.slope.value) < Self.tolerance && abs(index.relative.value) < Self.tolerance)
    #expect(abs(index.ratio.value - 1) < Self.tolerance && index.dispersion < Self.tolerance)
  }

  @Test func `all events at one end have a slope and no ratio`() throws {
    for events in [[6.0, 3, 0, 0], [0.0, 0, 0, 9]] {
      let index = try #require(SlopeIndex(events: events, population: [10, 10, 10, 10], rank: [1, 1, 2, 3]))
      #expect(index.slope.value.isFinite && index.slope.lower < index.slope.upper)
      #expect(index.ratio.value.isNaN && index.ratio.lower.isNaN && index.ratio.upper.isNaN && index.dispersion.isNaN)
    }
    // In the middle there is one.
    let middle = try #require(SlopeIndex(events: [0, 4, 0], population: [10, 10, 10], rank: [1, 2, 3]))
    #expect(abs(middle.ratio.value - 1) < Self.tolerance)
  }

  @Test func `nearly all events at one end are no trouble`() throws {
    let index = try #require(
      SlopeIndex(events: [1e9, 1, 0, 0], population: [1, 1e6, 1e6, 1e6], rank: [1, 2, 3, 4]))
    #expect(index.ratio.value.isFinite && index.ratio.value > 1e9)
  }

  @Test func `two areas have no limits, and fewer ranks or no events no index`() throws {
    let two = try #require(SlopeIndex(events: [2, 1], population: [10, 10], rank: [1, 2]))
    #expect(abs(two.slope.value - 0.2) < Self.tolerance && two.slope.lower.isNaN && two.slope.upper.isNaN)
    #expect(abs(two.ratio.value - 4) < Self.modelTolerance && two.ratio.lower.isNaN && two.dispersion.isNaN)
    #expect(SlopeIndex(events: [], population: [], rank: []) == nil)
    #expect(SlopeIndex(events: [1, 2], population: [10, 10], rank: [3, 3]) == nil)
    #expect(SlopeIndex(events: [0, 0], population: [10, 10], rank: [1, 2]) == nil)
    #expect(SlopeIndex(events: [.nan, 2], population: [10, 10], rank: [1, 2]) == nil)
  }
}
