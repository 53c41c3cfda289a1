import Formats
import Foundation
import FoundationXML
import Spatial
import Testing

@testable import Publishing

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

  @Test func `an area without a number is drawn as one that is not known, and not left out`() throws {
    let some = try #require(
      LayerStyle.document(for: layer("wards", "rate_per_1000", [.decimal(1.5, decimals: 1), .none])))
    #expect(some.contains("attr=\"coalesce(&quot;rate_per_1000&quot;, -1.0)\""))
    #expect(some.contains("lower=\"-1.0\" upper=\"-1.0\"") && some.contains("not known, or withheld"))
    let all = try #require(LayerStyle.document(for: layer("wards", "rate_per_1000", [.decimal(1.5, decimals: 1)])))
    #expect(!all.contains("not known"))
  }

  @Test func `circles grow with the count, and the larger lie below the smaller`() throws {
    let counts: [PropertyValue] = [0, 1, 1, 3, 7, 263].map { .integer($0) }
    let style = try #require(LayerStyle.document(for: layer("locations", "incidents", counts)))
    #expect(style.contains("attr=\"incidents\"") && style.contains("graduatedMethod=\"GraduatedSize\""))
    #expect(style.contains("<orderByClause asc=\"0\" nullsFirst=\"0\">&quot;incidents&quot;</orderByClause>"))
    #expect(style.contains("label=\"250 to 263\""))
  }

  @Test func `a withheld count is a small circle that is not known`() throws {
    let style = try #require(LayerStyle.document(for: layer("locations", "incidents", [.integer(9), .none])))
    #expect(style.contains("coalesce(") && style.contains("not known, or withheld"))
  }

  @Test func `patterns stand in the order of the method, each with a fill of its own`() throws {
    let words: [PropertyValue] = ["no pattern", "persistent hot spot", "new hot spot", "sporadic cold spot"].map {
      .text($0)
    }
    let style = try #require(LayerStyle.document(for: layer("emerging", "pattern", words)))
    let places = try ["new hot spot", "persistent hot spot", "sporadic cold spot", "no pattern"].map { word in
      try #require(style.range(of: "value=\"\(word)\"")).lowerBound
    }
    #expect(places == places.sorted())
    let fills = EmergingPattern.allCases.map { StyleFill(ofPattern: $0) }
    for (number, fill) in fills.enumerated() { #expect(!fills[..<number].contains(fill), "\(fill)") }
  }

  @Test func `only the first places by rank are labelled where there are many`() throws {
    let style = try #require(LayerStyle.document(for: layer("repeat-places", "icount", [.integer(2)])))
    #expect(style.contains("CASE WHEN &quot;rank&quot; &lt;= 10 THEN &quot;rank&quot; END"))
  }

  @Test(arguments: ["hotspots", "former-hotspots", "wards", "lsoas", "locations", "repeat-places", "emerging"])
  func `every document is well-formed, also of a layer of nothing`(kind: String) throws {
    let empty = layer(kind, "incidents", [])
    let texts = [empty, layer(kind, "incidents", [.integer(1)])].compactMap { LayerStyle.document(for: $0) }
    for text in texts { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(kind)") }
  }
}
