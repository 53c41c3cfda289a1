import CGEOS

extension GeometryBatch {
  /// Geometries that are given as well-known text, as well-known binary of two dimensions with the low byte first.
  ///
  /// - Throws: where a text is no geometry.
  package func wellKnownBinary(ofTexts texts: [String]) throws(GEOSError) -> [[UInt8]] {
    guard let reader = unsafe GEOSWKTReader_create_r(context) else { throw failure("a reader of text") }
    defer { unsafe GEOSWKTReader_destroy_r(context, reader) }
    guard let writer = unsafe GEOSWKBWriter_create_r(context) else { throw failure("a writer of binary") }
    defer { unsafe GEOSWKBWriter_destroy_r(context, writer) }
    unsafe GEOSWKBWriter_setByteOrder_r(context, writer, Int32(GEOS_WKB_NDR.rawValue))
    unsafe GEOSWKBWriter_setOutputDimension_r(context, writer, 2)
    var binaries: [[UInt8]] = []
    binaries.reserveCapacity(texts.count)
    for text in texts {
      guard let geometry = unsafe GEOSWKTReader_read_r(context, reader, text) else { throw failure("a geometry") }
      defer { unsafe GEOSGeom_destroy_r(context, geometry) }
      var size = 0
      guard let bytes = unsafe GEOSWKBWriter_write_r(context, writer, geometry, &size) else {
        throw failure("well-known binary")
      }
      defer { unsafe GEOSFree_r(context, bytes) }
      unsafe binaries.append(Array(UnsafeBufferPointer(start: bytes, count: size)))
    }
    return binaries
  }
}
