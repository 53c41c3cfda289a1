import Foundation
import Spatial
import TestSupport

/// The wards of Arun as one polygon in metres.
enum ArunGround {
  private struct Collection: Decodable {
    let features: [Feature]
  }
  private struct Feature: Decodable {
    let geometry: Geometry
  }
  /// GeoJSON's polygons, whose coordinates are one list deeper where there are several parts.
  private struct Geometry: Decodable {
    let parts: [[[[Double]]]]

    private enum Key: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      if try container.decode(String.self, forKey: .type) == "Polygon" {
        parts = [try container.decode([[[Double]]].self, forKey: .coordinates)]
      } else {
        parts = try container.decode([[[[Double]]]].self, forKey: .coordinates)
      }
    }
  }

  static func area() throws -> MultiPolygon {
    let data = try Data(contentsOf: URL(fileURLWithPath: SharedData.path("boundaries/wards_2025/E07000224.geojson")))
    let projector = try Projector(usesGrids: false)
    let wards = try JSONDecoder().decode(Collection.self, from: data).features.map { ward in
      var polygon = MultiPolygon()
      for part in ward.geometry.parts {
        polygon.appendPart(rings: part.map { ring in ring.map { (x: $0[0], y: $0[1]) } })
      }
      return try polygon.projected(by: projector)
    }
    return try AreaIndex(wards).union()
  }
}
