import Formats
@testable import Publishing
import Testing

@Suite struct LayerStyleTests {
  private func layer(_ kind: String, _ column: String, _ values: [PropertyValue]) -> ReleasedLayer {
    ReleasedLayer(
      analysis: "crime", kind: kind, format: .geoJSON,
      layer: PlainLayer(
        name: kind, about: [], columns: [column],
        features: values.map { PlainLayer.Feature(.point(longitude: 0, latitude: 51), [(column, $0)]) }))
  }

  @Test func `ranges hold the values from the least to the most`() {
    let ranges = LayerStyle.quantiles([5, 1, 2, 3, 4, 6, 7, 8, 9, 10], parts: 5)
    #expect(ranges.first?.lowerBound == 1 && ranges.last?.upperBound == 10)
    #expect(ranges.count == 5)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }

  @Test func `values that are all the same make one range, and none make none`() {
    #expect(LayerStyle.quantiles([2, 2, 2], parts: 5) == [2...2])
    #expect(LayerStyle.quantiles([], parts: 5).isEmpty)
  }

  @Test func `wards are graduated by their rate, and by incidents where there is none`() throws {
    let rates = try #require(
      LayerStyle.document(for: layer("wards", "rate_per_1000", [1.5, 2.5, 9].map { .decimal($0, decimals: 1) })))
    #expect(rates.contains("attr=\"rate_per_1000\""))
    let counts = try #require(LayerStyle.document(for: layer("zones", "incidents", [.integer(1), .integer(4)])))
    #expect(counts.contains("attr=\"incidents\""))
  }

  @Test func `hotspots are labelled by their rank`() throws {
    let style = try #require(LayerStyle.document(for: layer("hotspots", "rank", [.integer(1)])))
    #expect(style.contains("fieldName=\"rank\"") && style.contains("labelsEnabled=\"1\""))
  }

  @Test func `a hostile pattern stays a text`() throws {
    let style = try #require(LayerStyle.document(for: layer("emerging", "pattern", [.text("<b>\"&")])))
    #expect(style.contains("value=\"&lt;b&gt;&quot;&amp;\""))
  }

  @Test func `a layer of nothing that is known is left to QGIS`() {
    #expect(LayerStyle.document(for: layer("zones", "code", [.text("A")])) == nil)
  }
}
