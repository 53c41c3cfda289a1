/// The United Kingdom's daylight saving: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
/// October the clocks are an hour ahead of UTC. So it is since 1996 (Directive 94/21/EC, the Summer Time Order 1994 and
/// what followed), and is taken to stay.
///
/// Years before 1996 had other Sundays, and 1968 to 1971 no winter time: they are not handled, and taken as UTC all year.
enum BritishSummerTime {
  /// The first year that is handled.
  static let firstYear = 1996

  /// When the clocks go forward and when they go back, in minutes of UTC since 2000-01-01 00:00; nil before 1996.
  static func period(of year: Int) -> Range<Int>? {
    guard year >= firstYear, let march = CivilDate(year: year, month: 3, day: 31),
      let october = CivilDate(year: year, month: 10, day: 31)
    else { return nil }
    return (lastSunday(until: march) * 1_440 + 60)..<(lastSunday(until: october) * 1_440 + 60)
  }

  /// Days since 2000-01-01.
  private static func lastSunday(until date: CivilDate) -> Int {
    date.days - (CivilDate.weekday(days: date.days) + 1) % 7
  }

  /// A local time in minutes since 2000-01-01 00:00 local.
  enum Kind {
    case winter
    /// Also the repeated hour of October, whose first pass is taken.
    case summer(isRepeated: Bool)
    /// The hour of March that the clocks leave out.
    case gap
  }

  static func kind(local minutes: Int, year: Int) -> Kind {
    guard let summer = period(of: year), minutes >= summer.lowerBound, minutes < summer.upperBound + 60 else {
      return .winter
    }
    if minutes < summer.lowerBound + 60 { return .gap }
    return .summer(isRepeated: minutes >= summer.upperBound)
  }

  /// Local minutes of an instant, both since 2000-01-01 00:00.
  static func local(utc minutes: Int, year: Int) -> Int {
    period(of: year)?.contains(minutes) == true ? minutes + 60 : minutes
  }
}
