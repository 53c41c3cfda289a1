/// A layer of points in a GeoPackage (OGC 12-128r17), read row by row.
///
/// The file is opened as one that nobody changes: SQLite neither locks it nor writes `-wal`, `-shm` or `-journal` beside
/// it. Where a program has left changes in such a file, the GeoPackage is not whole and is refused.
package struct GeoPackagePoints: Sendable {
  package typealias Layer = GeoPackageLayer
  package typealias Row = GeoPackageRow

  private let table: GeoPackageTable

  /// - Parameter layer: the layer's name; nil for the only one that may hold points.
  /// - Throws: where the file is missing or no GeoPackage, has no such layer, or several and none is named.
  package init(path: String, name: String, layer: String? = nil) throws(InputError) {
    table = try GeoPackageTable(path: path, name: name, layer: layer, holding: .points)
  }

  /// How messages and outputs name the file.
  package var name: String { table.name }
  package var layer: Layer { table.layer }
  /// The names of all columns but the geometry's.
  package var columns: [String] { table.columns }

  /// All tables of features in a GeoPackage, whatever they hold, by name.
  package static func layers(path: String, name: String) throws(InputError) -> [Layer] {
    try GeoPackageFile(path: path, name: name).layers()
  }

  /// Calls `body` with each feature in the order of the table.
  ///
  /// - Parameter most: how many features to stop after; nil for all.
  package func forEachRow(atMost most: Int? = nil, _ body: (Row) -> Void) throws(InputError) {
    try table.forEachRow(atMost: most, geometry: GeoPackageGeometry.place, body)
  }
}
