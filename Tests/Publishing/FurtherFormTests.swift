import Foundation
import Formats
import Publishing
import Spatial
import TestSupport
import Testing

@Suite struct FurtherFormTests {
  private static let street = #"<script>alert(1)</script> & "O'Neill""#
  private static let layer: PlainLayer = {
    var square = MultiPolygon()
    square.appendPart(rings: [[(0, 50), (0, 51), (1, 51), (1, 50), (0, 50)]])
    return PlainLayer(
      name: "asb-places", about: ["Counted."], columns: ["name", "category", "incidents"],
      features: [
        PlainLayer.Feature(
          .point(longitude: -0.5, latitude: 50.8),
          [("name", .text(street)), ("category", .text("=HYPERLINK(\"x\")")), ("incidents", .integer(3))]),
        PlainLayer.Feature(
          .polygon(square), [("name", .text("two\nlines")), ("category", .none), ("incidents", .integer(nil))]),
        PlainLayer.Feature(.none, [("name", .text("nowhere")), ("category", .none), ("incidents", .integer(1))]),
      ])
  }()

  @Test func `a line of the newline-delimited form has the bytes of the feature in the GeoJSON file`() throws {
    let lines = String(decoding: Self.layer.bytes(as: .newlineDelimited), as: UTF8.self)
    #expect(lines.hasSuffix("}}\n"))
    let features = lines.split(separator: "\n")
    #expect(features.count == 3)
    let file = String(decoding: Self.layer.bytes(as: .geoJSON), as: UTF8.self)
    #expect(file.hasSuffix("\n" + features.joined(separator: ",\n") + "\n]}\n"))
    for feature in features {
      let object = try JSONSerialization.jsonObject(with: Data(feature.utf8)) as? [String: Any]
      #expect(object?["type"] as? String == "Feature")
    }
  }

  @Test func `a layer without a feature is an empty newline-delimited file`() {
    let empty = PlainLayer(name: "none", about: [], columns: ["name"], features: [])
    #expect(empty.bytes(as: .newlineDelimited).isEmpty)
    #expect(String(decoding: empty.bytes(as: .wellKnownText), as: UTF8.self) == "wkt,name\n")
  }

  @Test func `the table has the geometry first and then the columns, and no formula`() {
    let text = String(decoding: Self.layer.bytes(as: .wellKnownText), as: UTF8.self)
    #expect(
      text == #"""
        wkt,name,category,incidents
        POINT (-0.5 50.8),"<script>alert(1)</script> & ""O'Neill""","'=HYPERLINK(""x"")",3
        "POLYGON ((0 50, 1 50, 1 51, 0 51, 0 50))","two
        lines",,
        ,nowhere,,1

        """#)
  }

  @Test func `only a layer with places on the map has further forms`() {
    let layer = ReleasedLayer(analysis: "asb", kind: "places", format: .geoJSON, layer: Self.layer)
    #expect(FurtherForm.allCases.map { layer.fileName(as: $0) } == ["asb-places.ndjson", "asb-places.wkt.csv"])
    let table = ReleasedLayer(analysis: "asb", kind: "places", format: .csv, layer: Self.layer)
    #expect(FurtherForm.allCases.allSatisfy { table.fileName(as: $0) == nil })
  }

  @Test(.enabled(if: Command.find("ogrinfo") != nil, "GDAL's ogrinfo is installed"))
  func `GDAL reads the same features from both as from the GeoJSON file`() throws {
    let folder = try TemporaryFolder()
    let files = [
      ("places.geojson", Self.layer.bytes(as: .geoJSON)), ("places.ndjson", Self.layer.bytes(as: .newlineDelimited)),
      ("places.wkt.csv", Self.layer.bytes(as: .wellKnownText)),
    ]
    let ogrinfo = try #require(Command.find("ogrinfo"))
    var geometries: [[String]] = []
    for (name, bytes) in files {
      let result = try Command.run(ogrinfo, ["-ro", "-al", "-q", try folder.write(bytes, to: name)])
      #expect(result.status == 0 && result.errors.isEmpty, "\(name): \(result.errors)")
      geometries.append(
        result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
          .filter { $0.hasPrefix("POINT") || $0.hasPrefix("POLYGON") || $0.hasPrefix("OGRFeature") }
          .map { $0.hasPrefix("OGRFeature") ? "feature" : $0 })
    }
    #expect(geometries[0].count == 5)
    #expect(geometries.allSatisfy { $0 == geometries[0] })
  }
}
