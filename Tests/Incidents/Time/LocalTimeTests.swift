import Foundation
import Incidents
import Spatial
import TestSupport
import Testing

@Suite struct LocalTimeTests {
  private func time(_ text: String) throws -> LocalTime { try LocalTimeReading(text).time }

  /// Foundation's zone on the Gregorian calendar: the tz database, made by others.
  private static func london() throws -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "Europe/London"))
    return calendar
  }

  private static let secondsTo2000: Double = 946_684_800

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func utcText(_ date: Date) throws -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "GMT"))
    let c = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    let parts = try [#require(c.month), #require(c.day), #require(c.hour), #require(c.minute)].map { padded($0) }
    return "\(try #require(c.year))-\(parts[0])-\(parts[1])T\(parts[2]):\(parts[3])Z"
  }

  /// Instants of UTC in whole minutes since 2000: spread over 1996 to 2040, and dense around each change of the clocks.
  private static func instants() -> [Int] {
    var random = RandomNumbers(seed: 4)
    let (first, last) = (-4 * 365 * 1_440, 40 * 365 * 1_440)
    var instants = (0..<4_000).map { _ in first + Int(random.uniform() * Double(last - first)) }
    for year in 1996...2040 {
      for month in [3, 10] {
        guard let middle = try? LocalTime(year: year, month: month, day: 28, hour: 12) else { continue }
        // Any last Sunday lies within four days of the 28th.
        let noon = Int(middle.minutes)
        for _ in 0..<20 { instants.append(noon - 5_760 + Int(random.uniform() * 11_520)) }
      }
    }
    return instants
  }

  @Test(.tags(.reference))
  func `local time, weekday and month are those of Foundation's Europe London from 1996 to 2040`() throws {
    let calendar = try Self.london()
    for instant in Self.instants() {
      let date = Date(timeIntervalSince1970: Self.secondsTo2000 + Double(instant) * 60)
      let c = calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: date)
      let local = try time(try Self.utcText(date))
      #expect([local.year, local.day, local.hour, local.minute] == [c.year, c.day, c.hour, c.minute])
      #expect(local.month == Month(year: try #require(c.year), month: try #require(c.month)))
      // Foundation has Sunday as 1.
      #expect(local.weekday == (try #require(c.weekday) + 5) % 7)
      #expect(local.hourOfWeek == local.weekday * 24 + local.hour)
    }
  }

  @Test(.tags(.reference))
  func `real minutes between times are those of Foundation`() throws {
    let instants = Self.instants()
    var compared = 0
    for (a, b) in zip(instants, instants.dropFirst()) {
      let dates = [a, b].map { Date(timeIntervalSince1970: Self.secondsTo2000 + Double($0) * 60) }
      let times = try dates.map { try time(try Self.utcText($0)) }
      // The second pass of the repeated hour is taken as the first, as the documentation has it.
      if times.contains(where: \.isRepeated) { continue }
      #expect(times[0].minutes(until: times[1]) == b - a)
      #expect(times[1].minutes(until: times[0]) == a - b)
      compared += 1
    }
    #expect(compared > 5_000)
  }

  @Test(.tags(.reference), arguments: [1996, 2000, 2010, 2024, 2025, 2026, 2037, 2040])
  func `the clocks change on Foundation's days`(year: Int) throws {
    let zone = try Self.london().timeZone
    let newYear = try LocalTime(year: year, month: 1, day: 1)
    let start = Date(timeIntervalSince1970: Self.secondsTo2000 + Double(newYear.minutes) * 60)
    let forward = try #require(zone.nextDaylightSavingTimeTransition(after: start))
    let back = try #require(zone.nextDaylightSavingTimeTransition(after: forward))
    let calendar = try Self.london()
    let march = calendar.dateComponents([.day], from: forward)
    let october = calendar.dateComponents([.day], from: back)
    let spring = "\(year)-03-\(Self.padded(try #require(march.day)))"
    let autumn = "\(year)-10-\(Self.padded(try #require(october.day)))"
    #expect(try time("\(spring)T00:59").minutes(until: try time("\(spring)T02:00")) == 1)
    for minute in ["01:00", "01:30", "01:59"] {
      #expect(throws: LocalTime.Fault.inGap) { try time("\(spring)T\(minute)") }
      #expect(try time("\(autumn)T\(minute)").isRepeated)
    }
    #expect(try !time("\(autumn)T00:59").isRepeated)
    #expect(try !time("\(autumn)T02:00").isRepeated)
    #expect(try time("\(autumn)T01:59").minutes(until: try time("\(autumn)T02:00")) == 61)
    #expect(try time(spring).minutes(until: try time(autumn)) % 1_440 == 1_380)
  }

  @Test func `the Sundays of 2025 have 23 and 25 hours`() throws {
    #expect(try time("2025-03-30").minutes(until: try time("2025-03-31")) == 23 * 60)
    #expect(try time("2025-10-26").minutes(until: try time("2025-10-27")) == 25 * 60)
    #expect(try time("2025-03-29").minutes(until: try time("2025-03-30")) == 24 * 60)
  }

  @Test func `both passes of the repeated hour read as the same time on the clock`() throws {
    let first = try time("2025-10-26T00:30Z")
    let second = try time("2025-10-26T01:30Z")
    #expect(first == second && first.isRepeated)
    #expect(first.description == "2025-10-26 01:30")
    #expect(first.minutes(until: try time("2025-10-26T02:30")) == 120)
  }

  @Test func `years before 1996 have neither gaps nor repeats`() throws {
    #expect(try time("1995-03-26T01:30").description == "1995-03-26 01:30")
    #expect(try !time("1995-10-22T01:30").isRepeated)
    #expect(try time("1995-03-26").minutes(until: try time("1995-03-27")) == 1_440)
    #expect(throws: LocalTime.Fault.offsetBefore1996) { try time("1995-12-31T23:59Z") }
    #expect(try time("1996-01-01T00:00Z").description == "1996-01-01 00:00")
  }

  @Test func `weekday and hour of the week begin on Monday`() throws {
    let monday = try time("2025-11-17T00:00")
    #expect(monday.weekday == 0 && monday.hourOfWeek == 0)
    let sunday = try time("2025-11-23T23:59")
    #expect(sunday.weekday == 6 && sunday.hourOfWeek == 167)
    #expect(try time("1999-12-31").weekday == 4)
    #expect(try time("2000-01-01").minutes == 0)
    #expect(try time("1999-12-31T23:59").minutes == -1)
  }

  @Test(arguments: [
    (2025, 13, 1, 0, 0, LocalTime.Fault.month), (2025, 0, 1, 0, 0, .month), (2025, 2, 29, 0, 0, .day),
    (1900, 2, 29, 0, 0, .day), (2025, 4, 31, 0, 0, .day), (2025, 4, 0, 0, 0, .day), (2025, 4, 1, 24, 0, .hour),
    (2025, 4, 1, -1, 0, .hour), (2025, 4, 1, 0, 60, .minute), (1899, 12, 31, 0, 0, .year), (2200, 1, 1, 0, 0, .year),
    (.max, 1, 1, 0, 0, .year), (2025, 3, 30, 1, 0, .inGap),
  ])
  func `parts that make no time are refused`(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, fault: LocalTime.Fault
  ) {
    #expect(throws: fault) { try LocalTime(year: year, month: month, day: day, hour: hour, minute: minute) }
  }

  @Test(.tags(.property))
  func `every day from 1900 to 2199 follows the one before and is written as it is read`() throws {
    var previous = try #require(try? LocalTime(year: 1900, month: 1, day: 1))
    var days = 1
    for year in 1900...2199 {
      for month in 1...12 {
        for day in 1...31 {
          guard let midnight = try? LocalTime(year: year, month: month, day: day) else { continue }
          guard midnight != previous else { continue }
          days += 1
          let followed =
            midnight.minutes == previous.minutes + 1_440 && midnight.weekday == (previous.weekday + 1) % 7
            && midnight.year == year && midnight.day == day && midnight.month == Month(year: year, month: month)
          if !followed { Issue.record("\(midnight) after \(previous)") }
          previous = midnight
        }
      }
    }
    // 300 years with 73 leap days: 1900, 2100 have none, 2000 has one.
    #expect(days == 300 * 365 + 73)
    for text in ["1900-01-01 00:00", "2024-02-29 23:59", "2199-12-31 09:05"] {
      #expect(try time(text).description == text)
    }
  }

  @Test func `no time is less than every time and says so`() throws {
    #expect(LocalTime.none.isNone && LocalTime.none.description == "none")
    #expect(try LocalTime.none < time("1900-01-01"))
    #expect(try !time("1900-01-01").isNone)
  }
}
