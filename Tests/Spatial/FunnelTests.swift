import Spatial
import TestSupport
import Testing

@Suite struct FunnelTests {
  private static let events = [
    12, 30, 7, 22, 18, 9, 4, 15, 3, 6, 0, 11, 41, 2, 8, 25, 13, 5, 19, 10, 60, 1, 14,
  ]
  private static let population: [Double?] = [
    1_500, 2_100, 900, 1_700, 1_600, 1_200, 800, 2_400, 1_000, 1_450, 700, 1_900, 2_600, 500, 1_100, 1_800, 1_300, 950,
    2_000, 1_250, 1_400, 600, 1_650,
  ]
  /// Sums of some ten numbers of 16 figures.
  private static let tolerance = 1e-12

  private func limits(_ limits: Funnel.Limits) -> [Double] {
    [limits.lower95, limits.upper95, limits.lower998, limits.upper998]
  }

  /// R 4.2.2: qpois(c(.025, .975, .001, .999), m); scipy 1.17.1's poisson.ppf gives the same.
  @Test(
    .tags(.reference),
    arguments: [
      (0.01, [0, 0, 0, 1]), (0.5, [0, 2, 0, 4]), (1, [0, 3, 0, 5]), (4.2, [1, 9, 0, 12]), (10, [4, 17, 2, 21]),
      (37.5, [26, 50, 20, 58]), (100, [81, 120, 71, 132]), (1_234.5, [1_166, 1_304, 1_127, 1_344]),
      (1e5, [99_381, 100_620, 99_024, 100_979]), (1e6, [998_041, 1_001_960, 996_911, 1_003_092]),
      (3.7e8, [369_962_300, 370_037_701, 369_940_560, 370_059_443]),
    ] as [(Double, [Double])])
  func `limits are the quantiles that R and scipy have`(mean: Double, expected: [Double]) throws {
    let point = try #require(Funnel(events: [1], expected: [mean]).points[0])
    #expect(limits(point.limits) == expected && point.expected == mean)
  }

  /// scipy 1.17.1: e = sum(ev)/sum(pop)*pop; z = (ev - e)/sqrt(e); phi = (mstats.winsorize(z, limits=(.1,
  /// .1))**2).mean(); l = poisson.ppf([.025, .975, .001, .999], e[i]); max(0, e[i] + (l - e[i])*sqrt(phi)).
  @Test(.tags(.reference))
  func `rate, dispersion and widened limits equal scipy's`() throws {
    let funnel = Funnel(events: Self.events, population: Self.population)
    #expect(abs(funnel.rate - 0.010339506172839507) < Self.tolerance)
    #expect(abs(funnel.dispersion - 2.2514884303168587) < Self.tolerance && funnel.isOverdispersed)
    let high = try #require(funnel.points[20])
    #expect(abs(high.expected - 14.475308641975309) < Self.tolerance && limits(high.limits) == [8, 22, 4, 28])
    let wide = [4.7591335282557825, 25.766078388042136, 0, 34.769054756522]
    #expect(greatestDifference(limits(high.adjustedLimits), wide) < Self.tolerance)
    #expect(high.position == .farAbove && high.adjustedPosition == .farAbove)
    let none = try #require(funnel.points[10])
    #expect(limits(none.limits) == [3, 13, 1, 17] && none.position == .farBelow && none.adjustedPosition == .below)
    let ordinary = try #require(funnel.points[1])
    #expect(ordinary.position == .within && ordinary.adjustedPosition == .within)

    let few = Funnel(events: Array(Self.events.prefix(12)), population: Array(Self.population.prefix(12)))
    #expect(abs(few.dispersion - 2.047889175419465) < Self.tolerance && few.isOverdispersed)
  }

  @Test(.tags(.property))
  func `chance alone puts an area beyond a limit no oftener than it says`() throws {
    for mean in [0.05, 0.5, 1, 2.3, 7, 18.6, 60] {
      let point = try #require(Funnel(events: [0], expected: [mean]).points[0])
      func above(_ limit: Double) -> Double { PoissonDistribution.atLeast(Int(limit) + 1, mean: mean) }
      func below(_ limit: Double) -> Double { 1 - PoissonDistribution.atLeast(Int(limit), mean: mean) }
      #expect(above(point.limits.upper95) <= 0.025 && above(point.limits.upper95 - 1) > 0.025)
      #expect(above(point.limits.upper998) <= 0.001 && above(point.limits.upper998 - 1) > 0.001)
      #expect(below(point.limits.lower95) <= 0.025 && below(point.limits.lower95 + 1) > 0.025)
      #expect(below(point.limits.lower998) <= 0.001 && below(point.limits.lower998 + 1) > 0.001)
    }
  }

