import Spatial
import TestSupport
import Testing

@Suite struct ClusteringMethodTests {
  private static let methods: [any ClusteringMethod] = [
    DBSCAN(epsMetres: 200, minPoints: 12),
    HDBSCAN(minClusterSize: 12),
    HDBSCAN(minClusterSize: 12, selection: .leaf),
    OPTICS(maxEpsMetres: 400, minSamples: 12),
    OPTICS(maxEpsMetres: 400, minSamples: 12, extraction: .flat(epsMetres: 150)),
    NearestNeighbourHierarchical(threshold: .fixed(metres: 200), minPoints: 12),
  ]

  @Test(.tags(.property), arguments: [150.0, 400, 3_000])
  func `no cluster of any method is wider than the limit, and outlines can be drawn of all`(width: Double) throws {
    let locations = SeededLocations.square(count: 1_200, side: 5_000, grain: 5, seed: 2)
    for method in Self.methods {
      let clustering = method.cluster(locations, greatestWidthMetres: width, workers: 2)
      #expect(clustering.clusterCount > 2, "\(method.name)")
      for members in clustering.members() {
        #expect(!members.isEmpty && ClusterWidth.metres(of: members, in: locations) <= width, "\(method.name)")
      }
      #expect(renamed(clustering.cluster).max() == Int32(clustering.clusterCount - 1))
      #expect(clustering.isSplit.count == clustering.clusterCount)
      let reach = try #require(clustering.epsMetres.max())
      let outlines = try ClusterOutline.outlines(
        of: clustering, in: locations, reachMetres: reach, studyArea: nil, workers: 2)
      #expect(try AreaIndex(outlines).locate(x: locations.x, y: locations.y) == clustering.cluster, "\(method.name)")
    }
  }

  @Test func `a million incidents cost no more than a few`() {
    // Held one by one, a million times a million would never end.
    let locations = Locations(
      x: [0, 40, 80, 5_000, 5_030], y: [0, 0, 0, 0, 0], weight: [400_000, 300_000, 200_000, 60_000, 40_000])
    for method in Self.methods {
      let start = ContinuousClock.now
      let clustering = method.cluster(locations, greatestWidthMetres: nil, workers: 1)
      #expect(ContinuousClock.now - start < .seconds(10), "\(method.name)")
      #expect(clustering.clusterCount >= 2, "\(method.name)")
    }
  }

  @Test func `an eps that is next to nothing beside the extent ends in words or clusters, never in a trap`() {
    let far = Locations(x: [0, 1e9, 1e9, 3], y: [0, 1e9, 1e9, 1], weight: [30, 30, 30, 1])
    #expect(DBSCAN(epsMetres: 1e-9, minPoints: 20).cluster(far).clusterCount == 2)
    #expect(OPTICS(maxEpsMetres: 1e-9, minSamples: 20).order(far).locations.count == 4)
  }
}
