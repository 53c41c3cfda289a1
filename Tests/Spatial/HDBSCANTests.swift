import Spatial
import TestSupport
import Testing

@Suite struct HDBSCANTests {
  @Test(.tags(.property), arguments: 1...3, HDBSCAN.Selection.allCases)
  func `agrees with the plain version on single incidents, with duplicates and ties`(
    seed: UInt64, selection: HDBSCAN.Selection
  ) {
    let locations = SeededLocations.square(count: 40, side: 800, grain: 20, seed: seed)
    for (size, samples, least) in [(5, 5, 0.0), (8, 4, 0), (12, 12, 0), (4, 1, 0), (10, 10, 45)] {
      let method = HDBSCAN(minClusterSize: size, minSamples: samples, selection: selection, leastMetres: least)
      let ours = renamed(method.result(locations).clustering.cluster)
      #expect(ours == SlowHDBSCAN.cluster(locations, by: method), "\(size) \(samples) \(least)")
    }
  }

  private func shuffled(_ locations: Locations, seed: UInt64) -> (Locations, [Int]) {
    var random = RandomNumbers(seed: seed)
    let order = Array(0..<locations.count).shuffled(using: &random)
    return (
      Locations(
        x: ContiguousArray(order.map { locations.x[$0] }), y: ContiguousArray(order.map { locations.y[$0] }),
        weight: ContiguousArray(order.map { locations.weight[$0] })), order
    )
  }

  @Test(.tags(.property), arguments: HDBSCAN.Selection.allCases)
  func `the order of rows changes nothing but names, however much ties`(selection: HDBSCAN.Selection) {
    let locations = SeededLocations.square(count: 1_500, side: 4_000, grain: 20, seed: 6)
    let method = HDBSCAN(minClusterSize: 12, selection: selection)
    let labels = method.result(locations).clustering.cluster
    for seed in 1...3 as ClosedRange<UInt64> {
      let (other, order) = shuffled(locations, seed: seed)
      let found = method.result(other).clustering.cluster
      #expect(renamed(found) == renamed(order.map { labels[$0] }))
    }
  }

  @Test(.tags(.property))
  func `moving everything changes nothing, and neither do rows of single incidents`() {
    let locations = SeededLocations.square(count: 800, side: 3_000, grain: 8, seed: 4)
    let method = HDBSCAN(minClusterSize: 10)
    let result = method.result(locations)
    #expect(result.clustering.clusterCount > 10)
    let moved = Locations(
      x: ContiguousArray(locations.x.map { $0 + 524_288 }), y: ContiguousArray(locations.y.map { $0 + 131_072 }),
      weight: locations.weight)
    #expect(method.result(moved) == result)
    let rows = (0..<locations.count).flatMap { Array(repeating: $0, count: locations.weight[$0]) }
    let single = Locations(
      x: ContiguousArray(rows.map { locations.x[$0] }), y: ContiguousArray(rows.map { locations.y[$0] }),
      weight: ContiguousArray(repeating: 1, count: rows.count))
    let expanded = method.result(single)
    #expect(Array(expanded.clustering.cluster) == rows.map { result.clustering.cluster[$0] })
    #expect(expanded.stability == result.stability)
  }

  @Test(.tags(.threads))
  func `gives the same result for 1, 2 and 7 workers`() {
    let locations = SeededLocations.square(count: 6_000, side: 16_000, grain: 10, seed: 5)
    let method = HDBSCAN(minClusterSize: 15)
    let one = method.result(locations)
    #expect(one.clustering.clusterCount > 50)
    #expect(method.result(locations, workers: 2) == one)
    #expect(method.result(locations, workers: 7) == one)
  }

  @Test
  func
    `a location with as many incidents as a cluster needs is one of infinite stability, unless distances have a least`()
  {
    let busy = Locations(
      x: [0, 30, 60, 90, 120, 2_000, 2_020], y: [0, 0, 0, 0, 0, 0, 0], weight: [3, 3, 40, 3, 3, 8, 8])
    let result = HDBSCAN(minClusterSize: 10).result(busy)
    #expect(Array(result.clustering.cluster) == [0, 0, 0, 0, 0, 1, 1])
    #expect(result.stability[0] == .infinity && result.stability[1].isFinite)
    #expect(result.membership[2] == 1 && result.membership[0] == 0)
    let rounded = HDBSCAN(minClusterSize: 10, leastMetres: 30).result(busy)
    #expect(rounded.clustering.cluster == result.clustering.cluster)
    #expect(rounded.stability.allSatisfy { $0.isFinite })
    // Ten incidents lie within 60 m of the first, and the cluster ends at 30 m.
    #expect(rounded.membership[0] == 0.5 && rounded.membership[1] == 1)
  }

  @Test func `of a cluster wider than the limit the parts are taken, and one without parts is noise`() {
    // Two towns; the first is two knots 300 m apart.
    let locations = Locations(
      x: [0, 10, 300, 310, 5_000, 5_010], y: [0, 0, 0, 0, 0, 0], weight: [6, 6, 6, 6, 9, 9])
    let method = HDBSCAN(minClusterSize: 10)
    let plain = method.result(locations)
    #expect(Array(plain.clustering.cluster) == [0, 0, 1, 1, 2, 2] || plain.clustering.clusterCount == 2)
    let limited = method.result(locations, greatestWidthMetres: 100)
    #expect(Array(limited.clustering.cluster) == [0, 0, 1, 1, 2, 2])
    #expect(method.result(locations, greatestWidthMetres: 9).clustering.clusterCount == 0)
  }

  @Test func `no, one, equal and collinear locations and a million incidents are no trouble`() {
    let method = HDBSCAN(minClusterSize: 5)
    #expect(method.result(Locations(x: [], y: [], weight: [])).clustering.clusterCount == 0)
    #expect(method.result(Locations(x: [5], y: [5], weight: [2])).clustering.clusterCount == 0)
    #expect(method.result(Locations(x: [5, 6], y: [5, 5], weight: [0, 0])).clustering.clusterCount == 0)
    let equal = Locations(
      x: ContiguousArray(repeating: 7, count: 50_000), y: ContiguousArray(repeating: 7, count: 50_000),
      weight: ContiguousArray(repeating: 1, count: 50_000))
    #expect(method.result(equal).clustering.clusterCount == 0)
    let line = Locations(
      x: [0, 1, 2, 3, 4, 100, 101, 102, 103, 104], y: ContiguousArray(repeating: 0, count: 10),
      weight: ContiguousArray(repeating: 1, count: 10))
    #expect(Array(method.result(line).clustering.cluster) == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    let heavy = Locations(x: [0, 500, 9_000], y: [0, 0, 0], weight: [1_000_000, 2_000_000, 3])
    #expect(Array(method.result(heavy).clustering.cluster) == [0, 1, Clustering.noise])
  }
}
