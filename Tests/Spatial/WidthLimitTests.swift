import Spatial
import TestSupport
import Testing

@Suite struct WidthLimitTests {
  @Test func `two dense places joined by a thin chain come apart, and the chain becomes noise`() {
    // 30 incidents at 0 m and at 600 m, one every 50 m between them: a chain at eps 100, two places at any finer one.
    let chain = stride(from: 0.0, through: 600, by: 50).map { $0 }
    let weight = chain.map { $0 == 0 || $0 == 600 ? 30 : 10 }
    let locations = Locations(
      x: ContiguousArray(chain), y: ContiguousArray(repeating: 0, count: chain.count), weight: ContiguousArray(weight))
    let method = DBSCAN(epsMetres: 100, minPoints: 20)
    #expect(method.cluster(locations).clusterCount == 1)
    let split = WidthLimit(greatestWidthMetres: 300).cluster(locations, by: method)
    #expect(split.clusterCount == 2)
    #expect(split.cluster[0] == 0 && split.cluster[12] == 1 && split.cluster[6] == Clustering.noise)
    #expect(split.isSplit == [true, true])
    #expect(split.epsMetres.allSatisfy { $0 < 50 })
  }

  @Test(.tags(.property), arguments: 1...6)
  func `no cluster is wider than the limit, and every location is in at most one`(seed: UInt64) {
    let locations = SeededLocations.square(count: 2_000, side: 6_000, grain: 5, seed: seed)
    let clustering = WidthLimit(greatestWidthMetres: 400)
      .cluster(locations, by: DBSCAN(epsMetres: 200, minPoints: 12))
    #expect(clustering.clusterCount > 3)
    for members in clustering.members() {
      #expect(ClusterWidth.metres(of: members, in: locations) <= 400)
      #expect(!members.isEmpty)
    }
  }

  @Test(.tags(.property))
  func `the width equals the greatest of all distances between members`() {
    let locations = SeededLocations.square(count: 150, side: 1_000, grain: 20, seed: 3)
    let all = Array(0..<locations.count)
    var greatest = 0.0
    for a in all {
      for b in all {
        let (dx, dy) = (locations.x[a] - locations.x[b], locations.y[a] - locations.y[b])
        greatest = max(greatest, (dx * dx + dy * dy).squareRoot())
      }
    }
    #expect(ClusterWidth.metres(of: all, in: locations) == greatest)
  }

  @Test func `one location has no width, and locations on a line have its length`() {
    let line = Locations(x: [0, 30, 60, 90], y: [0, 40, 80, 120], weight: [1, 1, 1, 1])
    #expect(ClusterWidth.metres(of: [2], in: line) == 0)
    #expect(ClusterWidth.metres(of: [0, 1, 2, 3], in: line) == 150)
  }
}
