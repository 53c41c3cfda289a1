import Formats
import Incidents
import Tasking

/// The months of an exploration: which are whole, which are compared.
struct TrendCalendar {
  let comparison: Comparison
  let series: SeriesCalendar
  /// Gaps, months left out, a sentence each.
  let about: [String]

  /// - Throws: where there is no whole month, or nothing in the period.
  init(_ exploration: Exploration, _ settings: TrendExploration.Settings) throws(InputError) {
    let incidents = exploration.incidents
    let whole = WholeMonths(exploration, rule: settings.completeness)
    let usable = whole.months
    guard let latest = settings.ending ?? usable.max() else {
      throw .badData("No month is whole in every source, so that nothing can be compared; \"twitten check\" tells why.")
    }
    let covered = incidents.coveredMonths()
    let comparison = Comparison(
      Period(ending: latest, months: settings.months), covered: covered, usable: usable)
    guard comparison.missingMonths.count < settings.months else {
      throw .badData(
        "No incident file covers \(comparison.current): the files reach from \(covered.first.map(\.description) ?? "none") to "
          + "\(covered.last.map(\.description) ?? "none").")
    }
    self.comparison = comparison
    series = SeriesCalendar(covered: covered, usable: usable)
    about =
      whole.about
      + [comparison.previous, comparison.yearBefore].compactMap { $0 }.filter { !$0.isWhole }.map { months in
        "Against \(months.period) only \(months.count) of \(months.period.length) months are compared, as "
          + "\(months.leftOut.map(\.description).joined(separator: ", ")) \(months.leftOut.count == 1 ? "is" : "are") not whole: "
          + "left out on both sides."
      }
  }
}
