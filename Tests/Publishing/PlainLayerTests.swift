import Formats
import Publishing
import Testing

@Suite struct PlainLayerTests {
  private let layer = PlainLayer(
    name: "places", about: ["Tested \"so\".", "=Seed 1."], columns: ["name", "z"],
    features: [
      PlainLayer.Feature(
        .point(longitude: -0.5, latitude: 50.8),
        [("name", .text("=HYPERLINK(\"x\")")), ("z", .decimal(1.25, decimals: 3))]),
      PlainLayer.Feature(
        .point(longitude: -0.4, latitude: 50.9), [("name", .none), ("z", .decimal(Double.nan, decimals: 3))]),
    ])

  @Test func `GeoJSON has what was done as a member of the collection, and nothing in place of what is undefined`() {
    let text = String(decoding: layer.bytes(as: .geoJSON), as: UTF8.self)
    #expect(text.contains(#""name":"places","about":["Tested \"so\".","=Seed 1."],"bbox":[-0.5,50.8,-0.4,50.9]"#))
    #expect(text.contains(#""properties":{"name":null,"z":null}"#))
    #expect(!text.contains("nan"))
  }

  @Test func `CSV has a row a feature, an empty field where a value is undefined, and no formula`() {
    let text = String(decoding: layer.bytes(as: .csv), as: UTF8.self)
    #expect(text == "name,z\n\"'=HYPERLINK(\"\"x\"\")\",1.25\n,\n")
  }
}
