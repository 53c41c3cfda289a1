import Formats
import Places
import Spatial
import TestSupport
import Testing

@Suite struct AreaLayerReaderTests {
  /// There and back through the projection moves a vertex by less than a tenth of a millimetre.
  private static let relativeAreaError = 1e-6

  private let folder: TemporaryFolder
  private let wards = AreaLayerReader(layer: "wards", kinds: AreaLayerReader.wardKinds)
  private let lsoas = AreaLayerReader(layer: "lsoas", kinds: AreaLayerReader.lsoaKinds)

  init() throws { folder = try TemporaryFolder() }

  private func shared(_ names: [String]) -> [NamedFile] {
    names.map { NamedFile(path: SharedData.path("boundaries/\($0)"), name: $0) }
  }

  private func shared(in name: String) -> [NamedFile] {
    SharedData.files(in: "boundaries/\(name)").map { NamedFile(path: $0, name: name) }
  }

  private func made(_ text: String, _ name: String = "made.geojson") throws -> NamedFile {
    NamedFile(path: try folder.write(text, to: name), name: "in/\(name)")
  }

  private func square(_ code: String, at x: Double = 500_000, side: Double = 1_000) -> String {
    BoundaryText.feature(
      #"{"WD25CD":"\#(code)","WD25NM":"Ward \#(code)"}"#,
      ring: BoundaryText.rectangle(x, 105_000, width: side, height: side))
  }

  private func refusal(_ ring: BoundaryText.Ring, crs: String? = "EPSG:27700") throws -> InputError? {
    let feature = BoundaryText.feature(#"{"WD25CD":"E05000001"}"#, ring: ring)
    let file = try made(BoundaryText.collection([feature], crs: crs))
    return #expect(throws: InputError.self) { try wards.read([file]) }
  }

  // MARK: Real files

  @Test(
    .needsSharedData, .tags(.realData),
    arguments: [
      ("wards_2025", AreaLayerReader.wardKinds, "WD25CD", 264),
      ("lsoa_2011", AreaLayerReader.lsoaKinds, "LSOA11CD", 999),
      ("lsoa_2021", AreaLayerReader.lsoaKinds, "LSOA21CD", 1_029),
    ])
  func `thirteen district files are one layer, of every vintage`(
    name: String, kinds: [String], property: String, count: Int
  ) throws {
    let files = shared(in: name)
    #expect(files.count == 13)
    let layer = try AreaLayerReader(layer: name, kinds: kinds).read(files)
    #expect(layer.codeProperty == property)
    #expect(layer.count == count)
    #expect(layer.codes == layer.codes.sorted())
    #expect(Set(layer.codes).count == count)
    #expect(layer.names.allSatisfy { !$0.isEmpty && !$0.hasPrefix("E0") })
    #expect(layer.repairs == [])
    // Sussex has about 3,780 square kilometres; generalised lines move that by little.
    #expect((3.7e9...3.9e9).contains(layer.squareMetres.reduce(0, +)))
    // The order of the files changes nothing.
    let turned = try AreaLayerReader(layer: name, kinds: kinds).read(files.reversed())
    #expect(turned.codes == layer.codes && turned.names == layer.names && turned.polygons == layer.polygons)
  }

  @Test(.needsSharedData, .tags(.realData))
  func `Arun has 23 wards today and had 26 in 2013`() throws {
    let today = try wards.read(shared(["wards_2025/E07000224.geojson"]))
    #expect(today.count == 23)
    #expect(today.codes.first == "E05009800")
    #expect(today.names.first == "Aldwick East")
    #expect(today.districts.allSatisfy { $0 == "Arun" })
    let before = try wards.read(shared(["wards_2013/E07000224.json"]))
    #expect(before.count == 26)
    #expect(before.codeProperty == "WD13CD")
    #expect(before.codes.allSatisfy { $0.hasPrefix("E05007") })
    #expect(before.names.contains("Aldwick East"))
    #expect(before.districts.allSatisfy { $0 == nil })
  }

  @Test(.needsSharedData, .tags(.realData))
  func `the same file twice is the same layer`() throws {
    let file = shared(["wards_2025/E07000224.geojson"])
    let once = try wards.read(file)
    #expect(try wards.read(file + file).polygons == once.polygons)
  }

  @Test(.needsSharedData, .tags(.realData))
  func `a file in National Grid metres with a crs member gives the same areas`() throws {
    let real = shared(["wards_2025/E07000224.geojson"])
    let layer = try wards.read(real)
    let projector = try ProjectionChoice().projector()
    let collection = try FeatureCollection(path: real[0].path, name: real[0].name)
    let features = try collection.features.map { feature in
      guard case .polygon(let polygon) = feature.geometry, let code = feature.properties["WD25CD"]?.plainText else {
        throw InputError.badData("no polygon")
      }
      return BoundaryText.feature(#"{"WD25CD":"\#(code)"}"#, try polygon.projected(by: projector))
    }
    for crs in ["urn:ogc:def:crs:EPSG::27700", "EPSG:27700"] {
      let metres = try wards.read([try made(BoundaryText.collection(features, crs: crs))])
      #expect(metres.codes == layer.codes)
      for area in layer.codes.indices {
        let change = abs(metres.squareMetres[area] - layer.squareMetres[area])
        #expect(change <= Self.relativeAreaError * layer.squareMetres[area], "\(layer.codes[area])")
      }
    }
  }

  @Test(.needsSharedData, .tags(.realData))
  func `the real TopoJSON file is refused by its name`() {
    let error = #expect(throws: InputError.self) { try wards.read(shared(["wards_2013/topo_E07000224.json"])) }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("wards_2013/topo_E07000224.json: this is TopoJSON") == true)
  }

  @Test(.needsSharedData, .tags(.realData))
  func `an LSOA file given as wards is refused with the properties that it has`() {
    let error = #expect(throws: InputError.self) { try wards.read(shared(["lsoa_2021/E07000224.geojson"])) }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("lsoa_2021/E07000224.geojson: no property holds the areas' codes") == true)
    #expect(error?.description.contains("LSOA21CD") == true)
  }

  // MARK: Rings

  @Test func `an unclosed ring is refused with its place and both ends`() throws {
    let error = try refusal([(500_000, 105_000), (501_000, 105_000), (501_000, 106_000), (500_000, 105_002)])
    #expect(error?.status == .badData)
    #expect(
      error?.description == "in/made.geojson: wards E05000001, part 1, ring 1 is not closed "
        + "(500000.0, 105000.0 / 500000.0, 105002.0).")
  }

  @Test func `a ring of two vertices is refused with its place`() throws {
    let error = try refusal([(500_000, 105_000), (501_000, 105_000)])
    #expect(
      error?.description
        == "in/made.geojson: wards E05000001, part 1, ring 1 has 2 vertices, and a ring has at least 4.")
  }

