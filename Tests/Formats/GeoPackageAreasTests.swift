import Formats
import Foundation
import GRDB
import Spatial
import TestSupport
import Testing

@Suite struct GeoPackageAreasTests {
  private func ordered(_ value: UInt64, _ count: Int, _ big: Bool) -> [UInt8] {
    let little = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    return big ? little.reversed() : little
  }

  private let head: [UInt8] = Array("GP".utf8) + [0, 1, 0, 0, 0, 0]

  /// Well-known binary of a polygon.
  private func polygon(_ rings: [[Double]], dimensions: Int = 2, thousands: UInt64 = 0, big: Bool = false) -> [UInt8] {
    [big ? 0 : 1] + ordered(thousands * 1_000 + 3, 4, big) + ordered(UInt64(rings.count), 4, big)
      + rings.flatMap { ring in
        ordered(UInt64(ring.count / dimensions), 4, big) + ring.flatMap { ordered($0.bitPattern, 8, big) }
      }
  }

  private func multi(_ parts: [[UInt8]]) -> [UInt8] {
    [1] + ordered(6, 4, false) + ordered(UInt64(parts.count), 4, false) + parts.flatMap { $0 }
  }

  private func read(_ bytes: [UInt8]) -> MultiPolygon? {
    guard case .polygon(let polygon)? = GeoPackageGeometry.area(bytes) else { return nil }
    return polygon
  }

  private static let square: [Double] = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0]
  private static let hole: [Double] = [2, 2, 4, 2, 4, 4, 2, 4, 2, 2]

  @Test(arguments: [false, true]) func `a polygon has its shell and its holes, in both byte orders`(big: Bool) throws {
    let found = try #require(read(head + polygon([Self.square, Self.hole], big: big)))
    #expect(found.partCount == 1 && found.vertexCount == 10)
    #expect(found == Squares.polygon([pairs(Self.square), pairs(Self.hole)]))
  }

  private func pairs(_ numbers: [Double]) -> [(x: Double, y: Double)] {
    stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
  }

  @Test func `heights and measures are passed over, and parts are kept together`() throws {
    let high = stride(from: 0, to: Self.square.count, by: 2).flatMap { index -> [Double] in
      [Self.square[index], Self.square[index + 1], 7]
    }
    let far = Self.square.map { $0 + 100 }
    let found = try #require(
      read(head + multi([polygon([high], dimensions: 3, thousands: 1), polygon([far])])))
    #expect(found.partCount == 2 && found.x.prefix(5) == [0, 10, 10, 0, 0] && found.x.last == 100)
  }

  @Test func `what ends early, counts more than is there or is no polygon is named and not read`() throws {
    let whole = head + polygon([Self.square])
    for length in 8..<whole.count {
      guard case .other? = GeoPackageGeometry.area(Array(whole.prefix(length))) else {
        Issue.record("\(length) bytes are no polygon")
        continue
      }
    }
    // Four thousand million rings that are not there.
    let claimed = head + [1] + ordered(3, 4, false) + [255, 255, 255, 255]
    guard case .other("damaged geometry")? = GeoPackageGeometry.area(claimed) else {
      Issue.record("a count without rings")
      return
    }
    guard case .other("Point")? = GeoPackageGeometry.area(head + [1] + ordered(1, 4, false)) else {
      Issue.record("a point is no area")
      return
    }
    #expect(GeoPackageGeometry.area(head + polygon([])) == nil)
  }

  @Test
  func `a layer of polygons is found among others, read in the order of its table, and named where it is missing`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/a.gpkg"
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { database in
      try database.execute(
        sql: """
          CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER PRIMARY KEY, organization TEXT,
            organization_coordsys_id INTEGER);
          CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
          CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
          INSERT INTO gpkg_spatial_ref_sys VALUES (27700, 'EPSG', 27700);
          CREATE TABLE zones (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT);
          INSERT INTO gpkg_contents VALUES ('zones', 'features', 27700), ('roads', 'features', 27700);
          INSERT INTO gpkg_geometry_columns VALUES ('zones', 'geom', 'MULTIPOLYGON', 27700),
            ('roads', 'geom', 'LINESTRING', 27700);
          """)
      for name in ["b", "a"] {
        try database.execute(
          sql: "INSERT INTO zones (geom, name) VALUES (?, ?)",
          arguments: [Data(head + multi([polygon([Self.square])])), name])
      }
    }
    try queue.close()
    let areas = try GeoPackageAreas(path: path, name: "in/a.gpkg")
    #expect(
      areas.layer.name == "zones" && areas.layer.referenceSystem == "EPSG:27700" && areas.columns == ["fid", "name"])
    var names: [String] = []
    try areas.forEachRow { names.append($0.fields[1]) }
    #expect(names == ["b", "a"])
    #expect {
      try GeoPackageAreas(path: path, name: "in/a.gpkg", layer: "roads")
    } throws: { "\($0)".contains("areas are needed") }
  }
}
