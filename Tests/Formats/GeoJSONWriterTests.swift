import Formats
import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct GeoJSONWriterTests {
  private typealias Ring = [(x: Double, y: Double)]
  private static let shell: Ring = [(0, 50), (1, 50), (1, 51), (0, 51), (0, 50)]
  private static let hole: Ring = [(0.25, 50.25), (0.25, 50.5), (0.5, 50.5), (0.5, 50.25), (0.25, 50.25)]

  private func polygon(_ parts: [[Ring]]) -> MultiPolygon {
    var polygon = MultiPolygon()
    for part in parts { polygon.appendPart(rings: part) }
    return polygon
  }

  private func bytes(_ geometries: [FeatureGeometry], properties: [(name: String, value: PropertyValue)] = [])
    -> [UInt8]
  {
    var writer = GeoJSONWriter(name: "layer")
    for geometry in geometries { writer.append(geometry, properties: properties) }
    return writer.finish()
  }

  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func feature(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require((try object(bytes)["features"] as? [[String: Any]])?.first)
  }

  private func rings(_ coordinates: Any?) -> [[[Double]]] { coordinates as? [[[Double]]] ?? [] }

  /// Twice the area by the shoelace formula, written out anew: positive where the ring runs anticlockwise.
  private func turn(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.0[0] * $1.1[1] - $1.1[0] * $1.0[1]) }
  }

  @Test func `shells run anticlockwise and holes clockwise, whichever way they came`() throws {
    let (shell, hole) = (Self.shell, Self.hole)
    for part in [
      [shell, hole], [shell.reversed(), hole], [shell, hole.reversed()], [shell.reversed(), hole.reversed()],
    ] {
      let geometry = try #require(try feature(bytes([.polygon(polygon([part]))]))["geometry"] as? [String: Any])
      #expect(geometry["type"] as? String == "Polygon")
      let written = rings(geometry["coordinates"])
      #expect(written.map(\.count) == [5, 5])
      #expect(turn(written[0]) > 0)
      #expect(turn(written[1]) < 0)
      #expect(written.allSatisfy { $0.first == $0.last })
      #expect(Set(written[0]) == Set(shell.map { [$0.x, $0.y] }))
    }
  }

  @Test func `several parts make a MultiPolygon with its box and the collection's`() throws {
    let far: Ring = [(2, 49), (3, 49), (3, 49.5), (2, 49)]
    let bytes = bytes([
      .polygon(polygon([[Self.shell, Self.hole], [far]])), .point(longitude: -4, latitude: 55.123456789),
    ])
    let all = try object(bytes)
    #expect(all["type"] as? String == "FeatureCollection")
    #expect(all["name"] as? String == "layer")
    #expect(all["bbox"] as? [Double] == [-4, 49, 3, 55.1234568])
    let features = try #require(all["features"] as? [[String: Any]])
    #expect(features.map { $0["type"] as? String } == ["Feature", "Feature"])
    #expect(features[0]["bbox"] as? [Double] == [0, 49, 3, 51])
    let geometry = try #require(features[0]["geometry"] as? [String: Any])
    #expect(geometry["type"] as? String == "MultiPolygon")
    let parts = try #require(geometry["coordinates"] as? [[[[Double]]]])
    #expect(parts.map(\.count) == [2, 1])
    #expect(parts[1] == [far.map { [$0.x, $0.y] }])
    let point = try #require(features[1]["geometry"] as? [String: Any])
    #expect(point["coordinates"] as? [Double] == [-4, 55.1234568])
  }

  @Test func `a line is a LineString, and several parts a MultiLineString, with their boxes`() throws {
    var one = MultiLine()
    let parts: [Ring] = [[(0.123456789, 50), (1, 51)], [(2, 49), (3, 49.5), (2, 50)]]
    one.appendPart(parts[0])
    var two = one
    two.appendPart(parts[1])
    let all = try object(bytes([.line(one), .line(two)]))
    #expect(all["bbox"] as? [Double] == [0.1234568, 49, 3, 51])
    let features = try #require(all["features"] as? [[String: Any]])
    #expect(features[0]["bbox"] as? [Double] == [0.1234568, 50, 1, 51])
    let geometries = features.map { $0["geometry"] as? [String: Any] ?? [:] }
    #expect(geometries.map { $0["type"] as? String } == ["LineString", "MultiLineString"])
    #expect(geometries[0]["coordinates"] as? [[Double]] == [[0.1234568, 50], [1, 51]])
    #expect(
      geometries[1]["coordinates"] as? [[[Double]]] == [
        [[0.1234568, 50], [1, 51]], [[2, 49], [3, 49.5], [2, 50]],
      ])
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes([.line(two)]), to: "a.geojson")
    guard case .line(let read) = try FeatureCollection(path: path, name: "a").features.first?.geometry else {
      Issue.record("no line came back")
      return
    }
    #expect(read.partCount == 2 && read.x.dropFirst().elementsEqual(two.x.dropFirst()) && read.y == two.y)
  }

  @Test func `degrees have at most 7 decimals and no trailing zeros`() {
    let text = String(decoding: bytes([.point(longitude: -0.54319, latitude: 1.0 / 3)]), as: UTF8.self)
    #expect(text.contains("\"coordinates\":[-0.54319,0.3333333]"))
  }

  @Test func `a collection without features has no box and is a collection`() throws {
    let all = try object(bytes([]))
    #expect(all["bbox"] == nil)
    #expect((all["features"] as? [Any])?.isEmpty == true)
  }

  @Test func `properties keep their order, and their names and text are escaped`() throws {
    let texts = [
      "say \"no\"", "back\\slash", "two\nlines\r\ttab", "\u{0}\u{1}\u{8}\u{C}\u{1F}\u{7F}", "é 漢 🚓 \u{2028}",
      "</script>", "",
    ]
    let properties = texts.enumerated().map { (name: "\($0) \"\($1)\"", value: PropertyValue.text($1)) }
    let bytes = bytes([.point(longitude: 0, latitude: 50)], properties: properties)
    let read = try #require(try feature(bytes)["properties"] as? [String: String])
    #expect(read == Dictionary(uniqueKeysWithValues: properties.map { ($0.name, $0.value.plainText ?? "") }))
    #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A }, "no control character stands bare")
    let text = String(decoding: bytes, as: UTF8.self)
    let places = texts.indices.compactMap { text.range(of: "\"\($0) ")?.lowerBound }
    #expect(places.count == texts.count)
    #expect(places == places.sorted())
  }

  @Test func `numbers, truths and missing values are what JSON has for them`() throws {
    let bytes = bytes(
      [.point(longitude: 0, latitude: 50)],
      properties: [
        ("none", .none), ("missing", .decimal(nil, decimals: 1)), ("nan", .decimal(Double.nan as Double?, decimals: 1)),
        ("infinite", .decimal(Double.infinity as Double?, decimals: 1)), ("integer", .integer(-7)),
        ("decimal", .decimal(2.345678, decimals: 3)), ("true", .truth(true)), ("false", .truth(false)),
      ])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      text.contains(
        #""properties":{"none":null,"missing":null,"nan":null,"infinite":null,"integer":-7,"decimal":2.346,"#
          + #""true":true,"false":false}"#))
    #expect(try feature(bytes)["properties"] is [String: Any])
  }

  @Test func `the reader reads back what the writer wrote`() throws {
    let folder = try TemporaryFolder()
    let drawn = polygon([[Self.shell, Self.hole]])
    let path = try folder.write(bytes([.polygon(drawn)], properties: [("code", .text("E05\"1"))]), to: "a.geojson")
    let feature = try #require(try FeatureCollection(path: path, name: "a").features.first)
    guard case .polygon(let read) = feature.geometry else {
      Issue.record("no polygon came back")
      return
    }
    #expect(read == drawn)
    #expect(feature.properties == ["code": .text("E05\"1")])
  }
}
