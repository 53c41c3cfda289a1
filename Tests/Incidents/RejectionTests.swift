@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct RejectionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Rows that are not kept, by reason. One that cannot be projected is told by the projection, not by the reader.
  private static let bad: [Rejection.Reason: [String]] = [
    .fieldCount: ["a,b,c", StreetFile.row() + ",", "\"\""],
    .month: [StreetFile.row(month: "2025-13"), StreetFile.row(month: "01/2025"), StreetFile.row(month: "")],
    .category: [StreetFile.row(category: "")],
    .halfCoordinates: [StreetFile.row(longitude: ""), StreetFile.row(latitude: "")],
    .notNumbers: [StreetFile.row(longitude: "nan"), StreetFile.row(latitude: "50.8N"), StreetFile.row(latitude: " ")],
    .notDegrees: [
      StreetFile.row(longitude: "502600", latitude: "102300"), StreetFile.row(longitude: "-0.5", latitude: "102300"),
    ],
    .swapped: [StreetFile.row(longitude: "50.809919", latitude: "-0.543190")],
    .outsideUnitedKingdom: [
      StreetFile.row(longitude: "0.543190", latitude: "-50.809919"),
      StreetFile.row(longitude: "-11.000001", latitude: "50.8"),
    ],
    .zero: [StreetFile.row(longitude: "0", latitude: "0"), StreetFile.row(longitude: "-0.000000", latitude: "0.0")],
    .duplicate: [StreetFile.row(id: "abc123")],
  ]

  @Test(arguments: Rejection.Reason.all.filter { bad[$0] != nil })
  func `a row is rejected with its reason and line, and its neighbours are kept`(reason: Rejection.Reason) throws {
    for bad in try #require(Self.bad[reason]) {
      // Line 2 carries an ID, so that a duplicate has what to repeat; line 3 is blank; the row in question is line 6.
      let rows = [
        StreetFile.row(id: "abc123"), "", StreetFile.row(location: "\"two\nlines\""), bad, StreetFile.row(),
      ]
      let table = try readIncidents([try folder.street(StreetFile.text(rows))])
      #expect(table.rejections == [Rejection(file: 0, line: 6, reason: reason)], "\(bad)")
      #expect(table.count == 3)
      #expect(table.rowsRead == 4)
    }
  }

  @Test func `a location that cannot be projected takes its rows with it, with their lines`() throws {
    // The view from 10 km above Littlehampton: what lies beyond the horizon has no place on it.
    let rows = [
      StreetFile.row(longitude: "-8.000000", latitude: "60.000000"), StreetFile.row(),
      StreetFile.row(longitude: "", latitude: "", location: "No Location", code: ""),
      StreetFile.row(month: "x"), StreetFile.row(longitude: "-8.000000", latitude: "60.000000"), StreetFile.row(),
    ]
    var table = try readIncidents([try folder.street(StreetFile.text(rows))])
    #expect(table.count == 5)
    let view = "+proj=nsper +h=10000 +lon_0=-0.543190 +lat_0=50.809919 +datum=WGS84 +type=crs"
    try table.project(by: try Projector(to: view))
    #expect(table.count + table.rejections.count == table.rowsRead)
    #expect(
      table.rejections == [
        Rejection(file: 0, line: 2, reason: .notProjected), Rejection(file: 0, line: 5, reason: .month),
        Rejection(file: 0, line: 6, reason: .notProjected),
      ])
    #expect((0..<table.count).map { table.location(of: $0) == IncidentTable.unlocated } == [false, true, false])
  }

  @Test func `every reason has a sentence of its own`() {
    #expect(Set(Rejection.Reason.all.map(\.words)).count == Rejection.Reason.all.count)
    #expect(Set(Rejection.Reason.all).count == Rejection.Reason.all.count && Self.bad.count == 10)
  }
}
