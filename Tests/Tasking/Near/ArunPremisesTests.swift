import Formats
import Incidents
import Places
import Spatial
import Tasking
import TestSupport
import Testing

/// Arun's register of licensed premises against police.uk's points of 2025.
///
/// pyproj 3.7 (EPSG:4326 to 27700 without grids) and scipy's cKDTree on the same files: 447 of 475 premises have a place, on 302
/// points; of 14,741 incidents 3,029 are within 50 m of one, 5,457 within 100 m, 8,926 within 200 m and 12,435 within 400
/// m. No distance is nearer to one of these than 2 cm, which is what operations differ by.
@Suite(.needsSharedData, .tags(.realData, .reference)) struct ArunPremisesTests {
  private let table: IncidentTable
  private let targets: NearTargets
  private let period: Period

  init() throws {
    let projector = try Projector(usesGrids: false)
    let files = SharedData.files(in: "police/arun_2025").map {
      IncidentFile(source: "police", file: NamedFile(path: $0, name: "arun"))
    }
    var table = try IncidentSource(name: "police", format: .policeUK, files: files, scheme: .policeUK).read()
    try table.project(by: projector)
    self.table = table
    period = Period(ending: try #require(Month("2025-12")), months: 12)
    targets = try Self.register(projector)
  }

  /// The register read as if each licence were an incident on the day of its start.
  private static func register(_ projector: Projector) throws -> NearTargets {
    let name = "Arun_premises.csv"
    let file = NamedFile(path: SharedData.path("licensing/\(name)"), name: name)
    var columns = ColumnMapping(
      position: .coordinates(x: "longitude", y: "latitude", referenceSystem: ReferenceSystem.degrees))
    (columns.date, columns.category, columns.place) = ("Start Date", "Licence Status", "Trading Name")
    let scheme = CategoryScheme().overlaid(by: [.other: [CategoryScheme.wildcard]])
    var register = try IncidentSource(
      name: "premises", format: .csv, files: [IncidentFile(source: "premises", file: file)], scheme: scheme,
      columns: columns
    ).read()
    try register.project(by: projector)
    let located = (0..<register.count).filter { register.location(of: $0) != IncidentTable.unlocated }
    let places = located.map { Int(register.location(of: $0)) }
    return NearTargets(
      x: ContiguousArray(places.map { register.x[$0] }), y: ContiguousArray(places.map { register.y[$0] }),
      names: located.map { register.places.name[Int(register.place[$0])] },
      types: located.map { register.categories[Int(register.category[$0])].name },
      ids: located.map { _ in nil })
  }

  @Test func `incidents near premises are pyproj's and scipy's`() throws {
    var settings = ProximityPattern.Settings()
    settings.replicas = 39
    let points = Locations(x: targets.x, y: targets.y, weight: ContiguousArray(repeating: 1, count: targets.count))
    let found = try ProximityPattern(
      targets, near: table, isInside: RepeatTable.all(table), in: period, on: .points(points), settings)
    let all = found.incidents.filter { $0.type == nil }
    #expect(all.map(\.score.observed) == [3_029, 5_457, 8_926, 12_435] && all.allSatisfy { $0.score.total == 14_741 })
    #expect(all.allSatisfy { $0.score.targets == 447 })
  }

  /// The first of the list within 100 m, by numpy: 555, 538, 529, and then 419 for those of one postcode and of the next.
  @Test func `the premises with most near them are numpy's`() throws {
    let found = try ProblemPremises(
      targets, near: table, isInside: RepeatTable.all(table),
      Comparison(period, covered: table.coveredMonths()))
    let first = found.premises.prefix(3)
    #expect(first.map(\.counts.incidents) == [555, 538, 529])
    #expect(
      first.map { targets.names[$0.target] ?? "" } == [
        "Firebird Littlehampton Ltd", "Tropical Gourmet", "Littlehampton Brewery",
      ])
    #expect(found.premises[3].counts.incidents == 419 && found.nearAny == 5_457 && found.incidents == 14_741)
    #expect(found.sentences.contains { $0.contains("published points") })
  }
}
