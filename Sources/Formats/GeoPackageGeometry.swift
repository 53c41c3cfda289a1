/// The binary form of a GeoPackage's geometries: a header of its own before well-known binary (OGC 12-128r19, 2.1.3).
package enum GeoPackageGeometry {
  /// The point that `bytes` hold; nil where it is empty.
  ///
  /// What is no point, or no geometry, is named as `other`.
  package static func place(_ bytes: [UInt8]) -> FeatureCollection.Geometry? {
    let damaged = FeatureCollection.Geometry.other(type: "damaged geometry")
    guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else { return damaged }
    let flags = bytes[3]
    let isExtended = flags & 0x20 != 0
    if isExtended { return .other(type: "extended geometry") }
    if flags & 0x10 != 0 { return nil }
    let envelopes = [0, 32, 48, 48, 64]
    let envelope = Int(flags >> 1 & 7)
    guard envelope < envelopes.count else { return damaged }
    var reader = BinaryReader(bytes, from: 8 + envelopes[envelope])
    guard let (isBigEndian, type) = header(&reader) else { return damaged }
    switch type {
    case 1: return point(&reader, isBigEndian) ?? damaged
    case 4:
      guard let count = reader.integer(isBigEndian: isBigEndian) else { return damaged }
      if count == 0 { return nil }
      if count > 1 { return .other(type: "MultiPoint") }
      guard let (isBigEndian, type) = header(&reader), type == 1 else { return damaged }
      return point(&reader, isBigEndian) ?? damaged
    default: return .other(type: name(of: type))
    }
  }

  private static func header(_ reader: inout BinaryReader) -> (isBigEndian: Bool, type: Int)? {
    guard let order = reader.byte(), order < 2, let type = reader.integer(isBigEndian: order == 0) else { return nil }
    // Thousands stand for heights and measures, which follow x and y.
    return (order == 0, Int(type) % 1000)
  }

  /// - Returns: nil for bytes that end early; `.some(nil)` for a point without a position, which is written as nan.
  private static func point(_ reader: inout BinaryReader, _ isBigEndian: Bool) -> FeatureCollection.Geometry?? {
    guard let x = reader.double(isBigEndian: isBigEndian), let y = reader.double(isBigEndian: isBigEndian) else {
      return nil
    }
    return .some(x.isNaN || y.isNaN ? nil : .point(x: x, y: y))
  }

  private static func name(of type: Int) -> String {
    let names = [
      "geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon",
      "GeometryCollection",
    ]
    return type < names.count ? names[type] : "geometry of type \(type)"
  }
}

/// Numbers read from bytes one after another.
private struct BinaryReader {
  private let bytes: [UInt8]
  private var index: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    index = start
  }

  mutating func byte() -> UInt8? { take(1, isBigEndian: true).map { UInt8(truncatingIfNeeded: $0) } }

  mutating func integer(isBigEndian: Bool) -> UInt32? {
    take(4, isBigEndian: isBigEndian).map { UInt32(truncatingIfNeeded: $0) }
  }

  mutating func double(isBigEndian: Bool) -> Double? { take(8, isBigEndian: isBigEndian).map(Double.init(bitPattern:)) }

  private mutating func take(_ count: Int, isBigEndian: Bool) -> UInt64? {
    guard index + count <= bytes.count else { return nil }
    let taken = bytes[index..<index + count]
    index += count
    return (isBigEndian ? Array(taken) : taken.reversed()).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
