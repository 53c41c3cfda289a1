import Formats
import Foundation
import GRDB
import Spatial
import TestSupport
import Testing

@Suite struct GeoPackageIndexTests {
  private static let hostile = #"<script>alert(1)</script> & "O'Neill""#

  /// A layer with one square of 10 m and one row without a place, open as a program that edits it opens it.
  private func database(named name: String, _ folder: TemporaryFolder) throws -> DatabaseQueue {
    let bytes = try GeoPackageWriter.bytes([
      GeoPackageLayerContent(
        name: name, about: "", type: .polygon,
        geometries: [.polygon(Squares.square(x: 500_000, y: 60_000, side: 10)), .none], columns: [("name", "TEXT")],
        rows: [[.text("a")], [.text("b")]], style: nil)
    ])
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The functions that the specification asks of every program that writes a layer with an index.
      database.add(function: DatabaseFunction("ST_IsEmpty", argumentCount: 1, pure: true) { Self.box($0[0]) == nil })
      for (corner, function) in ["ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"].enumerated() {
        database.add(function: DatabaseFunction(function, argumentCount: 1, pure: true) { Self.box($0[0])?[corner] })
      }
    }
    return try DatabaseQueue(path: try folder.write(bytes, to: "layers.gpkg"), configuration: configuration)
  }

  /// The box in the head of a geometry: least and greatest x, then y.
  private static func box(_ value: DatabaseValue) -> [Double]? {
    guard case .blob(let blob) = value.storage, blob.count >= 40, blob[3] & 0x10 == 0 else { return nil }
    return (0..<4).map { number in
      let start = 8 + 8 * number
      let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(blob[start + $1]) << (8 * UInt64($1)) }
      return Double(bitPattern: bits)
    }
  }

  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  /// What the index has, by the key of the feature.
  private func entries(_ name: String, _ database: Database) throws -> [Int: [Double]] {
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(Self.quoted("rtree_\(name)_geom")) ORDER BY id")
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0[0] as Int, [$0[1], $0[2], $0[3], $0[4]].map { $0 as Double }) })
  }

  /// SQLite keeps the boxes in single precision, to 1/16 m at most on the National Grid, and widens them to be sure.
  private static let widest = 0.07

  private func isBox(_ found: [Double]?, _ x: Double, _ y: Double, side: Double) -> Bool {
    guard let found else { return false }
    let exact = [x, x + side, y, y + side]
    return zip(found, exact).allSatisfy { abs($0 - $1) <= Self.widest }
      && found[0] <= exact[0] && found[1] >= exact[1] && found[2] <= exact[2] && found[3] >= exact[3]
  }

  private func blob(x: Double, y: Double, side: Double) throws -> Data {
    let bytes = try GeoPackageWriter.bytes([
      GeoPackageLayerContent(
        name: "one", about: "", type: .polygon, geometries: [.polygon(Squares.square(x: x, y: y, side: side))],
        columns: [], rows: [[]], style: nil)
    ])
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: try folder.write(bytes, to: "one.gpkg"))
    return try #require(try queue.read { try Data.fetchOne($0, sql: "SELECT geom FROM one") })
  }

  @Test(arguments: ["crime-hotspots", hostile])
  func `the index follows the layer as it is edited, whatever its name`(name: String) throws {
    let folder = try TemporaryFolder()
    let queue = try database(named: name, folder)
    let table = Self.quoted(name)
    let (near, far) = (try blob(x: 500_100, y: 60_000, side: 5), try blob(x: 510_000, y: 70_000, side: 20))
    try queue.write { database in
      #expect(try Array(entries(name, database).keys) == [1], "the row without a place is not in it")

      try database.execute(sql: "INSERT INTO \(table) (geom, name) VALUES (?, 'c'), (NULL, 'd')", arguments: [near])
      var found = try entries(name, database)
      #expect(found.keys.sorted() == [1, 3] && isBox(found[3], 500_100, 60_000, side: 5))

      try database.execute(sql: "UPDATE \(table) SET geom = ? WHERE fid = 3", arguments: [far])
      found = try entries(name, database)
      #expect(isBox(found[3], 510_000, 70_000, side: 20))

      try database.execute(sql: "UPDATE \(table) SET fid = 30 WHERE fid = 3")
      found = try entries(name, database)
      #expect(found.keys.sorted() == [1, 30] && isBox(found[30], 510_000, 70_000, side: 20))

      try database.execute(sql: "UPDATE \(table) SET geom = NULL WHERE fid = 1")
      #expect(try Array(entries(name, database).keys) == [30])

      try database.execute(sql: "UPDATE \(table) SET fid = 31, geom = NULL WHERE fid = 30")
      #expect(try entries(name, database).isEmpty)

      try database.execute(sql: "UPDATE \(table) SET geom = ? WHERE fid = 1", arguments: [near])
      try database.execute(sql: "DELETE FROM \(table) WHERE fid = 1")
      #expect(try entries(name, database).isEmpty)
      #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
    }
  }
}
