import FuzzReaders

extension HostileCase {
  /// GeoPackages, and the geometries in them.
  static let geoPackages: [HostileCase] = [
    HostileCase("a text in place of a GeoPackage", "k", "this is not a GeoPackage", text: "a,b\n1,2\n"),
    HostileCase("the beginning of a database alone", "k", "this is not a GeoPackage", text: "SQLite format 3\0"),
    HostileCase("a database of nothing", "k", "refused (65): in/x.gpkg: ") {
      Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 5_000)
    },
    HostileCase("a GeoPackage cut short", "k", "the GeoPackage is cut short") {
      Array(try SmallGeoPackage().bytes().dropLast(512))
    },
    HostileCase("another application's database", "k", "3 rows") { try made { $0.applicationID = 0 } },
    HostileCase("pages of no size", "k", "refused (65): in/x.gpkg: ") { try changed(16, [0, 0]) },
    HostileCase("pages of 64 kB in a small file", "k", "the GeoPackage is cut short") { try changed(16, [0, 1]) },
    HostileCase("a format of the future", "k", "this is not a GeoPackage") { try changed(18, [9, 9]) },
    HostileCase("a view that never ends", "k", "the layer is no table but a query") {
      try made { $0.afterwards = endless("tips", "x AS fid, NULL AS geom") }
    },
    HostileCase("a view that never begins", "k", "the layer is no table but a query") {
      try made { $0.afterwards = endless("tips", "count(*) AS fid, NULL AS geom") }
    },
    HostileCase("a list of layers that never ends", "k", "this is not a GeoPackage") {
      try made { $0.afterwards = endless("gpkg_contents", "'tips' AS table_name, 'features' AS data_type") }
    },
    HostileCase("a list of systems that never ends", "k", "this is not a GeoPackage") {
      try made {
        $0.afterwards = endless(
          "gpkg_spatial_ref_sys", "x AS srs_id, 'EPSG' AS organization, 1 AS organization_coordsys_id")
      }
    },
    HostileCase("a layer of another module", "k", "the layer is no table but a query") {
      try made { $0.afterwards = "DROP TABLE tips; CREATE VIRTUAL TABLE tips USING rtree(fid, a, b, geom, c)" }
    },
    HostileCase("a column of 900 MB by a formula", "k", "the column \"big\" is worked out by a formula") {
      try made { $0.afterwards = "ALTER TABLE tips ADD COLUMN big AS (printf('%.*c', 900000000, 'x'))" }
    },
    HostileCase("a page that leads back to itself", "k", "the GeoPackage is damaged") { try DamagedTree.loop() },
    HostileCase("pages that lead to one another a billion times", "k", "more rows come out of it than it has room for")
    {
      try DamagedTree.amplified()
    },
    HostileCase("no table of that name", "k", "the GeoPackage is damaged (no such table: tips)") {
      try made { $0.afterwards = "DROP TABLE tips" }
    },
    HostileCase("no column of that name", "k", "holds the places, and there is none") {
      try made { $0.afterwards = "ALTER TABLE tips RENAME COLUMN geom TO shape" }
    },
    HostileCase("a layer of lines", "k", "has no layer of points") { try made { $0.geometryType = "LINESTRING" } },
    HostileCase("a layer of a type of 100,000 characters", "k", "has no layer of points") {
      try made { $0.geometryType = "x".repeated(100_000) }
    },
    HostileCase("a layer named with a quote", "k", "3 rows") {
      try made {
        $0.afterwards =
          "ALTER TABLE tips RENAME TO \"a\"\"; DROP TABLE b; --\"; UPDATE gpkg_contents SET table_name = 'a\"; DROP TABLE b; --';"
          + "UPDATE gpkg_geometry_columns SET table_name = 'a\"; DROP TABLE b; --'"
      }
    },
    HostileCase("no system", "l", "does not say in which reference system it is") {
      try made { $0.organization = "NONE" }
    },
    HostileCase("a system that is not in the list", "l", "does not say in which reference system it is") {
      try made { $0.afterwards = "UPDATE gpkg_geometry_columns SET srs_id = 5" }
    },
    HostileCase("metres in a layer of degrees", "l", "2 kept, 1 rejected: 1 longitude or latitude is not in degrees") {
      try made { $0.code = 4_326 }
    },
    HostileCase("points at infinity", "l", "2 kept, 1 rejected: 1 easting and northing lie outside") {
      try made { $0.rows[0] = SmallGeoPackage.point(.infinity, -.infinity) }
    },
    HostileCase("points at 1e300", "l", "2 kept, 1 rejected: 1 easting and northing lie outside") {
      try made { $0.rows[0] = SmallGeoPackage.point(1e300, 1e300) }
    },
    HostileCase("a geometry of 5 MB of nothing", "l", "2 kept, 1 rejected: 1 geometry is not a point") {
      try made { $0.rows[0] = [UInt8](repeating: 0, count: 5 << 20) }
    },
    HostileCase("texts for geometries", "l", "3 kept, 0 rejected") {
      try made { $0.afterwards = "UPDATE tips SET geom = 'POINT (1 2)'" }
    },
    HostileCase("texts that are no UTF-8", "l", "3 kept, 0 rejected") {
      try made { $0.afterwards = "UPDATE tips SET kind = CAST(x'FF00FE' AS TEXT)" }
    },
    HostileCase("blobs for dates", "l", "Are the columns of the source") {
      try made { $0.afterwards = "UPDATE tips SET day = x'00'" }
    },
    HostileCase("no byte of geometry", "b", "damaged geometry") { [] },
    HostileCase("a geometry cut short", "b", "damaged geometry") { Array(SmallGeoPackage.point(1, 2).dropLast()) },
    HostileCase("a geometry cut in its head", "b", "damaged geometry") { Array(SmallGeoPackage.point(1, 2).prefix(9)) },
    HostileCase("a point that is nowhere", "b", "no point") { SmallGeoPackage.point(.nan, 2) },
    HostileCase("an envelope that there is not", "b", "damaged geometry") {
      var bytes = SmallGeoPackage.point(1, 2)
      bytes[3] |= 0x0E
      return bytes
    },
    HostileCase("a type that there is not", "b", "geometry of type 295") {
      var bytes = SmallGeoPackage.point(1, 2)
      bytes.replaceSubrange(9..<13, with: [0xFF, 0xFF, 0xFF, 0xFF])
      return bytes
    },
    HostileCase("four billion points", "b", "MultiPoint") {
      var bytes = Array(SmallGeoPackage.point(1, 2).prefix(13)) + [0xFF, 0xFF, 0xFF, 0xFF]
      bytes[9] = 4
      return bytes
    },
  ]

  private static func made(_ change: (inout SmallGeoPackage) -> Void) throws -> [UInt8] {
    var file = SmallGeoPackage()
    change(&file)
    return try file.bytes()
  }

  /// A GeoPackage with other bytes at a place.
  private static func changed(_ place: Int, _ bytes: [UInt8]) throws -> [UInt8] {
    var file = try SmallGeoPackage().bytes()
    file.replaceSubrange(place..<place + bytes.count, with: bytes)
    return file
  }

  /// A view in place of a table that gives rows for ever.
  private static func endless(_ table: String, _ columns: String) -> String {
    "DROP TABLE \(table); CREATE VIEW \(table) AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
      + "SELECT \(columns) FROM n"
  }
}

