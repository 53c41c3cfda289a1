import Formats
import Places
import Spatial
import TestSupport
import Testing

@Suite struct AreaLayerTests {
  @Test func `areas lie in the order of their codes, and filtering keeps columns together`() throws {
    let folder = try TemporaryFolder()
    let features = [("E3", 30.0), ("E1", 10), ("E2", 20)].map { code, side in
      BoundaryText.feature(
        #"{"WD25CD":"\#(code)","WD25NM":"\#(code) Ward","LAD25NM":"\#(code) District"}"#,
        ring: BoundaryText.rectangle(500_000 + 100 * side, 105_000, width: side, height: side))
    }
    let path = try folder.write(BoundaryText.collection(features), to: "w.geojson")
    let layer = try AreaLayerReader(layer: "wards", kinds: ["WD"]).read([NamedFile(path: path, name: "w")])
    #expect(layer.codes == ["E1", "E2", "E3"])
    #expect(layer.squareMetres == [100, 400, 900])
    let kept = try layer.filtered { $0 != 1 }
    #expect(kept.codes == ["E1", "E3"])
    #expect(kept.names == ["E1 Ward", "E3 Ward"])
    #expect(kept.districts == ["E1 District", "E3 District"])
    #expect(kept.squareMetres == [100, 900])
    #expect(kept.codeProperty == "WD25CD" && kept.name == "wards")
    let found = try kept.index.locate(x: [501_010, 502_010, 503_010], y: [105_005, 105_005, 105_005])
    #expect(Array(found) == [0, AreaIndex.none, 1])
    #expect(try layer.filtered { _ in false }.count == 0)
  }
}
