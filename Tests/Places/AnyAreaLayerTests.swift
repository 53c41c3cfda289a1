import Formats
@testable import Places
import Spatial
import TestSupport
import Testing

/// Layers of areas without published codes: zones, parishes, town centres, own drawings.
@Suite struct AnyAreaLayerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ features: [String], _ change: (inout AreaLayerReader) -> Void = { _ in }) throws -> AreaLayer {
    var reader = AreaLayerReader(layer: "zones", kinds: AreaLayerReader.allKinds)
    reader.codes = .any
    change(&reader)
    let path = try folder.write(BoundaryText.collection(features), to: "zones.geojson")
    return try reader.read([NamedFile(path: path, name: "zones.geojson")])
  }

  private func zone(_ properties: String, at x: Double) -> String {
    BoundaryText.feature(properties, ring: BoundaryText.rectangle(x, 105_000, width: 100, height: 100))
  }

  @Test func `codes of their own are found, else names, else areas are numbered, and that is told`() throws {
    let coded = try read([
      zone(#"{"ref":"Z2","name":"Pier"}"#, at: 500_000), zone(#"{"ref":"Z1","name":"Park"}"#, at: 501_000),
    ])
    #expect(coded.codes == ["Z1", "Z2"] && coded.names == ["Park", "Pier"])
    #expect(coded.notes == ["zones.geojson: areas are known by the property ref."])
    let named = try read([zone(#"{"name":"Pier"}"#, at: 500_000), zone(#"{"name":"Park"}"#, at: 501_000)])
    #expect(named.codes == ["Park", "Pier"] && named.notes[0].contains("known by their names"))
    let drawn = try read([zone("{}", at: 500_000), zone("{}", at: 501_000)])
    #expect(drawn.codes == ["1", "2"] && drawn.notes[0].contains("numbered"))
    // Of two zones called alike neither has a name of its own.
    let alike = try read([zone(#"{"name":"Pier"}"#, at: 500_000), zone(#"{"name":"Pier"}"#, at: 501_000)])
    #expect(alike.codes == ["1", "2"] && alike.names == ["Pier", "Pier"])
    // A district's code beside each zone is not the zones' own.
    let district = #""LAD25CD":"E07000224""#
    let within = try read([
      zone("{\(district),\"name\":\"Pier\"}", at: 500_000), zone("{\(district),\"name\":\"Park\"}", at: 501_000),
    ])
    #expect(within.codes == ["Park", "Pier"])
  }

  @Test func `a property that is stated has the say, and one that is not there is refused`() throws {
    let features = [zone(#"{"a":"x","name":"Pier"}"#, at: 500_000)]
    #expect(try read(features) { $0.codeProperty = "a" }.codes == ["x"])
    #expect { try read(features) { $0.codeProperty = "b" } } throws: { "\($0)".contains("\"b\"") }
  }

  @Test func `features without a geometry are left out and counted`() throws {
    let layer = try read([
      zone(#"{"name":"Pier"}"#, at: 500_000), #"{"type":"Feature","properties":{"name":"No"},"geometry":null}"#,
    ])
    #expect(layer.codes == ["Pier"] && layer.notes.contains { $0.contains("1 features have no geometry") })
    #expect {
      try read([#"{"type":"Feature","properties":{"name":"No"},"geometry":null}"#])
    } throws: { "\($0)".contains("none of its 1 features has a geometry") }
  }

  @Test func `drawings of several files are numbered one after another`() throws {
    var reader = AreaLayerReader(layer: "zones", kinds: AreaLayerReader.allKinds)
    reader.codes = .any
    let files = try [500_000.0, 501_000].enumerated().map { number, x in
      NamedFile(
        path: try folder.write(BoundaryText.collection([zone("{}", at: x)]), to: "z\(number).geojson"),
        name: "z\(number).geojson")
    }
    let layer = try reader.read(files)
    #expect(layer.codes == ["1", "2"] && layer.names == ["1", "2"])
    #expect(layer.polygons[1].x.min() == 501_000)
  }

  @Test func `degrees that are said to be metres are noticed, though the sea near the grid's corner is within reach`()
    throws
  {
    let ring = [(-0.5, 50.8), (-0.49, 50.8), (-0.49, 50.81), (-0.5, 50.81), (-0.5, 50.8)].map { (x: $0.0, y: $0.1) }
    #expect {
      try read([BoundaryText.feature(#"{"name":"Pier"}"#, ring: ring)])
    } throws: { "\($0)".contains("As EPSG:4326 (degrees, longitude first) it would lie in the United Kingdom") }
  }
}
