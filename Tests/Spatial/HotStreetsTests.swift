import Spatial
import TestSupport
import Testing

@Suite struct HotStreetsTests {
  /// Ten streets of 100 m, one after another.
  private let network: StreetNetwork

  init() throws {
    network = try StreetNetwork(
      SeededStreets.lines((0..<10).map { [(Double($0) * 100, 0), (Double($0) * 100 + 100, 0)] }))
  }

  @Test func `p is the Poisson tail of the mean rate, and q is adjusted over all segments`() throws {
    let counts: ContiguousArray = [0, 1, 2, 3, 4, 5, 6, 7, 8, 14]
    let hot = try HotStreets(counts: counts, in: network, rule: .significant(falseDiscoveryRate: 0.05))
    #expect(hot.networkPer100Metres == 5)
    #expect(hot.expected.allSatisfy { abs($0 - 5) < 1e-12 })
    // scipy 1.17.1: poisson.sf(13, 5), and as the least of ten it is ten times that.
    #expect(abs(hot.p[9] - 0.000697989979139988) < 1e-12)
    #expect(abs(hot.q[9] - 0.00697989979139988) < 1e-11)
    #expect(hot.p[0] == 1)
    #expect(hot.isHot.indices.filter { hot.isHot[$0] } == [9])
    #expect(hot.hotCount == 1)
    #expect(hot.test.tests == 10 && hot.test.tail == .greater && hot.test.reference == .poisson)
    #expect(hot.test.sentence.contains("exact Poisson probabilities; 10 tests, Benjamini-Hochberg"))
  }

  @Test func `a longer segment is expected to have more`() throws {
    let lines = SeededStreets.lines([[(0, 0), (300, 0)], [(0, 50), (100, 50)]])
    let hot = try HotStreets(
      counts: [30, 10], in: StreetNetwork(lines, greatestLengthMetres: nil),
      rule: .significant(falseDiscoveryRate: 0.05))
    #expect(hot.expected == [30, 10] && hot.per100Metres == [10, 10])
    #expect(hot.hotCount == 0)
  }

  @Test func `without an incident nothing is tested and nothing is hot`() throws {
    let hot = try HotStreets(
      counts: ContiguousArray(repeating: 0, count: 10), in: network, rule: .significant(falseDiscoveryRate: 0.05))
    #expect(hot.p.allSatisfy(\.isNaN) && hot.q.allSatisfy(\.isNaN))
    #expect(hot.hotCount == 0 && hot.networkPer100Metres == 0 && hot.test.tests == 0)
  }

  @Test func `a least count per 100 m asks a short stub for the whole count`() throws {
    let lines = SeededStreets.lines([[(0, 0), (5, 0)], [(0, 50), (100, 50)], [(0, 90), (200, 90)]])
    let network = try StreetNetwork(lines)
    let hot = try HotStreets(counts: [2, 3, 6], in: network, rule: .atLeast(per100Metres: 3))
    #expect(hot.per100Metres == [40, 3, 3])
    #expect(hot.isHot == [false, true, true])
    #expect(
      try HotStreets(counts: [3, 2, 5], in: network, rule: .atLeast(per100Metres: 3)).isHot == [true, false, false])
  }

  @Test(arguments: [
    HotStreets.Rule.significant(falseDiscoveryRate: 0), .significant(falseDiscoveryRate: 1),
    .significant(falseDiscoveryRate: .nan), .atLeast(per100Metres: 0), .atLeast(per100Metres: .nan),
    .atLeast(per100Metres: .infinity),
  ])
  func `a rule out of range is refused`(rule: HotStreets.Rule) {
    #expect(throws: SpatialError.self) {
      try HotStreets(counts: ContiguousArray(repeating: 1, count: 10), in: network, rule: rule)
    }
  }

  @Test(.tags(.property))
  func `where every metre is as likely as any other, few maps have a hot segment`() throws {
    var mapsWithOne = 0
    for seed in 0..<200 {
      var random = RandomNumbers(seed: 11, item: seed)
      var counts = ContiguousArray(repeating: 0, count: 10)
      for _ in 0..<60 { counts[random.below(10)] += 1 }
      let hot = try HotStreets(counts: counts, in: network, rule: .significant(falseDiscoveryRate: 0.05))
      if hot.hotCount > 0 { mapsWithOne += 1 }
    }
    // 5 % of 200 are 10; a count of a fixed sum varies less than Poisson's, so that fewer come. Without the correction
    // some 50 maps have one.
    #expect((1...18).contains(mapsWithOne))
  }
}
