import Spatial
import TestSupport
import Testing

@Suite struct DBSCANTests {
  @Test(.tags(.property), arguments: 1...8)
  func `agrees with the plain quadratic version on random locations with duplicates and ties`(seed: UInt64) {
    let locations = SeededLocations.square(count: 400, side: 4_000, grain: 10, seed: seed)
    for (eps, minPoints) in [(50.0, 4), (100, 10), (150, 20), (400, 60), (10, 1)] {
      for rule in DBSCAN.BorderRule.allCases {
        let fast = DBSCAN(epsMetres: eps, minPoints: minPoints, border: rule).cluster(locations)
        let slow = SlowDBSCAN.cluster(locations, epsMetres: eps, minPoints: minPoints, border: rule)
        #expect(Array(fast.cluster) == slow, "eps \(eps), minPoints \(minPoints), border \(rule)")
      }
    }
  }

  @Test(.tags(.threads))
  func `gives the same clusters for 1, 2 and 7 workers`() {
    let locations = SeededLocations.square(count: 20_000, side: 30_000, grain: 10, seed: 5)
    let method = DBSCAN(epsMetres: 150, minPoints: 20)
    let one = method.cluster(locations, workers: 1)
    #expect(one.clusterCount > 10)
    #expect(method.cluster(locations, workers: 2) == one)
    #expect(method.cluster(locations, workers: 7) == one)
  }

  @Test func `a border location joins its nearest core location, and of equally near ones the lowest cluster`() {
    // Two cores 200 m apart, each dense only with a neighbour on its far side, and a thin location between them.
    func cluster(at x: Double) -> Int32 {
      let locations = Locations(x: [0, 200, x, -100, 300], y: [0, 0, 0, 0, 0], weight: [4, 4, 1, 6, 6])
      let clustering = DBSCAN(epsMetres: 120, minPoints: 10).cluster(locations)
      #expect(clustering.role[2] == .border && clustering.clusterCount == 2)
      return clustering.cluster[2]
    }
    #expect(cluster(at: 110) == 1)
    #expect(cluster(at: 90) == 0)
    #expect(cluster(at: 100) == 0)
  }

  @Test func `weight counts as that many incidents`() {
    let locations = Locations(x: [0, 1_000], y: [0, 0], weight: [20, 19])
    let clustering = DBSCAN(epsMetres: 150, minPoints: 20).cluster(locations)
    #expect(Array(clustering.cluster) == [0, Clustering.noise])
    #expect(Array(clustering.role) == [.core, .noise])
  }

  @Test func `no location, one location and locations all at one place are no trouble`() {
    let method = DBSCAN(epsMetres: 150, minPoints: 3)
    #expect(method.cluster(Locations(x: [], y: [], weight: [])).clusterCount == 0)
    #expect(method.cluster(Locations(x: [5], y: [5], weight: [2])).clusterCount == 0)
    let same = Locations(x: [7, 7, 7], y: [7, 7, 7], weight: [1, 1, 1])
    #expect(Array(method.cluster(same).cluster) == [0, 0, 0])
  }

  @Test(.tags(.property))
  func `moving everything moves no location to another cluster`() {
    let locations = SeededLocations.square(count: 500, side: 3_000, grain: 8, seed: 11)
    let moved = Locations(
      x: ContiguousArray(locations.x.map { $0 + 524_288 }), y: ContiguousArray(locations.y.map { $0 + 131_072 }),
      weight: locations.weight)
    let method = DBSCAN(epsMetres: 96, minPoints: 12)
    #expect(method.cluster(moved) == method.cluster(locations))
  }
}
