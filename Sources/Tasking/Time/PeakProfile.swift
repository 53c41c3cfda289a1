public import Spatial

/// When a group's incidents happen, as far as their times are known, and when to be there.
public struct PeakProfile: Sendable, Equatable {
  /// What the group is: `district`, `hotspot`, `theme`, `area`.
  public let kind: String
  /// What it is called by machines.
  public let id: String
  /// What it is called by people.
  public let name: String

  /// All its incidents.
  public let incidents: Int
  /// Those of which the month alone is known: they have no part in anything below.
  public var monthOnly: Int { incidents - profile.incidents }
  /// Those whose time may be any of a whole day, or of longer: a date alone, or a range of a day and more.
  public let wholeDays: Int
  /// Those known to within less than a day.
  public var timed: Int { profile.incidents - wholeDays }
  /// Those known to within the length of a window.
  public let knownToWindow: Int

  /// Its incidents over the week, whole days among them.
  public let profile: WeekProfile
  /// What each of the 56 blocks would have, were the group's incidents spread as the district's: those known to less than a day as
  /// the district's such, whole days as the district's whole days. So a group is not held against the district for how its times
  /// were written down.
  public let expected: ContiguousArray<Double>

  /// The distance from the district's profile, over the incidents known to less than a day; nan where it is not tested.
  public let statistic: Double
  /// Whether that is more than chance makes; nan where it is not tested.
  public let p: Double
  /// The same as a false discovery rate over the groups of its kind; nan where it is not tested.
  public let q: Double

  /// The best windows, that which covers most first; empty where none are given.
  public let windows: [PatrolWindow]
  /// Why no windows are given; nil where they are.
  public let noWindows: String?

  /// What a test says of a group; nan where it is not tested.
  struct Score {
    let statistic: Double
    let p: Double
    let q: Double
  }

  /// - Parameters:
  ///   - part: its incidents.
  ///   - all: the district's.
  ///   - score: nil where there is nothing to hold it against.
  init(
    kind: String, id: String, name: String, _ part: KnownTimes.Part, of all: KnownTimes.Part,
    _ settings: PeakTimes.Settings, score: Score?
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    incidents = part.incidents
    wholeDays = part.wholeDays.incidents
    knownToWindow = part.knownToWindow
    let profile = part.timed + part.wholeDays
    self.profile = profile
    expected = ContiguousArray(
      (0..<WeekProfile.blockCount).map { block in
        part.timed.expected(block, as: all.timed) + part.wholeDays.expected(block, as: all.wholeDays)
      })
    statistic = score?.statistic ?? .nan
    p = score?.p ?? .nan
    q = score?.q ?? .nan
    noWindows = Self.noWindows(part, settings)
    windows =
      noWindows == nil
      ? PatrolWindows.best(settings.windows, hours: settings.windowHours, of: profile.hours) : []
  }

  private static func noWindows(_ part: KnownTimes.Part, _ settings: PeakTimes.Settings) -> String? {
    let dated = part.timed.incidents + part.wholeDays.incidents
    if dated == 0 { return "the month alone is known" }
    if part.timed.incidents < settings.leastIncidents {
      return "fewer than \(settings.leastIncidents) incidents have a time of day"
    }
    return 2 * part.knownToWindow < dated
      ? "\(part.knownToWindow) of \(dated) are known to within \(settings.windowHours) hours, fewer than half" : nil
  }

  /// Whether its hours may be shown: at least half of what has a date is known to less than a day. Hours of whole days would be
  /// made up.
  public var hasHours: Bool { timed > 0 && timed >= wholeDays }

  /// Whether its hours differ from the district's at a false discovery rate; nil where that was not tested.
  public func differs(at rate: Double = 0.05) -> Bool? { q.isNaN ? nil : q <= rate }

  /// The incidents in its windows.
  public var covered: Double { windows.reduce(0) { $0 + $1.incidents } }
  /// The share of its dated incidents that lie in its windows, 0 ... 1; nan where it has none.
  public var coveredShare: Double { covered / Double(profile.incidents) }

  /// `Fri 21:00 to 01:00 (12.4)`, one after the other; empty where there are none.
  ///
  /// - Parameter number: how the incidents of a window are written.
  public func windowWords(_ number: (Double) -> String) -> String {
    windows.map { "\($0.words) (\(number($0.incidents)))" }.joined(separator: "; ")
  }
}

extension PatrolWindow {
  /// The days of the week, Monday first.
  public static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `Fri 21:00 to 01:00`: the day is that of the beginning.
  public var words: String {
    func clock(_ hour: Int) -> String { hour < 10 ? "0\(hour):00" : "\(hour):00" }
    return "\(Self.weekdays[weekday]) \(clock(hourOfDay)) to \(clock((hourOfDay + hours) % 24))"
  }
}

extension WeekProfile {
  /// What a block would have, were these incidents spread as others are.
  fileprivate func expected(_ block: Int, as others: WeekProfile) -> Double {
    others.incidents > 0 ? Double(incidents) * others.blocks[block] / Double(others.incidents) : 0
  }
}
