import Formats
import Foundation
import GRDB
import Spatial
import TestSupport
import Testing

@Suite struct GeoPackageLinesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func make(_ layers: [(name: String, type: String)], rows: [[UInt8]?] = []) throws -> String {
    let path = "\(folder.path)/a b#1%.gpkg"
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { database in
      try database.execute(
        sql: """
          CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER PRIMARY KEY, organization TEXT,
            organization_coordsys_id INTEGER);
          CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
          CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
          INSERT INTO gpkg_spatial_ref_sys VALUES (27700, 'EPSG', 27700);
          """)
      for layer in layers {
        try database.execute(sql: "CREATE TABLE \(layer.name) (fid INTEGER PRIMARY KEY, geom BLOB, name1 TEXT)")
        try database.execute(sql: "INSERT INTO gpkg_contents VALUES ('\(layer.name)', 'features', 27700)")
        try database.execute(
          sql: "INSERT INTO gpkg_geometry_columns VALUES ('\(layer.name)', 'geom', '\(layer.type)', 27700)")
        for (number, row) in rows.enumerated() {
          try database.execute(
            sql: "INSERT INTO \(layer.name) (geom, name1) VALUES (?, ?)",
            arguments: [row.map { Data($0) }, "street \(number)"])
        }
      }
    }
    try queue.close()
    return path
  }

  private func ordered(_ value: UInt64, _ count: Int, _ big: Bool) -> [UInt8] {
    let little = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    return big ? little.reversed() : little
  }

  /// Well-known binary of one part.
  private func part(_ numbers: [Double], dimensions: Int = 2, thousands: UInt64 = 0, big: Bool = false) -> [UInt8] {
    [big ? 0 : 1] + ordered(thousands * 1_000 + 2, 4, big) + ordered(UInt64(numbers.count / dimensions), 4, big)
      + numbers.flatMap { ordered($0.bitPattern, 8, big) }
  }

  private let head: [UInt8] = Array("GP".utf8) + [0, 1, 0, 0, 0, 0]

  private func multi(_ parts: [[UInt8]]) -> [UInt8] {
    head + [1] + ordered(5, 4, false) + ordered(UInt64(parts.count), 4, false) + parts.flatMap { $0 }
  }

  private func rows(_ path: String, layer: String? = nil) throws -> [GeoPackageRow] {
    var rows: [GeoPackageRow] = []
    try GeoPackageLines(path: path, name: "in/a.gpkg", layer: layer).forEachRow { rows.append($0) }
    return rows
  }

  private func coordinates(_ row: GeoPackageRow) -> [Double]? {
    guard case .line(let line) = row.geometry else { return nil }
    return Array(line.x) + Array(line.y)
  }

  @Test func `lines are read whatever their byte order, envelope, dimensions and parts`() throws {
    let envelope = Array("GP".utf8) + [0, 3, 0, 0, 0, 0] + [UInt8](repeating: 7, count: 32)
    let path = try make(
      [("roads", "MULTILINESTRING")],
      rows: [
        head + part([1, 2, 3, 4]), head + part([1, 2, 3, 4], big: true), envelope + part([1, 2, 3, 4]),
        head + part([1, 2, 9, 3, 4, 9], dimensions: 3, thousands: 1),
        head + part([1, 2, 9, 3, 4, 9], dimensions: 3, thousands: 2, big: true),
        head + part([1, 2, 9, 9, 3, 4, 9, 9], dimensions: 4, thousands: 3),
        multi([part([1, 2, 3, 4]), part([5, 6, 7, 8, 9, 10], big: true)]),
      ])
    let file = try GeoPackageLines(path: path, name: "in/a.gpkg")
    #expect(file.layer.referenceSystem == "EPSG:27700" && file.columns == ["fid", "name1"])
    let rows = try rows(path)
    #expect(rows.dropLast().map(coordinates) == [[Double]?](repeating: [1, 3, 2, 4], count: 6))
    #expect(rows.last.map(coordinates) == [1, 3, 5, 7, 9, 2, 4, 6, 8, 10])
    #expect(rows[6].fields == ["7", "street 6"])
    guard case .line(let line) = rows[6].geometry else { return }
    #expect(line.partCount == 2 && line.part(1) == 2..<5)
  }

  @Test func `an empty line and a missing one are none, and what is no line is named`() throws {
    let point = head + [1] + ordered(1, 4, false) + ordered(1, 8, false) + ordered(2, 8, false)
    let path = try make(
      [("roads", "GEOMETRY")],
      rows: [
        head + part([]), multi([]), multi([part([]), part([])]), nil, Array("GP".utf8) + [0, 0x11, 0, 0, 0, 0], point,
        head + part([1, 2, 3, 4]).dropLast(), multi([part([1, 2, 3, 4])]).dropLast(),
        multi([Array(point.dropFirst(8))]),
        head, [],
      ])
    let rows = try rows(path)
    #expect(rows.prefix(5).allSatisfy { $0.geometry == nil })
    let types = rows.dropFirst(5).map { row -> String in
      if case .other(let type) = row.geometry { type } else { "read" }
    }
    #expect(types == ["Point"] + [String](repeating: "damaged geometry", count: 5))
  }

  @Test func `the only layer of lines is found among others, and none and several are refused`() throws {
    let path = try make([("wards", "POLYGON"), ("any", "GEOMETRY"), ("roads", "LINESTRING"), ("tips", "POINT")])
    #expect(try GeoPackageLines(path: path, name: "a").layer.name == "roads")
    func refusal(_ path: String, _ layer: String? = nil) -> String? {
      (#expect(throws: InputError.self) { try rows(path, layer: layer) })?.description
    }
    #expect(refusal(path, "tips") == "in/a.gpkg, layer \"tips\": it holds POINT, and lines are needed.")
    #expect(refusal(path, "road")?.hasSuffix("Is \"roads\" meant?") == true)
    try FileManager.default.removeItem(atPath: path)
    #expect(
      refusal(try make([("tips", "POINT")]))
        == "in/a.gpkg: the GeoPackage has no layer of lines; its layers are \"tips\". "
        + "Export them as lines.")
    try FileManager.default.removeItem(atPath: path)
    #expect(
      refusal(try make([("a", "LINESTRING"), ("b", "MULTILINESTRING")]))
        == "in/a.gpkg: the GeoPackage has several layers of lines: \"a\", \"b\". Name the one that is meant.")
  }

  @Test func `a file is a GeoPackage by its first bytes`() throws {
    #expect(try GeoPackageLines.isGeoPackage(path: try make([("roads", "LINESTRING")]), name: "a"))
    #expect(try !GeoPackageLines.isGeoPackage(path: try folder.write("{}", to: "a.gpkg"), name: "a"))
    let missing = #expect(throws: InputError.self) {
      try GeoPackageLines.isGeoPackage(path: "\(folder.path)/none", name: "none")
    }
    #expect(missing?.status == .noInput)
  }

  @Test(.enabled(if: Command.find("ogr2ogr") != nil, "ogr2ogr is installed"))
  func `a GeoPackage made by GDAL is read`() throws {
    let ogr2ogr = try #require(Command.find("ogr2ogr"))
    try folder.write("id;wkt\n1;LINESTRING (1 2, 3 4)\n2;\"LINESTRING (5 6, 7 8, 9 10)\"\n", to: "roads.csv")
    let result = try Command.run(
      ogr2ogr,
      [
        "-f", "GPKG", "roads.gpkg", "roads.csv", "-oo", "GEOM_POSSIBLE_NAMES=wkt", "-a_srs", "EPSG:27700", "-nln",
        "roads",
        "-nlt", "LINESTRING",
      ], in: folder.path)
    try #require(result.status == 0, "\(result.errors)")
    #expect(try rows("\(folder.path)/roads.gpkg").map(coordinates) == [[1, 3, 2, 4], [5, 7, 9, 6, 8, 10]])
  }
}
