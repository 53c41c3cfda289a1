import Formats
import Testing

@testable import Publishing

@Suite struct HotspotWordsTests {
  private func hotspot(_ previous: Int, ratio: Double) -> PlainLayer.Feature {
    PlainLayer.Feature(
      .none,
      [
        ("incidents", .integer(84)), ("incident_share_percent", .decimal(5.09, decimals: 2)),
        ("area_share_percent", .decimal(0.0364, decimals: 4)), ("previous_incidents", .integer(previous)),
        ("change_incidents", .integer(84)), ("change_ratio", .decimal(ratio, decimals: 3)),
        ("change_lower_95", .decimal(14.43, decimals: 3)), ("change_upper_95", .decimal(3302.09, decimals: 3)),
        ("change_p", .probability(0.0001)),
      ])
  }

  @Test func `a share says what it is a share of`() {
    let whole = PackSubject.whole("asb", of: "Sandmouth")
    let words = HotspotReason.sentences(hotspot(40, ratio: 2.1), of: whole)
    #expect(words.hasPrefix("84 incidents: 5.1 % of Sandmouth’s anti-social behaviour on 0.04 % of its ground."))
    #expect(PackSubject.whole("crime", of: "St Albans") == "St Albans’ crime")
    #expect(PackSubject.whole("night-time", of: "Sandmouth") == "Sandmouth’s incidents (night-time)")
  }

  @Test func `with fewer than five before there are counts and no ratio`() {
    let few = hotspot(1, ratio: 82.63)
    let words = HotspotReason.sentences(few, of: "Sandmouth’s crime")
    #expect(words.contains("84 against 1 in the period before, too few for a ratio."))
    let figure = HotspotChange(few, .before).figure("Against the period before")
    #expect(figure.value == "84 against 1")
    #expect(figure.remark == "too few for a ratio; p below 0.001")
    for number in ["82.63", "14.43", "3302"] { #expect(!words.contains(number) && !figure.remark.contains(number)) }
  }

  @Test func `with five before there is a ratio with its interval`() {
    let enough = hotspot(5, ratio: 16.53)
    let words = HotspotReason.sentences(enough, of: "Sandmouth’s crime")
    #expect(words.contains("16.53 times as many a day as in the period before (95 % interval 14.43 to 3302.09)."))
    let figure = HotspotChange(enough, .before).figure("Against the period before")
    #expect(figure.value == "× 16.53")
    #expect(figure.remark.hasPrefix("84 against 5, by day; 95 % interval 14.43"))
  }

  @Test func `a hotspot is likely to have fewer incidents, and nobody knows that it will`() throws {
    let analysis = try PackManifest.manifest(area: "Sandmouth", analyses: ["asb"]).analyses[0]
    let words = HotspotCaveats.sentences(hotspot(40, ratio: 2.1), analysis).joined(separator: " ")
    #expect(words.contains("it is likely to have fewer incidents in the next period."))
    #expect(!words.contains("will"))
  }

  @Test func `hot months are marks with words, and only words where all are alike`() throws {
    let picture = try #require(HotMonthsPicture.picture("..HHH..."))
    #expect(
      picture.description == "The months looked at, the earliest first, a tall mark for a hot one: 2 not, 3 hot, 3 not."
    )
    #expect(picture.shapes.count == 8)
    #expect(HotMonthsPicture.picture("HHHH") == nil)
    #expect(HotMonthsPicture.picture("....") == nil)
    let html = try JAGPack.html(PackRelease().release())
    #expect(!html.contains("HHHH"))
    #expect(html.contains("12 hot, 12 not."))
  }

  @Test func `whole incidents of a week are whole numbers`() {
    var blocks = ContiguousArray(repeating: 0.0, count: 56)
    blocks[1] = 6
    #expect(WeekTable.table(of: blocks).rows[0] == ["Mon", "0", "6", "0", "0", "0", "0", "0", "0"])
    blocks[2] = 1.25
    #expect(WeekTable.table(of: blocks).rows[0] == ["Mon", "0", "6", "1.3", "0", "0", "0", "0", "0"])
  }

  @Test func `a kind of place that is not the usual one stands in its row`() throws {
    let point = { (longitude: Double, rank: Int, kind: String) in
      PlainLayer.Feature(
        .point(longitude: longitude, latitude: 50),
        [
          ("rank", .integer(rank)), ("name", .text("Place \(rank)")), ("place_kind", .text(kind)),
          ("icount", .integer(3)),
        ])
    }
    let places = [point(-1, 1, "address"), point(-1.1, 2, "published point"), point(-1.2, 3, "published point")]
    func layer(_ features: [PlainLayer.Feature]) -> PlainLayer {
      PlainLayer(name: "layer", about: [], columns: features[0].properties.map(\.name), features: features)
    }
    let found = PackHotspot.all(of: layer([hotspot(40, ratio: 2.1)]), analysis: 0, pages: 1)[0]
    let section = try #require(HotspotRepeats.section(of: found, places, layer(places)))
    #expect(section.sentences == ["Kind of place: published point, unless its row says otherwise."])
    #expect(section.tables[0].rows.map { $0[1] } == ["Place 1 (address)", "Place 2", "Place 3"])
  }
}
