public import Incidents

/// The time in which reports count towards a case review: so many months that end with a day.
///
/// The Act (section 104, subsection 11) counts a complaint where the application is made within six months of it, taken here for
/// six months that begin with the day of the complaint. So a report counts from the day after the one six months back by the calendar, where a month without that day lends its last: an
/// application of 31 August looks back to 1 March, one of 30 September to 31 March, one of 28 February to 29 August.
///
/// A report of which the month alone is known counts where its month is one of the whole months that end with that day's.
public struct ReviewWindow: Sendable, Equatable {
  /// The whole months.
  public let months: Period
  /// The first day that counts, in days since 2000-01-01.
  public let firstDay: Int
  /// The last day, which counts.
  public let lastDay: Int

  /// - Parameters:
  ///   - day: the last day, in days since 2000-01-01.
  ///   - months: how many months, 1 or more.
  public init(endingOn day: Int, months count: Int) {
    let last = LocalTime(day: day)
    var month = last.month
    var first = day - last.day + 1
    for _ in 0..<count {
      month = month.advanced(by: -1)
      first -= month.days
    }
    // The day itself so many months back is a day too long ago.
    firstDay = first + min(last.day, month.days)
    lastDay = day
    months = Period(ending: last.month, months: count)
  }

  /// The window that ends with the last day of a month.
  public init(ending month: Month, months count: Int) {
    self.init(endingOn: Self.lastDay(of: month), months: count)
  }

  /// The last day of a month, in days since 2000-01-01.
  static func lastDay(of month: Month) -> Int {
    // Counted from a day whose month is known, so that no month of any calendar is out of reach.
    var (day, known) = (0, LocalTime(day: 0).month)
    while known < month {
      day += known.days
      known = known.advanced(by: 1)
    }
    while month < known {
      known = known.advanced(by: -1)
      day -= known.days
    }
    return day + month.days - 1
  }

  /// Whether an incident of a table lies in the window.
  func contains(_ incident: Int, of table: IncidentTable) -> Bool {
    guard let day = table.time(of: incident)?.knownDay else { return months.contains(table.month[incident]) }
    return firstDay <= day && day <= lastDay
  }
}
