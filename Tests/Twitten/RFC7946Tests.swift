import Foundation
import Spatial
import Tasking
import TestSupport
import Testing
import Twitten

/// RFC 7946, checked on every layer of a run over Sandmouth.
@Suite struct RFC7946Tests {
  private func layers() throws -> [(name: String, layer: [String: Any])] {
    let folder = try TemporaryFolder()
    var configuration = try SandmouthConfiguration.read()
    configuration.output = "\(folder.path)/out"
    configuration.analyses.removeAll { $0.name != "all" }
    _ = try Run(configuration, workers: 2)()
    return try folder.contents(of: "out").filter { $0.key.hasSuffix(".geojson") }.sorted { $0.key < $1.key }.map {
      ($0.key, try #require(try JSONSerialization.jsonObject(with: $0.value) as? [String: Any]))
    }
  }

  private func polygons(_ geometry: [String: Any]) -> [[[[Double]]]] {
    switch geometry["type"] as? String {
    case "Polygon": [geometry["coordinates"] as? [[[Double]]] ?? []]
    case "MultiPolygon": geometry["coordinates"] as? [[[[Double]]]] ?? []
    default: []
    }
  }

  @Test func `rings are closed, wind as they must, stay in range and within the bbox, and polygons are valid`() throws {
    let layers = try layers()
    #expect(
      layers.map(\.name) == [
        "all-emerging.geojson", "all-former-hotspots.geojson", "all-hotspots.geojson", "all-licensed.geojson",
        "all-locations.geojson", "all-lsoas.geojson", "all-repeat-places.geojson", "all-wards.geojson",
      ])
    for (name, layer) in layers {
      #expect(layer["type"] as? String == "FeatureCollection" && layer["crs"] == nil)
      let box = try #require(layer["bbox"] as? [Double])
      let features = try #require(layer["features"] as? [[String: Any]])
      #expect(features.count > 5)
      for feature in features {
        let geometry = try #require(feature["geometry"] as? [String: Any])
        for part in polygons(geometry) {
          for (number, ring) in part.enumerated() {
            #expect(ring.count >= 4 && ring.first == ring.last, "\(name)")
            #expect((signedArea(ring) > 0) == (number == 0), "\(name)")
            for position in ring { #expect(inside(box, position), "\(name)") }
          }
          var polygon = MultiPolygon()
          polygon.appendPart(rings: part.map { $0.map { ($0[0], $0[1]) } })
          #expect(try AreaRepair(polygon) == nil, "\(name)")
        }
        if let point = geometry["coordinates"] as? [Double] { #expect(inside(box, point), "\(name)") }
      }
    }
  }

  @Test(.enabled(if: Command.find("ogrinfo") != nil, "GDAL's ogrinfo is installed"))
  func `every layer opens in GDAL as WGS 84 with all its features`() throws {
    let folder = try TemporaryFolder()
    var configuration = try SandmouthConfiguration.read()
    configuration.output = "\(folder.path)/out"
    configuration.analyses.removeAll { $0.name != "all" }
    let outcome = try Run(configuration, workers: 2)()
    let all = try #require(outcome.analysis("all"))
    let ogrinfo = try #require(Command.find("ogrinfo"))
    for (layer, count) in [("all-hotspots", all.map.hotspots.count), ("all-wards", 24), ("all-lsoas", 98)] {
      let result = try Command.run(ogrinfo, ["-ro", "-so", "\(folder.path)/out/\(layer).geojson", layer])
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      #expect(result.output.contains("Feature Count: \(count)"))
      #expect(result.output.contains("WGS 84"))
    }
  }

  private func inside(_ box: [Double], _ position: [Double]) -> Bool {
    position.count == 2 && (box[0]...box[2]).contains(position[0]) && (box[1]...box[3]).contains(position[1])
      && abs(position[0]) <= 180 && abs(position[1]) <= 90
  }

  private func signedArea(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.0[0] * $1.1[1] - $1.1[0] * $1.0[1]) }
  }
}
