/// What the text of a date, or of a date and a time, says.
///
/// These forms are told apart by themselves, with spaces around them passed over:
/// - ISO 8601: `2025-03-30`, `2025-03-30T01:30`, with seconds, with decimals of them, and with `Z` or an offset such as
///   `+01:00`, `+0100` or `+01`, from which the local time is worked out. A space may stand for the `T`.
/// - `30/03/2025`, day before month, with or without a time; one figure may do for day, month and hour.
/// - Excel's `30-Mar-25` and `30-Mar-2025`, likewise. Of years with two figures 00 to 69 are 2000 to 2069, and 70 to 99
///   are 1970 to 1999.
///
/// A time in the hour that the clocks leave out in March is refused: which of its neighbours is meant cannot be known.
/// One in the hour that they repeat in October is taken as its first pass (``LocalTime/isRepeated``).
public struct LocalTimeReading: Sendable, Hashable {
  /// When; midnight where the text has no time of day.
  public let time: LocalTime
  /// Whether the text has a time of day. Without one, nothing about hours may be said.
  public let hasTimeOfDay: Bool

  /// Reads a date, with or without a time.
  public init(_ text: String) throws(LocalTime.Fault) {
    try self.init(bytes: text.utf8.span)
  }

  /// Reads a date and a time from columns of their own.
  ///
  /// - Parameters:
  ///   - date: as above, without an offset. Midnight beside it, as spreadsheets write it, is passed over.
  ///   - time: `HH:MM`, `HH:MM:SS` or `HHMM`; blank where no time is known.
  public init(date: String, time: String) throws(LocalTime.Fault) {
    try self.init(date: date.utf8.span, time: time.utf8.span)
  }

  package init(bytes: Span<UInt8>) throws(LocalTime.Fault) {
    let parts = try DateText(bytes)
    if let offset = parts.offset {
      // The date is checked as one of UTC, whose clocks leave nothing out.
      time = try LocalTime(utc: parts.date.days * 1_440 + (parts.minuteOfDay ?? 0) - offset)
    } else {
      time = try Self.time(parts.date, parts.minuteOfDay ?? 0)
    }
    hasTimeOfDay = parts.minuteOfDay != nil
  }

  package init(date: Span<UInt8>, time: Span<UInt8>) throws(LocalTime.Fault) {
    guard let minuteOfDay = try DateText.timeOfDay(time) else {
      // The date's text stands alone, with whatever it says.
      self = try LocalTimeReading(bytes: date)
      return
    }
    let parts = try DateText(date)
    guard parts.offset == nil, parts.minuteOfDay ?? 0 == 0 else { throw .timeTwice }
    self = LocalTimeReading(time: try Self.time(parts.date, minuteOfDay), hasTimeOfDay: true)
  }

  private init(time: LocalTime, hasTimeOfDay: Bool) {
    self.time = time
    self.hasTimeOfDay = hasTimeOfDay
  }

  private static func time(_ date: CivilDate, _ minuteOfDay: Int) throws(LocalTime.Fault) -> LocalTime {
    try LocalTime(
      year: date.year, month: date.month, day: date.day, hour: minuteOfDay / 60, minute: minuteOfDay % 60)
  }
}
