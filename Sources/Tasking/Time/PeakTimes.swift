public import Incidents
public import Spatial

/// When incidents happen: the hours of the week of a district and of groups of its incidents, whether a group's hours are its
/// own, and the best times to be there.
///
/// Times are spread over the hours in which they may have been (`AoristicWeights`). A date alone is its whole day: it says
/// which day and nothing of the hour. Incidents of which the month alone is known are counted and have no part in it.
///
/// - Hours of a group are shown where at least half of its dated incidents are known to less than a day.
/// - Windows are given where at least `leastIncidents` are known to less than a day, and at least half of the dated ones to
///   within the length of a window: where most are known less well, the "best" window is one of the ways in which times
///   are written down.
/// - The test (`ProfileTest`) looks at incidents known to less than a day alone, the group's against all. Else a partner who
///   writes dates would seem to have hours of its own.
///
/// The common misreading: two groups of which one differs and one does not need not differ from one another; and a group that
/// does not differ is served as well by the district's windows as by its own.
public struct PeakTimes: Sendable {
  /// What is asked for.
  public struct Settings: Sendable, Equatable {
    /// How many windows.
    public var windows = 3
    /// How many hours each of them has.
    public var windowHours = 4
    /// Groups of fewer incidents known to less than a day get no windows.
    public var leastIncidents = 20
    /// How a group is held against the district.
    public var test = ProfileTest()

    /// The defaults above.
    public init() {}

    /// What is wrong with the windows, in a sentence; nil where nothing is.
    public var fault: String? {
      if !(1...24).contains(windowHours) { return "A window has from 1 to 24 hours." }
      if windows < 1 || windows > AoristicWeights.hours / windowHours {
        return "From 1 to \(AoristicWeights.hours / windowHours) windows of \(windowHours) hours fit the week."
      }
      return nil
    }
  }

  /// What was asked for.
  public let settings: Settings
  /// All incidents.
  public let district: PeakProfile
  /// The groups that have incidents, in the order of the groupings and in each as it has them.
  public let groups: [PeakProfile]
  /// The test of each grouping.
  public let tests: [SignificanceTest]
  /// Incidents of more than 168 hours: they weigh 1/168 everywhere.
  public let overAWeek: Int
  /// What was odd about the times of the files that were read, all their rows together.
  public let odd: IncidentFile.OddTimes

  /// Counts the incidents of a district and of its groups by hour.
  ///
  /// - Parameters:
  ///   - incidents: what happened.
  ///   - counted: the numbers of those that are looked at; nil for all.
  ///   - groupings: each with a group for every incident of the table.
  ///   - settings: what is asked for; `fault` must be nil.
  ///   - workers: how many threads may work at a time; the answer does not depend on it.
  public init(
    _ incidents: IncidentTable, counted: [Int]? = nil, by groupings: [PeakGrouping] = [],
    _ settings: Settings = Settings(), workers: Int = 1
  ) {
    precondition(settings.fault == nil, "windows that fit the week")
    let known = KnownTimes(incidents, counted ?? Array(0..<incidents.count), windowHours: settings.windowHours)
    let all = known.all
    var groups: [PeakProfile] = []
    var tests: [SignificanceTest] = []
    for grouping in groupings {
      precondition(grouping.group.count == incidents.count, "a group for each incident")
      let scores = settings.test.scores(
        known.timed, group: ContiguousArray(known.timedIncidents.map { grouping.group[$0] }),
        groups: grouping.ids.count, workers: workers)
      tests.append(scores.test)
      for (number, part) in known.parts(by: grouping).enumerated() where part.incidents > 0 {
        groups.append(
          PeakProfile(
            kind: grouping.kind, id: grouping.ids[number], name: grouping.names[number], part, of: all, settings,
            score: PeakProfile.Score(
              statistic: scores.statistic[number], p: scores.p[number], q: scores.q[number])))
      }
    }
    self.settings = settings
    district = PeakProfile(kind: "district", id: "all", name: "all", all, of: all, settings, score: nil)
    self.groups = groups
    self.tests = tests
    overAWeek = known.wholeDays.kinds[.overAWeek] ?? 0
    odd = incidents.files.reduce(into: IncidentFile.OddTimes()) { sum, file in
      sum.withoutEnd += file.oddTimes.withoutEnd
      sum.endBeforeStart += file.oddTimes.endBeforeStart
      sum.repeatedHour += file.oddTimes.repeatedHour
      sum.midnight += file.oddTimes.midnight
    }
  }

  /// Why there are no peak times, in a sentence; nil where some incidents are known to less than a day.
  public var refusal: String? {
    if district.timed > 0 { return nil }
    return district.wholeDays > 0
      ? "Dates without times of day: no peak times. It needs a source with times of day."
      : "Month-only data: no peak times. It needs a source with times of day."
  }
}
