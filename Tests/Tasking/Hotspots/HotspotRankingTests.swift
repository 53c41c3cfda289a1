import Spatial
@testable import Tasking
import Testing

@Suite struct HotspotRankingTests {
  private func hotspot(
    _ incidents: Int, previous: Int?, area: Double = 1_000, easting: Double = 500_010, northing: Double = 100_010
  ) -> Hotspot {
    Hotspot(
      id: "", rank: 0, name: "", mainPlace: "Parking Area",
      counts: PeriodCounts(
        incidents: incidents,
        againstPrevious: previous.map { PeriodCounts.Pair(current: incidents, earlier: $0) }, againstYearBefore: nil),
      changes: PlaceChanges(previous: nil, yearBefore: nil), locationCount: 1,
      incidentShare: 0, areaShare: 0, squareMetres: area, widthMetres: 0, categories: [], themes: [], precision: [],
      seenBy: [],
      wardCode: "E05",
      wardName: "River", lsoaCodes: [], deprivation: nil, busiest: (easting, northing, 0, 0), polygon: MultiPolygon(),
      isSplit: false, epsMetres: 150)
  }

  @Test func `more incidents come first, then more before, then the denser one, then the western one`() {
    let hotspots = [
      hotspot(20, previous: nil), hotspot(20, previous: 5), hotspot(30, previous: 0),
      hotspot(20, previous: 5, area: 500),
      hotspot(20, previous: 0, easting: 400_000),
    ]
    #expect(HotspotRanking.order(of: hotspots) == [2, 3, 1, 4, 0])
  }

  @Test func `the id is the 100 m square of the busiest location, and a shared square is numbered from the west`() {
    var hotspots = [
      hotspot(30, previous: 1, easting: 500_090), hotspot(20, previous: 1, easting: 500_010),
      hotspot(10, previous: 1, easting: 500_110),
    ]
    HotspotRanking.number(&hotspots)
    #expect(hotspots.map(\.id) == ["TQ000000-2", "TQ000000", "TQ001000"])
    #expect(hotspots.map(\.rank) == [1, 2, 3])
  }

  @Test func `names take the commonest street, then the second one, then a number`() {
    var hotspots = [hotspot(9, previous: 0), hotspot(8, previous: 0), hotspot(7, previous: 0), hotspot(6, previous: 0)]
    HotspotName.name(&hotspots, streets: [["High Street"], ["High Street", "Mill Lane"], ["High Street"], []])
    #expect(
      hotspots.map(\.name) == [
        "High Street, River", "High Street and Mill Lane, River", "High Street, River, no. 2", "Parking Area, River",
      ])
  }
}
