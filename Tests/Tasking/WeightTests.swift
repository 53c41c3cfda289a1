import Incidents
import Places
import Spatial
import Tasking
import TestSupport
import Testing

/// A row that stands for three incidents against three rows that stand for one each.
@Suite struct WeightTests {
  private let district: SmallDistrict
  private let ground: Ground
  private let projector: Projector

  init() throws {
    let district = try SmallDistrict()
    func layer(_ name: String, _ kinds: [String]) throws -> AreaLayer {
      let file = NamedFile(path: "\(district.folder.path)/\(name).geojson", name: name)
      return try AreaLayerReader(layer: name, kinds: kinds).read([file])
    }
    let wards = try layer("wards", AreaLayerReader.wardKinds)
    self.district = district
    ground = try Ground(
      studyArea: try StudyArea(unionOf: wards, source: "the union of the wards"), wards: wards,
      lsoas: try layer("lsoas", AreaLayerReader.lsoaKinds), facts: GroundFacts())
    projector = try Projector(usesGrids: false)
  }

  /// Places, how many incidents each has in a month, and of which kind. The first three are one hotspot.
  private static let places: [(east: Double?, north: Double, incidents: Int, kind: String)] = [
    (1_020, 1_020, 12, "Noise"), (1_060, 1_020, 9, "Graffiti"), (1_060, 1_060, 3, "Noise"), (3_000, 3_000, 6, "Noise"),
    (nil, 0, 3, "Noise"), (90_000, 0, 3, "Noise"),
  ]

  private struct Result {
    var hotspots: [String]
    var themes: [String]
    var totals: [Int]
    var wards: [Int]
    var lsoas: [Int?]
    var unlocated: [UnlocatedCount]
    var rows: Int
  }

  private func result(weight: Int) throws -> Result {
    var text = "date,kind,n,street,e,n2\n"
    for place in Self.places {
      let position = place.east.map {
        "\(SmallDistrict.origin.easting + $0),\(SmallDistrict.origin.northing + place.north)"
      }
      for month in ["2025-01", "2025-02"] {
        for _ in 0..<place.incidents / weight {
          text += "\(month),\(place.kind),\(weight),\(place.kind) Street,\(position ?? ",")\n"
        }
      }
    }
    var columns = ColumnMapping(
      position: .coordinates(x: "e", y: "n2", referenceSystem: ReferenceSystem.nationalGrid))
    columns.date = "date"
    columns.category = "kind"
    columns.weight = "n"
    columns.place = "street"
    let path = try district.folder.write(text, to: "council.csv")
    let file = IncidentFile(source: "council", file: NamedFile(path: path, name: "council.csv"))
    let source = IncidentSource(
      name: "council", format: .csv, files: [file],
      scheme: CategoryScheme([.asb: ["Noise"], .environmental: ["Graffiti"]]), columns: columns)
    var incidents = try source.read()
    try incidents.project(by: projector)
    let joined = IncidentTable.joined([incidents])
    let join = try IncidentGround(joined, on: ground)
    let comparison = Comparison(
      Period(ending: try #require(Month("2025-02")), months: 1), covered: joined.coveredMonths())
    let map = try HotspotFinder(joined, join, on: ground, comparison, settings: HotspotSettings()).find()
    return Result(
      hotspots: map.hotspots.map {
        "\($0.name) \($0.counts) \($0.incidentShare) \($0.categories) \($0.precision) \($0.seenBy) \($0.locationCount)"
      },
      themes: map.hotspots.map { $0.themes.map { "\($0.name) \($0.incidents)" }.joined(separator: ", ") },
      totals: [map.incidents, map.noise] + map.hotspots.flatMap { [$0.counts.incidents, $0.counts.previous ?? -1] },
      wards: AreaCounts(joined, in: 0, join, on: ground, comparison).counts.map(\.incidents),
      lsoas: AreaCounts(joined, in: try #require(ground.lsoaLayer), join, on: ground, comparison).counts.map(
        \.previous),
      unlocated: UnlocatedCount.all(in: joined), rows: joined.count)
  }

  @Test func `three incidents in one row count three in hotspots, wards, LSOAs and without a place`() throws {
    let (single, triple) = (try result(weight: 1), try result(weight: 3))
    #expect(single.rows == 72 && triple.rows == 24)
    // 24 in the hotspot of 30 in the district, in both months.
    #expect(triple.totals == [30, 6, 24, 24] && single.totals == triple.totals)
    #expect(triple.hotspots == single.hotspots && triple.hotspots.count == 1)
    #expect(triple.themes == ["asb 15, environmental 9"] && single.themes == triple.themes)
    #expect(triple.wards == [24, 0, 0, 6] && single.wards == triple.wards)
    #expect(triple.lsoas.compactMap { $0 }.reduce(0, +) == 30 && single.lsoas == triple.lsoas)
    #expect(triple.unlocated == single.unlocated)
    #expect(
      triple.unlocated.map { "\($0.category) \($0.month) \($0.incidents)" } == ["Noise 2025-01 3", "Noise 2025-02 3"])
  }
}
