import Foundation
import Spatial
import TestSupport
import Testing

/// DBSCAN on the real Arun of 2025, against what scikit-learn 1.9.1 gives on the same projected points in the order of
/// latitude and longitude.
@Suite(.needsSharedData, .tags(.realData, .reference)) struct ArunClustersTests {
  private static func locations() throws -> Locations {
    struct Point: Hashable {
      let longitude: Double
      let latitude: Double
    }
    var weights: [Point: Int] = [:]
    for file in SharedData.files(in: "police/arun_2025") {
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
      for row in text.split(separator: "\n").dropFirst() {
        let fields = row.split(separator: ",", omittingEmptySubsequences: false)
        guard let longitude = Double(fields[4]), let latitude = Double(fields[5]) else { continue }
        weights[Point(longitude: longitude, latitude: latitude), default: 0] += 1
      }
    }
    let points = weights.sorted { ($0.key.latitude, $0.key.longitude) < ($1.key.latitude, $1.key.longitude) }
    var x = ContiguousArray(points.map(\.key.longitude))
    var y = ContiguousArray(points.map(\.key.latitude))
    try Projector(usesGrids: false).forward(&x, &y)
    return Locations(x: x, y: y, weight: ContiguousArray(points.map(\.value)))
  }

  private func sizes(_ clustering: Clustering, _ locations: Locations) -> [Int] {
    clustering.members().map { $0.reduce(0) { $0 + locations.weight[$1] } }.sorted(by: >)
  }

  @Test func `there are 14,741 incidents on 1,918 points`() throws {
    let locations = try Self.locations()
    #expect(locations.count == 1_918)
    #expect(locations.totalWeight == 14_741)
  }

  @Test func `eps 150 m and minPts 20 give 98 clusters, the largest of 2,887, 2,314 and 653 incidents`() throws {
    let locations = try Self.locations()
    let sizes = sizes(DBSCAN(epsMetres: 150, minPoints: 20, border: .first).cluster(locations), locations)
    #expect(sizes.count == 98)
    #expect(Array(sizes.prefix(3)) == [2_887, 2_314, 653])
  }

  /// One border location of three incidents lies 142.2 m from a core of the largest cluster and 137.6 m from one of another.
  @Test func `by the rule of the nearest core the largest has 2,884, and nothing else changes in the first three`()
    throws
  {
    let locations = try Self.locations()
    let sizes = sizes(DBSCAN(epsMetres: 150, minPoints: 20).cluster(locations), locations)
    #expect(sizes.count == 98)
    #expect(Array(sizes.prefix(3)) == [2_884, 2_314, 653])
  }

  @Test func `eps 100 m and minPts 20 give 154 clusters, the largest of 1,156 incidents`() throws {
    let locations = try Self.locations()
    let sizes = sizes(DBSCAN(epsMetres: 100, minPoints: 20).cluster(locations), locations)
    #expect(sizes.count == 154)
    #expect(sizes.first == 1_156)
  }

  @Test func `with a greatest width of 500 m no cluster is wider, and those that fitted are left alone`() throws {
    let locations = try Self.locations()
    let method = DBSCAN(epsMetres: 150, minPoints: 20)
    let plain = method.cluster(locations).members()
    let limited = WidthLimit(greatestWidthMetres: 500).cluster(locations, by: method)
    let parts = limited.members()
    #expect(parts.allSatisfy { ClusterWidth.metres(of: $0, in: locations) <= 500 })
    let fitting = plain.filter { ClusterWidth.metres(of: $0, in: locations) <= 500 }
    #expect(fitting.count > 50)
    #expect(fitting.allSatisfy { parts.contains($0) })
    #expect(zip(parts, limited.isSplit).filter { !$1 }.count == fitting.count)
  }
}
