import Formats
@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

/// GeoJSON and GeoPackage sources.
@Suite struct MappedFeaturesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ source: IncidentSource) -> String? {
    let error = #expect(throws: InputError.self) { try source.read() }
    #expect(error?.status == .badData)
    return error?.description
  }

  private func mapping(_ position: ColumnMapping.Position = .geometry) -> ColumnMapping {
    var mapping = ColumnMapping(position: position)
    mapping.id = "ref"
    mapping.date = "reported"
    mapping.category = "kind"
    mapping.weight = "size"
    return mapping
  }

  // MARK: GeoJSON

  private func point(_ x: Double, _ y: Double) -> String { "{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}" }

  private func feature(
    _ geometry: String, _ ref: String = "1", reported: String = "\"2025-01-02\"", kind: String = "\"Noise\"",
    size: String = "1", more: String = ""
  ) -> String {
    "{\"type\":\"Feature\",\"geometry\":\(geometry),\"properties\":{\"ref\":\"\(ref)\",\"reported\":\(reported),"
      + "\"kind\":\(kind),\"size\":\(size)\(more)}}"
  }

  private func geoJSON(
    _ features: [String], crs: String? = nil, _ mapping: ColumnMapping? = nil, file: String = "tips.geojson"
  ) throws -> IncidentSource {
    let member = crs.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\($0)\"}}," } ?? ""
    let text = "{\"type\":\"FeatureCollection\",\(member)\"features\":[\(features.joined(separator: ","))]}"
    return try folder.source(Array(text.utf8), mapping ?? self.mapping(), format: .geoJSON, name: "tips", file: file)
  }

  private let national = "urn:ogc:def:crs:EPSG::27700"

  @Test func `properties become what the columns say, and a feature's number is its line`() throws {
    let here = point(-0.54319, 50.809919)
    let source = try geoJSON([
      feature(here, "a", size: "3"), feature(here, "b", reported: "\"2025-02\"", kind: "\"Graffiti\"", size: "\"2\""),
      feature(here, "c", reported: "\"soon\""), feature(here, "d", kind: "null", size: "2.0"),
      feature(here, "e", kind: "7", size: "null"), feature(here, "a", size: "3"), feature(here, "f", size: "2.5"),
      feature(here, "N/A"), feature(here, "N/A"),
    ])
    let table = try read(source)
    #expect(
      table.rejections == [
        Rejection(file: 0, line: 3, reason: .time(.form)), Rejection(file: 0, line: 6, reason: .repeatedRow),
        Rejection(file: 0, line: 7, reason: .weight),
      ])
    let incidents = 0..<table.count
    #expect(incidents.map { table.weight(of: $0) } == [3, 2, 2, 1, 1, 1])
    #expect(
      incidents.map { table.categories[Int(table.category[$0])].name } == [
        "Noise", "Graffiti", "not stated", "7", "Noise", "Noise",
      ])
    #expect(incidents.map { table.time(of: $0) == nil } == [false, true, false, false, false, false])
    #expect(table.locations.referenceSystem == "EPSG:4326" && table.locations.precision == [.exact])
  }

  @Test func `a feature without a geometry is unlocated, and lines and areas are rejected`() throws {
    let here = point(-0.54319, 50.809919)
    let geometries = [
      here, "null", "{\"type\":\"Point\",\"coordinates\":[]}", "{\"type\":\"MultiPoint\",\"coordinates\":[]}",
      "{\"type\":\"MultiPoint\",\"coordinates\":[[-0.54319,50.809919,12]]}",
      "{\"type\":\"MultiPoint\",\"coordinates\":[[-0.5,50.8],[-0.6,50.8]]}",
      "{\"type\":\"LineString\",\"coordinates\":[[-0.5,50.8],[-0.6,50.8]]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[-0.5,50.8],[-0.6,50.8],[-0.6,50.9],[-0.5,50.8]]]}",
      point(50.8, -0.5), point(502_738, 102_163), here, here,
    ]
    let table = try read(try geoJSON(geometries.enumerated().map { feature($1, "\($0)") }))
    #expect(
      (0..<table.count).map { table.location(of: $0) } == [
        0, IncidentTable.unlocated, IncidentTable.unlocated, IncidentTable.unlocated, 0, 0, 0,
      ])
    let reasons: [Rejection.Reason] = [.notAPoint, .notAPoint, .notAPoint, .swapped, .notDegrees]
    #expect(table.rejections.map(\.reason) == reasons)
    #expect(table.rejections.map(\.line) == [6, 7, 8, 9, 10])
  }

  @Test func `features on the National Grid are in metres, and degrees among them are rejected`() throws {
    let source = try geoJSON(
      [feature(point(502_738.5, 102_163), "a"), feature(point(-0.5, 50.8), "b")], crs: national)
    let table = try read(source)
    #expect(table.locations.referenceSystem == "EPSG:27700")
    #expect(Array(table.x) == [502_738.5] && Array(table.y) == [102_163])
    #expect(table.rejections.map(\.reason) == [.degreesNotMetres])
  }

  @Test func `one id with another place is not the same row`() throws {
    let source = try geoJSON([
      feature(point(-0.5, 50.8), "a"), feature(point(-0.6, 50.8), "a"), feature("null", "a"),
      feature(point(-0.5, 50.8), "a"),
    ])
    #expect(try read(source).rejections.map(\.reason) == [.repeatedID, .repeatedID, .repeatedRow])
  }

  @Test func `a place in properties is taken as they say, whatever reference system the geometries have`() throws {
    let here = point(-0.54319, 50.809919)
    let metres = try geoJSON(
      [
        feature(here, "a", more: ",\"e\":502738,\"n\":102163"),
        feature("null", "b", more: ",\"e\":\"502,740\",\"n\":1e5"),
      ],
      mapping(.coordinates(x: "e", y: "n", referenceSystem: ReferenceSystem.nationalGrid)))
    let table = try read(metres)
    #expect(table.rejections == [])
    #expect(table.locations.referenceSystem == "EPSG:27700")
    #expect(Array(table.x) == [502_738, 502_740] && Array(table.y) == [102_163, 100_000])
    let references = try geoJSON([feature(here, more: ",\"square\":\"TQ027021\"")], mapping(.gridReference("square")))
    #expect(try read(references).locations.referenceSystem == "EPSG:27700")
    #expect(try Array(read(references).x) == [502_750])
    let degrees = try geoJSON(
      [feature(point(502_738, 102_163), more: ",\"lon\":-0.54319,\"lat\":50.809919")], crs: national,
      mapping(.coordinates(x: "lon", y: "lat", referenceSystem: ReferenceSystem.degrees)))
    #expect(try Array(read(degrees).longitude) == [-0.54319])
  }

  @Test func `a property that no feature has is refused with the nearest name, and one that some lack is not`() throws {
    let here = point(-0.54319, 50.809919)
    let lacking = "{\"type\":\"Feature\",\"geometry\":\(here),\"properties\":{\"reported\":\"2025-01-02\"}}"
    #expect(try read(try geoJSON([feature(here), lacking])).count == 2)
    #expect(
      refusal(try geoJSON([feature(here).replacing("\"size\"", with: "\"sizes\"")]))
        == "in/tips.geojson: there is no property \"size\" among \"kind\", \"ref\", \"reported\", \"sizes\". "
        + "Is \"sizes\" meant?")
    #expect(refusal(try geoJSON([]))?.hasPrefix("in/tips.geojson: the file has no features.") == true)
    let bare = "{\"type\":\"Feature\",\"geometry\":\(here),\"properties\":null}"
    #expect(refusal(try geoJSON([bare]))?.contains("there is no property \"ref\"") == true)
  }

  @Test func `files of one source in two reference systems are refused`() throws {
    var source = try geoJSON([feature(point(-0.54319, 50.809919))])
    source.files += try geoJSON([feature(point(502_738, 102_163))], crs: national, file: "2.geojson").files
    #expect(
      refusal(source)
        == "in/2.geojson: the file is in EPSG:27700, and others of the source \"tips\" in EPSG:4326. "
        + "Give them sources of their own.")
  }

  @Test func `more than half of the features rejected is refused with the question of the source`() throws {
    let line = "{\"type\":\"LineString\",\"coordinates\":[[-0.5,50.8],[-0.6,50.8]]}"
    #expect(
      refusal(try geoJSON([feature(line), feature(line, "2"), feature("null", "3")]))
        == "in/tips.geojson: 2 of 3 features cannot be used. In 2 of them geometry is not a point, first on feature 1. "
        + "Are the columns of the source \"tips\" those that hold what the configuration says?")
  }

  // MARK: GeoPackage

  private func geometry(_ x: Double, _ y: Double, type: UInt8 = 1) -> [UInt8] {
    PartnerPackage.geometry(x, y, type: type)
  }

  private func geoPackage(
    _ rows: [PartnerPackage.Row], system: Int = 27_700, layers: [String] = ["tips"], layer: String? = nil,
    _ mapping: ColumnMapping? = nil
  ) throws -> IncidentSource {
    let path = "\(folder.path)/\(layers.joined())\(system).gpkg"
    try PartnerPackage.write(rows, system: system, layers: layers, to: path)
    var source = IncidentSource(
      name: "tips", format: .geoPackage,
      files: [IncidentFile(source: "tips", file: NamedFile(path: path, name: "in/tips.gpkg"))],
      scheme: PartnerFile.scheme, columns: mapping ?? self.mapping())
    source.layer = layer
    return source
  }

  @Test func `a GeoPackage's rows are read in its own reference system`() throws {
    let here = geometry(502_738.5, 102_163)
    let source = try geoPackage([
      (here, "a", 3), (here, "b", 2.0), (nil, "c", nil), (geometry(.nan, .nan), "d", "4"), (here, nil, 1),
      (here, nil, 1),
      (geometry(502_739, 102_163), "a", 3), (here, "a", 3), (geometry(0, 0, type: 2), "e", 1), (here, "f", 1.5),
      (geometry(-0.5, 50.8), "g", 1), (geometry(.infinity, 1), "h", 1), (here, "i", 1),
    ])
    let table = try read(source)
    #expect(table.locations.referenceSystem == "EPSG:27700")
    #expect(Array(table.x) == [502_738.5, 502_739] || Array(table.x) == [502_738.5])
    #expect((0..<table.count).map { table.weight(of: $0) } == [3, 2, 1, 4, 1, 1, 1])
    #expect((0..<table.count).count { table.location(of: $0) == IncidentTable.unlocated } == 2)
    #expect(table.rejections.map(\.line) == [7, 8, 9, 10, 11, 12])
    let reasons: [Rejection.Reason] = [
      .repeatedID, .repeatedRow, .notAPoint, .weight, .degreesNotMetres, .outsideNationalGrid,
    ]
    #expect(table.rejections.map(\.reason) == reasons)
    #expect(table.time(of: 0)?.earliest.description == "2025-01-02 10:05")
  }

  @Test func `a layer is chosen by its name, and of several one must be named`() throws {
    let rows: [PartnerPackage.Row] = [(geometry(502_738, 102_163), "a", 1)]
    let several = try geoPackage(rows, layers: ["noise", "graffiti"])
    #expect(refusal(several)?.contains("several layers of points: \"graffiti\", \"noise\"") == true)
    let one = try read(try geoPackage(rows, layers: ["noise", "graffiti"], layer: "graffiti"))
    #expect(one.categories.map(\.name) == ["graffiti"] && one.categories.map(\.theme) == [.environmental])
  }

  @Test func `a layer in degrees is in degrees, and one without a system is refused`() throws {
    let rows: [PartnerPackage.Row] = [(geometry(-0.54319, 50.809919), "a", 1)]
    let table = try read(try geoPackage(rows, system: 4_326))
    #expect(Array(table.longitude) == [-0.54319] && table.x.isEmpty)
    #expect(
      refusal(try geoPackage(rows, system: -1))
        == "in/tips.gpkg, layer \"tips\": the layer does not say in which reference system it is. Set it, and export the "
        + "layer anew.")
  }

  @Test func `a column that the layer lacks is refused`() throws {
    var mapping = mapping()
    mapping.place = "geom"
    let rows: [PartnerPackage.Row] = [(geometry(502_738, 102_163), "a", 1)]
    #expect(refusal(try geoPackage(rows, mapping))?.contains("there is no property \"geom\" among \"fid\", ") == true)
  }
}
