/// When an incident was, as far as its source tells: at some time from the first to the last minute.
///
/// A time that is known to the minute has both the same. A date without a time of day is the whole day. Month-only
/// dates are none: they are never given a day.
public struct TimeRange: Hashable, Sendable {
  /// The earliest that it can have been.
  public let earliest: LocalTime
  /// The latest.
  public let latest: LocalTime

  /// - Precondition: `latest` is not before `earliest`.
  public init(_ earliest: LocalTime, _ latest: LocalTime) {
    precondition(earliest <= latest, "the earliest time first")
    self.earliest = earliest
    self.latest = latest
  }

  /// No time: the sentinel of columns.
  static let none = TimeRange(.none, .none)

  /// Whether there is no time.
  var isNone: Bool { earliest.isNone }

  /// The range of a date or a date and time.
  init(_ reading: LocalTimeReading) {
    self.init(reading.time, reading.hasTimeOfDay ? reading.time : reading.time.endOfDay)
  }

  /// Whether it is midnight to the minute, by the clock or by UTC: what spreadsheets and databases make of a date.
  var isMidnight: Bool {
    guard minutes == 0, !isNone, earliest.minute == 0 else { return false }
    return earliest.hour == 0 || earliest.hour == 1 && earliest.isSummerTime
  }

  /// The day of its beginning.
  var wholeDay: TimeRange { TimeRange(earliest.startOfDay, earliest.endOfDay) }

  /// Minutes on the clock from the earliest to the latest.
  public var minutes: Int { Int(latest.minutes) - Int(earliest.minutes) }
}

extension LocalTime {
  /// The first minute of the day.
  var startOfDay: LocalTime { LocalTime(minutes: minutes - Int32(hour * 60 + minute)) }

  /// The last minute of the day.
  var endOfDay: LocalTime { LocalTime(minutes: startOfDay.minutes + 1_439) }
}

extension TimeRange {
  /// Days since 2000-01-01, where it lies within one day; nil where the day is not known.
  package var knownDay: Int? { earliest.dayNumber == latest.dayNumber ? earliest.dayNumber : nil }
}
