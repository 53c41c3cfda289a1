/// A layer of polygons in a GeoPackage (OGC 12-128r17), read row by row, with the same care as `GeoPackagePoints`.
package struct GeoPackageAreas: Sendable {
  private let table: GeoPackageTable

  /// - Parameter layer: the layer's name; nil for the only one that may hold polygons.
  /// - Throws: where the file is missing or no GeoPackage, has no such layer, or several and none is named.
  package init(path: String, name: String, layer: String? = nil) throws(InputError) {
    table = try GeoPackageTable(path: path, name: name, layer: layer, holding: .areas)
  }

  package var layer: GeoPackageLayer { table.layer }
  /// The names of all columns but the geometry's.
  package var columns: [String] { table.columns }

  /// Calls `body` with each feature in the order of the table.
  package func forEachRow(_ body: (GeoPackageRow) -> Void) throws(InputError) {
    try table.forEachRow(atMost: nil, geometry: GeoPackageGeometry.area, body)
  }
}
