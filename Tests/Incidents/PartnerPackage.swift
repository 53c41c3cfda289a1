import Foundation
import GRDB

/// Hand-made GeoPackages of points with a reference, a date, a kind and a size.
enum PartnerPackage {
  /// A size may be of any type that SQLite has.
  typealias Row = (geometry: [UInt8]?, ref: String?, size: (any DatabaseValueConvertible)?)

  /// A point in the GeoPackage's form, low byte first; `type` 2 makes it a line.
  static func geometry(_ x: Double, _ y: Double, type: UInt8 = 1) -> [UInt8] {
    func bytes(_ value: Double) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) } }
    return Array("GP".utf8) + [0, 1, 0x34, 0x6C, 0, 0, 1, type, 0, 0, 0] + bytes(x) + bytes(y)
  }

  /// Writes the same rows into each layer; their kind is the layer's name.
  static func write(_ rows: [Row], system: Int, layers: [String], to path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
            organization_coordsys_id INTEGER, definition TEXT);
          CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
          CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
          INSERT INTO gpkg_spatial_ref_sys VALUES ('a', 27700, 'EPSG', 27700, ''), ('b', 4326, 'EPSG', 4326, ''),
            ('none', -1, 'NONE', -1, '');
          """)
      for layer in layers {
        try database.execute(
          sql: """
            CREATE TABLE \(layer) (fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT, reported TEXT, kind TEXT, size);
            INSERT INTO gpkg_contents VALUES ('\(layer)', 'features', \(system));
            INSERT INTO gpkg_geometry_columns VALUES ('\(layer)', 'geom', 'POINT', \(system));
            """)
        for row in rows {
          try database.execute(
            sql: "INSERT INTO \(layer) (geom, ref, reported, kind, size) VALUES (?, ?, '2025-01-02 10:05', ?, ?)",
            arguments: [row.geometry.map { Data($0) }, row.ref, layer, row.size])
        }
      }
    }
    try queue.close()
  }
}
