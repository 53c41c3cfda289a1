import Formats
import Spatial
import Tasking

/// A named value of a layer's feature or a table's row.
typealias Property = (name: String, value: PropertyValue)

/// The counts of a place as every layer and table has them.
enum PeriodProperties {
  static func of(_ counts: PeriodCounts) -> [Property] {
    [
      ("incidents", .integer(counts.incidents)),
      ("previous_incidents", .integer(counts.previous)),
      ("year_before_incidents", .integer(counts.yearBefore)),
    ]
  }

  /// The changes against the period before and against a year before; an infinite end is left empty.
  static func changes(_ counts: PeriodCounts, _ changes: PlaceChanges) -> [Property] {
    change(counts.againstPrevious, changes.previous, prefix: "change")
      + change(counts.againstYearBefore, changes.yearBefore, prefix: "year_change")
  }

  /// The names of these, in their order.
  static let changeColumns = ["change", "year_change"].flatMap { prefix in
    ["incidents", "ratio", "lower_95", "upper_95", "p", "q"].map { "\(prefix)_\($0)" }
  }

  private static func change(_ pair: PeriodCounts.Pair?, _ change: TestedChange?, prefix: String) -> [Property] {
    [
      ("\(prefix)_incidents", .integer(pair?.current)),
      ("\(prefix)_ratio", .decimal(change?.ratio.ratio, decimals: 3)),
      ("\(prefix)_lower_95", .decimal(change?.ratio.lower, decimals: 3)),
      ("\(prefix)_upper_95", .decimal(change?.ratio.upper, decimals: 3)),
      ("\(prefix)_p", .probability(change?.ratio.p ?? .nan)),
      ("\(prefix)_q", .probability(change?.q ?? .nan)),
    ]
  }
}
