import Spatial

/// A geometry as a GeoPackage keeps it: a header with the reference system and the box, then well-known binary.
struct GeoPackageBlob {
  let bytes: [UInt8]
  let bounds: Bounds

  /// One for each geometry; nil for `none` and for what is empty.
  static func blobs(
    _ geometries: [FeatureGeometry], as type: GeoPackageLayerContent.GeometryType?
  ) throws(SpatialError) -> [GeoPackageBlob?] {
    guard let type else { return geometries.map { _ in nil } }
    let boxes = geometries.map(bounds)
    let texts = zip(geometries, boxes).map { geometry, box in
      box == nil ? nil : WKTWriter.text(geometry).map { several($0, type) }
    }
    var binaries = try WellKnownBinary.bytes(ofTexts: texts.compactMap { $0 })[...]
    return zip(texts, boxes).map { text, box in
      guard text != nil, let box, let binary = binaries.popFirst() else { return nil }
      return GeoPackageBlob(bytes: header(box, isPoint: type == .point) + binary, bounds: box)
    }
  }

  /// The text of a single part as the type of several, so that a layer has one type.
  private static func several(_ text: String, _ type: GeoPackageLayerContent.GeometryType) -> String {
    guard type != .point, !text.hasPrefix("MULTI"), let open = text.firstIndex(of: "(") else { return text }
    return "\(type.rawValue) (\(text[open...]))"
  }

  private static func bounds(_ geometry: FeatureGeometry) -> Bounds? {
    switch geometry {
    case .none: return nil
    case .point(let x, let y):
      var bounds: Bounds?
      bounds.extend(to: x, y)
      return bounds
    case .line(let line): return line.bounds
    case .polygon(let polygon): return polygon.bounds
    }
  }

  /// Points have no box of their own, as theirs would say nothing more.
  private static func header(_ box: Bounds, isPoint: Bool) -> [UInt8] {
    let flags: UInt8 = isPoint ? 0b0000_0001 : 0b0000_0011
    var bytes: [UInt8] = [UInt8(ascii: "G"), UInt8(ascii: "P"), 0, flags]
    append(UInt64(GeoPackageWriter.system), 4, to: &bytes)
    if !isPoint {
      for value in [box.minX, box.maxX, box.minY, box.maxY] { append(value.bitPattern, 8, to: &bytes) }
    }
    return bytes
  }

  private static func append(_ value: UInt64, _ count: Int, to bytes: inout [UInt8]) {
    for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte)))) }
  }
}
