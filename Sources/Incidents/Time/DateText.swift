/// The parts of a date's text, each within its range, before they are laid on the clock.
struct DateText {
  let date: CivilDate
  /// nil where the text has no time.
  let minuteOfDay: Int?
  /// Minutes that the text's clock is ahead of UTC; nil where it does not say.
  let offset: Int?

  init(_ bytes: Span<UInt8>) throws(LocalTime.Fault) {
    let bytes = bytes.extracting(Self.trimmed(bytes))
    guard !bytes.isEmpty else { throw .blank }
    var index = 0
    var isISO = false
    if let year = Self.figures(bytes, &index, 4...4), Self.take(bytes, &index, "-") {
      guard let month = Self.figures(bytes, &index, 2...2), Self.take(bytes, &index, "-"),
        let day = Self.figures(bytes, &index, 2...2)
      else { throw .form }
      isISO = true
      date = try Self.date(year, month, day)
    } else {
      index = 0
      date = try Self.dayFirst(bytes, &index)
    }
    if index == bytes.count {
      (minuteOfDay, offset) = (nil, nil)
      return
    }
    guard isISO && (Self.take(bytes, &index, "T") || Self.take(bytes, &index, "t")) || Self.takeSpaces(bytes, &index)
    else { throw .form }
    minuteOfDay = try Self.clock(bytes, &index, hourFigures: isISO ? 2...2 : 1...2)
    offset = isISO ? try Self.offset(bytes, &index) : nil
    guard index == bytes.count else { throw .timeForm }
  }

  /// Reads the text of a time alone: `HH:MM`, `HH:MM:SS` or `HHMM`.
  ///
  /// - Returns: minutes since midnight; nil where the text is blank.
  static func timeOfDay(_ bytes: Span<UInt8>) throws(LocalTime.Fault) -> Int? {
    let bytes = bytes.extracting(trimmed(bytes))
    guard !bytes.isEmpty else { return nil }
    var index = 0
    if bytes.count == 4, let number = figures(bytes, &index, 4...4) {
      return try minuteOfDay(hour: number / 100, minute: number % 100, second: 0)
    }
    index = 0
    let minutes = try clock(bytes, &index, hourFigures: 1...2)
    guard index == bytes.count else { throw .timeForm }
    return minutes
  }

  /// `30/03/2025`, `30-Mar-25` or `30-Mar-2025`.
  private static func dayFirst(_ bytes: Span<UInt8>, _ index: inout Int) throws(LocalTime.Fault) -> CivilDate {
    guard let day = figures(bytes, &index, 1...2) else { throw .form }
    if take(bytes, &index, "/") {
      guard let month = figures(bytes, &index, 1...2), take(bytes, &index, "/"),
        let year = figures(bytes, &index, 4...4)
      else { throw .form }
      return try date(year, month, day)
    }
    guard take(bytes, &index, "-"), let month = monthName(bytes, &index), take(bytes, &index, "-") else { throw .form }
    let yearStart = index
    if let year = figures(bytes, &index, 4...4) { return try date(year, month, day) }
    index = yearStart
    guard let year = figures(bytes, &index, 2...2) else { throw .form }
    return try date(year + (year < 70 ? 2000 : 1900), month, day)
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) throws(LocalTime.Fault) -> CivilDate {
    guard LocalTime.years.contains(year) else { throw .year }
    guard (1...12).contains(month) else { throw .month }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .day }
    return date
  }

  /// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.sss`, in minutes since midnight.
  private static func clock(
    _ bytes: Span<UInt8>, _ index: inout Int, hourFigures: ClosedRange<Int>
  ) throws(LocalTime.Fault) -> Int {
    guard let hour = figures(bytes, &index, hourFigures), take(bytes, &index, ":"),
      let minute = figures(bytes, &index, 2...2)
    else { throw .timeForm }
    var second = 0
    if take(bytes, &index, ":") {
      guard let seconds = figures(bytes, &index, 2...2) else { throw .timeForm }
      second = seconds
      if take(bytes, &index, ".") || take(bytes, &index, ",") {
        let start = index
        while index < bytes.count, isFigure(bytes[index]) { index += 1 }
        guard index > start else { throw .timeForm }
      }
    }
    return try minuteOfDay(hour: hour, minute: minute, second: second)
  }

  private static func minuteOfDay(hour: Int, minute: Int, second: Int) throws(LocalTime.Fault) -> Int {
    guard hour <= 23 else { throw .hour }
    guard minute <= 59 else { throw .minute }
    guard second <= 59 else { throw .second }
    return hour * 60 + minute
  }

  /// `Z`, `+01:00`, `+0100` or `+01`; nil at the end of the text.
  private static func offset(_ bytes: Span<UInt8>, _ index: inout Int) throws(LocalTime.Fault) -> Int? {
    if index == bytes.count { return nil }
    if take(bytes, &index, "Z") || take(bytes, &index, "z") { return 0 }
    let sign = take(bytes, &index, "+") ? 1 : take(bytes, &index, "-") ? -1 : 0
    guard sign != 0 else { throw .timeForm }
    let start = index
    var (hours, minutes) = (0, 0)
    if let both = figures(bytes, &index, 4...4) {
      (hours, minutes) = (both / 100, both % 100)
    } else {
      index = start
      guard let figures = figures(bytes, &index, 2...2) else { throw .offset }
      hours = figures
      if take(bytes, &index, ":") {
        guard let figures = Self.figures(bytes, &index, 2...2) else { throw .offset }
        minutes = figures
      }
    }
    guard minutes <= 59, hours * 60 + minutes <= 14 * 60 else { throw .offset }
    return sign * (hours * 60 + minutes)
  }

  // MARK: Bytes

  /// Where the text lies without the spaces around it.
  private static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (0, bytes.count)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  private static func isFigure(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func take(_ bytes: Span<UInt8>, _ index: inout Int, _ wanted: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: wanted) else { return false }
    index += 1
    return true
  }

  private static func takeSpaces(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
    let start = index
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    return index > start
  }

  /// A run of figures, nil where it is shorter or longer than `counts`.
  private static func figures(_ bytes: Span<UInt8>, _ index: inout Int, _ counts: ClosedRange<Int>) -> Int? {
    var (value, count) = (0, 0)
    while index < bytes.count, isFigure(bytes[index]) {
      if count == counts.upperBound { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
      count += 1
      index += 1
    }
    return count >= counts.lowerBound ? value : nil
  }

  /// The English names in three letters, any case, and `Sept`, which some systems write.
  private static func monthName(_ bytes: Span<UInt8>, _ index: inout Int) -> Int? {
    var name: UInt32 = 0
    var count = 0
    while index < bytes.count, bytes[index] | 0x20 >= UInt8(ascii: "a"), bytes[index] | 0x20 <= UInt8(ascii: "z") {
      guard count < 4 else { return nil }
      name = name << 8 | UInt32(bytes[index] | 0x20)
      count += 1
      index += 1
    }
    if name == Self.sept { return 9 }
    return monthNames.firstIndex(of: name).map { $0 + 1 }
  }

  private static let sept = packed("sept")
  private static let monthNames = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { packed($0) }

  private static func packed(_ name: String) -> UInt32 { name.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}
