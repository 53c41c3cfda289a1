import Formats
import Places
package import Spatial
package import Tasking

/// How incidents lie over deprivation, as three tables.
package enum DeprivationTables {
  /// The names of the columns of `tenths`, in their order; they are stable.
  package static let tenthColumns = [
    "measure", "decile", "lsoas", "population", "incidents", "rate_per_1000", "rate_lower_95", "rate_upper_95",
    "hotspots", "hotspot_m2",
  ]

  /// The names of the columns of `measures`, in their order; they are stable.
  package static let measureColumns = ["measure", "statistic", "value", "lower_95", "upper_95", "standard_error", "p"]

  /// The names of the columns of `curve`, in their order; they are stable.
  package static let curveColumns = ["people_share", "incident_share"]

  /// A row for each tenth of England that the study area has, the most deprived first: `deprivation-tenths.csv`.
  package static func tenths(_ pattern: DeprivationPattern) -> PlainLayer {
    let rows = pattern.tenths.map { tenth -> [PropertyValue] in
      [
        .text(pattern.measure.rawValue), .integer(tenth.decile), .integer(tenth.lsoas),
        .decimal(tenth.people, decimals: 0), .integer(tenth.incidents), .decimal(tenth.per1000, decimals: 2),
        .decimal(tenth.lower, decimals: 2), .decimal(tenth.upper, decimals: 2), .integer(tenth.hotspots),
        .decimal(tenth.hotspotSquareMetres, decimals: 0),
      ]
    }
    return PlainLayer(table: "deprivation-tenths", columns: tenthColumns, rows: rows)
  }

  /// A row for each measure, with its 95 % interval or p where it has one: `deprivation-measures.csv`.
  package static func measures(_ pattern: DeprivationPattern) -> PlainLayer {
    var rows: [[PropertyValue]] = []
    func row(
      _ statistic: String, _ value: Double?, lower: Double? = nil, upper: Double? = nil, error: Double? = nil,
      p: Double = .nan
    ) {
      rows.append([
        .text(pattern.measure.rawValue), .text(statistic), .decimal(value, decimals: 6),
        .decimal(lower, decimals: 6), .decimal(upper, decimals: 6), .decimal(error, decimals: 6), .probability(p),
      ])
    }
    let fifth = pattern.fifth
    row("lsoas_in_most_deprived_fifth", fifth.lsoaShare)
    row("people_in_most_deprived_fifth", fifth.peopleShare)
    row("incidents_in_most_deprived_fifth", fifth.incidentShare)
    row("hotspot_area_in_most_deprived_fifth", fifth.hotspotAreaShare)
    if let index = pattern.concentration {
      row(
        "concentration_index", index.index, lower: index.index - 1.96 * index.standardError,
        upper: index.index + 1.96 * index.standardError, error: index.standardError)
      row("incidents_in_own_most_deprived_fifth_of_people", index.share(ofMostDeprived: 0.2))
    }
    if let slope = pattern.slope {
      row(
        "slope_index_per_1000", slope.slope.value * 1000, lower: slope.slope.lower * 1000,
        upper: slope.slope.upper * 1000)
      row("slope_index_by_mean", slope.relative.value, lower: slope.relative.lower, upper: slope.relative.upper)
      row("relative_index", slope.ratio.value, lower: slope.ratio.lower, upper: slope.ratio.upper)
    }
    if let map = pattern.map { row("lees_l", map.lee.value, p: map.lee.p) }
    return PlainLayer(table: "deprivation-measures", columns: measureColumns, rows: rows)
  }

  /// The concentration curve, a row for each point: `deprivation-curve.csv`.
  package static func curve(_ index: ConcentrationIndex) -> PlainLayer {
    PlainLayer(
      table: "deprivation-curve", columns: curveColumns,
      rows: index.points.map { [.decimal($0.population, decimals: 6), .decimal($0.events, decimals: 6)] })
  }
}
