import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct IncidentTableTests {
  @Test func `weights count the located incidents of a period at each location`() throws {
    let folder = try TemporaryFolder()
    let rows = [
      StreetFile.row(month: "2025-01"), StreetFile.row(month: "2025-01"), StreetFile.row(month: "2025-03"),
      StreetFile.row(month: "2025-02", longitude: "-0.6"),
      StreetFile.row(month: "2025-02", longitude: "", latitude: ""),
    ]
    let table = try readIncidents([try folder.street(StreetFile.text(rows))])
    let march = try #require(Month("2025-03"))
    #expect(Array(table.weights(in: Period(ending: march, months: 3))) == [1, 3])
    #expect(Array(table.weights(in: Period(ending: march, months: 2))) == [1, 1])
    #expect(Array(table.weights(in: Period(ending: march, months: 1))) == [0, 1])
    #expect(Array(table.weights(in: Period(ending: march, months: 3).yearBefore)) == [0, 0])
    #expect(table.coveredMonths().map(\.description) == ["2025-01", "2025-02", "2025-03"])
  }

  @Test func `projecting gives metres for each location and rejects nothing in the United Kingdom`() throws {
    let folder = try TemporaryFolder()
    var table = try readIncidents([
      try folder.street(StreetFile.text([StreetFile.row(), StreetFile.row(longitude: "-5")]))
    ])
    #expect(table.x.isEmpty)
    try table.project(by: try ProjectionChoice().projector())
    #expect(table.x.count == 2 && table.y.count == 2)
    #expect(table.rejections == [])
    // Littlehampton lies in TQ 02: 502 km east, 102 km north.
    #expect((502_000...503_000).contains(table.x[1]))
    #expect((101_000...103_000).contains(table.y[1]))
  }
}
