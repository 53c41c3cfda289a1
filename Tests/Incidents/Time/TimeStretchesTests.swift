@testable import Incidents
import Spatial
import TestSupport
import Testing

@Suite struct TimeStretchesTests {
  private func range(_ from: String, _ to: String) throws -> TimeRange {
    TimeRange(try LocalTimeReading(from).time, TimeRange(try LocalTimeReading(to)).latest)
  }

  /// Minutes in each hour of the week.
  private func minutes(_ span: WeekSpan) -> [Int: Int] {
    let shares = AoristicWeights([span]).shares(of: 0)
    return Dictionary(uniqueKeysWithValues: shares.map { ($0.hour, Int(($0.share * Double(span.minutes)).rounded())) })
  }

  /// Counted minute by minute in UTC by Python 3's zoneinfo for Europe/London, fold 0.
  @Test(
    .tags(.reference),
    arguments: [
      ("2025-03-29 23:30", "2025-03-30 03:29", [143: 30, 144: 60, 146: 60, 147: 30]),
      ("2025-10-25 23:30", "2025-10-26 03:29", [143: 30, 144: 60, 145: 120, 146: 60, 147: 30]),
      ("2025-10-26 00:00", "2025-10-26 01:59", [144: 60, 145: 60]),
      ("2025-10-26 00:00", "2025-10-26 02:00", [144: 60, 145: 120, 146: 1]),
      ("2025-10-26 01:30", "2025-10-26 02:29", [145: 90, 146: 30]),
      ("2025-03-30 00:30", "2025-03-30 00:59", [144: 30]),
      ("2025-03-30 00:59", "2025-03-30 02:00", [144: 1, 146: 1]),
      // Across the week's end and across a new year.
      ("2025-06-08 22:15", "2025-06-09 01:14", [166: 45, 167: 60, 0: 60, 1: 15]),
      ("2024-12-31 23:00", "2025-01-01 00:59", [47: 60, 48: 60]),
    ])
  func `a range lies in the hours of the week as the clocks have it`(
    from: String, to: String, hours: [Int: Int]
  ) throws {
    let range = try range(from, to)
    #expect(minutes(range.weekSpan) == hours)
    #expect(range.realMinutes == hours.values.reduce(0, +))
  }

  @Test func `a date is spread over the hours that its day has`() throws {
    for (date, hours) in [("2025-06-08", 24), ("2025-03-30", 23), ("2025-10-26", 25)] {
      let span = try range(date, date).weekSpan
      #expect(span.minutes == hours * 60)
      var expected = Dictionary(uniqueKeysWithValues: (144..<168).map { ($0, 60) })
      if hours == 23 { expected[145] = nil }
      if hours == 25 { expected[145] = 120 }
      #expect(minutes(span) == expected)
    }
  }

  @Test func `a time known to the minute is a minute, also in the hour that comes twice and before 1996`() throws {
    for (time, hour) in [("2025-07-04 23:59", 119), ("2025-10-26 01:30", 145), ("1985-03-31 01:30", 145)] {
      let span = try range(time, time).weekSpan
      #expect(span.minutes == 1 && minutes(span) == [hour: 1])
    }
  }

  @Test func `a range of more than a week says nothing of its hours`() throws {
    #expect(try range("2025-06-02 00:00", "2025-06-08 23:59").weekSpan.kind == .withinAWeek)
    #expect(try range("2025-06-02 00:00", "2025-06-09 00:00").weekSpan.kind == .overAWeek)
    // The week in which the clocks go back has an hour more than 168, and that in which they go forward an hour less.
    #expect(try range("2025-10-20 00:00", "2025-10-26 23:59").weekSpan.kind == .overAWeek)
    #expect(try range("2025-03-24 00:00", "2025-03-31 00:59").weekSpan.kind == .withinAWeek)
    #expect(try range("1900-01-01 00:00", "2199-12-31 23:59").weekSpan.kind == .overAWeek)
  }

  @Test(.tags(.property), arguments: 1...4)
  func `agrees with going through UTC minute by minute`(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    for year in [2024, 2025, 2026] {
      let changes = try #require(BritishSummerTime.period(of: year))
      for change in [changes.lowerBound, changes.upperBound] {
        let first = try LocalTime(utc: change - random.below(3_000))
        let last = try LocalTime(utc: change + random.below(3_000))
        guard first <= last else { continue }
        var expected: [Int: Int] = [:]
        for utc in first.utc...last.utc { expected[try LocalTime(utc: utc).hourOfWeek, default: 0] += 1 }
        #expect(minutes(TimeRange(first, last).weekSpan) == expected)
      }
    }
  }
}