  @Test func `a bow tie is refused, because mending it would change its area`() throws {
    let error = try refusal([
      (500_000, 105_000), (501_000, 106_000), (501_000, 105_000), (500_000, 106_000), (500_000, 105_000),
    ])
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/made.geojson: wards E05000001 crosses or touches itself") == true)
    #expect(error?.description.contains("Self-intersection") == true)
  }

  @Test func `a lopsided bow tie is refused though most of its area stays`() throws {
    // The small wing has 2 % of the large one's ground and runs the other way round.
    let error = try refusal([
      (500_000, 105_000), (501_000, 105_000), (501_000, 106_000), (500_990, 106_000), (500_990, 106_100),
      (501_100, 106_100), (501_100, 105_900), (500_000, 105_900), (500_000, 105_000),
    ])
    #expect(error?.description.contains("mending it would change its area") == true)
  }

  @Test func `a tiny self-touch is mended and reported with the area before and after`() throws {
    let ring: BoundaryText.Ring = [
      (500_000, 105_000), (501_000, 105_000), (501_000, 106_000), (500_500, 106_000), (500_499, 106_001),
      (500_501, 106_001), (500_500, 106_000), (500_000, 106_000), (500_000, 105_000),
    ]
    let feature = BoundaryText.feature(#"{"WD25CD":"E05000001"}"#, ring: ring)
    let layer = try wards.read([try made(BoundaryText.collection([feature]))])
    #expect(layer.count == 1)
    #expect(layer.repairs.count == 1)
    #expect(
      layer.repairs.first?.hasPrefix("in/made.geojson: wards E05000001 was not valid (Ring Self-intersection") == true)
    #expect(layer.repairs.first?.contains("its area went from 999999 to 1000001 square metres") == true)
    #expect(layer.squareMetres == [1_000_001])
    // What was mended is valid: read again, it needs nothing.
    let again = BoundaryText.feature(#"{"WD25CD":"E05000001"}"#, layer.polygons[0])
    #expect(try wards.read([try made(BoundaryText.collection([again]))]).repairs == [])
  }

  // MARK: Codes

  @Test func `the code property is the newest vintage of the layer's own kind`() throws {
    let ring = BoundaryText.rectangle(500_000, 105_000, width: 10, height: 10)
    let properties =
      #"{"LAD25CD":"E07000224","wd13cd":"old","wd25cd":"new","wd25nm":"Beach","WDXXCD":"no","LAD25NM":"Arun"}"#
    let layer = try wards.read([try made(BoundaryText.collection([BoundaryText.feature(properties, ring: ring)]))])
    #expect(layer.codeProperty == "wd25cd")
    #expect(layer.codes == ["new"])
    #expect(layer.names == ["Beach"])
    #expect(layer.districts == ["Arun"])
  }

  @Test func `a code property missing is refused, and one named in the configuration is taken`() throws {
    let ring = BoundaryText.rectangle(500_000, 105_000, width: 10, height: 10)
    let file = try made(
      BoundaryText.collection([BoundaryText.feature(#"{"ref":17,"label":"Pier","other":"x"}"#, ring: ring)]))
    let error = #expect(throws: InputError.self) { try wards.read([file]) }
    #expect(error?.status == .badData)
    #expect(error?.description.contains("there are label, other, ref.") == true)
    #expect(error?.description.contains("\"WD25CD\"") == true)
    var named = wards
    named.codeProperty = "ref"
    let bare = try named.read([file])
    #expect(bare.codes == ["17"])
    #expect(bare.names == ["17"])
    named.nameProperty = "label"
    #expect(try named.read([file]).names == ["Pier"])
    named.codeProperty = "Ref"
    let wrong = #expect(throws: InputError.self) { try named.read([file]) }
    #expect(wrong?.description.contains("wanted is one like \"Ref\"") == true)
  }

  @Test func `an area without its code is refused with the feature's number`() throws {
    for missing in [#""""#, "null", "[1]"] {
      let features = [
        square("E05000001"),
        BoundaryText.feature(
          #"{"WD25CD":\#(missing)}"#, ring: BoundaryText.rectangle(502_000, 105_000, width: 5, height: 5)),
      ]
      let file = try made(BoundaryText.collection(features))
      let error = #expect(throws: InputError.self) { try wards.read([file]) }
      #expect(error?.description == "in/made.geojson, feature 2: WD25CD is empty. Every area needs its code.")
    }
  }

  @Test func `the same code twice is one area with the same shape and refused with another`() throws {
    let a = try made(BoundaryText.collection([square("E05000002"), square("E05000001", at: 502_000)]), "a.geojson")
    let b = try made(BoundaryText.collection([square("E05000002"), square("E05000003", at: 504_000)]), "b.geojson")
    let layer = try wards.read([a, b])
    #expect(layer.codes == ["E05000001", "E05000002", "E05000003"])
    #expect(layer.names == ["Ward E05000001", "Ward E05000002", "Ward E05000003"])
    let c = try made(BoundaryText.collection([square("E05000002", side: 999)]), "c.geojson")
    let error = #expect(throws: InputError.self) { try wards.read([a, c]) }
    #expect(error?.status == .badData)
    #expect(
      error?.description
        == "in/c.geojson: E05000002 is also in in/a.geojson with another shape. Leave one of them out.")
  }

  // MARK: Reference systems and geometries

  @Test func `metres without a crs member are refused with the member to add`() throws {
    let error = try refusal(BoundaryText.rectangle(500_000, 105_000, width: 10, height: 10), crs: nil)
    #expect(error?.status == .badData)
    #expect(
      error?.description.hasPrefix("in/made.geojson: wards E05000001 has coordinates that are not degrees") == true)
    #expect(error?.description.contains(#""name":"urn:ogc:def:crs:EPSG::27700""#) == true)
  }

  @Test func `a crs that PROJ does not know is refused with the file's name`() throws {
    let error = try refusal(BoundaryText.rectangle(500_000, 105_000, width: 10, height: 10), crs: "EPSG:99999")
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/made.geojson: ") == true)
    #expect(error?.description.contains("EPSG:99999") == true)
  }

  @Test(arguments: [
    ("null", "has no geometry"), (#"{"type":"Point","coordinates":[0,50]}"#, "is a Point, and an area is a Polygon"),
    (#"{"type":"MultiPolygon","coordinates":[]}"#, "has no geometry"),
    (#"{"type":"Polygon","coordinates":[]}"#, "part 1 has no ring"),
  ])
  func `an area without a polygon is refused with its code`(geometry: String, says: String) throws {
    let file = try made(
      #"{"type":"FeatureCollection","features":[{"properties":{"WD25CD":"E05000009"},"geometry":\#(geometry)}]}"#)
    let error = #expect(throws: InputError.self) { try wards.read([file]) }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/made.geojson: wards E05000009") == true)
    #expect(error?.description.contains(says) == true)
  }

  @Test func `a file without areas and a missing file are refused by their names`() throws {
    let empty = try made(BoundaryText.collection([]))
    let error = #expect(throws: InputError.self) { try wards.read([empty]) }
    #expect(error?.description == "in/made.geojson: the file holds no areas.")
    let missing = #expect(throws: InputError.self) {
      try lsoas.read([NamedFile(path: "\(folder.path)/none", name: "none")])
    }
    #expect(missing?.status == .noInput)
    #expect(missing?.description.hasPrefix("none: there is no such file.") == true)
  }
}
