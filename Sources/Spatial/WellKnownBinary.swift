internal import GEOS

/// Geometries as databases keep them (OGC 06-103r4): two dimensions, the low byte first.
package enum WellKnownBinary {
  /// - Parameter texts: geometries as well-known text.
  /// - Throws: where one is no geometry.
  package static func bytes(ofTexts texts: [String]) throws(SpatialError) -> [[UInt8]] {
    do { return try GeometryBatch().wellKnownBinary(ofTexts: texts) } catch { throw SpatialError(error.description) }
  }
}
