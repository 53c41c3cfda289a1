/// When a case was, as stretches of real time laid on the week.
///
/// A minute of the week is counted on the clock from Monday 00:00, 0 ..< 10,080. Where the clocks do not change a case is one
/// stretch. Where they do it is two: the night in March has 00:00 to 01:00 and then 02:00 on, and the hour between them
/// gets nothing; the night in October has 00:00 to 02:00 and then 01:00 on, so that the hour that comes twice lasts 120
/// minutes. A stretch may run on from Sunday into Monday.
public struct WeekSpan: Sendable, Hashable {
  /// The minutes of a week.
  public static let minutesOfWeek = 10_080

  /// A run of real time in which the clock runs evenly.
  public struct Stretch: Sendable, Hashable {
    /// The minute of the week that it begins with, 0 ..< 10,080.
    public let start: Int
    /// How long it lasts, at least 1.
    public let minutes: Int

    /// - Precondition: `start` is a minute of the week and `minutes` at least 1.
    public init(start: Int, minutes: Int) {
      precondition((0..<WeekSpan.minutesOfWeek).contains(start) && minutes >= 1, "a minute of the week, some minutes")
      self.start = start
      self.minutes = minutes
    }
  }

  /// What is to be said of the way a case is weighed.
  public enum Kind: String, Sendable, CaseIterable {
    /// From a beginning to an end at most a week later: weighed by the share of its time in each hour.
    case withinAWeek = "within a week"
    /// No end: weighs 1 in the hour of its beginning.
    case withoutEnd = "without an end"
    /// The end lies before the beginning: weighs 1 in the hour of its beginning.
    case endBeforeStart = "ending before it begins"
    /// More than 168 hours: weighs 1/168 in every hour, and says nothing.
    case overAWeek = "over 168 hours"
  }

  /// The stretches in the order of time, at least one.
  public let stretches: [Stretch]
  /// How it is weighed.
  public let kind: Kind

  /// How many minutes of real time it lasts.
  public var minutes: Int { stretches.reduce(0) { $0 + $1.minutes } }

  /// A case whose beginning and end are known.
  ///
  /// - Precondition: at least one stretch.
  public init(_ stretches: [Stretch]) {
    precondition(!stretches.isEmpty, "at least one stretch")
    let minutes = stretches.reduce(0) { $0 + $1.minutes }
    self.stretches = stretches
    kind = minutes > Self.minutesOfWeek ? .overAWeek : .withinAWeek
  }

  /// A case on a clock that is never changed, with the conventions for what is odd.
  ///
  /// - Parameters:
  ///   - start: minutes since some Monday 00:00, which may be long ago.
  ///   - end: the first minute after it, on the same clock; nil where it is not known. The same as `start` is an instant, and
  ///     lasts a minute.
  public init(start: Int, end: Int?) {
    let ofWeek = start % Self.minutesOfWeek
    let first = ofWeek < 0 ? ofWeek + Self.minutesOfWeek : ofWeek
    let minutes = end.map { max($0, start) - start } ?? 0
    stretches = [Stretch(start: first, minutes: max(1, minutes))]
    kind =
      switch end {
      case nil: .withoutEnd
      case .some(let end) where end < start: .endBeforeStart
      default: minutes > Self.minutesOfWeek ? .overAWeek : .withinAWeek
      }
  }
}
