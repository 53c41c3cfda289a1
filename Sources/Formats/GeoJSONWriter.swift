package import Spatial

/// A value of a GeoJSON property.
public enum PropertyValue: Sendable, Equatable {
  case none
  case text(String)
  case integer(Int)
  /// A number with at most so many decimals in the file; one that is not finite is written as nothing.
  case decimal(Double, decimals: Int)
  /// A probability: to six decimals, and below a thousandth to four figures, so that a small one is never written as 0.
  case probability(Double)
  case truth(Bool)

  /// Text as it stands and an integer in figures; nil for everything else.
  package var plainText: String? {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    default: nil
    }
  }

  /// As the field of a table: empty where there is nothing.
  package var fieldText: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .decimal(let number, let decimals):
      number.isFinite ? FixedDecimal.string(number, decimals: decimals) : ""
    case .probability(let p): FixedDecimal.probability(p)
    case .truth(let truth): truth ? "true" : "false"
    }
  }

  /// Text, or none where there is none.
  package static func text(_ value: String?) -> PropertyValue { value.map { .text($0) } ?? .none }
  /// An integer, or none where there is none.
  package static func integer(_ value: Int?) -> PropertyValue { value.map { .integer($0) } ?? .none }
  /// A number, or none where there is none or it is not finite.
  package static func decimal(_ value: Double?, decimals: Int) -> PropertyValue {
    guard let value, value.isFinite else { return .none }
    return .decimal(value, decimals: decimals)
  }
}

/// The geometry of a feature, in degrees.
package enum FeatureGeometry: Sendable {
  /// The feature has none: it is a row without a place on the map.
  case none
  case point(longitude: Double, latitude: Double)
  /// A `LineString` where it has one part, and a `MultiLineString` of any other number.
  case line(MultiLine)
  case polygon(MultiPolygon)
}

/// A GeoJSON feature collection put together feature by feature, as RFC 7946 asks.
///
/// Longitude before latitude, WGS 84, degrees to 7 decimals (1 cm); shells run anticlockwise and holes clockwise; the
/// collection and each line and polygon have a `bbox`. The same features give the same bytes.
package struct GeoJSONWriter {
  private var body: [UInt8] = []
  private var bounds: Bounds?
  private let name: String
  private let about: [String]

  /// - Parameters:
  ///   - name: the name of the layer; GDAL and QGIS show it.
  ///   - about: how the layer came about, a sentence each; a member of the collection that GIS programs pass over.
  package init(name: String, about: [String] = []) {
    self.name = name
    self.about = about
  }

  /// Adds a feature with its properties in the order given.
  package mutating func append(_ geometry: FeatureGeometry, properties: [(name: String, value: PropertyValue)]) {
    body += body.isEmpty ? "\n" : ",\n"
    bounds.extend(to: GeoJSONFeature.append(geometry, properties: properties, to: &body))
  }

  /// The whole file.
  package consuming func finish() -> [UInt8] {
    let features = body
    body = []
    body += #"{"type":"FeatureCollection","name":"#
    JSONText.append(name, to: &body)
    body += ","
    if !about.isEmpty {
      body += #""about":["#
      for (index, sentence) in about.enumerated() {
        if index > 0 { body += "," }
        JSONText.append(sentence, to: &body)
      }
      body += "],"
    }
    GeoJSONFeature.append(box: bounds, to: &body)
    body += #""features":["#
    body += features
    body += "\n]}\n"
    return body
  }
}

/// Appends the UTF-8 of a string.
func += (bytes: inout [UInt8], text: String) {
  bytes.append(contentsOf: text.utf8)
}
