@testable import Incidents
import Spatial
import TestSupport
import Testing

@Suite struct SelectionTests {
  private let table: IncidentTable

  /// A council's incidents with ids in `Street`, and a police force's of months alone.
  init() throws {
    let folder = try TemporaryFolder()
    func row(_ name: String, _ date: String, _ changed: [String: String] = [:]) -> [String: String] {
      PartnerFile.row(["Street": name, "Date": date].merging(changed) { $1 })
    }
    let council = [
      // Friday 4 July 2025.
      row("fri19", "2025-07-04 19:59"), row("fri20", "2025-07-04 20:00", ["Public": "yes", "Count": "3"]),
      row("sat3", "2025-07-05 03:59", ["Public": "no", "Type": "GRAFFITI"]), row("sat", "2025-07-05", ["Count": "4"]),
      row("july", "2025-07", ["Public": "yes", "Count": "5"]), row("aug", "2025-08-02 21:00", ["Public": "yes"]),
      row("mon", "2025-07-07 12:00", ["Type": "graffiti"]), row("new", "2025-07-12 23:00", ["Type": "New"]),
    ]
    let police = [
      StreetFile.row(month: "2025-07", location: "p1", category: "Anti-social behaviour"),
      StreetFile.row(month: "2025-07", location: "p2", category: "Burglary"),
      StreetFile.row(month: "2025-08", location: "p3", category: "Robbery"),
    ]
    var tables = [
      try read(try folder.source(council)), try readIncidents([try folder.street(StreetFile.text(police))]),
    ]
    let projector = try Projector(usesGrids: false)
    for table in tables.indices { try tables[table].project(by: projector) }
    table = IncidentTable.joined(tables)
  }

  private func chosen(_ selection: Selection) -> (names: [String], leftOut: Selection.LeftOut) {
    let (selected, leftOut) = selection.select(from: table)
    #expect(selected.files == table.files && selected.locationCount == table.locationCount)
    return ((0..<selected.count).map { selected.places.name[Int(selected.place[$0])] }, leftOut)
  }

  private static let all = ["fri19", "fri20", "sat3", "sat", "july", "aug", "mon", "new", "p1", "p2", "p3"]

  @Test func `nothing asked for is everything`() {
    let (names, leftOut) = chosen(Selection())
    #expect(names == Self.all)
    #expect(leftOut == Selection.LeftOut())
    #expect(Selection().summary == "all incidents")
  }

  @Test func `series, themes, sources and months each narrow it, and all of them together`() throws {
    var selection = Selection()
    selection.series = [.crime]
    #expect(chosen(selection).names == ["p2", "p3"])
    selection.series = [.asb, .environmental]
    #expect(chosen(selection).names == ["fri19", "fri20", "sat3", "sat", "july", "aug", "mon", "p1"])
    selection.themes = [.asb, .violence]
    #expect(chosen(selection).names == ["fri19", "fri20", "sat", "july", "aug", "p1"])
    selection.sources = ["council"]
    #expect(chosen(selection).names == ["fri19", "fri20", "sat", "july", "aug"])
    let august = try #require(Month("2025-08"))
    selection.months = august...august.advanced(by: 4)
    #expect(chosen(selection).names == ["aug"])
    #expect(
      selection.summary == "series asb, environmental; themes asb, violence; sources council; months 2025-08 to 2025-12"
    )
    selection.sources = ["nobody"]
    #expect(chosen(selection).names == [])
  }

  @Test func `categories are chosen in any case`() {
    var selection = Selection()
    selection.categories = ["Graffiti", "robbery", "NEW"]
    #expect(chosen(selection).names == ["sat3", "mon", "new", "p3"])
  }

  @Test func `a time of the week leaves out months and days that may be either, and counts them by weight`() {
    var selection = Selection()
    selection.window = .nightTimeEconomy
    let (names, leftOut) = chosen(selection)
    #expect(names == ["fri20", "sat3", "aug", "new"])
    // July with a weight of 5, and three rows of the police.
    #expect(leftOut.monthOnly == 8)
    #expect(leftOut.undetermined == 4)
    #expect(leftOut.placeNotStated == 0)
    #expect(selection.summary == "Fri, Sat 20:00 to 04:00")
  }

  @Test func `weekdays alone keep a date without a time`() {
    var selection = Selection()
    selection.window = TimeWindow(weekdays: [5])
    let (names, leftOut) = chosen(selection)
    #expect(names == ["sat3", "sat", "aug", "new"])
    #expect(leftOut.undetermined == 0 && leftOut.monthOnly == 8)
  }

  @Test func `public places alone leave out what is not stated, and count it`() {
    var selection = Selection()
    selection.publicPlacesOnly = true
    let (names, leftOut) = chosen(selection)
    #expect(names == ["fri20", "july", "aug"])
    // fri19, sat with a weight of 4, mon, new, and three rows of the police.
    #expect(leftOut.placeNotStated == 10)
    selection.window = .nightTimeEconomy
    let both = chosen(selection)
    #expect(both.names == ["fri20", "aug"])
    #expect(both.leftOut.placeNotStated == 10 && both.leftOut.monthOnly == 5 && both.leftOut.undetermined == 0)
  }

  @Test func `what other conditions leave out is not counted as wanted`() throws {
    var selection = Selection()
    selection.window = .nightTimeEconomy
    selection.sources = ["council"]
    selection.categories = ["noise"]
    let august = try #require(Month("2025-08"))
    selection.months = august...august
    let (names, leftOut) = chosen(selection)
    #expect(names == ["aug"])
    #expect(leftOut == Selection.LeftOut())
  }

  @Test func `weights, times and public places stay beside their incidents`() {
    var selection = Selection()
    selection.categories = ["noise"]
    let selected = selection.select(from: table).incidents
    let incidents = 0..<selected.count
    #expect(incidents.map { selected.weight(of: $0) } == [1, 3, 4, 5, 1])
    #expect(incidents.map { selected.time(of: $0) == nil } == [false, false, false, true, false])
    #expect(incidents.map { selected.publicPlace(of: $0) } == [.notStated, .yes, .notStated, .yes, .yes])
  }
}
