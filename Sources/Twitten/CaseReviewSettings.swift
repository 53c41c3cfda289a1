import Formats
import Incidents
import Tasking

/// How a configuration says when a place is a candidate for an ASB case review: `case_review`.
extension Configuration {
  /// Reads `case_review: { reports: 3, months: 6, themes: [asb], list_points: false }`; what is left out keeps its usual value.
  static func caseReview(_ settings: Settings) throws(InputError) -> CaseReviewRule {
    try settings.allow("reports", "months", "themes", "list_points")
    var rule = CaseReviewRule()
    if let reports = try settings.integer("reports", in: 1...1_000) { rule.reports = reports }
    if let months = try settings.integer("months", in: 1...60) { rule.months = months }
    let words = try settings.texts("themes")
    if !words.isEmpty {
      rule.themes = []
      for word in words { rule.themes.insert(try theme(word, settings)) }
    }
    rule.listsPoints = try settings.truth("list_points") ?? false
    return rule
  }
}