/// GeoPackages whose pages lead where they should not (The SQLite database file format, 1.6).
enum DamagedTree {
  private static let pageSize = 512

  /// A table whose topmost page names itself for every page below it.
  static func loop() throws -> [UInt8] {
    var (file, root) = try large()
    let start = root * pageSize
    for cell in cells(file, root) { file.replaceSubrange(cell..<cell + 4, with: number(root + 1)) }
    file.replaceSubrange(start + 8..<start + 12, with: number(root + 1))
    return file
  }

  /// Pages that each name the next one forty times over: after six of them that is four billion times the last.
  static func amplified() throws -> [UInt8] {
    var (file, root) = try large()
    let leaves = cells(file, root).map { place(file, $0) }.filter { file[$0 * pageSize] == 0x0D }
    let chain = [root] + leaves.prefix(6)
    for (page, next) in zip(chain, chain.dropFirst()) { write(&file, page: page, leadingTo: next, times: 40) }
    return file
  }

  /// A GeoPackage with a table of several pages, and the number of its topmost one, from 0 on.
  private static func large() throws -> (file: [UInt8], root: Int) {
    var made = SmallGeoPackage()
    made.rows = (0..<300).map { SmallGeoPackage.point(500_000 + Double($0), 105_000) }
    let file = try made.bytes()
    // The table is the last that was made: its topmost page is the last page that leads to others.
    let roots = (1..<file.count / pageSize).filter { file[$0 * pageSize] == 0x05 }
    return (file, roots.first ?? 0)
  }

  /// Where the cells of a page that leads to others begin; each begins with the page below.
  private static func cells(_ file: [UInt8], _ page: Int) -> [Int] {
    let start = page * pageSize
    let count = Int(file[start + 3]) << 8 | Int(file[start + 4])
    return (0..<count).map { cell in
      start + (Int(file[start + 12 + 2 * cell]) << 8 | Int(file[start + 13 + 2 * cell]))
    }
  }

  private static func place(_ file: [UInt8], _ index: Int) -> Int {
    file[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } - 1
  }

  /// Makes a page one that leads to another so many times.
  private static func write(_ file: inout [UInt8], page: Int, leadingTo next: Int, times: Int) {
    var bytes = [UInt8](repeating: 0, count: pageSize)
    bytes[0] = 0x05
    let content = pageSize - 5 * times
    bytes.replaceSubrange(3..<8, with: [0, UInt8(times), UInt8(content >> 8), UInt8(content & 255), 0])
    bytes.replaceSubrange(8..<12, with: number(next + 1))
    for cell in 0..<times {
      let place = content + 5 * cell
      bytes[12 + 2 * cell] = UInt8(place >> 8)
      bytes[13 + 2 * cell] = UInt8(place & 255)
      bytes.replaceSubrange(place..<place + 5, with: number(next + 1) + [UInt8(cell + 1)])
    }
    file.replaceSubrange(page * pageSize..<(page + 1) * pageSize, with: bytes)
  }

  private static func number(_ value: Int) -> [UInt8] { SmallArchive.four(UInt32(value)).reversed() }
}
