package import Spatial

/// One GeoJSON feature on one line, as a collection and a newline-delimited file have it.
package enum GeoJSONFeature {
  /// Degrees to 1 cm.
  static let decimals = 7

  /// Appends the feature with its properties in the order given.
  ///
  /// - Returns: the bounds of its geometry; nil where it has none.
  @discardableResult
  package static func append(
    _ geometry: FeatureGeometry, properties: [(name: String, value: PropertyValue)], to bytes: inout [UInt8]
  ) -> Bounds? {
    bytes += #"{"type":"Feature","#
    var bounds: Bounds?
    switch geometry {
    case .none: bytes += #""geometry":null"#
    case .point(let longitude, let latitude):
      bounds.extend(to: longitude, latitude)
      bytes += #""geometry":{"type":"Point","coordinates":"#
      append(longitude, latitude, to: &bytes)
      bytes += "}"
    case .line(let line):
      bounds = line.bounds
      append(box: bounds, to: &bytes)
      append(line, to: &bytes)
    case .polygon(let polygon):
      bounds = polygon.bounds
      append(box: bounds, to: &bytes)
      append(polygon, to: &bytes)
    }
    bytes += #","properties":{"#
    for (index, property) in properties.enumerated() {
      if index > 0 { bytes += "," }
      JSONText.append(property.name, to: &bytes)
      bytes += ":"
      append(property.value, to: &bytes)
    }
    bytes += "}}"
    return bounds
  }

  /// Appends a member `bbox` and a comma; nothing where there is no box.
  static func append(box: Bounds?, to bytes: inout [UInt8]) {
    guard let box else { return }
    bytes += #""bbox":["#
    for (index, value) in [box.minX, box.minY, box.maxX, box.maxY].enumerated() {
      if index > 0 { bytes += "," }
      FixedDecimal.append(value, decimals: decimals, to: &bytes)
    }
    bytes += "],"
  }

  private static func append(_ line: MultiLine, to bytes: inout [UInt8]) {
    bytes += #""geometry":{"type":"#
    bytes += line.partCount == 1 ? #""LineString","coordinates":"# : #""MultiLineString","coordinates":["#
    for part in 0..<line.partCount {
      if part > 0 { bytes += "," }
      bytes += "["
      for (index, vertex) in line.part(part).enumerated() {
        if index > 0 { bytes += "," }
        append(line.x[vertex], line.y[vertex], to: &bytes)
      }
      bytes += "]"
    }
    bytes += line.partCount == 1 ? "}" : "]}"
  }

  private static func append(_ polygon: MultiPolygon, to bytes: inout [UInt8]) {
    bytes += #""geometry":{"type":"#
    bytes += polygon.partCount == 1 ? #""Polygon","coordinates":"# : #""MultiPolygon","coordinates":["#
    for part in 0..<polygon.partCount {
      if part > 0 { bytes += "," }
      bytes += "["
      for (index, ring) in polygon.rings(ofPart: part).enumerated() {
        if index > 0 { bytes += "," }
        bytes += "["
        for (step, vertex) in polygon.vertices(of: ring, anticlockwise: index == 0).enumerated() {
          if step > 0 { bytes += "," }
          append(polygon.x[vertex], polygon.y[vertex], to: &bytes)
        }
        bytes += "]"
      }
      bytes += "]"
    }
    bytes += polygon.partCount == 1 ? "}" : "]}"
  }

  private static func append(_ x: Double, _ y: Double, to bytes: inout [UInt8]) {
    bytes += "["
    FixedDecimal.append(x, decimals: decimals, to: &bytes)
    bytes += ","
    FixedDecimal.append(y, decimals: decimals, to: &bytes)
    bytes += "]"
  }

  private static func append(_ value: PropertyValue, to bytes: inout [UInt8]) {
    switch value {
    case .none: bytes += "null"
    case .text(let text): JSONText.append(text, to: &bytes)
    case .integer(let integer): bytes += String(integer)
    case .decimal(let number, _) where !number.isFinite: bytes += "null"
    case .probability(let p): bytes += p.isFinite ? FixedDecimal.probability(p) : "null"
    case .decimal(let number, let decimals): FixedDecimal.append(number, decimals: decimals, to: &bytes)
    case .truth(let truth): bytes += truth ? "true" : "false"
    }
  }
}

extension MultiPolygon {
  /// The vertices of a ring in the order in which they are written, whichever way they came.
  package func vertices(of ring: Range<Int>, anticlockwise: Bool) -> StrideTo<Int> {
    (signedArea(of: ring) > 0) == anticlockwise
      ? stride(from: ring.lowerBound, to: ring.upperBound, by: 1)
      : stride(from: ring.upperBound - 1, to: ring.lowerBound - 1, by: -1)
  }
}
