import Formats
import Spatial
package import Tasking

/// The table of near repeats: a row for each band of distance by band of time, without a place on the map.
package enum NearRepeatTable {
  /// The columns in their order. Bands are from and to less than to.
  package static let columns = [
    "metres_from", "metres_to", "days_from", "days_to", "observed", "expected", "median", "ratio", "ratio_to_median",
    "p",
    "q", "significant", "within_observed", "within_expected", "within_ratio", "within_p", "within_q",
  ]

  /// - Parameter about: what was read and chosen; what was counted and found follows it.
  package static func layer(_ repeats: NearRepeats, about: [String] = []) -> PlainLayer {
    PlainLayer(
      name: "near-repeats", about: about + repeats.about + repeats.answer, columns: columns,
      features: zip(repeats.result.table.cells, repeats.result.within.cells).map { cell, within in
        PlainLayer.Feature(.none, Array(zip(columns, values(cell, within, alpha: repeats.settings.alpha))))
      })
  }

  private static func values(_ cell: KnoxTable.Cell, _ within: KnoxTable.Cell, alpha: Double) -> [PropertyValue] {
    [
      .decimal(cell.metres.lowerBound, decimals: 1), .decimal(cell.metres.upperBound, decimals: 1),
      .integer(cell.days.lowerBound), .integer(cell.days.upperBound), .integer(cell.observed),
      .decimal(cell.expected, decimals: 3), .decimal(cell.median, decimals: 1), .decimal(cell.ratio, decimals: 3),
      .decimal(cell.ratioToMedian, decimals: 3), .probability(cell.p), .probability(cell.q), .truth(cell.q <= alpha),
      .integer(within.observed), .decimal(within.expected, decimals: 3), .decimal(within.ratio, decimals: 3),
      .probability(within.p), .probability(within.q),
    ]
  }
}
