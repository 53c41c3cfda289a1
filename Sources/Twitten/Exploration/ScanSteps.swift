import Formats
import Incidents

/// The steps of time that a scan looks at.
public struct ScanSteps: Sendable {
  /// How long a step is.
  public enum Length: String, Sendable, CaseIterable { case month, week, day }

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

  /// - Throws: where steps of days or weeks are asked of months.
  init(_ exploration: Exploration, _ length: Length) throws(InputError) {
    let table = exploration.incidents
    let inside = exploration.insideIncidents
    guard length != .month else {
      // Months of which the files have nothing at all are gaps, not zeros.
      let covered = exploration.everything.coveredMonths()
      let own = Set(inside.map { table.month[$0] })
      let first = exploration.choice.firstMonth ?? own.min() ?? Month(ordinal: 0)
      let last = exploration.choice.lastMonth ?? own.max() ?? first
      let months = covered.filter { first <= $0 && $0 <= last }
      let position = Dictionary(uniqueKeysWithValues: months.enumerated().map { ($1, $0) })
      incidents = inside.filter { position[table.month[$0]] != nil }
      step = incidents.map { position[table.month[$0]] ?? 0 }
      undated = 0
      labels = months.map(\.description)
      days = months.map(\.days)
      gaps =
        months.first.flatMap { first in
          months.last.map { last in
            (first.ordinal...last.ordinal).map { Month(ordinal: $0) }.filter { position[$0] == nil }
          }
        } ?? []
      return
    }
    let size = length == .week ? 7 : 1
    let dated = inside.compactMap { incident in table.time(of: incident)?.knownDay.map { (incident, $0) } }
    guard let first = dated.map(\.1).min(), let last = dated.map(\.1).max() else {
      throw .badData(
        "Steps of a \(length.rawValue) need incidents whose day is known, and of all \(inside.count) the month alone is: police.uk "
          + "publishes no days. Take --step month, or a partner's file with dates.")
    }
    incidents = dated.map(\.0)
    step = dated.map { ($0.1 - first) / size }
    undated = inside.count - dated.count
    let count = (last - first) / size + 1
    labels = (0..<count).map { LocalTime(day: first + $0 * size).date }
    days = [Int](repeating: size, count: count)
    gaps = []
  }
}
