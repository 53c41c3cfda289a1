@testable import Incidents
import Spatial
import TestSupport
import Testing

@Suite struct TimeWindowTests {
  /// A range of two texts; a date alone is its whole day.
  private func range(_ from: String, _ to: String? = nil) throws -> TimeRange {
    let first = TimeRange(try LocalTimeReading(from))
    guard let to else { return first }
    return TimeRange(first.earliest, TimeRange(try LocalTimeReading(to)).latest)
  }

  private func hours(_ start: Int, _ end: Int) throws -> TimeWindow.Hours {
    try #require(TimeWindow.Hours(start: start * 60, end: end * 60))
  }

  /// 4 July 2025 was a Friday.
  @Test(arguments: [
    ("2025-07-04 19:59", TimeWindow.Answer.outside), ("2025-07-04 20:00", .inside), ("2025-07-04 23:59", .inside),
    ("2025-07-05 00:00", .inside), ("2025-07-05 03:59", .inside), ("2025-07-05 04:00", .outside),
    ("2025-07-05 19:59", .outside), ("2025-07-05 20:00", .inside), ("2025-07-06 03:59", .inside),
    ("2025-07-06 04:00", .outside), ("2025-07-06 20:00", .outside), ("2025-07-07 02:00", .outside),
    ("2025-07-03 23:00", .outside), ("2025-07-04 02:00", .outside),
    // The nights in which the clocks change, and before the year 2000.
    ("2025-10-26 01:30", .inside), ("2025-03-30 03:59", .inside), ("1999-12-31 20:00", .inside),
    ("1999-12-31 19:59", .outside), ("2000-01-01 03:59", .inside), ("1999-12-26 03:59", .inside),
    ("1999-12-26 04:00", .outside), ("1900-01-05 20:00", .inside),
  ])
  func `the night-time economy runs from 20 to 4 on Friday and Saturday`(text: String, answer: TimeWindow.Answer) throws
  {
    #expect(try TimeWindow.nightTimeEconomy.answer(range(text)) == answer)
  }

  @Test(arguments: [
    ("2025-07-04 20:00", "2025-07-05 03:59", TimeWindow.Answer.inside),
    ("2025-07-04 19:59", "2025-07-05 03:59", .undetermined), ("2025-07-04 20:00", "2025-07-05 04:00", .undetermined),
    ("2025-07-05 04:00", "2025-07-05 19:59", .outside), ("2025-07-05 04:00", "2025-07-05 20:00", .undetermined),
    // From one night into the next, past the day between them.
    ("2025-07-04 21:00", "2025-07-05 21:00", .undetermined), ("2025-07-06 04:00", "2025-07-11 19:59", .outside),
    ("2025-07-06 04:00", "2025-07-11 20:00", .undetermined), ("2025-07-06 03:59", "2025-07-11 19:59", .undetermined),
    ("2025-07-04", "2025-07-04", .undetermined), ("2025-07-07", "2025-07-10", .outside),
    // More than a week, and just a week.
    ("2025-07-01", "2025-07-31", .undetermined), ("2025-07-07 04:00", "2025-07-14 03:59", .undetermined),
    ("2025-01-01 00:00", "2199-12-31 23:59", .undetermined),
  ])
  func `a range of time is inside, outside or not to be told`(
    from: String, to: String, answer: TimeWindow.Answer
  ) throws {
    #expect(try TimeWindow.nightTimeEconomy.answer(range(from, to)) == answer)
  }

  @Test func `weekdays alone take whole days, so that a date is enough`() throws {
    let weekend = TimeWindow(weekdays: [5, 6])
    #expect(try weekend.answer(range("2025-07-04")) == .outside)
    #expect(try weekend.answer(range("2025-07-05")) == .inside)
    #expect(try weekend.answer(range("2025-07-06")) == .inside)
    #expect(try weekend.answer(range("2025-07-07")) == .outside)
    #expect(try weekend.answer(range("2025-07-04", "2025-07-05")) == .undetermined)
  }

