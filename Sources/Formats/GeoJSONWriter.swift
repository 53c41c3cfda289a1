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
  private static let decimals = 7
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
    body += #"{"type":"Feature","#
    switch geometry {
    case .none: body += #""geometry":null"#
    case .point(let longitude, let latitude):
      bounds.extend(to: longitude, latitude)
      body += #""geometry":{"type":"Point","coordinates":"#
      appendPosition(longitude, latitude)
      body += "}"
    case .line(let line):
      let box = line.bounds
      bounds.extend(to: box)
      appendBox(box)
      appendLine(line)
    case .polygon(let polygon):
      let box = polygon.bounds
      bounds.extend(to: box)
      appendBox(box)
      appendPolygon(polygon)
    }
    body += #","properties":{"#
    for (index, property) in properties.enumerated() {
      if index > 0 { body += "," }
      JSONText.append(property.name, to: &body)
      body += ":"
      append(property.value)
    }
    body += "}}"
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
    appendBox(bounds)
    body += #""features":["#
    body += features
    body += "\n]}\n"
    return body
  }

  private mutating func appendBox(_ box: Bounds?) {
    guard let box else { return }
    body += #""bbox":["#
    for (index, value) in [box.minX, box.minY, box.maxX, box.maxY].enumerated() {
      if index > 0 { body += "," }
      FixedDecimal.append(value, decimals: Self.decimals, to: &body)
    }
    body += "],"
  }

  private mutating func appendLine(_ line: MultiLine) {
    body += #""geometry":{"type":"#
    body += line.partCount == 1 ? #""LineString","coordinates":"# : #""MultiLineString","coordinates":["#
    for part in 0..<line.partCount {
      if part > 0 { body += "," }
      body += "["
      for (index, vertex) in line.part(part).enumerated() {
        if index > 0 { body += "," }
        appendPosition(line.x[vertex], line.y[vertex])
      }
      body += "]"
    }
    body += line.partCount == 1 ? "}" : "]}"
  }

  private mutating func appendPolygon(_ polygon: MultiPolygon) {
    body += #""geometry":{"type":"#
    body += polygon.partCount == 1 ? #""Polygon","coordinates":"# : #""MultiPolygon","coordinates":["#
    for part in 0..<polygon.partCount {
      if part > 0 { body += "," }
      body += "["
      for (index, ring) in polygon.rings(ofPart: part).enumerated() {
        if index > 0 { body += "," }
        appendRing(polygon, ring, anticlockwise: index == 0)
      }
      body += "]"
    }
    body += polygon.partCount == 1 ? "}" : "]}"
  }

  private mutating func appendRing(_ polygon: MultiPolygon, _ ring: Range<Int>, anticlockwise: Bool) {
    let turned = (polygon.signedArea(of: ring) > 0) != anticlockwise
    body += "["
    for step in 0..<ring.count {
      if step > 0 { body += "," }
      let vertex = turned ? ring.upperBound - 1 - step : ring.lowerBound + step
      appendPosition(polygon.x[vertex], polygon.y[vertex])
    }
    body += "]"
  }

  private mutating func appendPosition(_ x: Double, _ y: Double) {
    body += "["
    FixedDecimal.append(x, decimals: Self.decimals, to: &body)
    body += ","
    FixedDecimal.append(y, decimals: Self.decimals, to: &body)
    body += "]"
  }

  private mutating func append(_ value: PropertyValue) {
    switch value {
    case .none: body += "null"
    case .text(let text): JSONText.append(text, to: &body)
    case .integer(let integer): body += String(integer)
    case .decimal(let number, _) where !number.isFinite: body += "null"
    case .probability(let p): body += p.isFinite ? FixedDecimal.probability(p) : "null"
    case .decimal(let number, let decimals): FixedDecimal.append(number, decimals: decimals, to: &body)
    case .truth(let truth): body += truth ? "true" : "false"
    }
  }
}

/// JSON strings.
enum JSONText {
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#
      case UInt8(ascii: "\\"): bytes += #"\\"#
      case 0x0A: bytes += #"\n"#
      case 0x0D: bytes += #"\r"#
      case 0x09: bytes += #"\t"#
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Appends the UTF-8 of a string.
func += (bytes: inout [UInt8], text: String) {
  bytes.append(contentsOf: text.utf8)
}
