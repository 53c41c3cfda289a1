import Formats
import Incidents
import Spatial
package import Tasking

/// Months of places in rows, for charts: `series.csv`.
package enum SeriesTable {
  /// A place with its months.
  package struct Place: Sendable {
    /// `district`, `ward`, `hotspot` …
    package let kind: String
    package let code: String
    package let name: String
    package let series: MonthlySeries

    package init(kind: String, code: String, name: String, series: MonthlySeries) {
      self.kind = kind
      self.code = code
      self.name = name
      self.series = series
    }
  }

  package static let columns = [
    "place_kind", "code", "name", "month", "incidents", "whole", "rolling_12", "season_index", "expected", "lower_95",
    "upper_95", "lower_99_8", "upper_99_8", "signal",
  ]

  /// A row a month, place by place.
  package static func layer(_ places: [Place], about: [String], name: String) -> PlainLayer {
    PlainLayer(
      name: name, about: about, columns: columns,
      features: places.flatMap { place in
        place.series.months.indices.map { PlainLayer.Feature(.none, row(place, $0)) }
      })
  }

  private static func row(_ place: Place, _ index: Int) -> [Property] {
    let series = place.series
    let point = series.chart?.points[index]
    let values: [PropertyValue] = [
      .text(place.kind), .text(place.code), .text(place.name), .text(series.months[index].description),
      .integer(series.counts[index]), .truth(series.isWhole[index]), .integer(series.rolling12[index]),
      .decimal(series.season?.of(series.months[index]), decimals: 3), .decimal(point?.expected, decimals: 1),
      .decimal(point?.lower95, decimals: 1), .decimal(point?.upper95, decimals: 1),
      .decimal(point?.lower998, decimals: 1), .decimal(point?.upper998, decimals: 1),
      .text(point?.signal.rawValue),
    ]
    return Array(zip(columns, values))
  }
}
