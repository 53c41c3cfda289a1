public import Incidents

/// How much each month of the year has, against the mean of them all: 1.2 is a fifth more than usual.
///
/// Incidents a day of each January are averaged, then of each February, and so on; the index is such a mean by the mean of
/// the twelve. Only whole months count. A steady rise or fall over the years leaks into it a little: what rises through
/// the year seems to be a feature of its last months.
public struct SeasonIndex: Sendable, Equatable {
  /// January first.
  public let values: [Double]
  /// How many times the rarest month of the year was seen.
  public let years: Int

  /// Fewer years than these do not tell a season from an accident.
  public static let leastYears = 2

  /// - Parameter counts: of whole months.
  /// - Returns: nil where some month of the year was seen less than twice, or nothing happened.
  init?(_ counts: [(month: Month, incidents: Int)]) {
    var sums = [Double](repeating: 0, count: 12)
    var seen = [Int](repeating: 0, count: 12)
    for (month, incidents) in counts {
      sums[month.monthOfYear - 1] += Double(incidents) / Double(month.days)
      seen[month.monthOfYear - 1] += 1
    }
    years = seen.min() ?? 0
    guard years >= Self.leastYears else { return nil }
    let means = zip(sums, seen).map { $0 / Double($1) }
    let mean = means.reduce(0, +) / 12
    guard mean > 0 else { return nil }
    values = means.map { $0 / mean }
  }

  /// The index of a month.
  public func of(_ month: Month) -> Double { values[month.monthOfYear - 1] }
}
