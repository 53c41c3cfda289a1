import Formats
import Spatial
package import Tasking

/// How unevenly incidents are spread, a row for all months and one for each calendar year: `concentration.csv`.
package enum ConcentrationTable {
  /// The names of the columns, in their order; they are stable.
  package static let columns =
    ["period", "months", "whole_year", "sources", "incidents", "places", "places_used", "gini", "gini_generalised"]
    + Concentration.incidentPercents.flatMap { ["places_with_\($0)_percent", "places_with_\($0)_percent_share"] }
    + Concentration.placePercents.flatMap { ["busiest_\($0)_percent_places", "busiest_\($0)_percent_incident_share"] }

  /// The table; shares are percentages, empty where there are no incidents.
  package static func layer(_ concentration: Concentration) -> PlainLayer {
    let rows = (concentration.whole.map { [$0] } ?? []) + concentration.years
    return PlainLayer(table: "concentration", columns: columns, rows: rows.map(values))
  }

  private static func values(_ row: Concentration.Row) -> [PropertyValue] {
    let curve = row.curve
    return [
      .text(row.label), .integer(row.months), .truth(row.isWholeYear), .text(row.sources.joined(separator: "; ")),
      .integer(curve.incidents),
      .integer(curve.places), .integer(row.placesUsed), .decimal(row.gini.coefficient, decimals: 6),
      .decimal(row.gini.generalised, decimals: 6),
    ]
      + Concentration.incidentPercents.flatMap { percent -> [PropertyValue] in
        [
          .integer(curve.fewestPlaces(holding: percent)),
          .decimal(curve.placeShare(holding: percent) * 100, decimals: 3),
        ]
      }
      + Concentration.placePercents.flatMap { percent -> [PropertyValue] in
        [
          .integer(curve.placeCount(ofBusiest: percent)),
          .decimal(curve.incidentShare(ofBusiest: percent) * 100, decimals: 3),
        ]
      }
  }
}
