import GRDB
import Spatial

/// The tables by which a GeoPackage says what it holds, and that of QGIS's styles.
enum GeoPackageTables {
  /// A reference system as `gpkg_spatial_ref_sys` has it.
  struct System {
    let name: String
    let id: Int
    let organization: String
    let code: Int
    let definition: String
    let about: String
  }

  static let systems = [
    System(
      name: "OSGB36 / British National Grid", id: 27_700, organization: "EPSG", code: 27_700,
      definition: """
        PROJCS["OSGB36 / British National Grid",GEOGCS["OSGB36",DATUM["Ordnance_Survey_of_Great_Britain_1936",\
        SPHEROID["Airy 1830",6377563.396,299.3249646,AUTHORITY["EPSG","7001"]],AUTHORITY["EPSG","6277"]],\
        PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
        AUTHORITY["EPSG","4277"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],\
        PARAMETER["central_meridian",-2],PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],\
        PARAMETER["false_northing",-100000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],\
        AXIS["Northing",NORTH],AUTHORITY["EPSG","27700"]]
        """, about: "metres of the National Grid"),
    System(
      name: "WGS 84 geodetic", id: 4326, organization: "EPSG", code: 4326,
      definition: """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
        AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,\
        AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
        """, about: "longitude and latitude in degrees"),
    System(
      name: "Undefined Cartesian SRS", id: -1, organization: "NONE", code: -1, definition: "undefined",
      about: "undefined Cartesian coordinate reference system"),
    System(
      name: "Undefined geographic SRS", id: 0, organization: "NONE", code: 0, definition: "undefined",
      about: "undefined geographic coordinate reference system"),
  ]

  static let definitions = """
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
      definition TEXT NOT NULL, scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    """

  /// Enters a layer into the contents.
  static func describe(_ layer: GeoPackageLayerContent, _ bounds: Bounds?, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        layer.name, layer.type == nil ? "attributes" : "features", layer.name, layer.about,
        GeoPackageWriter.lastChange, bounds?.minX, bounds?.minY, bounds?.maxX, bounds?.maxY,
        layer.type == nil ? nil : GeoPackageWriter.system,
      ])
    guard let type = layer.type else { return }
    try database.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
      arguments: [layer.name, GeoPackageWriter.geometryColumn, type.rawValue, GeoPackageWriter.system])
  }

  /// The table in which QGIS looks for styles (as its own "save style in database" writes it), a row a styled layer.
  static func styles(_ layers: [GeoPackageLayerContent], in database: Database) throws {
    guard layers.contains(where: { $0.style != nil }) else { return }
    try database.execute(
      sql: """
        CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
          f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30),
          styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
          update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
        INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', '', '\(GeoPackageWriter.lastChange)',
          NULL, NULL, NULL, NULL, NULL);
        """)
    for layer in layers {
      guard let style = layer.style else { continue }
      try database.execute(
        sql: """
          INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
            styleSLD, useAsDefault, description, owner, update_time) VALUES ('', '', ?, ?, 'twitten', ?, '', 1, ?, '', ?)
          """,
        arguments: [
          layer.name, GeoPackageWriter.geometryColumn, style, layer.about, GeoPackageWriter.lastChange,
        ])
    }
  }
}
