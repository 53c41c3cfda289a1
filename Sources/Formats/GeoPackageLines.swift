import Files

/// A layer of lines in a GeoPackage (OGC 12-128r17), read row by row, with the same care as `GeoPackagePoints`.
package struct GeoPackageLines: Sendable {
  private let table: GeoPackageTable

  /// - Parameter layer: the layer's name; nil for the only one that may hold lines.
  /// - Throws: where the file is missing or no GeoPackage, has no such layer, or several and none is named.
  package init(path: String, name: String, layer: String? = nil) throws(InputError) {
    table = try GeoPackageTable(path: path, name: name, layer: layer, holding: .lines)
  }

  /// Whether a file begins as an SQLite database does, whatever it is called.
  package static func isGeoPackage(path: String, name: String) throws(InputError) -> Bool {
    let reader = try InputFile.open(path: path, name: name)
    var header = [UInt8](repeating: 0, count: 16)
    var span = header.mutableSpan
    do { _ = try reader.read(into: &span, at: 0) } catch { throw InputFile.error(error, name) }
    return header.starts(with: "SQLite format 3\0".utf8)
  }

  /// How messages and outputs name the file.
  package var name: String { table.name }
  package var layer: GeoPackageLayer { table.layer }
  /// The names of all columns but the geometry's.
  package var columns: [String] { table.columns }

  /// Calls `body` with each feature in the order of the table.
  package func forEachRow(_ body: (GeoPackageRow) -> Void) throws(InputError) {
    try table.forEachRow(atMost: nil, geometry: GeoPackageGeometry.line, body)
  }
}
