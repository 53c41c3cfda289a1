import Spatial
import TestSupport
import Testing

@Suite struct ConcentrationIndexTests {
  /// Births in India 1982-92 by wealth, the poorest first, and deaths under five per 1,000: O'Donnell, van Doorslaer,
  /// Wagstaff and Lindelow (2008), table 8.1.
  static let births: [Double] = [29_939, 28_776, 26_528, 24_689, 19_739]
  static let deaths = zip(births, [154.7, 152.9, 119.5, 86.9, 54.3]).map { $0 * $1 / 1_000 }

  /// Twelve areas with ties and one without events, for the same calls in R.
  static let events: [Double] = [12, 30, 7, 22, 18, 9, 4, 15, 3, 6, 0, 11]
  static let population: [Double] = [
    1_500, 2_100, 900, 1_700, 1_600, 1_200, 800, 2_400, 1_000, 1_450, 700, 1_900,
  ]
  static let rank: [Double] = [1, 2, 3, 3, 5, 4, 7, 6, 8, 8, 10, 9]

  /// The stored values have 13 figures.
  private static let tolerance = 1e-12

  @Test(.tags(.reference))
  func `gives the textbook's index of deaths under five in India, and its curve`() throws {
    let index = try #require(
      ConcentrationIndex(events: Self.deaths, population: Self.births, rank: [1, 2, 3, 4, 5]))
    // As printed: C = -0.1694, births 23, 45, 66, 85, 100 % and deaths 30, 59, 79, 93, 100 %.
    #expect((index.index * 10_000).rounded() == -1_694)
    #expect(index.points.map { ($0.population * 100).rounded() } == [0, 23, 45, 66, 85, 100])
    #expect(index.points.map { ($0.events * 100).rounded() } == [0, 30, 59, 79, 93, 100])
  }

  /// R 4.2.2, for areas in the order of their ranks k:
  /// f <- n/sum(n); g <- tapply(f, k, sum); R <- (cumsum(g) - g/2)[as.character(k)]; y <- d/n; mu <- sum(f*y)
  /// s2 <- sum(f*(R-.5)^2); m <- lm(y ~ R, weights=n); V <- vcov(m); b <- coef(m)[2]
  /// C: coef(lm(I(2*s2*y/mu) ~ R, weights=n))[2]; the variance of the mean vmu <- V[1,1] + V[1,2] + V[2,2]/4
  /// SE: sqrt((2*s2/mu)^2*V[2,2] + C^2/mu^2*vmu)
  @Test(.tags(.reference))
  func `index and standard error equal those of R's weighted regression`() throws {
    let india = try #require(
      ConcentrationIndex(events: Self.deaths, population: Self.births, rank: [1, 2, 3, 4, 5]))
    #expect(abs(india.index - -0.16941677465052) < Self.tolerance)
    #expect(abs(india.standardError - 0.03025912114721) < Self.tolerance)
    let twelve = try #require(
      ConcentrationIndex(events: Self.events, population: Self.population, rank: Self.rank))
    #expect(abs(twelve.index - -0.213773405268169) < Self.tolerance)
    #expect(abs(twelve.standardError - 0.060282365111391) < Self.tolerance)
    #expect(twelve.areas == 12 && twelve.points.count == 11)
  }

  private func seeded(_ seed: UInt64) -> (events: [Double], population: [Double], rank: [Double]) {
    var random = RandomNumbers(seed: seed)
    let population = (0..<80).map { _ in 500 + 2_000 * random.uniform() }
    let rank = (0..<80).map { _ in Double(random.below(25)) }
    let events = (0..<80).map { _ in Double(random.below(40)) }
    return (events, population, rank)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `is twice the area between the diagonal and the curve`(seed: UInt64) throws {
    let areas = seeded(seed)
    let index = try #require(
      ConcentrationIndex(events: areas.events, population: areas.population, rank: areas.rank))
    var area = 0.0
    for (a, b) in zip(index.points, index.points.dropFirst()) {
      area += (b.population - a.population) * (a.events + b.events) / 2
    }
    #expect(abs(index.index - (1 - 2 * area)) < Self.tolerance)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `neither the order of areas nor the scale of ranks changes it, and ranks turned over turn its sign`(
    seed: UInt64
  ) throws {
    let areas = seeded(seed)
    var random = RandomNumbers(seed: seed + 100)
    let order = areas.events.indices.shuffled(using: &random)
    let index = try #require(
      ConcentrationIndex(events: areas.events, population: areas.population, rank: areas.rank))
    let other = try #require(
      ConcentrationIndex(
        events: order.map { areas.events[$0] }, population: order.map { areas.population[$0] },
        rank: order.map { areas.rank[$0] * 7 - 90 }))
    let turned = try #require(
      ConcentrationIndex(events: areas.events, population: areas.population, rank: areas.rank.map { -$0 }))
    #expect(abs(index.index - other.index) < Self.tolerance && abs(index.index + turned.index) < Self.tolerance)
    #expect(abs(index.standardError - other.standardError) < Self.tolerance)
    #expect(abs(index.standardError - turned.standardError) < Self.tolerance)
  }

  @Test(.tags(.property))
  func `the standard error is the spread of the index over the luck of the counts`() throws {
    // Sixty areas whose rates fall in a straight line over the ranks, and counts by chance, 600 times.
    var random = RandomNumbers(seed: 3)
    let population = (0..<60).map { _ in 1_000 + 2_000 * random.uniform() }
    let means = (0..<60).map { population[$0] * 0.02 * (1.5 - Double($0) / 60) }
    let indices = try (0..<600).map { _ in
      let events = means.map { mean in
        // Half of twice as many trials succeed: half the variance of a Poisson count, which the scatter has to tell.
        Double((0..<Int(2 * mean)).reduce(0) { sum, _ in sum + (random.uniform() < 0.5 ? 1 : 0) })
      }
      return try #require(
        ConcentrationIndex(events: events, population: population, rank: means.indices.map { Double($0) }))
    }
    let mean = indices.reduce(0) { $0 + $1.index } / 600
    let spread = (indices.reduce(0) { $0 + ($1.index - mean) * ($1.index - mean) } / 599).squareRoot()
    let error = indices.reduce(0) { $0 + $1.standardError } / 600
    // A standard deviation from 600 has an error of 3 %.
    #expect(abs(error / spread - 1) < 0.1)
  }

  @Test func `shares are read off the curve, within an area and within a tie too`() throws {
    let index = try #require(
      ConcentrationIndex(events: [30, 10, 50, 10], population: [100, 100, 200, 100], rank: [1, 2, 2, 3]))
    #expect(index.points.map(\.population) == [0, 0.2, 0.8, 1] && index.points.map(\.events) == [0, 0.3, 0.9, 1])
    #expect(index.share(ofMostDeprived: 0) == 0 && index.share(ofMostDeprived: 1) == 1)
    #expect(abs(index.share(ofMostDeprived: 0.2) - 0.3) < Self.tolerance)
    #expect(abs(index.share(ofMostDeprived: 0.1) - 0.15) < Self.tolerance)
    #expect(abs(index.share(ofMostDeprived: 0.5) - 0.6) < Self.tolerance)
  }

  @Test func `events as the population have 0, and all in the most deprived area nearly -1`() throws {
    let even = try #require(
      ConcentrationIndex(events: [1, 2, 3, 4], population: [10, 20, 30, 40], rank: [4, 2, 1, 3]))
    #expect(abs(even.index) < Self.tolerance && abs(even.standardError) < Self.tolerance)
    let rank = (0..<1_000).map { Double($0) }
    let people = [Double](repeating: 1, count: 1_000)
    let one = [5.0] + [Double](repeating: 0, count: 999)
    let most = try #require(ConcentrationIndex(events: one, population: people, rank: rank))
    let least = try #require(ConcentrationIndex(events: one.reversed(), population: people, rank: rank))
    #expect(abs(most.index - -0.999) < Self.tolerance && abs(least.index - 0.999) < Self.tolerance)
  }

  @Test func `an area without population, rank or events that are numbers takes no part`() throws {
    let index = try #require(
      ConcentrationIndex(
        events: Self.events + [9, 9, 9, .nan, -1, .infinity],
        population: Self.population + [0, .nan, 100, 100, 100, 100], rank: Self.rank + [1, 2, .nan, 3, 4, 5]))
    #expect(index == ConcentrationIndex(events: Self.events, population: Self.population, rank: Self.rank))
  }

  @Test func `is undefined without events, areas or different ranks`() throws {
    #expect(ConcentrationIndex(events: [], population: [], rank: []) == nil)
    #expect(ConcentrationIndex(events: [3], population: [10], rank: [1]) == nil)
    #expect(ConcentrationIndex(events: [0, 0, 0], population: [10, 10, 10], rank: [1, 2, 3]) == nil)
    #expect(ConcentrationIndex(events: [1, 2, 3], population: [10, 10, 10], rank: [4, 4, 4]) == nil)
    #expect(ConcentrationIndex(events: [1e308, 1e308], population: [1, 1], rank: [1, 2]) == nil)
    let two = try #require(ConcentrationIndex(events: [2, 1], population: [10, 10], rank: [1, 2]))
    #expect(abs(two.index - -1.0 / 6) < Self.tolerance && two.standardError.isNaN)
  }
}
