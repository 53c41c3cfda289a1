public import Formats
import Incidents
import Places
package import Publishing
import Spatial
public import Tasking

/// Peak times of explored incidents, as tables.
public struct PeaksExploration: Sendable {
  /// By what incidents are grouped.
  public enum Groups: String, Sendable, CaseIterable {
    /// By what they are about.
    case theme
    /// By the areas of the boundaries.
    case area
  }

  /// A row a group and three-hour block.
  package let blocks: PlainLayer
  /// A row a group.
  package let groups: PlainLayer
  /// The district's hours: a row a weekday with a column a block, headings first; empty where they are not shown.
  public let week: [[String]]
  /// Of the district and of each group name, incidents, known to the hour, p, q and windows; headings first.
  public let rows: [[String]]
  /// What came of it, a sentence each.
  public let sentences: [String]
  /// What was read and done, a sentence each.
  public var about: [String] { blocks.about }

  /// Looks at when incidents happened.
  ///
  /// - Parameters:
  ///   - exploration: what was read.
  ///   - grouping: by what incidents are grouped.
  ///   - settings: how many windows of how many hours, and the test.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where no incident has a time of day, as police.uk's have none.
  public init(
    _ exploration: Exploration, by grouping: Groups, _ settings: PeakTimes.Settings, workers: Int,
    progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    if let fault = settings.fault { throw InputError(.usage, fault) }
    progress("laying \(exploration.insideIncidents.count) incidents on the week")
    let groups = try Self.grouping(exploration, grouping, workers: workers)
    let peaks = PeakTimes(
      exploration.incidents, counted: exploration.insideIncidents, by: [groups], settings, workers: workers)
    if let refusal = peaks.refusal { throw .badData(refusal) }
    let about = exploration.about + peaks.about
    blocks = PeakTable.blocks(peaks, about: about)
    self.groups = PeakTable.groups(peaks, about: about)
    week = Self.week(peaks.district)
    rows =
      [["group", "incidents", "timed", "to the hour", "p", "q", "windows (incidents)"]]
      + ([peaks.district] + peaks.groups).map(Self.row)
    sentences = Self.sentences(peaks)
  }

  private static func grouping(
    _ exploration: Exploration, _ grouping: Groups, workers: Int
  ) throws(InputError) -> PeakGrouping {
    guard grouping == .area else { return .themes(of: exploration.incidents) }
    guard let areas = exploration.areas else {
      throw InputError(.usage, "Groups by area want boundaries: name them with --area.")
    }
    let area = try SpatialAnswers.asked { () throws(SpatialError) in
      try areas.index.locate(x: exploration.locations.x, y: exploration.locations.y, workers: workers)
    }
    return PeakGrouping(
      kind: "area", ids: areas.codes, names: areas.names, group: ContiguousArray(exploration.ofIncidents(area)))
  }

  private static func number(_ value: Double) -> String { FixedDecimal.string(value, decimals: 1, keepingZeros: true) }

  private static func week(_ district: PeakProfile) -> [[String]] {
    guard district.hasHours else { return [] }
    let blocks = district.profile.blocks
    func two(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : "\(hour)" }
    let head = (0..<8).map { "\(two($0 * 3))-\(two($0 * 3 + 3))" }
    return [[""] + head + ["all"]]
      + (0..<7).map { day in
        let row = blocks[day * 8..<(day + 1) * 8]
        return [PatrolWindow.weekdays[day]] + row.map(number) + [number(row.reduce(0, +))]
      }
  }

  private static func row(_ group: PeakProfile) -> [String] {
    func probability(_ p: Double) -> String { p.isNaN ? "" : FixedDecimal.string(p, decimals: 3, keepingZeros: true) }
    let share = group.profile.knownToHourShare
    return [
      group.name, "\(group.incidents)", "\(group.timed)",
      share.isNaN ? "" : "\(FixedDecimal.string(100 * share, decimals: 0)) %", probability(group.p),
      probability(group.q), group.noWindows.map { "none: \($0)" } ?? group.windowWords(number),
    ]
  }

  private static func sentences(_ peaks: PeakTimes) -> [String] {
    let district = peaks.district
    var sentences: [String] = []
    if !district.hasHours {
      sentences.append(
        "\(district.profile.knownToHour) of \(district.profile.incidents) incidents are known to the hour and \(district.wholeDays) to whole "
          + "days alone: the hours of all together are not shown. Choose the sources with times of day.")
    }
    if !district.windows.isEmpty {
      let hours = district.windows.reduce(0) { $0 + $1.hours }
      sentences.append(
        "The district's windows hold \(number(100 * district.coveredShare)) % of its incidents in "
          + "\(number(100 * Double(hours) / Double(AoristicWeights.hours))) % of the week.")
    }
    let tested = peaks.groups.count { !$0.q.isNaN }
    let differing = peaks.groups.count { $0.differs() ?? false }
    guard tested > 0 else { return sentences }
    sentences.append(
      "\(differing) of \(tested) tested groups have hours that differ from all incidents' at a false discovery rate of 5 %"
        + (differing < tested ? "; for the others the district's windows serve as well as their own." : "."))
    return sentences
  }
}
