@testable import Incidents
import Spatial
import TestSupport
import Testing

@Suite struct MappedTimeTests {
  @Test(arguments: [
    ("2025-01-02", "", "2025-01-02 00:00 to 2025-01-02 23:59"),
    ("02/01/2025", "", "2025-01-02 00:00 to 2025-01-02 23:59"),
    ("2-Jan-25", "", "2025-01-02 00:00 to 2025-01-02 23:59"), ("2025-01", "", "2025-01"), (" 2025-12 ", " ", "2025-12"),
    ("2025-01-02T10:05:59", "", "2025-01-02 10:05 to 2025-01-02 10:05"),
    ("02/01/2025 10:05", "", "2025-01-02 10:05 to 2025-01-02 10:05"),
    ("02/01/2025", "10:05", "2025-01-02 10:05 to 2025-01-02 10:05"),
    ("02/01/2025 00:00:00", "1005", "2025-01-02 10:05 to 2025-01-02 10:05"),
    ("02/01/2025", "N/A", "2025-01-02 00:00 to 2025-01-02 23:59"),
    ("29/02/2024", "23:59", "2024-02-29 23:59 to 2024-02-29 23:59"),
    ("2025-07-01T12:00Z", "", "2025-07-01 13:00 to 2025-07-01 13:00"),
    ("2025-06-30T23:30Z", "", "2025-07-01 00:30 to 2025-07-01 00:30"),
    // The Sundays on which the clocks change.
    ("2025-03-30", "00:59", "2025-03-30 00:59 to 2025-03-30 00:59"),
    ("2025-03-30", "", "2025-03-30 00:00 to 2025-03-30 23:59"),
    ("2025-03-30", "02:00", "2025-03-30 02:00 to 2025-03-30 02:00"),
    ("2025-10-26", "01:30", "2025-10-26 01:30 to 2025-10-26 01:30"),
  ])
  func `a date, a date and time, or a month is as precise as it was written`(
    date: String, time: String, expected: String
  ) throws {
    let outcome = try RowOutcome(["Date": date, "Time": time])
    #expect(outcome.reason == nil)
    #expect(outcome.time == expected)
    #expect(outcome.table.month[outcome.incident].description == String(expected.prefix(7)))
    #expect(outcome.table.files[0].oddTimes.repeatedHour == (date == "2025-10-26" ? 1 : 0))
  }

  @Test(arguments: [
    ("", "", LocalTime.Fault.blank), ("", "10:00", .blank), ("soon", "", .form), ("2025-1", "", .form),
    ("2025-13", "", .form), ("2025", "", .form), ("2025-01", "10:00", .form), ("45678", "", .form),
    ("29/02/2025", "", .day), ("31/04/2025", "", .day), ("2025-02-30", "00:23", .day), ("02/13/2025", "", .month),
    ("1899-12-31", "", .year), ("02/01/2025", "25:00", .hour), ("02/01/2025", "24:00", .hour),
    ("02/01/2025", "10:60", .minute), ("02/01/2025", "noon", .timeForm), ("02/01/2025", "10", .timeForm),
    ("02/01/2025 09:00", "10:00", .timeTwice), ("30/03/2025", "01:00", .inGap), ("30/03/2025", "01:59", .inGap),
    ("2025-03-30T01:30", "", .inGap),
  ])
  func `a time that cannot be is rejected with its reason`(date: String, time: String, fault: LocalTime.Fault) throws {
    #expect(try RowOutcome(["Date": date, "Time": time]).reason == .time(fault))
  }

  private let good = PartnerFile.row(["From": "2025-01-02 10:00", "To": "2025-01-02 11:00"])

  private func outcome(_ from: String, _ to: String) throws -> RowOutcome {
    try RowOutcome(["From": from, "To": to], PartnerFile.ranges, good: good)
  }

  @Test(arguments: [
    ("2025-01-02 22:00", "2025-01-03 06:30", "2025-01-02 22:00 to 2025-01-03 06:30"),
    ("31/01/2025 23:00", "01/02/2025 01:00", "2025-01-31 23:00 to 2025-02-01 01:00"),
    ("31/12/2024", "02/01/2025", "2024-12-31 00:00 to 2025-01-02 23:59"),
    ("2025-01-02 10:00", "2025-01-02", "2025-01-02 10:00 to 2025-01-02 23:59"),
    ("2025-01-02", "2025-01-02 10:00", "2025-01-02 00:00 to 2025-01-02 10:00"),
    ("2025-01-02", "2025-01-02", "2025-01-02 00:00 to 2025-01-02 23:59"),
    ("2025-01-02 10:00", "2025-01-02 10:00", "2025-01-02 10:00 to 2025-01-02 10:00"),
    ("2025-03-30 00:30", "2025-03-30 02:30", "2025-03-30 00:30 to 2025-03-30 02:30"),
  ])
  func `a beginning and an end make a range, whose month is that of its beginning`(
    from: String, to: String, expected: String
  ) throws {
    let outcome = try outcome(from, to)
    #expect(outcome.time == expected)
    #expect(outcome.table.month[outcome.incident].description == String(expected.prefix(7)))
    #expect(outcome.table.files[0].oddTimes == IncidentFile.OddTimes())
  }

