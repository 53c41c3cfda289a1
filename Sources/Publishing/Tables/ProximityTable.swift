import Formats
import Incidents
import Spatial
package import Tasking

/// What lies near the points of a layer against chance: a row for each type at each distance, without a place on the map.
package enum ProximityTable {
  /// The names of the columns, in their order; they are stable.
  package static let columns = [
    "counted", "type", "targets", "within_m", "observed", "total", "observed_percent", "expected", "lower_95",
    "upper_95",
    "ratio", "p", "q", "p_less", "significant", "period_first", "period_last",
  ]

  /// The word for the points of all types.
  package static let allTypes = "all"

  /// Incidents first, then hotspots; all points first, then the types by name.
  ///
  /// - Parameters:
  ///   - pattern: what was tested.
  ///   - about: what was read and chosen; what was tested and found follows it.
  package static func layer(_ pattern: ProximityPattern, about: [String] = []) -> PlainLayer {
    let rows = pattern.incidents.map { ("incidents", $0) } + pattern.hotspots.map { ("hotspots", $0) }
    return PlainLayer(
      name: "near", about: about + pattern.about + pattern.answer, columns: columns,
      features: rows.map { counted, row in
        PlainLayer.Feature(.none, Array(zip(columns, values(counted, row, pattern))))
      })
  }

  private static func values(
    _ counted: String, _ row: ProximityPattern.Row, _ pattern: ProximityPattern
  ) -> [PropertyValue] {
    let score = row.score
    return [
      .text(counted), .text(row.type ?? allTypes), .integer(score.targets), .decimal(score.metres, decimals: 1),
      .integer(score.observed), .integer(score.total), .decimal(score.share * 100, decimals: 2),
      .decimal(score.expected, decimals: 2), .integer(score.band?.lowerBound), .integer(score.band?.upperBound),
      .decimal(score.ratio, decimals: 3), .probability(score.p), .probability(score.q), .probability(score.pLess),
      score.q.isNaN ? .none : .truth(score.q <= pattern.settings.alpha), .text(pattern.period.first.description),
      .text(pattern.period.last.description),
    ]
  }
}
