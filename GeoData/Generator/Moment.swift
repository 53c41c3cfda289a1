/// A time as the clocks show it, in whole minutes since the first month began.
struct Moment: Comparable, Sendable {
  let minutes: Int

  init(minutes: Int) {
    self.minutes = minutes
  }

  /// - Parameter day: of the month, from 1 on.
  init(month: Int, day: Int, hour: Int, minute: Int) {
    let days = (0..<month).reduce(day - 1) { $0 + Months.days(of: $1) }
    minutes = (days * 24 + hour) * 60 + minute
  }

  static func < (a: Moment, b: Moment) -> Bool { a.minutes < b.minutes }

  static func + (moment: Moment, minutes: Int) -> Moment { Moment(minutes: moment.minutes + minutes) }

  /// Monday is 0. The first month begins on a Sunday.
  var weekday: Int { (minutes / 1_440 + 6) % 7 }
  var hour: Int { minutes % 1_440 / 60 }
  var month: Int { date.month }

  /// Whether the clocks go forward or back on this day: the last Sunday of March and of October, both of 31 days.
  var isClockChange: Bool { weekday == 6 && date.day > 24 && [2, 9].contains(date.month % 12) }

  /// `2025-03-30`.
  var iso: String { "\(Months.name(date.month))-\(Self.twoFigures(date.day))" }
  /// `30/03/2025`.
  var dayFirst: String {
    let name = Months.name(date.month)
    return "\(Self.twoFigures(date.day))/\(name.suffix(2))/\(name.prefix(4))"
  }
  /// `30-Mar-25`, as Excel shows dates.
  var excel: String {
    let month = Self.monthNames[date.month % 12]
    return "\(Self.twoFigures(date.day))-\(month)-\(Months.name(date.month).prefix(4).suffix(2))"
  }
  /// `01:30`.
  var clock: String { "\(Self.twoFigures(hour)):\(Self.twoFigures(minutes % 60))" }

  static func twoFigures(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private var date: (month: Int, day: Int) {
    var month = 0
    var days = minutes / 1_440
    while days >= Months.days(of: month) {
      days -= Months.days(of: month)
      month += 1
    }
    return (month, days + 1)
  }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

extension Months {
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  /// February 2024, counted from January 2023.
  private static let leapMonth = 13

  static func days(of month: Int) -> Int { lengths[month % 12] + (month == leapMonth ? 1 : 0) }
}