  @Test func `days that follow one another are one run: a night from Saturday to Sunday is in the weekend`() throws {
    let weekend = TimeWindow(weekdays: [5, 6])
    #expect(try weekend.answer(range("2025-07-05 23:00", "2025-07-06 01:00")) == .inside)
    #expect(try weekend.answer(range("2025-07-05", "2025-07-06")) == .inside)
    #expect(try weekend.answer(range("2025-07-06 23:00", "2025-07-07 00:00")) == .undetermined)
    let whole = TimeWindow(weekdays: [], hours: TimeWindow.Hours(start: 0, end: 1_440))
    #expect(try whole.answer(range("2025-07-05 23:00", "2025-07-06 01:00")) == .inside)
    #expect(try TimeWindow().answer(range("2025-07-05 23:00", "2025-07-06 01:00")) == .inside)
    #expect(try TimeWindow().answer(range("2025-07-01", "2025-07-31")) == .inside)
    #expect(try TimeWindow(weekdays: Set(0...6)).answer(range("2025-07-01", "2025-07-31")) == .inside)
    #expect(try TimeWindow(weekdays: Set(0...5)).answer(range("2025-07-01", "2025-07-31")) == .undetermined)
  }

  @Test func `hours of every day leave a date undetermined, and the whole day does not`() throws {
    let night = TimeWindow(hours: try hours(22, 6))
    #expect(try night.answer(range("2025-07-09")) == .undetermined)
    #expect(try night.answer(range("2025-07-09 05:59")) == .inside)
    #expect(try night.answer(range("2025-07-09 06:00")) == .outside)
    #expect(try night.answer(range("2025-07-09 22:00", "2025-07-10 05:59")) == .inside)
    let day = TimeWindow(hours: try hours(9, 17))
    #expect(try day.answer(range("2025-07-09 09:00", "2025-07-09 16:59")) == .inside)
    #expect(try day.answer(range("2025-07-09 17:00", "2025-07-10 08:59")) == .outside)
    #expect(try day.answer(range("2025-07-09 16:59", "2025-07-10 09:00")) == .undetermined)
  }

  @Test func `hours that are none are refused`() {
    let refused = [(0, 0), (600, 600), (-1, 60), (1_440, 60), (0, 1_441), (60, 0)]
    #expect(refused.allSatisfy { TimeWindow.Hours(start: $0.0, end: $0.1) == nil })
    #expect(TimeWindow.Hours(start: 0, end: 1_440)?.length == 1_440)
    #expect(TimeWindow.Hours(start: 1_200, end: 240)?.length == 480)
    #expect(TimeWindow.Hours(start: 1_439, end: 1_440)?.length == 1)
    #expect(TimeWindow.Hours(start: 600, end: 599)?.length == 1_439)
  }

  @Test func `a window says in words what it is`() throws {
    #expect(TimeWindow.nightTimeEconomy.description == "Fri, Sat 20:00 to 04:00")
    #expect(TimeWindow(weekdays: [6, 0]).description == "Mon, Sun")
    #expect(TimeWindow(hours: try hours(0, 24)).description == "every day 00:00 to 24:00")
  }

  @Test(.tags(.property))
  func `seeded windows answer as a look at every minute does`() throws {
    var random = RandomNumbers(seed: 31)
    func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
    var answers: [String: Int] = [:]
    for round in 0..<600 {
      let weekdays = Set((0..<number(0..<5)).map { _ in number(0..<7) })
      // On the hour, so that windows meet and ranges end on their edges.
      let hours = TimeWindow.Hours(start: number(0..<24) * 60, end: number(1..<25) * 60)
      let window = TimeWindow(weekdays: weekdays, hours: round.isMultiple(of: 4) ? nil : hours)
      let first = number(0..<200) * 60 + number(-1..<1) + 20_000 * 1_440
      let longest = round.isMultiple(of: 10) ? 12_000 : 2_000
      let last = first + (round.isMultiple(of: 3) ? number(0..<3) * 60 : number(0..<longest))
      let slow = SlowTimeWindow(weekdays: weekdays, hours: window.hours.map { ($0.start, $0.end) })
      let (all, some) = slow.holds(first, through: last)
      let answer = window.answer(TimeRange(LocalTime(minutes: Int32(first)), LocalTime(minutes: Int32(last))))
      let expected = all ? TimeWindow.Answer.inside : some ? .undetermined : .outside
      #expect(answer == expected, "\(window), \(first - 20_000 * 1_440) to \(last - 20_000 * 1_440)")
      answers["\(answer)", default: 0] += 1
    }
    #expect(answers.count == 3 && answers.values.allSatisfy { $0 > 50 })
  }
}
