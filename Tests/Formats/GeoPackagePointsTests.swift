import Formats
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct GeoPackagePointsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A GeoPackage whose layers have a table each with a column for the geometry, a text and a number.
  private func make(
    _ layers: [(name: String, type: String)] = [("incidents", "POINT")], rows: [[UInt8]?] = [], wal: Bool = false
  ) throws -> String {
    let path = "\(folder.path)/a b#1%.gpkg"
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { database in
      if wal { _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") }
      try database.execute(
        sql: """
          CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
            organization_coordsys_id INTEGER, definition TEXT);
          CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
          CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
          INSERT INTO gpkg_spatial_ref_sys VALUES ('OSGB', 27700, 'EPSG', 27700, ''), ('none', -1, 'NONE', -1, '');
          """)
      for layer in layers {
        let name = layer.name.replacingOccurrences(of: "\"", with: "\"\"")
        try database.execute(
          sql: "CREATE TABLE \"\(name)\" (fid INTEGER PRIMARY KEY, geom BLOB, kind TEXT, cost REAL, photo BLOB)")
        try database.execute(
          sql: "INSERT INTO gpkg_contents VALUES (?, 'features', 27700)", arguments: [layer.name])
        try database.execute(
          sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 27700)", arguments: [layer.name, layer.type])
        for (number, row) in rows.enumerated() {
          try database.execute(
            sql: "INSERT INTO \"\(name)\" (geom, kind, cost, photo) VALUES (?, ?, ?, ?)",
            arguments: [row.map { Data($0) }, "kind \(number)", number == 0 ? nil : 12.5, Data([1, 2])])
        }
      }
    }
    try queue.close()
    return path
  }

  /// A geometry in the GeoPackage's form.
  private func geometry(
    type: UInt32 = 1, _ numbers: [Double], envelope: UInt8 = 0, big: Bool = false, flags: UInt8 = 0
  ) -> [UInt8] {
    var bytes = Array("GP".utf8) + [0, envelope << 1 | flags | (big ? 0 : 1)] + integer(27_700, big)
    bytes += [UInt8](repeating: 7, count: [0, 32, 48, 48, 64][Int(envelope)])
    bytes += [big ? 0 : 1] + integer(type, big)
    for number in numbers { bytes += double(number, big) }
    return bytes
  }

  private func integer(_ value: UInt32, _ big: Bool) -> [UInt8] {
    ordered(UInt64(value), count: 4, big)
  }

  private func double(_ value: Double, _ big: Bool) -> [UInt8] { ordered(value.bitPattern, count: 8, big) }

  private func ordered(_ value: UInt64, count: Int, _ big: Bool) -> [UInt8] {
    let little = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    return big ? little.reversed() : little
  }

  private func rows(_ path: String, layer: String? = nil) throws -> [GeoPackagePoints.Row] {
    var rows: [GeoPackagePoints.Row] = []
    try GeoPackagePoints(path: path, name: "in/a.gpkg", layer: layer).forEachRow { rows.append($0) }
    return rows
  }

  private func refusal(_ path: String, layer: String? = nil) -> InputError? {
    #expect(throws: InputError.self) { try rows(path, layer: layer) }
  }

  private func position(_ row: GeoPackagePoints.Row) -> [Double]? {
    guard case .point(let x, let y) = row.geometry else { return nil }
    return [x, y]
  }

  @Test func `points are read whatever their byte order, envelope and dimensions`() throws {
    var multi = geometry(type: 4, [])
    multi += integer(1, false) + [0] + integer(1, true) + double(3, true) + double(4, true)
    let path = try make(rows: [
      geometry([1, 2]), geometry([1, 2], big: true), geometry([1, 2], envelope: 1),
      geometry(type: 1001, [1, 2, 9], envelope: 2, big: true), geometry(type: 3001, [1, 2, 9, 9], envelope: 4), multi,
    ])
    let file = try GeoPackagePoints(path: path, name: "in/a.gpkg")
    #expect(file.layer.referenceSystem == "EPSG:27700")
    #expect(file.columns == ["fid", "kind", "cost", "photo"])
    let rows = try rows(path)
    #expect(rows.map(position) == [[1, 2], [1, 2], [1, 2], [1, 2], [1, 2], [3, 4]])
    #expect(rows.map(\.number) == Array(1...6))
    #expect(rows[0].fields == ["1", "kind 0", "", ""])
    #expect(rows[1].fields == ["2", "kind 1", "12.5", ""])
  }

  @Test func `an empty point and a missing one are none, and what is no point is named`() throws {
    let path = try make(rows: [
      geometry([.nan, .nan]), geometry([], flags: 0x10), nil, geometry(type: 2, []), geometry(type: 99, []),
      geometry([1]), [], Array("GPx".utf8), geometry([1, 2], flags: 0x20), Array("GP".utf8) + [0, 0x0F, 0, 0, 0, 0],
    ])
    let rows = try rows(path)
    #expect(rows.prefix(3).allSatisfy { $0.geometry == nil })
    let types = rows.dropFirst(3).map { row -> String in
      if case .other(let type) = row.geometry { type } else { "read" }
    }
    #expect(
      types == [
        "LineString", "geometry of type 99", "damaged geometry", "damaged geometry", "damaged geometry",
        "extended geometry", "damaged geometry",
      ])
  }

  @Test func `the only layer of points is found, and of several one must be named`() throws {
    let path = try make(
      [("wards", "MULTIPOLYGON"), ("tips \"x\"", "POINT"), ("any", "GEOMETRY")], rows: [geometry([1, 2])])
    let layers = try GeoPackagePoints.layers(path: path, name: "in/a.gpkg")
    #expect(layers.map(\.name) == ["any", "tips \"x\"", "wards"])
    #expect(try GeoPackagePoints(path: path, name: "a").layer.name == "tips \"x\"")
    #expect(try rows(path, layer: "any").count == 1)
    #expect(
      refusal(path, layer: "wards")?.description
        == "in/a.gpkg, layer \"wards\": it holds MULTIPOLYGON, and points are needed.")
    #expect(refusal(path, layer: "ward")?.description.hasSuffix("Is \"wards\" meant?") == true)
  }

  @Test func `several layers of points, and none, are refused with the layers' names`() throws {
    #expect(
      refusal(try make([("a", "POINT"), ("b", "MULTIPOINT")]))?.description
        == "in/a.gpkg: the GeoPackage has several layers of points: \"a\", \"b\". Name the one that is meant.")
    let other = try TemporaryFolder()
    let moved = "\(other.path)/b.gpkg"
    try FileManager.default.removeItem(atPath: "\(folder.path)/a b#1%.gpkg")
    try FileManager.default.moveItem(atPath: try make([("wards", "POLYGON")]), toPath: moved)
    #expect(
      refusal(moved)?.description == "in/a.gpkg: the GeoPackage has no layer of points; its layers are \"wards\". "
        + "Export the places as points.")
  }

  @Test func `what is no GeoPackage is refused`() throws {
    let sentence = "in/a.gpkg: this is not a GeoPackage. Name the file as what it is, or export it anew."
    #expect(refusal(try folder.write("Crime ID,Month\n", to: "x.gpkg"))?.description == sentence)
    let plain = try DatabaseQueue(path: "\(folder.path)/plain.sqlite")
    try plain.write { try $0.execute(sql: "CREATE TABLE t (a)") }
    try plain.close()
    #expect(refusal("\(folder.path)/plain.sqlite")?.description == sentence)
    #expect(refusal("\(folder.path)/none.gpkg")?.status == .noInput)
    #expect(refusal(try folder.write("", to: "empty.gpkg"))?.description.contains("the file is empty") == true)
  }

  @Test func `a view and a formula, which may be without end, are refused before they are asked`() throws {
    func change(_ path: String, _ sql: String) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase { try $0.execute(sql: sql) }
      try queue.close()
    }
    let path = try make(rows: [geometry([1, 2])])
    try change(path, "ALTER TABLE incidents ADD COLUMN twice AS (cost * 2)")
    #expect(refusal(path)?.description.contains("the column \"twice\" is worked out by a formula") == true)
    try change(path, "ALTER TABLE incidents RENAME TO stored; CREATE VIEW incidents AS SELECT * FROM stored")
    #expect(refusal(path)?.description.contains("the layer is no table but a query") == true)
  }

  @Test func `a GeoPackage cut short is refused and one that was changed is read without a trap`() throws {
    let path = try make(rows: (0..<600).map { geometry([Double($0), 1]) })
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    for length in stride(from: 16, to: whole.count, by: 4_500) {
      let cut = try folder.write(Array(whole[..<length]), to: "cut.gpkg")
      let error = #expect(throws: InputError.self) { try GeoPackagePoints.layers(path: cut, name: "in/a.gpkg") }
      #expect(error?.status == .badData, "\(length) bytes")
    }
    for index in stride(from: 100, to: whole.count, by: 1_777) {
      var changed = whole
      changed[index] ^= 0x55
      let path = try folder.write(changed, to: "changed.gpkg")
      do {
        try GeoPackagePoints(path: path, name: "in/a.gpkg").forEachRow { _ in }
      } catch {
        #expect(error.description.hasPrefix("in/a.gpkg"), "byte \(index)")
      }
    }
  }

  @Test(arguments: [false, true])
  func `nothing is written beside the file`(wal: Bool) throws {
    let path = try make(rows: [geometry([1, 2])], wal: wal)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(before.count == 1)
    try GeoPackagePoints(path: path, name: "a").forEachRow { _ in
      #expect((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) == before)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test func `changes that another program has not yet put into the file are pointed out`() throws {
    let path = try make()
    try folder.write([1], to: "\(URL(fileURLWithPath: path).lastPathComponent)-wal")
    #expect(
      refusal(path)?.description.hasPrefix("in/a.gpkg: a program has left changes in the file \"in/a.gpkg-wal\"")
        == true)
  }

  @Test(.enabled(if: Command.find("ogr2ogr") != nil, "ogr2ogr is installed"))
  func `a GeoPackage made by GDAL is read`() throws {
    let ogr2ogr = try #require(Command.find("ogr2ogr"))
    try folder.write("id,kind,x,y\n1,sofa,500000.5,105000\n2,fridge,500100,105100.25\n", to: "tips.csv")
    let result = try Command.run(
      ogr2ogr,
      [
        "-f", "GPKG", "tips.gpkg", "tips.csv", "-oo", "X_POSSIBLE_NAMES=x", "-oo", "Y_POSSIBLE_NAMES=y", "-a_srs",
        "EPSG:27700", "-nln", "tips",
      ], in: folder.path)
    try #require(result.status == 0, "\(result.errors)")
    let file = try GeoPackagePoints(path: "\(folder.path)/tips.gpkg", name: "a")
    #expect(file.layer.referenceSystem == "EPSG:27700")
    #expect(file.layer.geometryType == "POINT")
    let rows = try rows("\(folder.path)/tips.gpkg")
    #expect(rows.map(position) == [[500_000.5, 105_000], [500_100, 105_100.25]])
    let kind = try #require(file.columns.firstIndex(of: "kind"))
    #expect(rows.map { $0.fields[kind] } == ["sofa", "fridge"])
  }
}
