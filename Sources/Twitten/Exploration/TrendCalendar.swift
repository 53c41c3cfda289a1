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
    let (everything, incidents) = (exploration.everything, exploration.incidents)
    let completeness = Completeness(everything, isInside: exploration.isInside, rule: settings.completeness)
    let sources = incidents.chosenSources
    let (first, last) = (exploration.choice.firstMonth, exploration.choice.lastMonth)
    let usable = completeness.usable(for: sources).filter { (first ?? $0) <= $0 && $0 <= (last ?? $0) }
    guard let latest = settings.ending ?? usable.max() else {
      throw .badData("No month is whole in every source, so that nothing can be compared; \"twitten check\" tells why.")
    }
    let covered = incidents.coveredMonths()
    let comparison = Comparison(
      Period(ending: latest, months: settings.months), covered: covered, usable: Set(usable))
    guard comparison.missingMonths.count < settings.months else {
      throw .badData(
        "No incident file covers \(comparison.current): the files reach from \(covered.first.map(\.description) ?? "none") to "
          + "\(covered.last.map(\.description) ?? "none").")
    }
    self.comparison = comparison
    series = SeriesCalendar(covered: covered, usable: Set(usable))
    about =
      Self.gaps(completeness, sources)
      + [comparison.previous, comparison.yearBefore].compactMap { $0 }.filter { !$0.isWhole }.map { months in
        "Against \(months.period) only \(months.count) of \(months.period.length) months are compared, as "
          + "\(months.leftOut.map(\.description).joined(separator: ", ")) \(months.leftOut.count == 1 ? "is" : "are") not whole: "
          + "left out on both sides."
      }
  }

  private static func gaps(_ completeness: Completeness, _ sources: Set<String>) -> [String] {
    Completeness.Gap.gather(completeness.suspects.filter { sources.contains($0.source) && !$0.isAccepted })
      .map { "Gap, not a fall: \($0.description)." }
  }
}
