@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct JoinedIncidentsTests {
  private let folder: TemporaryFolder
  private let projector: Projector

  init() throws {
    folder = try TemporaryFolder()
    projector = try Projector(usesGrids: false)
  }

  private func table(
    _ name: String, _ rows: [[String: String]], _ mapping: ColumnMapping = PartnerFile.mapping()
  ) throws -> IncidentTable {
    var table = try read(try folder.source(rows, mapping, name: name))
    try table.project(by: projector)
    return table
  }

  private func joined(_ tables: [IncidentTable]) -> IncidentTable {
    let joined = IncidentTable.joined(tables)
    expectNothingLost(joined)
    #expect(joined.count == tables.reduce(0) { $0 + $1.count })
    #expect(joined.rejections.count == tables.reduce(0) { $0 + $1.rejections.count })
    return joined
  }

  /// All that is known of each incident, in words; sorted, so that the order of sources does not show.
  private func facts(_ table: IncidentTable) -> [String] {
    (0..<table.count).map { incident in
      let location = Int(table.location(of: incident))
      let place = Int(table.place[incident])
      let position =
        location < 0
        ? "nowhere"
        : "\(table.x[location]) \(table.y[location]) \(table.longitude[location]) \(table.latitude[location]) "
          + table.locations.precision[location].label
      return
        "\(table.files[table.file(of: incident)].name) \(table.month[incident]) "
        + "\(table.categories[Int(table.category[incident])]) \(table.places.name[place]) \(position) "
        + "\(table.weight(of: incident)) \(table.publicPlace(of: incident)) "
        + "\(table.time(of: incident)?.earliest.description ?? "-")"
    }.sorted()
  }

  private func street(_ rows: [String]) throws -> IncidentTable {
    var table = try readIncidents([try folder.street(StreetFile.text(rows))])
    try table.project(by: projector)
    return table
  }

  /// Three sources: of months, of grid references, and of weighted times in degrees.
  private func sources() throws -> [IncidentTable] {
    let degrees = PartnerFile.row(["X": "-0.543190", "Y": "50.809919"])
    return [
      try street([
        StreetFile.row(), StreetFile.row(month: "x"), StreetFile.row(longitude: "", latitude: "", category: "Drugs"),
        StreetFile.row(longitude: "-0.6"),
      ]),
      try table(
        "fire",
        [
          PartnerFile.row(["Date": "2025-01", "Type": "Burglary"]),
          PartnerFile.row(["Place": "TQ0202", "Date": "2025-02"]),
          PartnerFile.row(["Date": "2025-01", "Place": ""]),
        ], PartnerFile.mapping(.gridReference("Place"))),
      try table(
        "council",
        [
          degrees.merging(["Count": "3", "Public": "yes", "Date": "2025-01-02 10:00"]) { $1 }, degrees,
          degrees.merging(["X": "?"]) { $1 }, degrees.merging(["X": "", "Y": ""]) { $1 },
        ], PartnerFile.degrees()),
    ]
  }

  @Test func `sources keep their incidents, files, lines and rejections side by side`() throws {
    let all = joined(try sources())
    #expect(all.count == 9)
    #expect(all.files.map(\.source) == ["police", "fire", "council"])
    #expect(all.sources == ["council", "fire", "police"] && all.sourceOfFile == [2, 1, 0])
    #expect(
      all.rejections == [
        Rejection(file: 0, line: 3, reason: .month), Rejection(file: 2, line: 4, reason: .notNumbers),
      ])
    #expect((0..<9).map { all.file(of: $0) } == [0, 0, 0, 1, 1, 1, 2, 2, 2])
    #expect(
      (0..<9).map { all.location(of: $0) == IncidentTable.unlocated } == [
        false, true, false, false, false, true, false, false, true,
      ])
    // Lines of kept rows, as a rejection of all of them tells.
    #expect(TableContents(all).lines.map(\.line) == [2, 3, 4, 5, 2, 3, 4, 2, 3, 4, 5])
  }

  @Test func `columns that a source lacks are filled with what stands for nothing`() throws {
    let all = joined(try sources())
    #expect((0..<9).map { all.weight(of: $0) } == [1, 1, 1, 1, 1, 1, 3, 1, 1])
    #expect(
      (0..<9).map { all.publicPlace(of: $0) } == [
        .notStated, .notStated, .notStated, .notStated, .notStated, .notStated, .yes, .notStated, .notStated,
      ])
    #expect((0..<9).map { all.time(of: $0) == nil } == [true, true, true, true, true, true, false, false, false])
    #expect(all.weights.count == 9 && all.times.count == 9 && all.publicPlaces.count == 9)
    let plain = joined(try Array(sources().prefix(2)))
    #expect(plain.weights.isEmpty && plain.times.isEmpty && plain.publicPlaces.isEmpty)
  }

  @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func `in any order the incidents and the locations are the same`(order: [Int]) throws {
    let sources = try sources()
    let (plain, other) = (joined(sources), joined(order.map { sources[$0] }))
    #expect(facts(other) == facts(plain))
    #expect(facts(plain) == sources.flatMap(facts).sorted())
    #expect(other.longitude == plain.longitude && other.latitude == plain.latitude)
    #expect(other.x == plain.x && other.y == plain.y)
    #expect(other.categories == plain.categories)
    let period = Period(ending: try #require(Month("2025-02")), months: 2)
    #expect(other.weights(in: period).reduce(0, +) == 8)
    #expect(facts(joined([joined(Array(sources[..<2])), sources[2]])) == facts(plain))
  }

  @Test func `one word with two meanings is two categories, and with one meaning one`() throws {
    let all = joined(try sources())
    #expect(
      all.categories.map { "\($0.name) \($0.theme) \($0.series) \($0.isInScheme)" } == [
        "Burglary burglary crime true", "Burglary other other false", "Drugs drugs crime true", "Noise asb asb true",
      ])
  }

  // MARK: Locations

  @Test func `equal places of two sources are one location where they are equally precise, and two where not`() throws {
    let exact = try table("a", [PartnerFile.row(["X": "502750", "Y": "102150"])])
    let again = try table("b", [PartnerFile.row(["X": "502,750.0", "Y": "102150"]), PartnerFile.row(["X": "502000"])])
    let square = try table(
      "c", [PartnerFile.row(["Place": "TQ 027 021"])], PartnerFile.mapping(.gridReference("Place")))
    #expect(Array(square.x) == Array(exact.x) && Array(square.y) == Array(exact.y))
    let two = joined([exact, again])
    #expect(two.locationCount == 2)
    #expect(two.location(of: 0) == two.location(of: 1) && two.location(of: 2) != two.location(of: 0))
    // Ties of one place fall to the earlier source.
    for tables in [[exact, square], [square, exact]] {
      let both = joined(tables)
      #expect(both.locationCount == 2)
      #expect((0..<2).map { both.location(of: $0) } == [0, 1])
      let precision = Array(both.locations.precision)
      #expect(precision == tables.map { $0.locations.precision[0] })
    }
  }

  @Test func `locations are listed from south to north and from west to east, whatever the source`() throws {
    let places = [("0.1", "51.5"), ("-0.2", "51.5"), ("-0.2", "50.8"), ("0.3", "50.8")]
    let rows = places.map { PartnerFile.row(["X": $0.0, "Y": $0.1]) }
    for order in [rows, rows.reversed()] {
      let only = joined([try table("a", order, PartnerFile.degrees())])
      #expect(Array(only.latitude) == [50.8, 50.8, 51.5, 51.5])
      #expect(Array(only.longitude) == [-0.2, 0.3, -0.2, 0.1])
    }
    let metres = joined([try table("a", ["3", "1", "2"].map { PartnerFile.row(["Y": "10\($0)000"]) })])
    #expect(Array(metres.y) == [101_000, 102_000, 103_000])
  }

  @Test func `one source alone, and none, are joined too`() throws {
    let police = try sources()[0]
    #expect(TableContents(joined([police])).firstDifference(from: TableContents(police)) == nil)
    let none = joined([])
    #expect(none.count == 0 && none.locationCount == 0 && none.sources.isEmpty)
    #expect(facts(joined([none, police])) == facts(police))
  }

  @Test func `locations that could not be carried over go with their rows, and the others stay`() throws {
    let view = try Projector(to: "+proj=nsper +h=10000 +lon_0=-0.543190 +lat_0=50.809919 +datum=WGS84 +type=crs")
    func seen(_ name: String) throws -> IncidentTable {
      let rows = [("-8", "60"), ("-0.543190", "50.809919"), ("-0.55", "50.81")].map {
        PartnerFile.row(["X": $0.0, "Y": $0.1, "Count": "3"])
      }
      var table = try read(try folder.source(rows, PartnerFile.degrees(), name: name))
      try table.project(by: view)
      expectNothingLost(table)
      return table
    }
    let all = joined([try seen("a"), try seen("b")])
    #expect(all.count == 4)
    #expect(all.rejections.map { [$0.file, $0.line] } == [[0, 2], [1, 2]])
    #expect(all.rejections.allSatisfy { $0.reason == .notProjected })
    #expect((0..<4).allSatisfy { !all.x[Int(all.location(of: $0))].isNaN })
    #expect(all.location(of: 0) == all.location(of: 2) && all.location(of: 1) == all.location(of: 3))
    #expect(all.weights(in: Period(ending: try #require(Month("2025-01")), months: 1)).prefix(2) == [6, 6])
    #expect(all.weights.count == 4)
  }
}
