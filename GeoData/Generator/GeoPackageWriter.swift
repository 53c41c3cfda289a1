internal import Foundation
internal import GRDB

/// Writes a GeoPackage with one layer of points on the National Grid (OGC 12-128r19, version 1.3).
///
/// All is written in one transaction and nothing of the day or the machine goes in, so that the bytes are the same each
/// time; SQLite's own version number stands in the file's header.
enum GeoPackageWriter {
  struct Feature {
    /// nil where it is not known.
    let place: Point?
    /// One for each of the layer's columns.
    let fields: [String]
  }

  private static let applicationID = 0x4750_4B47
  private static let version = 10_300
  private static let system: Int32 = 27_700

  /// - Parameter columns: names and types of the columns beside the key and the geometry.
  static func bytes(
    layer: String, columns: [(name: String, type: String)], features: [Feature], lastChange: String
  ) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).gpkg").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);")
      try database.execute(sql: tables + systems)
      try describe(layer, features, lastChange, in: database)
      let definitions = columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
      try database.execute(
        sql: "CREATE TABLE \"\(layer)\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, \(definitions))")
      let marks = columns.map { _ in ", ?" }.joined()
      for feature in features {
        let place = feature.place.map { geometry($0).databaseValue } ?? .null
        try database.execute(
          sql: "INSERT INTO \"\(layer)\" (geom\(columns.map { ", \"\($0.name)\"" }.joined())) VALUES (?\(marks))",
          arguments: StatementArguments([place] + feature.fields.map(\.databaseValue)))
      }
    }
    try queue.close()
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func describe(
    _ layer: String, _ features: [Feature], _ lastChange: String, in database: Database
  ) throws {
    let places = features.compactMap(\.place)
    try database.execute(
      sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, \(system))",
      arguments: [
        layer, layer, lastChange, places.map(\.x).min(), places.map(\.y).min(), places.map(\.x).max(),
        places.map(\.y).max(),
      ])
    try database.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', \(system), 0, 0)", arguments: [layer])
  }

  /// A header without an envelope, then the point as well-known binary, both with the low byte first.
  private static func geometry(_ place: Point) -> Data {
    func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
      (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    return Data(
      Array("GP".utf8) + [0, 1] + bytes(system) + [1] + bytes(Int32(1)) + bytes(place.x.bitPattern)
        + bytes(place.y.bitPattern))
  }

  /// As the standard's annex C has them.
  private static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));

    """

  private static let systems = """
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,\
    298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
    AUTHORITY["EPSG","4326"]]', 'longitude and latitude in decimal degrees on the WGS 84 spheroid'),
      ('OSGB36 / British National Grid', 27700, 'EPSG', 27700, 'PROJCS["OSGB36 / British National Grid",\
    GEOGCS["OSGB36",DATUM["Ordnance_Survey_of_Great_Britain_1936",SPHEROID["Airy 1830",6377563.396,299.3249646,\
    AUTHORITY["EPSG","7001"]],AUTHORITY["EPSG","6277"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
    UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4277"]],\
    PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],\
    PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],\
    UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","27700"]]',
      NULL);
    """
}
