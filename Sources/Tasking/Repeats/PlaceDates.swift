public import Incidents

/// When the incidents of one place were, as far as is known: last, how far apart, and in which months.
///
/// A month is never given a day: what needs days is nil where the day of any incident that it depends on is not known.
public struct PlaceDates: Sendable, Equatable {
  /// The month of the first incident of the period.
  public let firstMonth: Month
  /// The month of the last.
  public let lastMonth: Month
  /// The day of the last incident, in days since 2000-01-01; nil where an incident whose day is not known may have been later.
  public let lastDay: Int?
  /// Days from the last incident to the last day of the period, 0 for that day itself; nil where `lastDay` is.
  public let daysSinceLast: Int?
  /// Months from the last incident's to the last of the period, 0 for that month itself.
  public let monthsSinceLast: Int
  /// The median of the days from one incident of the period to the next, 0 for two of one day; nil where the day of any is not known.
  public let medianGapDays: Double?
  /// The least of them.
  public let shortestGapDays: Int?
  /// How many months of the period have an incident.
  public let activeMonths: Int
  /// The twelve months that end with the period's last, the oldest first, a character each: `x` an incident or more, `.` none, `?` no file
  /// covers it. Months before the period are among them where it is shorter.
  public let pattern: String

  /// The character of a month in `pattern`.
  private static func mark(_ hasIncidents: Bool, _ isCovered: Bool) -> String {
    hasIncidents ? "x" : isCovered ? "." : "?"
  }

  /// - Parameters:
  ///   - incidents: those of the place in the period, at least one.
  ///   - months: in which the place has incidents, also before the period.
  ///   - covered: the months of which a file tells.
  init(_ incidents: [Int], of table: IncidentTable, in period: Period, months: Set<Month>, covered: Set<Month>) {
    var own = Set<Month>()
    var days: [Int] = []
    // The last month with an incident whose day is not known.
    var lastUndated: Month?
    for incident in incidents {
      let month = table.month[incident]
      own.insert(month)
      if let day = table.time(of: incident)?.knownDay {
        days += repeatElement(day, count: table.weight(of: incident))
      } else {
        lastUndated = max(lastUndated ?? month, month)
      }
    }
    days.sort()
    firstMonth = own.min() ?? period.first
    lastMonth = own.max() ?? period.last
    activeMonths = own.count
    lastDay = days.last.flatMap { day in
      lastUndated.map { $0 < LocalTime(day: day).month } ?? true ? day : nil
    }
    daysSinceLast = lastDay.map { ReviewWindow.lastDay(of: period.last) - $0 }
    monthsSinceLast = Int(period.last.ordinal - lastMonth.ordinal)
    let gaps = lastUndated == nil ? zip(days.dropFirst(), days).map { $0 - $1 }.sorted() : []
    shortestGapDays = gaps.first
    medianGapDays =
      gaps.isEmpty ? nil : Double(gaps[(gaps.count - 1) / 2] + gaps[gaps.count / 2]) / 2
    pattern = Period(ending: period.last, months: 12).months.map { month in
      Self.mark(months.contains(month), covered.contains(month))
    }.joined()
  }
}
