import Formats
import Spatial
import TestSupport
import Testing

@Suite struct GeoJSONReaderTests {
  private let folder: TemporaryFolder
  private static let square = "[[[0,50],[1,50],[1,51],[0,51],[0,50]]]"
  private static let polygon = #"{"type":"Polygon","coordinates":\#(square)}"#

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String) throws -> FeatureCollection {
    try FeatureCollection(path: try folder.write(text, to: "w.geojson"), name: "in/w.geojson")
  }

  private func collection(geometry: String = polygon, properties: String = "{}", crs: String? = nil) -> String {
    let crs = crs.map { #""crs":\#($0),"# } ?? ""
    return
      #"{"type":"FeatureCollection",\#(crs)"features":[{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}]}"#
  }

  private func refusal(_ text: String) -> InputError? { #expect(throws: InputError.self) { try read(text) } }

  private func polygon(_ text: String) throws -> MultiPolygon? {
    guard case .polygon(let polygon) = try read(text).features.first?.geometry else { return nil }
    return polygon
  }

  @Test func `a file without a crs member is in degrees`() throws {
    let file = try read(collection())
    #expect(file.referenceSystem == ReferenceSystem.degrees)
    #expect(!file.statesReferenceSystem)
    #expect(try read(collection(crs: "null")).referenceSystem == ReferenceSystem.degrees)
  }

  @Test(arguments: [
    ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"), ("OGC:CRS84", "EPSG:4326"),
    ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "EPSG:4326"), ("EPSG:27700", "EPSG:27700"),
    ("urn:ogc:def:crs:EPSG::27700", "EPSG:27700"), ("urn:ogc:def:crs:EPSG:9.0:27700", "EPSG:27700"),
    ("http://www.opengis.net/def/crs/EPSG/0/27700", "EPSG:27700"), ("epsg:3857", "EPSG:3857"),
  ])
  func `the crs member is understood in its usual spellings`(crs: String, system: String) throws {
    let file = try read(collection(crs: #"{"type":"name","properties":{"name":"\#(crs)"}}"#))
    #expect(file.referenceSystem == system)
    #expect(file.statesReferenceSystem)
  }

  @Test(arguments: ["urn:ogc:def:crs:OGC:1.3:CRS83", "British National Grid", "EPSG", "EPSG:99999999999999999999", ""])
  func `an unknown crs is refused with what it says and what is wanted`(crs: String) {
    let error = refusal(collection(crs: #"{"type":"name","properties":{"name":"\#(crs)"}}"#))
    #expect(error?.status == .badData)
    #expect(
      error?.description == "in/w.geojson: the reference system \"\(crs)\" is not understood. Name it as "
        + "\"urn:ogc:def:crs:EPSG::27700\".")
  }

  @Test func `a polygon keeps its rings and a multipolygon its parts`() throws {
    let hole = "[[0.2,50.2],[0.2,50.4],[0.4,50.4],[0.2,50.2]]"
    let holed = try #require(
      try polygon(
        collection(geometry: #"{"type":"Polygon","coordinates":[\#(Self.square.dropFirst().dropLast()),\#(hole)]}"#)))
    #expect(holed.partCount == 1)
    #expect(holed.rings(ofPart: 0) == [0..<5, 5..<9])
    let parts = try #require(
      try polygon(collection(geometry: #"{"type":"MultiPolygon","coordinates":[\#(Self.square),[\#(hole)]]}"#)))
    #expect(parts.partCount == 2)
    #expect(parts.rings(ofPart: 1) == [5..<9])
    #expect(Array(parts.x[5...]) == [0.2, 0.2, 0.4, 0.2])
    #expect(Array(parts.y[5...]) == [50.2, 50.4, 50.4, 50.2])
  }

  @Test func `heights after longitude and latitude are passed over`() throws {
    let high = try polygon(
      collection(geometry: #"{"type":"Polygon","coordinates":[[[0,50,9.5],[1,50,9],[1,51,8],[0,50,9.5]]]}"#))
    #expect(high?.x == [0, 1, 1, 0])
    #expect(high?.y == [50, 50, 51, 50])
  }

  @Test func `properties are text, whole numbers, truth and nothing; lists are left`() throws {
    let file = try read(
      collection(
        properties: #"{"WD25CD":"E05009800","FID":1189,"WD13NMW":null,"list":[1.5],"is":true,"é\"":"ü"}"#))
    let properties = try #require(file.features.first?.properties)
    #expect(
      properties == [
        "WD25CD": .text("E05009800"), "FID": .integer(1189), "WD13NMW": PropertyValue.none, "is": .truth(true),
        "é\"": .text("ü"),
      ])
    #expect(properties["is"]?.fieldText == "true" && properties["WD13NMW"]?.fieldText == "")
    #expect(try read(collection(properties: "null")).features.first?.properties == [:])
  }

  @Test(arguments: ["-0.70", "1.10", "1E5", "123456789012345678901", "407811.28630200000012", "0.0"])
  func `a number that decoding would change is text as it was written`(number: String) throws {
    let file = try read(collection(properties: #"{"a\\":1,"x":\#(number) ,"properties":{"y":1.5},"z":[\#(number)]}"#))
    #expect(file.features.first?.properties == ["a\\": .integer(1), "x": .text(number)])
  }

  @Test func `a point has its position, a height is passed over, and an empty one has none`() throws {
    func place(_ type: String, _ coordinates: String) throws -> FeatureCollection.Geometry? {
      try read(collection(geometry: #"{"type":"\#(type)","coordinates":\#(coordinates)}"#)).features[0].geometry
    }
    for (type, coordinates) in [("Point", "[-0.543190,50.809919,12.5]"), ("MultiPoint", "[[-0.543190,50.809919]]")] {
      guard case .point(let x, let y) = try place(type, coordinates) else {
        Issue.record("\(type) was not read as a point")
        continue
      }
      #expect(x == -0.54319 && y == 50.809919)
    }
    #expect(try place("Point", "[]") == nil)
    #expect(try place("MultiPoint", "[]") == nil)
    guard case .other("MultiPoint") = try place("MultiPoint", "[[0,50],[1,51]]") else {
      Issue.record("two points were read as one")
      return
    }
    #expect(throws: InputError.self) { try place("Point", "[7]") }
    #expect(throws: InputError.self) { try place("Point", #"["0","50"]"#) }
  }

  @Test func `a null geometry is none, and what is not read is named`() throws {
    #expect(try read(collection(geometry: "null")).features.map { $0.geometry == nil } == [true])
    let other = try read(collection(geometry: #"{"type":"GeometryCollection","geometries":[]}"#))
    guard case .other(let type) = other.features.first?.geometry else {
      Issue.record("a GeometryCollection was read")
      return
    }
    #expect(type == "GeometryCollection")
  }

  @Test func `a line keeps its vertices and a line of several parts its parts`() throws {
    func line(_ type: String, _ coordinates: String) throws -> MultiLine? {
      let file = try read(collection(geometry: #"{"type":"\#(type)","coordinates":\#(coordinates)}"#))
      guard case .line(let line) = file.features.first?.geometry else { return nil }
      return line
    }
    let one = try #require(try line("LineString", "[[0,50,7.5],[1,51],[1,52]]"))
    #expect(one.x == [0, 1, 1] && one.y == [50, 51, 52] && one.typeName == "LineString")
    let two = try #require(try line("MultiLineString", "[[[0,50],[1,51]],[[2,50],[3,51],[4,50]]]"))
    #expect(two.partCount == 2 && two.part(1) == 2..<5 && two.typeName == "MultiLineString")
    #expect(two.x == [0, 1, 2, 3, 4])
    // Too little to be a line, and still read: whoever wants lines says so with the feature's number.
    #expect(try line("LineString", "[]")?.vertexCount == 0)
    #expect(try line("MultiLineString", "[]")?.isEmpty == true)
    #expect(try line("LineString", "[[0,50]]")?.fault() == "part 1 has 1 vertex, and a line has at least 2")
    for coordinates in ["[7]", "[[0]]", #"[["0","50"],["1","51"]]"#, "null"] {
      let error = #expect(throws: InputError.self) { try line("LineString", coordinates) }
      #expect(
        error?.description
          == "in/w.geojson: feature 1: the coordinates are not numbers in nested lists, as GeoJSON has them.")
    }
  }

  @Test func `a byte order mark and blank lines are no trouble`() throws {
    #expect(try read("\u{FEFF}" + collection()).features.count == 1)
    #expect(try read("\n   \n" + collection() + "\n\n").features.count == 1)
  }

  @Test func `TopoJSON is refused by its name`() {
    let error = refusal(#"{"type":"Topology","objects":{},"arcs":[]}"#)
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/w.geojson: this is TopoJSON") == true)
  }

  @Test(arguments: [
    (#"{"type":"Feature","properties":{},"geometry":null}"#, #"this is of type "Feature"."#),
    (#"{"features":[]}"#, "something without a type"), (#"{"type":"FeatureCollection"}"#, #"has no "features""#),
  ])
  func `what is no feature collection is refused with what it is`(text: String, says: String) {
    let error = refusal(text)
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix(#"in/w.geojson: a GeoJSON "FeatureCollection" is needed"#) == true)
    #expect(error?.description.contains(says) == true)
  }

  @Test func `JSON that is cut short anywhere is refused as not whole`() {
    let text = collection()
    for length in stride(from: 1, to: text.count, by: 7) {
      let error = refusal(String(text.prefix(length)))
      #expect(error?.status == .badData)
      #expect(error?.description.hasPrefix("in/w.geojson: the file is not whole JSON") == true, "after \(length)")
    }
  }

  @Test(arguments: ["not json", "<html>", "Crime ID,Month\n", "[]", "7"])
  func `what is not JSON, or not an object, is refused with the file's name`(text: String) {
    let error = refusal(text)
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/w.geojson: ") == true)
  }

  @Test(arguments: [
    #"[[["0","50"],["1","50"],["1","51"],["0","50"]]]"#, "[[0,50],[1,50]]", "[[[0],[1],[2],[0]]]", "[[[null,50]]]", "7",
    #"[[[{"x":1},2]]]"#,
  ])
  func `coordinates that are no numbers in nested lists are refused with the feature`(coordinates: String) {
    let good = #"{"type":"Feature","properties":{},"geometry":null}"#
    let bad = #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":\#(coordinates)}}"#
    let error = refusal(#"{"type":"FeatureCollection","features":[\#(good),\#(bad)]}"#)
    #expect(error?.status == .badData)
    #expect(
      error?.description
        == "in/w.geojson: feature 2: the coordinates are not numbers in nested lists, as GeoJSON has them.")
  }

  @Test(arguments: [600, 200_000])
  func `deep nesting is refused and does not crash`(depth: Int) {
    let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    for text in [
      deep, collection(properties: #"{"a":\#(deep)}"#),
      collection(geometry: #"{"type":"Polygon","coordinates":\#(deep)}"#),
    ] {
      let error = refusal(text)
      #expect(error?.status == .badData)
      #expect(error?.description.hasPrefix("in/w.geojson: ") == true)
    }
  }

  @Test func `an empty and a missing file are refused`() throws {
    #expect(refusal("")?.description == "in/w.geojson: the file is empty. Fetch it again, or leave it out.")
    let missing = #expect(throws: InputError.self) { try FeatureCollection(path: "\(folder.path)/no", name: "no") }
    #expect(missing?.status == .noInput)
  }
}
