import CGEOS

/// Finds which of many polygons a point lies in, with a tree over their boxes and each polygon prepared.
///
/// The polygons belong to a batch, which the lookup keeps alive. Like the batch it serves one worker.
// @unchecked: an instance is used by one worker at a time, like the batch that it belongs to.
@safe package final class PolygonLookup: @unchecked Sendable {
  private let batch: GeometryBatch
  private let tree: OpaquePointer
  private var prepared: [OpaquePointer?] = unsafe []
  private var found: [Int] = []

  /// - Parameter numbers: the batch's geometries to look in; the answers are indices into this list.
  package convenience init(_ batch: GeometryBatch, _ numbers: [Int]) throws(GEOSError) {
    try unsafe self.init(batch, geometries: numbers.map { unsafe batch.geometry($0) })
  }

  /// Looks in the parts of one geometry of the batch; the answers are indices of parts.
  convenience init(_ batch: GeometryBatch, parts number: Int) throws(GEOSError) {
    let whole = unsafe batch.geometry(number)
    let count = unsafe GEOSGetNumGeometries_r(batch.context, whole)
    try unsafe self.init(
      batch, geometries: (0..<max(count, 0)).map { unsafe GEOSGetGeometryN_r(batch.context, whole, $0) })
  }

  private init(_ batch: GeometryBatch, geometries: [OpaquePointer?]) throws(GEOSError) {
    guard let tree = unsafe GEOSSTRtree_create_r(batch.context, 10) else { throw batch.failure("an index") }
    self.batch = batch
    unsafe self.tree = tree
    for index in unsafe geometries.indices {
      let geometry = unsafe geometries[index]
      guard let prepared = unsafe GEOSPrepare_r(batch.context, geometry) else { throw batch.failure("preparing") }
      unsafe self.prepared.append(prepared)
      // The tree holds numbers from 1 on in the place of pointers: a pointer of 0 would be nil.
      unsafe GEOSSTRtree_insert_r(batch.context, tree, geometry, UnsafeMutableRawPointer(bitPattern: index + 1))
    }
  }

  deinit {
    unsafe GEOSSTRtree_destroy_r(batch.context, tree)
    unsafe prepared.forEach { unsafe GEOSPreparedGeom_destroy_r(batch.context, $0) }
  }

  /// The lowest-numbered polygon that the point lies in or on the edge of.
  package func first(x: Double, y: Double) -> Int? {
    guard unsafe !prepared.isEmpty, let point = unsafe GEOSGeom_createPointFromXY_r(batch.context, x, y) else {
      return nil
    }
    defer { unsafe GEOSGeom_destroy_r(batch.context, point) }
    found.removeAll(keepingCapacity: true)
    unsafe query(point)
    return found.sorted().first { unsafe GEOSPreparedIntersects_r(batch.context, prepared[$0], point) == 1 }
  }

  /// The polygons whose boxes touch the box of a geometry of the batch, in ascending order.
  package func candidates(near number: Int) -> [Int] {
    found.removeAll(keepingCapacity: true)
    unsafe query(batch.geometry(number))
    return found.sorted()
  }

  /// Whether a polygon and a geometry of the batch have a point in common.
  package func intersects(_ polygon: Int, _ number: Int) throws(GEOSError) -> Bool {
    try unsafe batch.boolean(
      GEOSPreparedIntersects_r(batch.context, prepared[polygon], batch.geometry(number)), "intersects")
  }

  /// Whether a geometry of the batch lies within a polygon and touches its edge nowhere: found out faster than whether
  /// it lies within.
  package func containsProperly(_ polygon: Int, _ number: Int) throws(GEOSError) -> Bool {
    try unsafe batch.boolean(
      GEOSPreparedContainsProperly_r(batch.context, prepared[polygon], batch.geometry(number)), "contains properly")
  }

  /// Whether a polygon and a geometry of the batch come within a distance of one another, in the coordinates' unit.
  package func isWithin(_ distance: Double, _ polygon: Int, _ number: Int) throws(GEOSError) -> Bool {
    try unsafe batch.boolean(
      GEOSPreparedDistanceWithin_r(batch.context, prepared[polygon], batch.geometry(number), distance), "distance")
  }

  private func query(_ geometry: OpaquePointer?) {
    unsafe GEOSSTRtree_query_r(
      batch.context, tree, geometry,
      { item, data in
        guard let data = unsafe data else { return }
        let lookup = unsafe Unmanaged<PolygonLookup>.fromOpaque(data).takeUnretainedValue()
        lookup.found.append(Int(bitPattern: item) - 1)
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
