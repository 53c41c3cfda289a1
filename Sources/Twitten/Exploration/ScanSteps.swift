import Formats
import Incidents

/// The steps of time that a scan looks at.
public struct ScanSteps: Sendable {
  /// How long a step is.
  public enum Length: String, Sendable, CaseIterable {
    case month, week, day

    /// The longest run of steps that is looked at unless another is asked for: two years, a quarter, four weeks. What goes
    /// on longer is no news to a meeting, and every run more is a window more in every replica.
    public var usualRun: Int {
      switch self {
      case .month: 24
      case .week: 13
      case .day: 28
      }
    }
  }

  /// The step of each chosen incident inside the study area, beside `incidents`.
  let step: [Int]
  /// The incidents that have one, by their number in the table.
  let incidents: [Int]
  /// How many incidents have none, as they are not known to the day.
  let undated: Int
  /// How many steps there are, those without incidents included.
  var count: Int { labels.count }
  /// What each step is called: `2025-07`, or the first day of it.
  private let labels: [String]
  /// How many days each has.
  let days: [Int]
  /// Months between the first and the last that no file covers; they are no steps.
  let gaps: [Month]

  func label(of step: Int) -> String { labels[step] }

  /// Steps reach over the months that were asked for, as far as the files have them, whether the chosen incidents were there
  /// to the end or not: a series that has ended is not "now".
  ///
  /// - Throws: where steps of days or weeks are asked of months, or there is only one step.
  init(_ exploration: Exploration, _ length: Length) throws(InputError) {
    let table = exploration.incidents
    let inside = exploration.insideIncidents
    let covered = exploration.everything.coveredMonths()
    let first = exploration.choice.firstMonth ?? covered.first ?? Month(ordinal: 0)
    let last = exploration.choice.lastMonth ?? covered.last ?? first
    let months = covered.filter { first <= $0 && $0 <= last }
    if length == .month {
      // Months of which the files have nothing at all are gaps, not zeros.
      let position = Dictionary(uniqueKeysWithValues: months.enumerated().map { ($1, $0) })
      incidents = inside.filter { position[table.month[$0]] != nil }
      step = incidents.map { position[table.month[$0]] ?? 0 }
      undated = 0
      labels = months.map(\.description)
      days = months.map(\.days)
      gaps = Self.gaps(months)
    } else {
      let size = length == .week ? 7 : 1
      let dated = inside.compactMap { incident in table.time(of: incident)?.knownDay.map { (incident, $0) } }
      guard let reach = Self.reach(exploration.everything, Set(months)), !dated.isEmpty else {
        throw .badData(
          "Steps of a \(length.rawValue) need incidents whose day is known, and of all \(inside.count) the month alone is: police.uk "
            + "publishes no days. Take --step month, or a partner's file with dates.")
      }
      incidents = dated.map(\.0)
      step = dated.map { ($0.1 - reach.lowerBound) / size }
      undated = inside.count - dated.count
      let count = (reach.upperBound - reach.lowerBound) / size + 1
      labels = (0..<count).map { LocalTime(day: reach.lowerBound + $0 * size).date }
      days = [Int](repeating: size, count: count)
      gaps = []
    }
    guard labels.count > 1 else {
      throw .badData(
        "There is one step, \(labels.first ?? "none"), and nothing to compare it with. Take more months, or --step week or day where days "
          + "are known.")
    }
  }

  private static func gaps(_ months: [Month]) -> [Month] {
    guard let first = months.first, let last = months.last else { return [] }
    let known = Set(months)
    return (first.ordinal...last.ordinal).map { Month(ordinal: $0) }.filter { !known.contains($0) }
  }

  /// The first and the last day that any incident of these months is known of.
  private static func reach(_ table: IncidentTable, _ months: Set<Month>) -> ClosedRange<Int>? {
    var reach: ClosedRange<Int>?
    for incident in 0..<table.count where months.contains(table.month[incident]) {
      guard let day = table.time(of: incident)?.knownDay else { continue }
      reach = reach.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
    }
    return reach
  }
}
