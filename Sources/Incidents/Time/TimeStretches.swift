public import Spatial

extension TimeRange {
  /// Minutes of real time from the beginning of the first minute to the end of the last: 1 for a time known to the
  /// minute, 1,440 for a whole day, 1,380 and 1,500 for the days on which the clocks change.
  public var realMinutes: Int { max(0, earliest.minutes(until: latest)) + 1 }

  /// The range as stretches of real time on the week, cut where the clocks change.
  ///
  /// The last minute belongs to the range: `21:00 to 22:00` is 61 minutes, as `00:00 to 23:59` is the whole day. What
  /// begins or ends in the hour that October repeats does so in its first pass, so that a range to 01:59 has that hour
  /// once, and one to 02:00 has it twice. A range of more than a week is one stretch, as nothing is known of its hours.
  ///
  /// - Precondition: there is a time.
  public var weekSpan: WeekSpan {
    let minutes = realMinutes
    let start = earliest.utc
    guard minutes <= WeekSpan.minutesOfWeek, let change = change(after: start, before: start + minutes) else {
      return WeekSpan([WeekSpan.Stretch(start: Self.minuteOfWeek(Int(earliest.minutes)), minutes: minutes)])
    }
    return WeekSpan([
      WeekSpan.Stretch(start: Self.minuteOfWeek(Int(earliest.minutes)), minutes: change.utc - start),
      WeekSpan.Stretch(start: Self.minuteOfWeek(change.local), minutes: start + minutes - change.utc),
    ])
  }

  /// When the clocks change between two minutes of UTC, and what they show then. In a week they change once at most, and never
  /// near a new year.
  private func change(after start: Int, before end: Int) -> (utc: Int, local: Int)? {
    guard let summer = BritishSummerTime.period(of: latest.year) else { return nil }
    if start < summer.lowerBound, summer.lowerBound < end { return (summer.lowerBound, summer.lowerBound + 60) }
    if start < summer.upperBound, summer.upperBound < end { return (summer.upperBound, summer.upperBound) }
    return nil
  }

  /// 2000-01-01 was a Saturday.
  private static func minuteOfWeek(_ minutes: Int) -> Int {
    let ofWeek = (minutes + 5 * 1_440) % WeekSpan.minutesOfWeek
    return ofWeek < 0 ? ofWeek + WeekSpan.minutesOfWeek : ofWeek
  }
}
