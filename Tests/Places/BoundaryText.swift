import Formats
import Spatial

/// Boundary files as text, made by the tests.
enum BoundaryText {
  typealias Ring = [(x: Double, y: Double)]

  /// A feature of one ring.
  static func feature(_ properties: String, ring: Ring) -> String {
    var polygon = MultiPolygon()
    polygon.appendPart(rings: [ring])
    return feature(properties, polygon)
  }

  /// A feature with every coordinate at full precision.
  static func feature(_ properties: String, _ polygon: MultiPolygon) -> String {
    let parts = (0..<polygon.partCount).map { part in
      polygon.rings(ofPart: part).map { ring in
        "[" + ring.map { "[\(polygon.x[$0]),\(polygon.y[$0])]" }.joined(separator: ",") + "]"
      }.joined(separator: ",")
    }
    let coordinates = parts.map { "[\($0)]" }.joined(separator: ",")
    return #"{"type":"Feature","properties":\#(properties),"#
      + #""geometry":{"type":"MultiPolygon","coordinates":[\#(coordinates)]}}"#
  }

  /// A collection, in National Grid metres unless another reference system or none is named.
  static func collection(_ features: [String], crs: String? = "urn:ogc:def:crs:EPSG::27700") -> String {
    let member = crs.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}},"# } ?? ""
    return #"{"type":"FeatureCollection",\#(member)"features":[\#(features.joined(separator: ","))]}"#
  }

  /// An upright rectangle in metres, closed.
  static func rectangle(_ x: Double, _ y: Double, width: Double, height: Double) -> Ring {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
  }
}
