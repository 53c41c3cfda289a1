import Spatial

/// A geometry as well-known text (OGC 06-103r4), longitude before latitude, in degrees to 7 decimals.
///
/// The same type, parts and direction of rings as in GeoJSON: shells run anticlockwise, holes clockwise.
package enum WKTWriter {
  /// The text; nil where the feature has no geometry.
  package static func text(_ geometry: FeatureGeometry) -> String? {
    var bytes: [UInt8] = []
    switch geometry {
    case .none: return nil
    case .point(let longitude, let latitude):
      bytes += "POINT ("
      append(longitude, latitude, to: &bytes)
      bytes += ")"
    case .line(let line):
      append("LINESTRING", parts: line.partCount, to: &bytes) { part, bytes in
        appendList(line.part(part), to: &bytes) { vertex, bytes in append(line.x[vertex], line.y[vertex], to: &bytes) }
      }
    case .polygon(let polygon):
      append("POLYGON", parts: polygon.partCount, to: &bytes) { part, bytes in
        appendList(polygon.rings(ofPart: part).enumerated(), to: &bytes) { ring, bytes in
          let vertices = polygon.vertices(of: ring.element, anticlockwise: ring.offset == 0)
          appendList(vertices, to: &bytes) { vertex, bytes in append(polygon.x[vertex], polygon.y[vertex], to: &bytes) }
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One part by itself, any other number as the type of several.
  private static func append(
    _ type: String, parts: Int, to bytes: inout [UInt8], _ part: (Int, inout [UInt8]) -> Void
  ) {
    bytes += parts == 1 ? "\(type) " : "MULTI\(type) "
    switch parts {
    case 0: bytes += "EMPTY"
    case 1: part(0, &bytes)
    default: appendList(0..<parts, to: &bytes, part)
    }
  }

  private static func appendList<Items: Sequence>(
    _ items: Items, to bytes: inout [UInt8], _ item: (Items.Element, inout [UInt8]) -> Void
  ) {
    bytes += "("
    for (index, one) in items.enumerated() {
      if index > 0 { bytes += ", " }
      item(one, &bytes)
    }
    bytes += ")"
  }

  private static func append(_ x: Double, _ y: Double, to bytes: inout [UInt8]) {
    FixedDecimal.append(x, decimals: GeoJSONFeature.decimals, to: &bytes)
    bytes += " "
    FixedDecimal.append(y, decimals: GeoJSONFeature.decimals, to: &bytes)
  }
}
