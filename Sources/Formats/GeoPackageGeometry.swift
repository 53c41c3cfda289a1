import Spatial

/// The binary form of a GeoPackage's geometries: a header of its own before well-known binary (OGC 12-128r17, 2.1.3).
package enum GeoPackageGeometry {
  /// The point that `bytes` hold; nil where it is empty.
  ///
  /// What is no point, or no geometry, is named as `other`.
  package static func place(_ bytes: [UInt8]) -> FeatureCollection.Geometry? {
    var reader: BinaryReader
    switch content(bytes) {
    case .none: return nil
    case .other(let type): return .other(type: type)
    case .geometry(let content): reader = content
    }
    guard let (isBigEndian, type, _) = header(&reader) else { return damaged }
    switch type {
    case 1: return point(&reader, isBigEndian) ?? damaged
    case 4:
      guard let count = reader.integer(isBigEndian: isBigEndian) else { return damaged }
      if count == 0 { return nil }
      if count > 1 { return .other(type: "MultiPoint") }
      guard let (isBigEndian, type, _) = header(&reader), type == 1 else { return damaged }
      return point(&reader, isBigEndian) ?? damaged
    default: return .other(type: name(of: type))
    }
  }

  private static let damaged = FeatureCollection.Geometry.other(type: damage)
  private static let damage = "damaged geometry"

  private enum Content {
    case none
    case other(String)
    case geometry(BinaryReader)
  }

  /// What is behind the GeoPackage's own header.
  private static func content(_ bytes: [UInt8]) -> Content {
    guard bytes.count >= 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else { return .other(damage) }
    let flags = bytes[3]
    let isExtended = flags & 0x20 != 0
    if isExtended { return .other("extended geometry") }
    if flags & 0x10 != 0 { return .none }
    let envelopes = [0, 32, 48, 48, 64]
    let envelope = Int(flags >> 1 & 7)
    guard envelope < envelopes.count else { return .other(damage) }
    return .geometry(BinaryReader(bytes, from: 8 + envelopes[envelope]))
  }

  /// What well-known binary begins with: byte order, type, and how many numbers a position has.
  private static func header(_ reader: inout BinaryReader) -> (isBigEndian: Bool, type: Int, dimensions: Int)? {
    guard let order = reader.byte(), order < 2, let type = reader.integer(isBigEndian: order == 0) else { return nil }
    // Thousands stand for heights and measures, which follow x and y.
    return (order == 0, Int(type) % 1000, [2, 3, 3, 4][Int(type) / 1000 % 4])
  }

  /// - Returns: nil for bytes that end early; `.some(nil)` for a point without a position, which is written as nan.
  private static func point(_ reader: inout BinaryReader, _ isBigEndian: Bool) -> FeatureCollection.Geometry?? {
    guard let x = reader.double(isBigEndian: isBigEndian), let y = reader.double(isBigEndian: isBigEndian) else {
      return nil
    }
    return .some(x.isNaN || y.isNaN ? nil : .point(x: x, y: y))
  }

  /// The line that `bytes` hold; nil where it is empty.
  ///
  /// What is no line, or no geometry, is named as `other`.
  package static func line(_ bytes: [UInt8]) -> FeatureCollection.Geometry? {
    var reader: BinaryReader
    switch content(bytes) {
    case .none: return nil
    case .other(let type): return .other(type: type)
    case .geometry(let content): reader = content
    }
    guard let (isBigEndian, type, dimensions) = header(&reader) else { return damaged }
    var line = MultiLine()
    switch type {
    case 2:
      guard let part = vertices(&reader, isBigEndian, dimensions) else { return damaged }
      line.appendPart(part)
    case 5:
      guard let count = reader.integer(isBigEndian: isBigEndian) else { return damaged }
      // What is counted may not be there: nothing is set aside for it, and the first part that is missing ends it.
      for _ in 0..<count {
        guard let (isBigEndian, type, dimensions) = header(&reader), type == 2,
          let part = vertices(&reader, isBigEndian, dimensions)
        else { return damaged }
        line.appendPart(part)
      }
    default: return .other(type: name(of: type))
    }
    return line.vertexCount == 0 ? nil : .line(line)
  }

  /// The polygon that `bytes` hold; nil where it is empty.
  ///
  /// What is no polygon, or no geometry, is named as `other`.
  package static func area(_ bytes: [UInt8]) -> FeatureCollection.Geometry? {
    var reader: BinaryReader
    switch content(bytes) {
    case .none: return nil
    case .other(let type): return .other(type: type)
    case .geometry(let content): reader = content
    }
    guard let (isBigEndian, type, dimensions) = header(&reader) else { return damaged }
    var polygon = MultiPolygon()
    switch type {
    case 3:
      guard let rings = rings(&reader, isBigEndian, dimensions) else { return damaged }
      if !rings.isEmpty { polygon.appendPart(rings: rings) }
    case 6:
      guard let count = reader.integer(isBigEndian: isBigEndian) else { return damaged }
      // As with lines: the first part that is missing ends it.
      for _ in 0..<count {
        guard let (isBigEndian, type, dimensions) = header(&reader), type == 3,
          let rings = rings(&reader, isBigEndian, dimensions)
        else { return damaged }
        if !rings.isEmpty { polygon.appendPart(rings: rings) }
      }
    default: return .other(type: name(of: type))
    }
    return polygon.isEmpty ? nil : .polygon(polygon)
  }

  /// The rings of a polygon, the shell first.
  private static func rings(
    _ reader: inout BinaryReader, _ isBigEndian: Bool, _ dimensions: Int
  ) -> [[(x: Double, y: Double)]]? {
    guard let count = reader.integer(isBigEndian: isBigEndian) else { return nil }
    var rings: [[(x: Double, y: Double)]] = []
    for _ in 0..<count {
      guard let ring = vertices(&reader, isBigEndian, dimensions) else { return nil }
      rings.append(ring)
    }
    return rings
  }

  /// - Returns: nil for bytes that end before as many positions as are counted.
  private static func vertices(
    _ reader: inout BinaryReader, _ isBigEndian: Bool, _ dimensions: Int
  ) -> [(x: Double, y: Double)]? {
    guard let count = reader.integer(isBigEndian: isBigEndian), reader.has(Int(count) * dimensions * 8) else {
      return nil
    }
    var vertices: [(x: Double, y: Double)] = []
    vertices.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let x = reader.double(isBigEndian: isBigEndian), let y = reader.double(isBigEndian: isBigEndian) else {
        return nil
      }
      for _ in 2..<dimensions { _ = reader.double(isBigEndian: isBigEndian) }
      vertices.append((x, y))
    }
    return vertices
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

  /// Whether so many bytes are left.
  func has(_ count: Int) -> Bool { count <= bytes.count - index }

  private mutating func take(_ count: Int, isBigEndian: Bool) -> UInt64? {
    guard index + count <= bytes.count else { return nil }
    var value: UInt64 = 0
    for offset in 0..<count { value = value << 8 | UInt64(bytes[index + (isBigEndian ? offset : count - 1 - offset)]) }
    index += count
    return value
  }
}
