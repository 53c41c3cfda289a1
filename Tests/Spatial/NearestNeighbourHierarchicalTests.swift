import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct NearestNeighbourHierarchicalTests {
  @Test func `the threshold is the lower limit of the mean distance to a random nearest neighbour`() {
    // 1,000 incidents on 100 km²: 0.5 sqrt(1e8 / 1000) = 158.1139 m, less 1.644854 x 2.6136 m (R: qnorm(0.95)).
    let method = NearestNeighbourHierarchical(threshold: .random(probability: 0.05, squareMetres: 1e8))
    #expect(abs(method.thresholdMetres(points: 1_000) - 153.8149) < 1e-3)
    let even = NearestNeighbourHierarchical(threshold: .random(probability: 0.5, squareMetres: 1e8))
    #expect(abs(even.thresholdMetres(points: 1_000) - 158.1139) < 1e-3)
    #expect(method.thresholdMetres(points: 0) == 0)
    #expect(NearestNeighbourHierarchical(threshold: .fixed(metres: 70)).thresholdMetres(points: 3) == 70)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `clusters of the first order are those of the plain version, for distinct locations`(seed: UInt64) {
    let locations = SeededLocations.square(count: 300, side: 3_000, grain: 1, seed: seed)
    for metres in [40.0, 120, 400] {
      let method = NearestNeighbourHierarchical(threshold: .fixed(metres: metres), minPoints: 10)
      let found = method.result(locations).orders.first?.map(\.members) ?? []
      #expect(found == SlowSeedClusters.groups(locations, withinMetres: metres, minPoints: 10))
    }
  }

  @Test func `towns of knots are clusters of the second order`() {
    // Two towns 10 km apart, each of three knots 400 m apart, each of 12 incidents.
    var (x, y) = (ContiguousArray<Double>(), ContiguousArray<Double>())
    for town in [0.0, 10_000] {
      for knot in [0.0, 400, 800] {
        for incident in 0..<12 {
          x.append(town + knot + Double(incident))
          y.append(0)
        }
      }
    }
    let locations = Locations(x: x, y: y, weight: ContiguousArray(repeating: 1, count: x.count))
    let method = NearestNeighbourHierarchical(threshold: .fixed(metres: 450), minPoints: 10)
    // At 450 m the middle knot of a town takes in its neighbours at once; at 100 m each knot is its own.
    #expect(method.result(locations).orders.first?.count == 2)
    let fine = NearestNeighbourHierarchical(threshold: .random(probability: 0.5, squareMetres: 4e7), minPoints: 10)
    let result = fine.result(locations, greatestWidthMetres: 200)
    #expect(result.thresholdMetres[0] == 100)
    #expect(result.orders.map(\.count) == [6, 2])
    #expect(result.orders[1].map(\.members) == [[0, 1, 2], [3, 4, 5]])
    #expect(result.orders[1][0].weight == 36)
    #expect(result.orders[1][0].ellipse.centreX == 405.5)
  }

  @Test(.tags(.property))
  func `no cluster is wider than the limit, and numbers follow the lowest location`() {
    let locations = SeededLocations.square(count: 2_000, side: 5_000, grain: 5, seed: 2)
    let method = NearestNeighbourHierarchical(threshold: .fixed(metres: 300), minPoints: 10)
    let clustering = method.cluster(locations, greatestWidthMetres: 250)
    #expect(clustering.clusterCount > 20)
    #expect(clustering.members().allSatisfy { ClusterWidth.metres(of: $0, in: locations) <= 250 })
    #expect(renamed(clustering.cluster) == Array(clustering.cluster))
  }

  @Test func `chance makes few clusters of what is really gathered, and as many of what is not`() throws {
    let area = Squares.square(x: 0, y: 0, side: 4_000)
    var random = RandomNumbers(seed: 8)
    func scattered(_ count: Int, side: Double) -> [(Double, Double)] {
      (0..<count).map { _ in (random.uniform() * side, random.uniform() * side) }
    }
    func locations(_ points: [(Double, Double)]) -> Locations {
      Locations(
        x: ContiguousArray(points.map(\.0)), y: ContiguousArray(points.map(\.1)),
        weight: ContiguousArray(repeating: 1, count: points.count))
    }
    let method = NearestNeighbourHierarchical(
      threshold: .random(probability: 0.5, squareMetres: 1.6e7), minPoints: 5)
    let even = try method.significance(
      of: locations(scattered(300, side: 4_000)), studyArea: area, replicas: 99, seed: 1)
    #expect(even.p > 0.05)
    let knots = (0..<10).flatMap { knot in
      scattered(20, side: 150).map { ($0.0 + 380 * Double(knot), $0.1 + 300 * Double(knot)) }
    }
    let gathered = try method.significance(
      of: locations(scattered(100, side: 4_000) + knots), studyArea: area, replicas: 99, seed: 1)
    #expect(gathered.p == 0.01)
    #expect(gathered.replicas.max() ?? 0 < gathered.observed)
  }

  @Test(.tags(.threads))
  func `replicas are the same for 1, 2 and 7 workers`() throws {
    let locations = SeededLocations.square(count: 100, side: 2_000, grain: 1, seed: 5)
    let method = NearestNeighbourHierarchical(threshold: .fixed(metres: 120), minPoints: 10)
    let area = Squares.square(x: 0, y: 0, side: 2_000)
    let one = try method.significance(of: locations, studyArea: area, replicas: 20, seed: 9)
    #expect(Set(one.replicas).count > 2)
    #expect(try method.significance(of: locations, studyArea: area, replicas: 20, seed: 9, workers: 2) == one)
    #expect(try method.significance(of: locations, studyArea: area, replicas: 20, seed: 9, workers: 7) == one)
  }

  @Test func `an area without ground is refused in words`() {
    let method = NearestNeighbourHierarchical(threshold: .fixed(metres: 120))
    let locations = Locations(x: [0], y: [0], weight: [30])
    #expect(throws: SpatialError.self) {
      try method.significance(of: locations, studyArea: MultiPolygon(), replicas: 9, seed: 1)
    }
  }
}
