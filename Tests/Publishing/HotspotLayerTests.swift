import Publishing
import Testing

@Suite struct HotspotLayerTests {
  @Test func `column names are plain snake case, each once, and begin with what is documented`() {
    let columns = HotspotLayer.columns
    #expect(Set(columns).count == columns.count)
    #expect(columns.allSatisfy { $0.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil })
    #expect(Array(columns.prefix(5)) == ["id", "rank", "name", "incidents", "previous_incidents"])
    for name in ["ward_code", "ward_name", "imd_decile"] { #expect(columns.contains(name)) }
  }
}