  @Test func `a freak month of a small area lies within, and the same rate of a great one far above`() throws {
    let funnel = Funnel(events: [3, 3_000, 97_000], population: [1_000, 1_000_000, 99_000_000])
    #expect(funnel.points[0]?.position == .within && funnel.points[1]?.position == .farAbove)
  }

  @Test func `a count on a limit is within, and the next beyond`() throws {
    // Of 10 expected, R's qpois(c(.001, .025, .975, .999), 10) is 2, 4, 17, 21.
    let counts = [1, 2, 3, 4, 17, 18, 21, 22]
    let funnel = Funnel(events: counts, expected: counts.map { _ in 10 })
    #expect(
      funnel.points.map { $0?.position }
        == [.farBelow, .below, .below, .within, .within, .above, .above, .farAbove])
    #expect(Funnel.Position.allCases.map(\.rawValue) == ["far below", "below", "within", "above", "far above"])
  }

  @Test func `an area is compared with what is expected of it`() throws {
    // Two groups with rates of 1 and 10 per thousand: all are within their own group's, and not within the rate of all.
    let (events, population) = ([100, 100, 1_000, 1_000], [Double?](repeating: 100_000, count: 4))
    let grouped = Funnel(events: events, expected: [100, 100, 1_000, 1_000])
    #expect(grouped.points.allSatisfy { $0?.position == .within } && grouped.rate == 1 && grouped.dispersion == 1)
    #expect(!grouped.isOverdispersed)
    let whole = Funnel(events: events, population: population)
    #expect(whole.points.map { $0?.position } == [.farBelow, .farBelow, .farAbove, .farAbove])
  }

  @Test func `an area without population has no point and is no part of the rate`() {
    let odd: [Double?] = [nil, 0, -5, .nan, .infinity]
    let funnel = Funnel(
      events: Self.events + [9, 9, 9, 9, 9], population: Self.population + odd)
    let without = Funnel(events: Self.events, population: Self.population)
    #expect(funnel.rate == without.rate && funnel.dispersion == without.dispersion)
    #expect(funnel.points == without.points + [nil, nil, nil, nil, nil])
    #expect(Funnel(events: [1, 2], expected: [.nan, 0]).points == [nil, nil])
  }

  @Test func `areas without events, one area and no area at all are no trouble`() throws {
    let quiet = Funnel(events: [0, 0], population: [10, 20])
    #expect(quiet.rate == 0 && quiet.dispersion == 1 && !quiet.isOverdispersed)
    #expect(quiet.points.allSatisfy { $0?.position == .within && $0?.limits.upper998 == 0 })
    let one = Funnel(events: [7], population: [10])
    #expect(one.rate == 0.7 && one.dispersion == 1 && one.points[0]?.position == .within)
    let none = Funnel(events: [], population: [])
    #expect(none.rate.isNaN && none.dispersion == 1 && !none.isOverdispersed && none.points.isEmpty)
    #expect(Funnel(events: [3], population: [nil]).rate.isNaN)
  }

  @Test
  func `a million expected in each of a hundred areas and numbers without sense are no trouble`() throws {
    let funnel = Funnel(
      events: (0..<100).map { 1_000_000 + $0 }, population: [Double?](repeating: 5e6, count: 100))
    #expect(funnel.points.allSatisfy { $0?.position == .within })
    // Tiny and immense populations, whose rates and expected counts leave the range of numbers or nearly.
    for population in [1e-307, 1e-300, 1e300, 1.7e308] {
      let odd = Funnel(events: [.max, 1], population: [population, population])
      #expect(odd.points.count == 2)
    }
    let immense = try #require(Funnel(events: [5], expected: [1e300]).points[0])
    #expect(limits(immense.limits).allSatisfy(\.isFinite) && immense.position == .farBelow)
  }
}
