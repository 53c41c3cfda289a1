import CGEOS

/// What GEOS said when it could not do what it was asked, in its own words.
package struct GEOSError: Error, CustomStringConvertible {
  package let description: String
}

/// The coordinates of one polygon of one or more parts, flat.
package struct PolygonCoordinates: Sendable, Equatable {
  /// Every vertex of every ring, each ring closed: its last vertex is its first again.
  package var x: [Double]
  package var y: [Double]
  /// Where each ring ends in `x` and `y`.
  package var ringEnds: [Int]
  /// Where each part ends in `ringEnds`; the first ring of a part is its shell, the others are its holes.
  package var partEnds: [Int]

  package init(x: [Double] = [], y: [Double] = [], ringEnds: [Int] = [], partEnds: [Int] = []) {
    self.x = x
    self.y = y
    self.ringEnds = ringEnds
    self.partEnds = partEnds
  }
}

/// A GEOS context with every geometry that was made in it, named by number and freed together.
///
/// A batch belongs to one worker: neither GEOS contexts nor prepared geometries may be shared.
// @unchecked: an instance is used by one worker at a time; whoever needs more makes a batch for each.
@safe package final class GeometryBatch: @unchecked Sendable {
  let context: GEOSContextHandle_t
  private let messages = MessageBox()
  private var geometries: [OpaquePointer?] = unsafe []

  package init() throws(GEOSError) {
    guard let context = unsafe GEOS_init_r() else { throw GEOSError(description: "GEOS has no memory left") }
    unsafe self.context = context
    unsafe GEOSContext_setErrorMessageHandler_r(
      context,
      { message, data in
        guard let message = unsafe message, let data = unsafe data else { return }
        unsafe Unmanaged<MessageBox>.fromOpaque(data).takeUnretainedValue().last = String(cString: message)
      }, Unmanaged.passUnretained(messages).toOpaque())
  }

  deinit {
    unsafe geometries.forEach { unsafe GEOSGeom_destroy_r(context, $0) }
    unsafe GEOS_finish_r(context)
  }

  package var count: Int { unsafe geometries.count }

  /// GEOS's release, such as `3.11.1`.
  package static var version: String {
    unsafe String(cString: GEOSversion()).split(separator: "-").first.map(String.init) ?? ""
  }

  // MARK: In and out

  /// Adds a polygon and returns its number. Rings must be closed and of at least four vertices.
  package func append(_ polygon: PolygonCoordinates) throws(GEOSError) -> Int {
    var parts: [OpaquePointer?] = unsafe []
    var ring = 0
    for end in polygon.partEnds {
      let shell = try unsafe self.ring(ring, of: polygon)
      var holes: [OpaquePointer?] = unsafe []
      for hole in ring + 1..<max(end, ring + 1) { unsafe holes.append(try self.ring(hole, of: polygon)) }
      let part = unsafe holes.withUnsafeMutableBufferPointer { buffer in
        unsafe GEOSGeom_createPolygon_r(context, shell, buffer.baseAddress, UInt32(buffer.count))
      }
      guard let part = unsafe part else { throw failure("a polygon") }
      unsafe parts.append(part)
      ring = end
    }
    return try unsafe collect(parts, as: GEOS_MULTIPOLYGON)
  }

  /// Adds a box with sides along the axes and returns its number.
  package func appendRectangle(minX: Double, minY: Double, maxX: Double, maxY: Double) throws(GEOSError) -> Int {
    try unsafe keep(GEOSGeom_createRectangle_r(context, minX, minY, maxX, maxY), "a box")
  }

  /// Adds a geometry of points and returns its number.
  package func appendPoints(x: [Double], y: [Double]) throws(GEOSError) -> Int {
    var points: [OpaquePointer?] = unsafe []
    for index in x.indices {
      guard let point = unsafe GEOSGeom_createPointFromXY_r(context, x[index], y[index]) else {
        throw failure("a point")
      }
      unsafe points.append(point)
    }
    return try unsafe collect(points, as: GEOS_MULTIPOINT)
  }

  /// The polygons of a geometry; what has no area (points and lines left over by an overlay) is left out.
  package func polygon(_ number: Int) throws(GEOSError) -> PolygonCoordinates {
    var result = PolygonCoordinates()
    try unsafe collectPolygons(of: geometry(number), into: &result)
    return result
  }

  /// Frees the geometries from a number on, which then name nothing: what a loop makes for one turn need not outlive it.
  ///
  /// - Precondition: no lookup was made of them.
  package func removeAll(from number: Int) {
    while unsafe geometries.count > max(number, 0) { unsafe GEOSGeom_destroy_r(context, geometries.removeLast()) }
  }

  // MARK: Questions

  package func isValid(_ number: Int) throws(GEOSError) -> Bool {
    try unsafe boolean(GEOSisValid_r(context, geometry(number)), "validity")
  }

  /// GEOS's reason why a geometry is not valid, with the coordinates of the place.
  package func invalidity(_ number: Int) -> String {
    guard let reason = unsafe GEOSisValidReason_r(context, geometry(number)) else { return "unknown" }
    defer { unsafe GEOSFree_r(context, reason) }
    return unsafe String(cString: reason)
  }

  /// The area in the square of the coordinates' unit.
  package func area(_ number: Int) throws(GEOSError) -> Double {
    var area = 0.0
    guard unsafe GEOSArea_r(context, geometry(number), &area) == 1 else { throw failure("the area") }
    return area
  }

  package func intersects(_ a: Int, _ b: Int) throws(GEOSError) -> Bool {
    try unsafe boolean(GEOSIntersects_r(context, geometry(a), geometry(b)), "intersects")
  }

  package func covers(_ a: Int, _ b: Int) throws(GEOSError) -> Bool {
    try unsafe boolean(GEOSCovers_r(context, geometry(a), geometry(b)), "covers")
  }

  // MARK: Constructions, each adding a geometry and returning its number

  package func makeValid(_ number: Int) throws(GEOSError) -> Int {
    try unsafe keep(GEOSMakeValid_r(context, geometry(number)), "repair")
  }

  /// The geometry with every vertex on a grid, and valid: edges that the grid would lay across each other are taken apart.
  package func onGrid(_ number: Int, of size: Double) throws(GEOSError) -> Int {
    try unsafe keep(GEOSGeom_setPrecision_r(context, geometry(number), size, 0), "rounding")
  }

  package func buffer(_ number: Int, by distance: Double, quadrantSegments: Int = 8) throws(GEOSError) -> Int {
    try unsafe keep(GEOSBuffer_r(context, geometry(number), distance, Int32(quadrantSegments)), "buffer")
  }

  package func intersection(_ a: Int, _ b: Int) throws(GEOSError) -> Int {
    try unsafe keep(GEOSIntersection_r(context, geometry(a), geometry(b)), "intersection")
  }

  package func difference(_ a: Int, _ b: Int) throws(GEOSError) -> Int {
    try unsafe keep(GEOSDifference_r(context, geometry(a), geometry(b)), "difference")
  }

  package func union(_ numbers: [Int]) throws(GEOSError) -> Int {
    var copies: [OpaquePointer?] = unsafe []
    for number in numbers {
      guard let copy = unsafe GEOSGeom_clone_r(context, geometry(number)) else { throw failure("a copy") }
      unsafe copies.append(copy)
    }
    let all = try unsafe collect(copies, as: GEOS_GEOMETRYCOLLECTION)
    return try unsafe keep(GEOSUnaryUnion_r(context, geometry(all)), "union")
  }

  /// The cells of the Voronoi diagram of distinct points, each given with the number of its own point.
  ///
  /// - Parameter margin: how far beyond the points the diagram reaches at least.
  package func voronoiCells(x: [Double], y: [Double], margin: Double) throws(GEOSError) -> [Int] {
    let points = try appendPoints(x: x, y: y)
    // Two corners say how far the diagram reaches: GEOS asks for the box of a geometry alone.
    let envelope = try appendPoints(
      x: [(x.min() ?? 0) - margin, (x.max() ?? 0) + margin], y: [(y.min() ?? 0) - margin, (y.max() ?? 0) + margin])
    let diagram = try unsafe keep(
      GEOSVoronoiDiagram_r(context, geometry(points), geometry(envelope), 0, 0), "Voronoi diagram")
    let tree = try PolygonLookup(self, parts: diagram)
    var cells = [Int](repeating: -1, count: x.count)
    for index in x.indices {
      if let part = tree.first(x: x[index], y: y[index]) {
        let copy = unsafe GEOSGeom_clone_r(context, GEOSGetGeometryN_r(context, geometry(diagram), Int32(part)))
        cells[index] = try unsafe keep(copy, "a copy")
      }
    }
    guard !cells.contains(-1) else { throw GEOSError(description: "a point has no cell of its own") }
    return cells
  }

  // MARK: Inside the module

  func geometry(_ number: Int) -> OpaquePointer? {
    precondition(number >= 0 && number < count, "a geometry of this batch")
    return unsafe geometries[number]
  }

  func failure(_ task: String) -> GEOSError {
    GEOSError(description: "\(task) failed (GEOS: \(messages.last))")
  }

  private func keep(_ geometry: OpaquePointer?, _ task: String) throws(GEOSError) -> Int {
    guard let geometry = unsafe geometry else { throw failure(task) }
    unsafe geometries.append(geometry)
    return unsafe geometries.count - 1
  }

  /// GEOS's predicates answer 0, 1, or 2 for an exception.
  func boolean(_ answer: CChar, _ task: String) throws(GEOSError) -> Bool {
    guard answer != 2 else { throw failure(task) }
    return answer == 1
  }

  private func collect(_ parts: [OpaquePointer?], as type: GEOSGeomTypes) throws(GEOSError) -> Int {
    var parts = unsafe parts
    let collection = unsafe parts.withUnsafeMutableBufferPointer { buffer in
      unsafe GEOSGeom_createCollection_r(context, Int32(type.rawValue), buffer.baseAddress, UInt32(buffer.count))
    }
    return try unsafe keep(collection, "a collection")
  }

  private func ring(_ index: Int, of polygon: PolygonCoordinates) throws(GEOSError) -> OpaquePointer {
    let range = (index == 0 ? 0 : polygon.ringEnds[index - 1])..<polygon.ringEnds[index]
    let sequence = unsafe polygon.x.withUnsafeBufferPointer { xs in
      unsafe polygon.y.withUnsafeBufferPointer { ys in
        unsafe GEOSCoordSeq_copyFromArrays_r(
          context, xs.baseAddress.map { unsafe $0 + range.lowerBound },
          ys.baseAddress.map { unsafe $0 + range.lowerBound }, nil, nil, UInt32(range.count))
      }
    }
    guard let sequence = unsafe sequence, let ring = unsafe GEOSGeom_createLinearRing_r(context, sequence) else {
      throw failure("a ring of \(range.count) vertices")
    }
    return unsafe ring
  }

  private func collectPolygons(of geometry: OpaquePointer?, into result: inout PolygonCoordinates) throws(GEOSError) {
    let type = unsafe GEOSGeomTypeId_r(context, geometry)
    if type == GEOS_POLYGON.rawValue {
      if unsafe GEOSisEmpty_r(context, geometry) == 1 { return }
      try unsafe append(ring: GEOSGetExteriorRing_r(context, geometry), to: &result)
      for hole in 0..<(unsafe GEOSGetNumInteriorRings_r(context, geometry)) {
        try unsafe append(ring: GEOSGetInteriorRingN_r(context, geometry, hole), to: &result)
      }
      result.partEnds.append(result.ringEnds.count)
    } else if type == GEOS_MULTIPOLYGON.rawValue || type == GEOS_GEOMETRYCOLLECTION.rawValue {
      for part in 0..<(unsafe GEOSGetNumGeometries_r(context, geometry)) {
        try unsafe collectPolygons(of: GEOSGetGeometryN_r(context, geometry, part), into: &result)
      }
    }
  }

  private func append(ring: OpaquePointer?, to result: inout PolygonCoordinates) throws(GEOSError) {
    let sequence = unsafe GEOSGeom_getCoordSeq_r(context, ring)
    var size: UInt32 = 0
    guard unsafe GEOSCoordSeq_getSize_r(context, sequence, &size) == 1 else { throw failure("a ring's size") }
    var x = [Double](repeating: 0, count: Int(size))
    var y = x
    let copied = unsafe x.withUnsafeMutableBufferPointer { xs in
      unsafe y.withUnsafeMutableBufferPointer { ys in
        unsafe GEOSCoordSeq_copyToArrays_r(context, sequence, xs.baseAddress, ys.baseAddress, nil, nil)
      }
    }
    guard copied == 1 else { throw failure("a ring's coordinates") }
    result.x += x
    result.y += y
    result.ringEnds.append(result.x.count)
  }
}

/// Keeps the last thing that GEOS complained of.
final class MessageBox {
  var last = "no reason given"
}
