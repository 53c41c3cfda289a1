import Foundation
import Spatial

/// The polygons of a GeoJSON file of the shared data, as numbers.
enum BoundaryFile {
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

  /// In degrees, in the order of the file.
  static func degrees(_ path: String) throws -> [MultiPolygon] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try JSONDecoder().decode(Collection.self, from: data).features.map { feature in
      var polygon = MultiPolygon()
      for part in feature.geometry.parts {
        polygon.appendPart(rings: part.map { ring in ring.map { (x: $0[0], y: $0[1]) } })
      }
      return polygon
    }
  }

  /// In metres on the National Grid.
  static func metres(_ path: String) throws -> [MultiPolygon] {
    let projector = try Projector(usesGrids: false)
    return try degrees(path).map { try $0.projected(by: projector) }
  }
}
