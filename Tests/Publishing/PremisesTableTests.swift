import Formats
import Incidents
import Places
import Publishing
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct PremisesTableTests {
  private static let targets = NearTargets(
    x: [502_738, 502_938], y: [102_163, 102_163], names: ["=Bar", nil], types: ["Bar", nil], ids: ["7", nil])

  /// Three noises on the bar's doorstep, one of them on a Friday night.
  private func table(_ projector: Projector) throws -> IncidentTable {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      date,kind,x,y
      2025-06-06 21:30,Noise,502738,102163
      2025-06-10 12:00,Noise,502738,102173
      2025-06,Noise,502738,102173

      """, to: "council.csv")
    var columns = ColumnMapping(
      position: .coordinates(x: "x", y: "y", referenceSystem: ReferenceSystem.nationalGrid))
    (columns.date, columns.category) = ("date", "kind")
    var table = try IncidentSource(
      name: "council", format: .csv,
      files: [IncidentFile(source: "council", file: NamedFile(path: path, name: "council.csv"))],
      scheme: CategoryScheme([.asb: ["Noise"]]), columns: columns
    ).read()
    try table.project(by: projector)
    return table
  }

  private func rows(_ layer: PlainLayer) -> [[String]] {
    String(decoding: layer.bytes(as: .csv), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `premises are rows and points by rank, and what is not known is empty`() throws {
    let projector = try Projector(usesGrids: false)
    let table = try table(projector)
    let period = Period(ending: try #require(Month("2025-06")), months: 1)
    var settings = ProblemPremises.Settings()
    settings.window = .nightTimeEconomy
    let premises = try ProblemPremises(
      Self.targets, near: table, isInside: [Bool](repeating: true, count: table.locationCount),
      Comparison(period, covered: table.coveredMonths()), settings)
    let layer = try PremisesTable.layer(premises, of: Self.targets, Degrees(projector), about: ["So."])
    let rows = rows(layer)
    #expect(rows[0] == PremisesTable.columns && rows.count == 3)
    #expect(
      Array(rows[1].prefix(12)) == ["1", "7", "\"'=Bar\"", "Bar", "3", "", "", "3", "0", "1", "1", "1"])
    #expect(rows[1].count { $0.hasPrefix("-0.5") } == 1 && rows[1].contains("502738"))
    #expect(Array(rows[2].prefix(12)) == ["2", "", "", "", "0", "", "", "0", "", "1", "0", "0"])
    let text = String(decoding: layer.bytes(as: .geoJSON), as: UTF8.self)
    #expect(text.contains(#""about":["So.","2 premises: 3 of the 3 incidents"#) && !text.contains("nan"))
  }

  @Test func `a row a type and distance, with nothing in place of what is undefined`() throws {
    let table = try table(try Projector(usesGrids: false))
    let period = Period(ending: try #require(Month("2025-06")), months: 1)
    var settings = ProximityPattern.Settings()
    (settings.metres, settings.replicas, settings.leastTargets) = ([50, 100], 39, 1)
    func layer(_ targets: NearTargets) throws -> PlainLayer {
      ProximityTable.layer(
        try ProximityPattern(
          targets, near: table, isInside: [Bool](repeating: true, count: table.locationCount), in: period,
          on: .area(Squares.square(x: 502_000, y: 101_000, side: 5_000)), settings), about: ["So."])
    }
    let found = rows(try layer(Self.targets))
    #expect(found[0] == ProximityTable.columns && found.count == 5)
    #expect(Array(found[1].prefix(7)) == ["incidents", "all", "2", "50", "3", "3", "100"])
    #expect(found[4][1] == "Bar" && found[4][11] == "0.025" && found[4][14] == "true" && found[4][15] == "2025-06")
    let none = rows(try layer(NearTargets(x: [], y: [], names: [], types: [], ids: [])))
    #expect(none.count == 3 && Array(none[1].suffix(10)) == ["", "", "", "", "", "", "", "", "2025-06", "2025-06"])
    let text = String(decoding: try layer(Self.targets).bytes(as: .geoJSON), as: UTF8.self)
    #expect(text.contains(#""geometry":null"#) && !text.contains("nan"))
  }
}
