import Formats
import Incidents
package import Spatial
package import Tasking

/// The cells of a district with what has become of each: `emerging.geojson`.
package enum EmergingLayer {
  /// The names of the columns, in their order; they are stable.
  package static let columns = [
    "cell", "incidents", "months", "months_hot", "months_cold", "first_hot", "last_hot", "pattern", "plain_pattern",
    "trend_z", "trend_p", "last_month", "last_incidents", "gi_star_z", "gi_star_q", "month_pattern", "area_m2",
    "centre_easting", "centre_northing",
  ]

  /// The columns that follow where periods are compared.
  package static let periodColumns =
    ["period_incidents", "previous_incidents", "year_before_incidents"] + PeriodProperties.changeColumns

  /// - Parameters:
  ///   - emerging: the cells by month.
  ///   - outlines: of the grid's cells in degrees; nil for a sliver.
  ///   - counts: of each cell in the compared periods; empty where none are compared.
  ///   - about: what was done, a sentence each.
  ///   - name: what the layer is called.
  package static func layer(
    _ emerging: EmergingHotspots, _ outlines: [MultiPolygon?], comparing counts: [PeriodCounts] = [], about: [String],
    name: String
  ) -> PlainLayer {
    let changes = PlaceChanges.all(counts)
    return PlainLayer(
      name: name, about: about, columns: columns + (counts.isEmpty ? [] : periodColumns),
      features: outlines.indices.map { cell in
        let periods: [Property] = counts.isEmpty ? [] : Array(zip(periodColumns, values(counts[cell], changes[cell])))
        return PlainLayer.Feature(
          outlines[cell].map { .polygon($0) } ?? .none, properties(emerging, cell) + periods)
      })
  }

  private static func values(_ counts: PeriodCounts, _ changes: PlaceChanges) -> [PropertyValue] {
    (PeriodProperties.of(counts) + PeriodProperties.changes(counts, changes)).map(\.value)
  }

  private static func properties(_ emerging: EmergingHotspots, _ cell: Int) -> [Property] {
    let (grid, months, heat) = (emerging.grid, emerging.months, emerging.heat[cell])
    let first = emerging.cube.bin(cell, 0)
    let last = emerging.cube.bin(cell, months.count - 1)
    let trend = emerging.trends[cell]
    func month(_ index: Int?) -> PropertyValue { .text(index.map { months[$0].description }) }
    return [
      ("cell", .text(grid.name(of: cell))),
      ("incidents", .integer(emerging.counts[first...last].reduce(0, +))),
      ("months", .integer(months.count)),
      ("months_hot", .integer(heat.count { $0 == .hot })),
      ("months_cold", .integer(heat.count { $0 == .cold })),
      ("first_hot", month(heat.firstIndex(of: .hot))),
      ("last_hot", month(heat.lastIndex(of: .hot))),
      ("pattern", .text(emerging.patterns[cell].rawValue)),
      ("plain_pattern", .text(emerging.plainPatterns[cell]?.rawValue)),
      ("trend_z", .decimal(trend.z, decimals: 4)),
      ("trend_p", .probability(trend.p)),
      ("last_month", .text(months.last?.description)),
      ("last_incidents", .integer(emerging.counts[last])),
      ("gi_star_z", .decimal(emerging.cube.z[last], decimals: 4)),
      ("gi_star_q", .probability(emerging.cube.q[last])),
      ("month_pattern", .text(word(heat))),
      ("area_m2", .decimal(grid.squareMetres[cell], decimals: 0)),
      ("centre_easting", .decimal(grid.centreX[cell], decimals: 1)),
      ("centre_northing", .decimal(grid.centreY[cell], decimals: 1)),
    ]
  }

  /// A letter a month: `H` hot, `c` cold, `.` neither.
  package static func word(_ heat: [Heat]) -> String {
    heat.map { $0 == .hot ? "H" : $0 == .cold ? "c" : "." }.joined()
  }
}
