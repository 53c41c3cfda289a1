import Incidents
import Tasking
import TestSupport
import Testing

@Suite struct ReviewWindowTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> Int {
    try LocalTime(year: year, month: month, day: day).dayNumber
  }

  /// Python's dateutil 2.9: day - relativedelta(months=n) + timedelta(1), which also takes a month's last day where there is no such day.
  @Test(
    .tags(.reference),
    arguments: [
      ((2025, 8, 31), 6, "2025-03-01"), ((2025, 8, 30), 6, "2025-03-01"), ((2025, 2, 28), 6, "2024-08-29"),
      ((2024, 2, 29), 6, "2023-08-30"), ((2025, 9, 30), 6, "2025-03-31"), ((2025, 12, 31), 6, "2025-07-01"),
      ((2025, 6, 30), 6, "2024-12-31"), ((2025, 3, 31), 1, "2025-03-01"), ((2024, 3, 31), 1, "2024-03-01"),
      ((2025, 12, 31), 12, "2025-01-01"), ((2024, 2, 29), 12, "2023-03-01"), ((2025, 1, 15), 6, "2024-07-16"),
      ((2025, 1, 1), 1, "2024-12-02"), ((1999, 12, 31), 24, "1998-01-01"),
    ])
  func `begins the day after the one so many months back`(last: (Int, Int, Int), months: Int, first: String) throws {
    let window = ReviewWindow(endingOn: try day(last.0, last.1, last.2), months: months)
    #expect(LocalTime(day: window.firstDay).date == first)
    #expect(window.months.length == months && window.months.last == LocalTime(day: window.lastDay).month)
  }

  @Test func `the window of a month ends with its last day, in any year`() throws {
    for (month, last) in [
      ("2025-02", "2025-02-28"), ("2024-02", "2024-02-29"), ("2025-12", "2025-12-31"), ("1999-11", "1999-11-30"),
      ("1900-02", "1900-02-28"), ("2199-12", "2199-12-31"), ("2000-01", "2000-01-31"),
    ] {
      let window = ReviewWindow(ending: try #require(Month(month)), months: 6)
      #expect(LocalTime(day: window.lastDay).date == last)
    }
    // The whole months of February's six are September to February; its days begin two days before them.
    let window = ReviewWindow(ending: try #require(Month("2025-02")), months: 6)
    #expect(window.months.description == "2024-09 to 2025-02")
    #expect(LocalTime(day: window.firstDay).date == "2024-08-29")
  }

  @Test(.tags(.property))
  func `a later end never looks back further, and six months are 181 to 184 days`() throws {
    var before = Int.min
    for last in try day(2023, 1, 1)...day(2026, 1, 1) {
      let window = ReviewWindow(endingOn: last, months: 6)
      #expect(window.firstDay >= before)
      #expect((181...184).contains(window.lastDay - window.firstDay + 1), "\(LocalTime(day: last).date)")
      before = window.firstDay
    }
  }
}
