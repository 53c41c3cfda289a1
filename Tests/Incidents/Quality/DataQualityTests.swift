@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

/// Arun's real months beside a made-up council's list.
@Suite(.needsSharedData, .tags(.realData)) struct DataQualityTests {
  private let quality: DataQuality
  private let council: DataQuality.Source
  private let police: DataQuality.Source

  init() throws {
    let folder = try TemporaryFolder()
    func row(_ changed: [String: String]) -> [String: String] { PartnerFile.row(changed) }
    let good = [
      row(["Ref": "1", "Date": "2025-01-02 10:00", "Count": "3"]), row(["Ref": "2", "Date": "2025-01-03"]),
      row(["Ref": "3", "X": "502838", "Date": "2025-02"]), row(["Ref": "4", "X": "502838", "Type": "New"]),
      row(["Ref": "5", "X": "502938", "Type": "New"]), row(["Ref": "6", "X": "503038", "Type": "Other word"]),
      // Brighton.
      row(["Ref": "7", "X": "531040", "Y": "104624", "Date": "2025-10-26 01:30"]),
      row(["Ref": "8", "X": "", "Y": "", "Date": "2025-03-01"]),
      row(["Ref": "9", "X": "NA", "Y": "", "Date": "2025-03"]),
      row(["Ref": "10", "X": "", "Y": "", "Type": "Graffiti"]),
    ]
    let bad = [
      row(["Date": "soon"]), row(["Date": "then"]), row(["Date": "later"]), row(["Date": "31/02/2025"]),
      row(["Date": "never"]), row(["Ref": "1"]), row(["X": "0", "Y": "0"]),
    ]
    let source = try folder.source(bad + good)
    var table = try read(source)
    let projector = try ProjectionChoice().projector()
    try table.project(by: projector)
    let arun = try ArunGround()
    let all = IncidentTable.joined([arun.incidents, table])
    expectNothingLost(all)
    let join = try IncidentGround(all, on: arun.ground)
    quality = DataQuality(all, join, on: arun.ground, Completeness(all, join), overlap: Overlap.Rule())
    council = try #require(quality.sources.first { $0.name == "council" })
    police = try #require(quality.sources.first { $0.name == "police" })
  }

  @Test func `rows are kept or rejected, and kept ones are unlocated, outside or inside`() {
    #expect(quality.sources.map(\.name) == ["council", "police"])
    for source in quality.sources {
      #expect(source.rows == source.kept + source.rejectedRows)
      #expect(source.kept == source.unlocated + source.outside + source.inside)
      #expect(source.kept == source.themes.reduce(0) { $0 + $1.incidents })
      #expect(source.kept == source.times.monthOnly + source.times.day + source.times.minute + source.times.range)
      #expect(source.unlocated == source.unlocatedByTheme.reduce(0) { $0 + $1.unlocated })
      #expect(source.kept - source.unlocated == source.precision.reduce(0) { $0 + $1.incidents })
    }
    #expect([council.files, council.rows, council.kept, council.rejectedRows] == [1, 17, 10, 7])
    #expect([council.unlocated, council.outside, council.inside] == [3, 1, 6])
    #expect([police.files, police.rows, police.kept, police.rejectedRows] == [12, 14_741, 14_741, 0])
    #expect([police.unlocated, police.outside, police.inside] == [0, 10, 14_731])
  }

  @Test func `rejections are told by reason with their first three lines`() {
    let told = council.rejected.map {
      "\($0.reason): \($0.rows), " + $0.first.map { "\($0.line)" }.joined(separator: " ")
    }
    // In the order of the reasons; the repeated id stands in a row above the one that it repeats.
    #expect(
      told == [
        "date is in no known form (2025-03-30, 30/03/2025 or 30-Mar-25): 4, 2 3 4", "the month has no such day: 1, 5",
        "coordinates are 0, 0, which stands for none in many systems: 1, 8",
        "id stands in an earlier row of the source with other content: 1, 9",
      ])
    #expect(council.rejected.allSatisfy { $0.first.allSatisfy { $0.file == "in/council.csv" } })
    #expect(police.rejected == [])
  }

  @Test func `words, themes, places and times are counted source by source`() {
    func told(_ counts: [DataQuality.Count]) -> [String] { counts.map { "\($0.name) \($0.incidents)" } }
    #expect(told(council.unmatched) == ["New 2", "Other word 1"])
    #expect(council.unmatchedIncidents == 3 && police.unmatched == [])
    #expect(told(council.themes) == ["asb 6", "other 3", "environmental 1"])
    #expect(told(council.precision) == ["exact 7"] && told(police.precision) == ["snapped 14741"])
    // Counted with Python's csv module.
    #expect(
      told(police.themes) == [
        "violence 6373", "asb 2512", "shoplifting 1546", "other 1475", "criminal damage 1221", "vehicle 665",
        "burglary 582", "drugs 367",
      ])
    #expect(council.coincident == 4 && police.coincident == 14_270)
    #expect([council.firstMonth, council.lastMonth] == ["2025-01", "2025-10"])
    #expect([police.firstMonth, police.lastMonth] == ["2025-01", "2025-12"])
    #expect([council.times.monthOnly, council.times.day, council.times.minute, council.times.range] == [2, 7, 1, 0])
    #expect(council.times.odd.repeatedHour == 1 && police.times.monthOnly == 14_741)
    #expect(council.lsoaCompared == 0 && police.lsoaCompared > 14_000)
  }

  @Test func `incidents without a place are told by theme and month, of how many`() {
    #expect(
      council.unlocatedByTheme.map { "\($0.theme) \($0.month) \($0.unlocated) of \($0.incidents)" } == [
        "asb 2025-03 2 of 2", "environmental 2025-01 1 of 1",
      ])
  }

  @Test func `the council's months without an incident in Arun are told, and nothing overlaps that has months alone`() {
    // Six in January and February, 3 a month; the police's run to December.
    let told = quality.incompleteMonths.map { "\($0.source) \($0.month) \($0.incidents) \($0.state)" }
    #expect(told == (3...12).map { "council 2025-\($0 < 10 ? "0" : "")\($0) 0 missing" })
    #expect(quality.incompleteMonths.allSatisfy { $0.median == nil && !$0.accepted })
    #expect(quality.overlaps == [] && quality.overlapCompared == 6)
    #expect(quality.overlapMetres == 100 && quality.overlapHours == 2)
  }
}
