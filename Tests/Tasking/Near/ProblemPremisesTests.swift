import Formats
import Incidents
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct ProblemPremisesTests {
  /// Two at one point, one 150 m to the east of it, one far from everything.
  private static let targets = NearTable.targets([
    (0, 0, "2", "B", "Bar"), (150, 0, "3", "C", "Bar"), (0, 0, "1", "A", "Shop"), (900, 900, "4", "D", nil),
  ])

  private func comparison(_ table: IncidentTable) throws -> Comparison {
    Comparison(Period(ending: try #require(Month("2025-02")), months: 1), covered: table.coveredMonths())
  }

  private func premises(
    _ rows: RepeatTable, metres: Double = 100, window: TimeWindow? = nil, targets: NearTargets = targets,
    isInside: (Double) -> Bool = { _ in true }
  ) throws -> ProblemPremises {
    let table = try rows.read()
    var settings = ProblemPremises.Settings()
    (settings.metres, settings.window) = (metres, window)
    return try ProblemPremises(
      targets, near: table, isInside: table.x.map { isInside($0 - RepeatTable.origin.easting) },
      try comparison(table), settings)
  }

  private func council(_ rows: [String]) -> RepeatTable {
    var table = RepeatTable()
    table.council = rows
    return table
  }

  private static let rows = [
    // 50 m from the two, 158 m from the third.
    "2025-02-01,Noise,X,0,50,2", "2025-02-08,Noise,X,0,50,1",
    // Between them, 75 m from all three.
    "2025-02-03,Noise,Y,75,0,1",
    // Exactly 100 m from the third, and a metre more.
    "2025-02-03,Noise,Z,250,0,4", "2025-02-03,Noise,Z,251,0,7",
    // Before the period.
    "2025-01-03,Noise,X,0,50,5",
  ]

  @Test func `an incident counts for all premises within the distance, and once for the nearest point`() throws {
    let found = try premises(council(Self.rows))
    #expect(found.premises.map { Self.targets.names[$0.target] } == ["C", "A", "B", "D"])
    #expect(found.premises.map(\.rank) == [1, 2, 3, 4] && found.premises.map(\.counts.incidents) == [5, 4, 4, 0])
    // What lies as far from two points is the one's that lies further south, or west.
    #expect(found.premises.map(\.nearest) == [4, 4, 4, 0] && found.premises.map(\.atPoint) == [1, 2, 2, 1])
    #expect(found.premises.map(\.sharedShare) == [0.2, 1, 1, nil])
    #expect(found.premises.map(\.counts.previous) == [0, 5, 5, 0])
    #expect(found.premises.allSatisfy { $0.inHours == nil && $0.hoursNotKnown == nil })
    #expect(found.incidents == 15 && found.nearAny == 8 && found.tooCoarse == 0)
    #expect(
      found.sentences[0] == "4 premises: 8 of the 15 incidents of 2025-02 are within 100 m of any of them, 53.3 %.")
    #expect(found.sentences.contains { $0.hasPrefix("2 premises share their point") })
  }

  @Test func `what lies outside the study area is not counted`() throws {
    let found = try premises(council(Self.rows)) { $0 < 100 }
    #expect(found.premises.map(\.counts.incidents) == [4, 4, 1, 0] && found.incidents == 4)
  }

  @Test(.tags(.property)) func `neither the order of incidents nor that of premises changes the ranking`() throws {
    let order = [3, 1, 0, 2]
    let other = NearTargets(
      x: ContiguousArray(order.map { Self.targets.x[$0] }), y: ContiguousArray(order.map { Self.targets.y[$0] }),
      names: order.map { Self.targets.names[$0] }, types: order.map { Self.targets.types[$0] },
      ids: order.map { Self.targets.ids[$0] })
    let found = try premises(council(Self.rows))
    let turned = try premises(council(Self.rows.reversed()), targets: other)
    #expect(found.premises.map { Self.targets.ids[$0.target] } == turned.premises.map { other.ids[$0.target] })
    #expect(found.premises.map(\.counts) == turned.premises.map(\.counts))
    #expect(found.premises.map(\.nearest) == turned.premises.map(\.nearest))
  }

  @Test func `hours count what was within them for certain, and what is not known is told`() throws {
    let rows = [
      // A Saturday evening, a Tuesday noon, a Saturday without a time, a month without a day.
      "2025-02-01 21:30,Noise,X,0,50,2", "2025-02-04 12:00,Noise,X,0,50,3", "2025-02-01,Noise,X,0,50,5",
      "2025-02,Noise,X,0,50,7", "2025-02,Noise,Z,250,0,1",
    ]
    let found = try premises(council(rows), window: .nightTimeEconomy)
    #expect(found.premises.map { Self.targets.names[$0.target] } == ["A", "B", "C", "D"])
    // Of the third's one incident nothing is known; the last has none, and that is known.
    #expect(found.premises.map(\.inHours) == [2, 2, nil, 0] && found.premises.map(\.hoursNotKnown) == [12, 12, 1, 0])
    #expect(found.sentences.contains { $0.contains("Fri, Sat 20:00 to 04:00: those that were in them for certain") })
    let unknown = try premises(council(["2025-02,Noise,X,0,50,7"]), window: .nightTimeEconomy)
    #expect(unknown.premises.map(\.inHours) == [nil, nil, 0, 0])
    #expect(unknown.sentences.contains { $0.contains("of no incident near premises is the time of day known") })
  }

  @Test func `a place that is not known to within the distance is left out and counted`() throws {
    var rows = council(["2025-02-01,Noise,X,500,500,1"])
    // The centre of a square of a kilometre, 500 m east and north of the corner.
    rows.fire = ["2025-02-04,TQ0005", "2025-02-05,TQ0005"]
    let targets = NearTable.targets([(500, 500, nil, nil, nil)])
    let near = try premises(rows, targets: targets)
    #expect(near.premises.map(\.counts.incidents) == [1] && near.tooCoarse == 2 && near.incidents == 1)
    #expect(near.sentences.contains("Not counted: 2 incidents whose place is not known to within 100 m."))
    let far = try premises(rows, metres: 800, targets: targets)
    #expect(far.premises.map(\.counts.incidents) == [3] && far.tooCoarse == 0)
    #expect(
      far.sentences.last
        == "The places of 2 incidents are centres of squares of 1000 m: a count within 800 m says little.")
  }

  @Test func `published points say little within less than 150 m, and that is said`() throws {
    var rows = RepeatTable()
    rows.police = [("2025-02", 10, 0, "Burglary")]
    #expect(try premises(rows, metres: 149).sentences.contains { $0.contains("are published points") })
    #expect(try !premises(rows, metres: 150).sentences.contains { $0.contains("are published points") })
    #expect(try !premises(council(Self.rows)).sentences.contains { $0.contains("published points") })
  }

  @Test func `without premises there are none, and distances out of range are refused`() throws {
    let none = try premises(council(Self.rows), targets: NearTable.targets([]))
    #expect(
      none.premises.isEmpty && none.nearAny == 0
        && none.sentences == ["Premises: there are none, so that nothing is near them."])
    for metres in [0.0, -1, .nan, .infinity, 5_001] {
      #expect(throws: InputError.self) { _ = try premises(council(Self.rows), metres: metres) }
    }
  }
}
