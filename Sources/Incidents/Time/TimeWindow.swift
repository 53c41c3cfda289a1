/// A part of the week: some weekdays, and hours that may run across midnight into the next day.
public struct TimeWindow: Sendable, Equatable, CustomStringConvertible {
  /// The days on which the hours begin; Monday is 0, Sunday 6. Empty for all.
  public var weekdays: Set<Int>
  /// Minutes since midnight, both inclusive at the start and exclusive at the end; nil for the whole day. An end that is
  /// not after the start lies on the next day.
  public var hours: Hours?

  /// From one minute of the day to before another.
  public struct Hours: Sendable, Equatable {
    /// 0 ... 1,439.
    public let start: Int
    /// 1 ... 1,440, exclusive.
    public let end: Int

    /// - Returns: nil where the two are no minutes of a day or the same.
    public init?(start: Int, end: Int) {
      guard (0..<1_440).contains(start), (1...1_440).contains(end), start != end % 1_440 || end == 1_440 else {
        return nil
      }
      self.start = start
      self.end = end
    }

    /// How many minutes they last.
    var length: Int { end > start ? end - start : end + 1_440 - start }
  }

  /// A window of these days and hours.
  public init(weekdays: Set<Int> = [], hours: Hours? = nil) {
    self.weekdays = weekdays
    self.hours = hours
  }

  /// The night-time economy: from 20:00 on Friday and on Saturday to 04:00 of the next day.
  public static let nightTimeEconomy = TimeWindow(weekdays: [4, 5], hours: Hours(start: 1_200, end: 240))

  /// `Fri, Sat 20:00 to 04:00`
  public var description: String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let days = weekdays.isEmpty ? "every day" : weekdays.sorted().map { names[$0] }.joined(separator: ", ")
    func clock(_ minutes: Int) -> String {
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
    return days + (hours.map { " \(clock($0.start)) to \(clock($0.end))" } ?? "")
  }

  /// What a window says of an incident.
  package enum Answer {
    case inside, outside
    /// The incident may have been inside or outside: its time is not known well enough.
    case undetermined
  }

  /// Whether an incident was in the window: inside where all of its range lies in one run of the window's hours, outside
  /// where none of it does. Whole days in a row are one run.
  package func answer(_ range: TimeRange) -> Answer {
    let (first, last) = (Int(range.earliest.minutes), Int(range.latest.minutes))
    let firstDay = Self.day(first)
    // Longer than a week: it touches every part of it.
    guard last - first < 7 * 1_440 else { return isWholeWeek ? .inside : .undetermined }
    var touches = false
    // All minutes from the first to before this one are inside.
    var reached = first
    for day in (firstDay - 1)...Self.day(last) {
      guard weekdays.isEmpty || weekdays.contains(CivilDate.weekday(days: day)) else { continue }
      let start = day * 1_440 + (hours?.start ?? 0)
      let end = start + (hours?.length ?? 1_440)
      if start <= reached { reached = max(reached, end) }
      if first < end, last >= start { touches = true }
    }
    return last < reached ? .inside : touches ? .undetermined : .outside
  }

  private var isWholeWeek: Bool {
    (weekdays.isEmpty || weekdays.isSuperset(of: 0...6)) && (hours?.length ?? 1_440) == 1_440
  }

  private static func day(_ minutes: Int) -> Int { minutes >= 0 ? minutes / 1_440 : -((1_439 - minutes) / 1_440) }
}
