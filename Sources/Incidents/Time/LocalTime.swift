/// A date and time of day as the clocks of the United Kingdom show it, in whole minutes; seconds are cut off.
///
/// Two values compare as the clocks read. Where the clocks go back in October, 01:00 to 01:59 comes twice: such a value
/// is `isRepeated` and stands for the first pass, which is summer time. See ``minutes(until:)`` for what that costs.
/// Years before 1996 have no daylight saving here: their clocks are taken to show UTC.
public struct LocalTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Minutes since 2000-01-01 00:00 on the clock.
  package let minutes: Int32

  /// No time: the sentinel of columns. It is less than every time. Nothing but `isNone`, comparing and `description`
  /// may be asked of it.
  public static let none = LocalTime(minutes: .min)

  package init(minutes: Int32) {
    self.minutes = minutes
  }

  /// - Parameters:
  ///   - year: 1900 ... 2199.
  ///   - month: 1 ... 12.
  ///   - day: 1 ... 31.
  ///   - hour: 0 ... 23.
  ///   - minute: 0 ... 59.
  /// - Throws: where the calendar or the clock has no such time, also for the hour left out in March.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0) throws(Fault) {
    guard Self.years.contains(year) else { throw .year }
    guard (1...12).contains(month) else { throw .month }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .day }
    guard (0...23).contains(hour) else { throw .hour }
    guard (0...59).contains(minute) else { throw .minute }
    let minutes = date.days * 1_440 + hour * 60 + minute
    if case .gap = BritishSummerTime.kind(local: minutes, year: year) { throw .inGap }
    self.minutes = Int32(minutes)
  }

  /// The local time of an instant.
  ///
  /// - Parameter utc: minutes of UTC since 2000-01-01 00:00.
  /// - Throws: `offsetBefore1996`, as the clocks of those years are not known here; `year` after 2199.
  init(utc: Int) throws(Fault) {
    let year = CivilDate(days: Self.floor(utc, by: 1_440)).year
    guard year >= BritishSummerTime.firstYear else { throw .offsetBefore1996 }
    guard Self.years.contains(year) else { throw .year }
    // Summer time neither begins nor ends near a new year, so that the year of UTC tells it.
    minutes = Int32(BritishSummerTime.local(utc: utc, year: year))
  }

  /// Why a text or a number is no local time.
  public enum Fault: String, Error, Sendable, CaseIterable {
    case blank = "date is blank"
    case form = "date is in no known form (2025-03-30, 30/03/2025 or 30-Mar-25)"
    case year = "year is not from 1900 to 2199"
    case month = "there is no such month"
    case day = "the month has no such day"
    case timeForm = "time is not HH:MM, HH:MM:SS or HHMM"
    case hour = "hour is not from 00 to 23"
    case minute = "minute is not from 00 to 59"
    case second = "second is not from 00 to 59"
    case offset = "offset from UTC is not Z, or from -14:00 to +14:00"
    case offsetBefore1996 = "time with an offset from UTC lies before 1996, and summer time of those years is not known"
    case timeTwice = "date has a time of day of its own beside the time's column"
    case inGap = "time falls in the hour that the clocks leave out in March"
  }

  static let years = 1900...2199

  /// Whether there is no time.
  public var isNone: Bool { minutes == .min }

  /// The calendar year.
  public var year: Int { civilDate.year }
  /// The calendar month.
  public var month: Month { Month(ordinal: Int32(civilDate.year * 12 + civilDate.month - 1)) }
  /// The day of the month, 1 ... 31.
  public var day: Int { civilDate.day }
  /// The hour on the clock, 0 ... 23.
  public var hour: Int { minuteOfDay / 60 }
  /// The minute on the clock, 0 ... 59.
  public var minute: Int { minuteOfDay % 60 }
  /// Monday is 0, Sunday 6.
  public var weekday: Int { CivilDate.weekday(days: days) }
  /// Whole hours on the clock since Monday 00:00, 0 ... 167. In the weeks in which the clocks change, one hour of these
  /// has no time and another has two.
  public var hourOfWeek: Int { weekday * 24 + hour }

  /// Whether the clocks showed this time twice, on the last Sunday of October from 01:00 to 01:59. It stands for the
  /// first pass; whoever reads times counts and reports these.
  public var isRepeated: Bool {
    if case .summer(isRepeated: true) = BritishSummerTime.kind(local: Int(minutes), year: year) { true } else { false }
  }

  /// Whether the clocks are an hour ahead of UTC.
  var isSummerTime: Bool {
    if case .summer = BritishSummerTime.kind(local: Int(minutes), year: year) { true } else { false }
  }

  /// Minutes of real time from this time to another, negative where the other is earlier.
  ///
  /// Nights in which the clocks change count as the 23 or 25 hours that they are part of. A repeated time is taken as its
  /// first pass, also where an offset told otherwise, so that up to an hour may be wrong in one night a year.
  public func minutes(until other: LocalTime) -> Int { other.utc - utc }

  /// Whether `a` is the earlier time on the clock.
  public static func < (a: LocalTime, b: LocalTime) -> Bool { a.minutes < b.minutes }

  /// `2025-03-30 02:30`, or `none`.
  public var description: String {
    if isNone { return "none" }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = civilDate
    return "\(date.year)-\(padded(date.month))-\(padded(date.day)) \(padded(hour)):\(padded(minute))"
  }

  /// Minutes of UTC since 2000-01-01 00:00.
  var utc: Int {
    isSummerTime ? Int(minutes) - 60 : Int(minutes)
  }

  /// Midnight at the beginning of a day.
  ///
  /// - Parameter day: days since 2000-01-01, as `dayNumber` has it.
  package init(day: Int) { self.init(minutes: Int32(day * 1_440)) }

  /// Days since 2000-01-01.
  package var dayNumber: Int { days }

  /// `2025-03-30`
  package var date: String { String(description.prefix(10)) }

  private var days: Int {
    precondition(!isNone, "a time")
    return Self.floor(Int(minutes), by: 1_440)
  }

  private var civilDate: CivilDate { CivilDate(days: days) }
  private var minuteOfDay: Int { Int(minutes) - days * 1_440 }

  private static func floor(_ value: Int, by size: Int) -> Int {
    value >= 0 ? value / size : -((size - 1 - value) / size)
  }
}
