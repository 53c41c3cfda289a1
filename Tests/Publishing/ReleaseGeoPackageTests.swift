import Formats
import GRDB
import Publishing
import Spatial
import TestSupport
import Testing

@Suite struct ReleaseGeoPackageTests {
  private static let hostile = #"<script>alert(1)</script> & "O'Neill""#
  private static let toMetres = Result { try Projector(from: "EPSG:4326", to: "EPSG:27700") }

  /// A square of a tenth of a degree with a hole, and a part of its own beside it.
  private static var areas: MultiPolygon {
    func square(_ x: Double, _ y: Double, _ side: Double) -> [(x: Double, y: Double)] {
      [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    }
    var areas = MultiPolygon()
    areas.appendPart(rings: [square(-0.7, 50.4, 0.1), square(-0.68, 50.42, 0.02).reversed()])
    areas.appendPart(rings: [square(-0.5, 50.4, 0.01)])
    return areas
  }

  private static func layer(
    _ kind: String, _ format: PlainLayer.Format, _ columns: [String],
    _ features: [(FeatureGeometry, [PropertyValue])]
  ) -> ReleasedLayer {
    ReleasedLayer(
      analysis: "crime", kind: kind, format: format,
      layer: PlainLayer(
        name: "crime-\(kind)", about: [], columns: columns,
        features: features.map { PlainLayer.Feature($0, Array(zip(columns, $1)).map { (name: $0, value: $1) }) }))
  }

  private static let layers = [
    layer(
      "hotspots", .geoJSON, ["rank", "name", "split", "change_ratio"],
      [
        (.polygon(areas), [.integer(1), .text(hostile), .truth(true), .decimal(1.092, decimals: 3)]),
        (.none, [.integer(2), .text("=HYPERLINK(\"x\")"), .truth(false), .none]),
      ]),
    layer("former-hotspots", .geoJSON, ["rank"], []),
    layer("locations", .geoJSON, ["incidents"], [(.point(longitude: -0.683147, latitude: 50.452507), [.integer(3)])]),
    layer("series", .csv, ["month", "incidents"], [(.none, [.text("2025-07"), .integer(8)])]),
  ]

  private func path(_ folder: TemporaryFolder) throws -> String {
    try folder.write(try ReleaseGeoPackage.bytes(Self.layers, try Self.toMetres.get()), to: "layers.gpkg")
  }

  @Test func `areas are read back on the National Grid, with their holes, parts and texts`() throws {
    let folder = try TemporaryFolder()
    let read = try GeoPackageAreas(path: try path(folder), name: "layers.gpkg", layer: "crime-hotspots")
    #expect(read.layer.referenceSystem == "EPSG:27700" && read.layer.geometryType == "MULTIPOLYGON")
    #expect(read.columns == ["fid", "rank", "name", "split", "change_ratio"])
    var rows: [GeoPackageRow] = []
    try read.forEachRow { rows.append($0) }
    #expect(rows.map(\.fields) == [["1", "1", Self.hostile, "1", "1.092"], ["2", "2", "=HYPERLINK(\"x\")", "0", ""]])
    guard case .polygon(let polygon)? = rows.first?.geometry else {
      Issue.record("the first hotspot has an outline")
      return
    }
    #expect(rows.last?.geometry == nil)
    let exact = try Self.areas.projected(by: try Self.toMetres.get())
    #expect(polygon.partCount == 2 && polygon.rings(ofPart: 0).map(\.count) == [5, 5])
    // Half a centimetre of rounding to the grid, and what is left of the binary number.
    let furthest = zip(polygon.x + polygon.y, exact.x + exact.y).map { abs($0 - $1) }.max() ?? .infinity
    #expect(furthest <= 0.005_001)
  }

  @Test func `points are read back to the centimetre, and layers of nothing have the type that their schema says`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = try path(folder)
    let points = try GeoPackagePoints(path: path, name: "layers.gpkg", layer: "crime-locations")
    var places: [FeatureCollection.Geometry?] = []
    try points.forEachRow { places.append($0.geometry) }
    var (x, y): (ContiguousArray<Double>, ContiguousArray<Double>) = ([-0.683147], [50.452507])
    try Self.toMetres.get().forward(&x, &y)
    guard case .point(let east, let north)?? = places.first else {
      Issue.record("the location has a place")
      return
    }
    #expect(places.count == 1 && abs(east - x[0]) <= 0.005_001 && abs(north - y[0]) <= 0.005_001)
    let empty = try GeoPackageAreas(path: path, name: "layers.gpkg", layer: "crime-former-hotspots")
    #expect(empty.layer.geometryType == "MULTIPOLYGON")
  }

  @Test func `every layer of areas and points has a default style, and tables have none`() throws {
    let folder = try TemporaryFolder()
    try DatabaseQueue(path: try path(folder)).read { database in
      let styled = try String.fetchAll(
        database, sql: "SELECT f_table_name FROM layer_styles WHERE useAsDefault = 1 ORDER BY id")
      #expect(styled == ["crime-hotspots", "crime-former-hotspots", "crime-locations"])
      let kinds = try String.fetchAll(database, sql: "SELECT data_type FROM gpkg_contents ORDER BY rowid")
      #expect(kinds == ["features", "features", "features", "attributes", "attributes"])
      #expect(try String.fetchOne(database, sql: "SELECT month FROM \"crime-series\"") == "2025-07")
    }
  }

  @Test func `the same layers give the same bytes`() throws {
    let projector = try Self.toMetres.get()
    let first = try ReleaseGeoPackage.bytes(Self.layers, projector)
    #expect((first == (try ReleaseGeoPackage.bytes(Self.layers, projector))) == true)
  }

  @Test func `slivers narrower than a centimetre keep their place`() throws {
    // 7 mm wide and 3 cm long: some lie between two lines of the grid, and rounding would leave nothing of them.
    let slivers = (0..<20).map { number in
      let west = -0.7 + Double(number) * 0.000_123_4
      let ring: [(x: Double, y: Double)] = [
        (west, 50.4), (west + 1e-7, 50.4), (west + 1e-7, 50.400_000_3), (west, 50.400_000_3), (west, 50.4),
      ]
      return Squares.polygon([ring])
    }
    let projector = try Self.toMetres.get()
    let gone = try MultiPolygon.projected(slivers, by: projector).count { try $0.roundedToCentimetres().isEmpty }
    try #require(gone > 0 && gone < slivers.count)
    let layer = Self.layer(
      "hotspots", .geoJSON, ["rank"], slivers.enumerated().map { (.polygon($1), [.integer($0 + 1)]) })
    let folder = try TemporaryFolder()
    let path = try folder.write(try ReleaseGeoPackage.bytes([layer], projector), to: "layers.gpkg")
    var outlines = 0
    try GeoPackageAreas(path: path, name: "layers.gpkg").forEachRow { row in
      if case .polygon(let polygon)? = row.geometry, polygon.signedArea(of: polygon.rings(ofPart: 0)[0]) > 0 {
        outlines += 1
      }
    }
    #expect(outlines == slivers.count)
  }
}
