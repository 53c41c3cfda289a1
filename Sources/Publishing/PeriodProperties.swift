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

  /// The ratio to an earlier period with its interval; an infinite end is left empty.
  static func ratio(_ ratio: PoissonRatio?, prefix: String) -> [Property] {
    [
      ("\(prefix)_ratio", .decimal(ratio?.ratio, decimals: 3)),
      ("\(prefix)_lower_95", .decimal(ratio?.lower, decimals: 3)),
      ("\(prefix)_upper_95", .decimal(ratio?.upper, decimals: 3)),
    ]
  }
}