  @Test(arguments: [
    ("2025-01-02 22:00", "", "2025-01-02 22:00 to 2025-01-02 22:00"),
    ("2025-01-02", "N/A", "2025-01-02 00:00 to 2025-01-02 23:59"),
    ("", "2025-01-02 22:00", "2025-01-02 22:00 to 2025-01-02 22:00"),
  ])
  func `a range with one end is known to that end, and counted`(from: String, to: String, expected: String) throws {
    let outcome = try outcome(from, to)
    #expect(outcome.time == expected)
    #expect(outcome.table.files[0].oddTimes.withoutEnd == 1)
    #expect(outcome.table.files[0].oddTimes.endBeforeStart == 0)
  }

  @Test(arguments: [
    ("2025-01-02 22:00", "2025-01-02 21:59", "2025-01-02 22:00 to 2025-01-02 22:00"),
    ("2025-01-02", "2025-01-01", "2025-01-02 00:00 to 2025-01-02 23:59"),
    ("2025-01-02 22:00", "2024-12-31", "2025-01-02 22:00 to 2025-01-02 22:00"),
  ])
  func `an end before the beginning is passed over, and counted`(from: String, to: String, expected: String) throws {
    let outcome = try outcome(from, to)
    #expect(outcome.time == expected)
    #expect(outcome.table.files[0].oddTimes.endBeforeStart == 1)
    #expect(outcome.table.files[0].oddTimes.withoutEnd == 0)
  }

  @Test(arguments: [
    ("", "", LocalTime.Fault.blank), ("soon", "2025-01-02", .form), ("2025-01-02", "soon", .form),
    ("2025-01-02 25:00", "2025-01-03", .hour), ("2025-01", "2025-02", .form),
    ("2025-03-30 01:30", "2025-03-30 02:30", .inGap), ("2025-01-02", "29/02/2025", .day),
  ])
  func `a range of which one end cannot be is rejected`(from: String, to: String, fault: LocalTime.Fault) throws {
    #expect(try outcome(from, to).reason == .time(fault))
  }

  @Test func `midnight beside a blank time, as spreadsheets write a date, is no time of day`() throws {
    let outcome = try RowOutcome(["Date": "05/07/2025 00:00:00", "Time": ""])
    #expect(outcome.time == "2025-07-05 00:00 to 2025-07-05 23:59")
    #expect(try RowOutcome(["Date": "05/07/2025 00:00:00", "Time": "00:00"]).time != nil)
  }

  @Test func `what is odd about times is counted of rows that are kept alone`() throws {
    let folder = try TemporaryFolder()
    func row(_ changed: [String: String]) -> [String: String] { PartnerFile.row(changed) }
    let rows = [
      row(["Ref": "1", "From": "2025-10-26 01:30", "To": "2025-10-26 03:00"]),
      // The same row again, one that ends in nothing, one without a place on the grid, and one of no weight.
      row(["Ref": "1", "From": "2025-10-26 01:30", "To": "2025-10-26 03:00"]),
      row(["Ref": "2", "From": "2025-10-26 01:30", "To": "soon"]),
      row(["Ref": "3", "From": "2025-10-26 01:30", "To": "", "X": "9e9"]),
      row(["Ref": "4", "From": "2025-10-26 01:30", "To": "2025-10-25", "Count": "0"]),
      row(["Ref": "5", "From": "2025-10-26 01:30"]), row(["Ref": "6", "From": "2025-10-26", "To": "2025-10-25"]),
      row(["Ref": "7", "From": "2025-10-26", "To": "2025-10-27"]),
    ]
    let table = try read(try folder.source(rows, PartnerFile.ranges))
    #expect(table.count == 4)
    let odd = table.files[0].oddTimes
    #expect(odd.repeatedHour == 2)
    #expect(odd.withoutEnd == 1)
    #expect(odd.endBeforeStart == 1)
  }

  @Test func `a table of months alone has no column of times, and one day among them makes one`() throws {
    let folder = try TemporaryFolder()
    let months = ["2025-01", "2025-02", "2025-03"].map { PartnerFile.row(["Date": $0]) }
    let plain = try read(try folder.source(months))
    #expect(plain.times.isEmpty)
    #expect((0..<3).allSatisfy { plain.time(of: $0) == nil })
    let mixed = try read(try folder.source(months + [PartnerFile.row()]))
    #expect(mixed.times.count == 4)
    #expect((0..<4).map { mixed.time(of: $0) == nil } == [true, true, true, false])
    #expect(mixed.coveredMonths().map(\.description) == ["2025-01", "2025-02", "2025-03"])
  }
}
