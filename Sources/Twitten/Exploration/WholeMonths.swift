import Incidents

/// The months of an exploration that are whole in every one of its sources, as far as they are chosen.
struct WholeMonths {
  let months: Set<Month>
  /// The gaps, a sentence each.
  let about: [String]

  init(_ exploration: Exploration, rule: Completeness.Rule = Completeness.Rule()) {
    let completeness = Completeness(exploration.everything, isInside: exploration.isInside, rule: rule)
    let sources = exploration.incidents.chosenSources
    let (first, last) = (exploration.choice.firstMonth, exploration.choice.lastMonth)
    months = completeness.usable(for: sources).filter { (first ?? $0) <= $0 && $0 <= (last ?? $0) }
    about = Completeness.Gap.gather(
      completeness.suspects.filter {
        sources.contains($0.source) && !$0.isAccepted && (first ?? $0.month) <= $0.month
          && $0.month <= (last ?? $0.month)
      }
    ).map { "Gap, not a fall: \($0.description)." }
  }
}
