/// The geometry of a cell of a GeoPackage: a header and well-known binary (OGC 12-128r17, 2.1.3).
struct PublishedBinary {
  private let bytes: [UInt8]
  private var index: Int

  /// nil for bytes that are no such geometry.
  static func shape(_ bytes: [UInt8]) -> PublishedShape? {
    guard bytes.count >= 8, bytes.starts(with: "GP".utf8) else { return nil }
    // How many bytes the envelope has, by its kind.
    let envelopes = [0, 32, 48, 48, 64]
    let kind = Int(bytes[3] >> 1 & 7)
    guard kind < envelopes.count else { return nil }
    var reader = PublishedBinary(bytes: bytes, index: 8 + envelopes[kind])
    return reader.geometry()
  }

  private mutating func geometry() -> PublishedShape? {
    guard let (isBig, type) = header() else { return .other }
    switch type {
    case 1: return point(isBig).map { .point(x: $0.x, y: $0.y) }
    case 3: return rings(isBig).map { .area(AreaShape(rings: $0)) }
    case 4:
      guard let count = integer(isBig), count > 0, let (isBig, _) = header() else { return .other }
      return point(isBig).map { .point(x: $0.x, y: $0.y) }
    case 6:
      guard let count = integer(isBig) else { return nil }
      var all: [[(x: Double, y: Double)]] = []
      for _ in 0..<count {
        guard let (isBig, type) = header(), type == 3, let rings = rings(isBig) else { return nil }
        all += rings
      }
      return .area(AreaShape(rings: all))
    default: return .other
    }
  }

  private mutating func header() -> (isBig: Bool, type: UInt32)? {
    guard index < bytes.count else { return nil }
    let isBig = bytes[index] == 0
    index += 1
    return integer(isBig).map { (isBig, $0) }
  }

  private mutating func rings(_ isBig: Bool) -> [[(x: Double, y: Double)]]? {
    guard let count = integer(isBig) else { return nil }
    var rings: [[(x: Double, y: Double)]] = []
    for _ in 0..<count {
      guard let points = integer(isBig), Int(points) * 16 <= bytes.count - index else { return nil }
      var ring: [(x: Double, y: Double)] = []
      for _ in 0..<points {
        guard let point = point(isBig) else { return nil }
        ring.append(point)
      }
      rings.append(ring)
    }
    return rings
  }

  private mutating func point(_ isBig: Bool) -> (x: Double, y: Double)? {
    guard let x = take(8, isBig), let y = take(8, isBig) else { return nil }
    return (Double(bitPattern: x), Double(bitPattern: y))
  }

  private mutating func integer(_ isBig: Bool) -> UInt32? { take(4, isBig).map { UInt32(truncatingIfNeeded: $0) } }

  private mutating func take(_ count: Int, _ isBig: Bool) -> UInt64? {
    guard index + count <= bytes.count else { return nil }
    defer { index += count }
    let taken = bytes[index..<(index + count)]
    let ordered = isBig ? Array(taken) : taken.reversed()
    return ordered.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
