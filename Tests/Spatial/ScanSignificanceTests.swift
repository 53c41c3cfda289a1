import Spatial
import TestSupport
import Testing

/// The p-values of scans.
@Suite struct ScanSignificanceTests {
  /// 1.63 / sqrt(n): a uniform sample's greatest deviation is above it once in a hundred.
  static let kolmogorov = 1.63

  enum Kind: CaseIterable { case poisson, bernoulli, permutation }

  /// A data set in which nothing is going on.
  private func nothingGoingOn(_ kind: Kind, seed: UInt64) throws -> (places: ScanPlaces, model: ScanModel) {
    var random = RandomNumbers(seed: seed, item: 1)
    let count = 12
    let places = try ScanPlaces(
      x: (0..<count).map { _ in random.uniform() * 1_000 }, y: (0..<count).map { _ in random.uniform() * 1_000 })
    switch kind {
    case .poisson:
      let population = (0..<count).map { _ in 1 + random.uniform() * 4 }
      let all = population.reduce(0, +)
      var cases = [Int](repeating: 0, count: count)
      for _ in 0..<200 {
        var rest = random.uniform() * all
        let place =
          population.firstIndex {
            rest -= $0; return rest < 0
          } ?? count - 1
        cases[place] += 1
      }
      return (places, .poisson(cases: cases, population: population))
    case .bernoulli:
      var cases = [Int](repeating: 0, count: count)
      var controls = cases
      let people = (0..<count).flatMap { place in Array(repeating: place, count: 5 + random.below(30)) }
      for (index, place) in people.shuffled(using: &random).enumerated() {
        if index < people.count / 2 { cases[place] += 1 } else { controls[place] += 1 }
      }
      return (places, .bernoulli(cases: cases, controls: controls))
    case .permutation:
      let rows = (0..<120).map { _ in (min(random.below(count), random.below(count)), random.below(6)) }
      return (
        places, .spaceTimePermutation(try SpaceTimeCounts(steps: 6, place: rows.map { $0.0 }, step: rows.map { $0.1 }))
      )
    }
  }

  /// Fails where observed windows count less or more than those of replicas, or replicas are drawn under another null.
  @Test(.tags(.property), arguments: Kind.allCases, [nil, 5])
  func `p is uniform where nothing is going on`(kind: Kind, stopsAfter: Int?) throws {
    var scan = ScanStatistic()
    scan.replicas = 49
    scan.stopsAfter = stopsAfter
    let sample = 120
    let p = try (0..<sample).map { index -> Double in
      let (places, model) = try nothingGoingOn(kind, seed: UInt64(index))
      scan.seed = UInt64(1_000 + index)
      return try scan.scan(places, model).clusters.first?.p ?? 1
    }.sorted()
    // At the values that p can take, 0.02 apart or h / L.
    let steps = stopsAfter == nil ? (1...49).map { Double($0) / 50 } : (6...49).map { 5 / Double($0) }
    let deviation =
      steps.map { value in abs(Double(p.count { $0 <= value + 1e-9 }) / Double(sample) - value) }.max() ?? 1
    #expect(deviation < Self.kolmogorov / Double(sample).squareRoot())
  }

  @Test func `the smallest p is one in the replicas and one`() throws {
    let places = try ScanPlaces(x: [0, 100, 5_000, 5_100, 9_000], y: [0, 0, 0, 0, 0])
    var scan = ScanStatistic()
    scan.replicas = 199
    let result = try scan.scan(places, .poisson(cases: [90, 90, 10, 10, 10], population: [1, 1, 1, 1, 1]))
    let first = try #require(result.clusters.first)
    #expect(first.members == [0, 1] && first.p == 1.0 / 200 && result.test.smallestP == 1.0 / 200)
    #expect(result.test.correction == .greatestOfReplica && result.test.tail == .greater)
    // Around each place: itself; around the outer four a second as well, but 100 m and 5,000 m from the middle one.
    #expect(result.test.tests == 10)
  }

  @Test func `a secondary cluster compares with the greatest of each replica`() throws {
    var (places, model) = try nothingGoingOn(.poisson, seed: 3)
    (places, model) = try nothingGoingOn(.poisson, seed: 4)
    let result = try ScanStatistic().scan(places, model)
    #expect(result.clusters.count > 1 && result.replicas == 999)
    for cluster in result.clusters {
      let stronger = result.replicaMaxima.count { $0 >= cluster.logLikelihoodRatio }
      #expect(cluster.p == Double(1 + stronger) / 1_000)
    }
  }

  @Test func `early stopping ends at the hth stronger replica and gives h by the number drawn`() throws {
    let (places, model) = try nothingGoingOn(.poisson, seed: 4)
    var scan = ScanStatistic()
    let full = try scan.scan(places, model)
    scan.stopsAfter = 50
    let short = try scan.scan(places, model)
    let first = try #require(full.clusters.first)
    #expect(first.p > 0.1)
    let stronger = full.replicaMaxima.indices.filter { full.replicaMaxima[$0] >= first.logLikelihoodRatio }
    let drawn = stronger[49] + 1
    #expect(short.replicas == drawn && short.clusters.first?.p == 50 / Double(drawn))
    #expect(short.replicaMaxima == Array(full.replicaMaxima.prefix(drawn)))
  }
}
