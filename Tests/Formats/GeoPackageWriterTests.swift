import GRDB
import Spatial
import TestSupport
import Testing

@testable import Formats

@Suite struct GeoPackageWriterTests {
  private static let hostile = #"<script>alert(1)</script> & "O'Neill""#

  private var contents: [GeoPackageLayerContent] {
    var area = MultiPolygon()
    area.appendPart(rings: [
      [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)], [(20, 20), (20, 40), (40, 40), (40, 20), (20, 20)],
    ])
    var two = MultiPolygon()
    two.appendPart(rings: [[(200, 0), (300, 0), (300, 50), (200, 50), (200, 0)]])
    two.appendPart(rings: [[(400, 0), (500, 0), (500, 50), (400, 50), (400, 0)]])
    return [
      GeoPackageLayerContent(
        name: Self.hostile, about: "areas", type: .polygon, geometries: [.polygon(area), .none, .polygon(two)],
        columns: [("name", "TEXT"), ("a \"b\"", "INTEGER"), ("rate", "REAL"), ("split", "BOOLEAN")],
        rows: [
          [.text(Self.hostile), .integer(3), .decimal(2.50001, decimals: 2), .truth(true)],
          [.text("=HYPERLINK(\"x\")"), .none, .none, .none],
          [.none, .integer(0), .decimal(.nan, decimals: 1), .truth(false)],
        ], style: "<qgis/>"),
      GeoPackageLayerContent(
        name: "points", about: "", type: .point, geometries: [.point(longitude: 1, latitude: 2)], columns: [],
        rows: [[]], style: nil),
      GeoPackageLayerContent(
        name: "empty", about: "", type: .polygon, geometries: [], columns: [("n", "INTEGER")], rows: [], style: nil),
      GeoPackageLayerContent(
        name: "table", about: "", type: nil, geometries: [.none], columns: [("n", "INTEGER")], rows: [[.integer(7)]],
        style: nil),
    ]
  }

  private func database(_ folder: TemporaryFolder) throws -> DatabaseQueue {
    try DatabaseQueue(path: try folder.write(try GeoPackageWriter.bytes(contents), to: "layers.gpkg"))
  }

  @Test func `the file says what it is, and in which systems its layers are`() throws {
    let folder = try TemporaryFolder()
    try database(folder).read { database in
      #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x4750_4B47)
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 10_300)
      let systems = try Int.fetchAll(database, sql: "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id")
      #expect(systems == [-1, 0, 4326, 27_700])
      let kinds = try String.fetchAll(database, sql: "SELECT data_type FROM gpkg_contents ORDER BY rowid")
      #expect(kinds == ["features", "features", "features", "attributes", "attributes"])
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
    }
  }

  @Test func `values and texts are as they were given, whatever they hold`() throws {
    let folder = try TemporaryFolder()
    try database(folder).read { database in
      let table = "\"\(Self.hostile.replacing("\"", with: "\"\""))\""
      let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY fid")
      #expect(rows.count == 3)
      #expect(rows[0]["name"] == Self.hostile)
      #expect(rows[1]["name"] == "=HYPERLINK(\"x\")")
      #expect(rows[0]["rate"] == 2.5)
      #expect(rows[0]["a \"b\""] == 3)
      let missing: Double? = rows[2]["rate"]
      #expect(missing == nil)
    }
  }

  @Test func `the index has every feature that has a place`() throws {
    let folder = try TemporaryFolder()
    try database(folder).read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE name LIKE 'rtree%geom' ORDER BY rowid")
      #expect(tables.count == 3)
      let counts = try tables.map { table in
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\(table.replacing("\"", with: "\"\""))\"")
      }
      #expect(counts == [2, 1, 0])
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM gpkg_extensions") == 3)
    }
  }

  @Test func `the same layers give the same bytes`() throws {
    let (first, second) = (try GeoPackageWriter.bytes(contents), try GeoPackageWriter.bytes(contents))
    #expect((first == second) == true)
  }

  @Test(.enabled(if: Command.find("ogrinfo") != nil, "GDAL's ogrinfo is installed"))
  func `GDAL opens every layer, with holes and parts`() throws {
    let folder = try TemporaryFolder()
    _ = try database(folder)
    let path = "\(folder.path)/layers.gpkg"
    let ogrinfo = try #require(Command.find("ogrinfo"))
    let points = try Command.run(ogrinfo, ["-ro", path, "points"])
    #expect(points.output.contains("POINT (1 2)"))
    let areas = try Command.run(ogrinfo, ["-ro", path, Self.hostile])
    #expect(areas.output.contains("Feature Count: 3"))
    #expect(areas.output.contains("(20 20,20 40,40 40,40 20,20 20)"))
    #expect(areas.output.contains("27700"))
    #expect(!areas.errors.contains("Warning"))
  }

  @Test func `a statement that SQLite refuses is our fault, and a full disk is not`() throws {
    let twice = GeoPackageLayerContent(
      name: "twice", about: "", type: nil, geometries: [.none], columns: [("fid", "INTEGER")], rows: [[.integer(1)]],
      style: nil)
    let refused = try #require(throws: InputError.self) { try GeoPackageWriter.bytes([twice]) }
    #expect(refused.status == .ourFault && refused.description.contains("duplicate column name: fid"))
    for code in [ResultCode.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_IOERR_WRITE] {
      let full = GeoPackageWriter.sentence(on: DatabaseError(resultCode: code))
      #expect(full.status == .cannotWrite && full.description.contains("Is there room?"))
    }
  }
}
