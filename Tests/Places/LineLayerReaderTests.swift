import Formats
import Places
import Spatial
import TestSupport
import Testing

@Suite struct LineLayerReaderTests {
  private let folder: TemporaryFolder
  private let reader = LineLayerReader(projection: ProjectionChoice(usesGrids: false))

  init() throws { folder = try TemporaryFolder() }

  private static let street = #"{"type":"LineString","coordinates":[[500000,105000],[500100,105000]]}"#

  private func collection(
    _ features: [(properties: String, geometry: String)], crs: String? = "urn:ogc:def:crs:EPSG::27700"
  ) -> String {
    let member = crs.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}},"# } ?? ""
    let list = features.map { #"{"type":"Feature","properties":\#($0.properties),"geometry":\#($0.geometry)}"# }
    return #"{"type":"FeatureCollection",\#(member)"features":[\#(list.joined(separator: ","))]}"#
  }

  private func file(_ text: String, _ name: String = "streets.geojson") throws -> NamedFile {
    NamedFile(path: try folder.write(text, to: name), name: "in/\(name)")
  }

  private func refusal(_ text: String) throws -> String? {
    let file = try file(text)
    let error = #expect(throws: InputError.self) { try reader.read([file]) }
    #expect(error?.status == .badData)
    return error?.description
  }

  @Test func `lines keep the order of the files, with their names, in metres`() throws {
    let first = try file(
      collection([(#"{"name":" High Street ","id":1}"#, Self.street), (#"{"name":""}"#, Self.street)]), "a.geojson")
    let second = try file(
      collection([
        (
          #"{"name":null}"#,
          #"{"type":"MultiLineString","coordinates":[[[500000,105000],[500000,105090]],[[1,2],[3,4]]]}"#
        )
      ]), "b.geojson")
    let layer = try reader.read([first, second])
    #expect(layer.name == "streets" && layer.count == 3)
    #expect(layer.names == ["High Street", nil, nil])
    #expect(layer.nameProperty == "name")
    #expect(layer.lines[0].x == [500_000, 500_100] && layer.lines[2].partCount == 2)
    #expect(
      layer.notes == [
        "in/a.geojson: 2 lines, 1 of them named by name.", "in/b.geojson: 1 lines, 0 of them named by name.",
      ])
    let network = try StreetNetwork([layer.lines[0]])
    #expect(layer.names(of: network) == ["High Street"])
  }

  @Test func `degrees and any other system become metres`() throws {
    // ogr2ogr of the same two ends is within a metre without the OSTN15 grid; here there and back.
    let projector = try ProjectionChoice(usesGrids: false).projector()
    var (x, y): (ContiguousArray<Double>, ContiguousArray<Double>) = ([500_000, 500_100], [105_000, 105_000])
    try projector.inverse(&x, &y)
    let degrees = #"{"type":"LineString","coordinates":[[\#(x[0]),\#(y[0])],[\#(x[1]),\#(y[1])]]}"#
    let line = try reader.read([try file(collection([("{}", degrees)], crs: nil))]).lines[0]
    for (found, wanted) in zip(Array(line.x) + Array(line.y), [500_000.0, 500_100, 105_000, 105_000]) {
      #expect(abs(found - wanted) < 0.001)
    }
    let utm = #"{"type":"LineString","coordinates":[[699900,5600000],[700000,5600000]]}"#
    let other = try reader.read([try file(collection([("{}", utm)], crs: "EPSG:32630"))]).lines[0]
    #expect((490_000.0...530_000).contains(other.x[0]) && abs(other.x[1] - other.x[0] - 100) < 3)
  }

  @Test func `the property of names is found in its usual spellings, or named`() throws {
    let features = collection([(#"{"NAME":"no","name1":"yes","Label":"L"}"#, Self.street)])
    #expect(try reader.read([try file(features)]).names == ["yes"])
    var named = reader
    named.nameProperty = "Label"
    #expect(try named.read([try file(features)]).names == ["L"])
    named.nameProperty = "Labels"
    let file = try file(features)
    let error = #expect(throws: InputError.self) { try named.read([file]) }
    #expect(
      error?.description
        == "in/streets.geojson: there is no property \"Labels\" for the names among \"Label\", \"NAME\", "
        + "\"name1\". Is \"Label\" meant?")
    let nameless = try reader.read([try self.file(collection([(#"{"id":7}"#, Self.street)]))])
    #expect(nameless.names == [nil] && nameless.nameProperty == nil)
    #expect(nameless.notes == ["in/streets.geojson: 1 lines, and no property that holds their names."])
  }

  @Test func `features without a geometry are left out and counted`() throws {
    let layer = try reader.read([
      try file(
        collection([
          (#"{"name":"A"}"#, "null"), (#"{"name":"B"}"#, Self.street),
          (#"{"name":"C"}"#, #"{"type":"LineString","coordinates":[]}"#),
          (#"{"name":"D"}"#, #"{"type":"MultiLineString","coordinates":[]}"#),
        ]))
    ])
    #expect(layer.names == ["B"])
    #expect(layer.notes.last == "in/streets.geojson: 3 features have no geometry and are left out.")
  }

  @Test(arguments: [
    ("null", "in/streets.geojson: none of its 1 features has a geometry. Export the lines anew."),
    (
      #"{"type":"LineString","coordinates":[[1,2]]}"#,
      "in/streets.geojson, feature 1: part 1 has 1 vertex, and a line has at least 2. Leave it out, or draw it anew."
    ),
    (
      #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#,
      "in/streets.geojson, feature 1 is a Polygon, and streets are lines: a LineString or MultiLineString. Is it another "
        + "layer's file?"
    ),
    (
      #"{"type":"Point","coordinates":[0,0]}"#,
      "in/streets.geojson, feature 1 is a Point, and streets are lines: a LineString or MultiLineString. Is it another "
        + "layer's file?"
    ),
    (
      #"{"type":"LineString","coordinates":[[-400000,0],[0,0]]}"#,
      "in/streets.geojson, feature 1 has the vertex -400000.0, 0.0, which lies outside the United Kingdom. GeoJSON has "
        + "longitude before latitude, and a \"crs\" member where it is not in degrees."
    ),
  ])
  func `what is no line of this country is refused in a sentence`(geometry: String, sentence: String) throws {
    #expect(try refusal(collection([("{}", geometry)])) == sentence)
  }

  @Test func `a file without lines, TopoJSON and metres without a system are refused`() throws {
    #expect(try refusal(collection([])) == "in/streets.geojson: the file holds no lines.")
    #expect(try refusal(#"{"type":"Topology"}"#)?.hasPrefix("in/streets.geojson: this is TopoJSON") == true)
    #expect(
      try refusal(collection([("{}", Self.street)], crs: nil))?
        .hasPrefix("in/streets.geojson, feature 1 has coordinates that are not degrees") == true)
    #expect(
      try refusal(
        collection([("{}", #"{"type":"LineString","coordinates":[[50.8,-0.5],[50.9,-0.4]]}"#)], crs: nil))?
        .contains("lies outside the United Kingdom") == true)
    let missing = #expect(throws: InputError.self) {
      try reader.read([NamedFile(path: "\(folder.path)/none", name: "none")])
    }
    #expect(missing?.status == .noInput)
  }
}
