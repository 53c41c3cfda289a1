import Foundation
import GRDB

/// A GeoPackage with a layer of points, small enough to be changed byte by byte.
package struct SmallGeoPackage: Sendable {
  package var rows: [[UInt8]?] = [point(500_000, 105_000), point(.nan, .nan), nil]
  /// Said of the layer, and not looked at by SQLite.
  package var geometryType = "POINT"
  package var applicationID = 0x4750_4B47
  package var organization = "EPSG"
  package var code = 27_700
  /// Carried out when everything is there.
  package var afterwards = ""

  package init() {}

  /// Writes it into a file, which must not be there.
  package func write(to path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { database in
      // The smallest pages that SQLite has.
      try database.execute(sql: "PRAGMA page_size = 512; PRAGMA application_id = \(applicationID)")
      try database.execute(
        sql: """
          CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER);
          CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER);
          CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
          CREATE TABLE tips (fid INTEGER PRIMARY KEY, geom BLOB, kind TEXT, cost REAL, day TEXT);
          INSERT INTO gpkg_contents VALUES ('tips', 'features', 27700);
          """)
      try database.execute(
        sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (27700, ?, ?)", arguments: [organization, code])
      try database.execute(
        sql: "INSERT INTO gpkg_geometry_columns VALUES ('tips', 'geom', ?, 27700)", arguments: [geometryType])
      for row in rows {
        try database.execute(
          sql: "INSERT INTO tips (geom, kind, cost, day) VALUES (?, 'sofa', 12.5, '2025-01-02')",
          arguments: [row.map { Data($0) }])
      }
      if !afterwards.isEmpty { try database.execute(sql: afterwards) }
    }
    try queue.close()
  }

  /// The file's bytes.
  package func bytes() throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("twitten-\(UUID().uuidString).gpkg").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(to: path)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A point in the GeoPackage's form.
  package static func point(_ x: Double, _ y: Double, isBigEndian: Bool = false) -> [UInt8] {
    func ordered(_ bytes: [UInt8]) -> [UInt8] { isBigEndian ? bytes.reversed() : bytes }
    let order: [UInt8] = isBigEndian ? [0] : [1]
    var bytes = Array("GP".utf8) + [0] + order
    bytes += ordered(SmallArchive.four(27_700)) + order + ordered(SmallArchive.four(1))
    bytes += ordered(SmallArchive.eight(x.bitPattern)) + ordered(SmallArchive.eight(y.bitPattern))
    return bytes
  }
  /// A line in the GeoPackage's form: of one part a `LineString`, of any other number a `MultiLineString`.
  package static func line(_ parts: [[(Double, Double)]]) -> [UInt8] {
    let head = Array("GP".utf8) + [0, 1] + SmallArchive.four(27_700)
    let lines = parts.map { part in
      [1] + SmallArchive.four(2) + SmallArchive.four(UInt32(part.count))
        + part.flatMap { SmallArchive.eight($0.0.bitPattern) + SmallArchive.eight($0.1.bitPattern) }
    }
    if lines.count == 1 { return head + lines[0] }
    return head + [1] + SmallArchive.four(5) + SmallArchive.four(UInt32(lines.count)) + lines.flatMap { $0 }
  }
}
