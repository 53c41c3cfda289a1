/// `emerging.geojson`.
enum EmergingSchema {
  static let emerging = LayerSchema(
    "emerging", "Emerging hot spots", row: "A cell of the study area, with what has become of it.", .polygon,
    cube + centre
      + (PeriodColumns.counts("in the cell", current: "period_incidents") + PeriodColumns.changes).map(\.optional))

  private static let cube: [LayerColumn] = [
    .text("cell", "The name of the cell.", .fact),
    .count("incidents", "Incidents in the cell in all months that are looked at.", .all),
    .integer("months", "The months that are looked at.", .fact, unit: "months"),
    .integer("months_hot", "Months in which the cell was significantly hot.", .statistic, unit: "months"),
    .integer("months_cold", "Months in which the cell was significantly cold.", .statistic, unit: "months"),
    .month("first_hot", "The first month in which it was hot.", .statistic, empty: true),
    .month("last_hot", "The last month in which it was hot.", .statistic, empty: true),
    .text("pattern", "One of seventeen classes by its months.", .statistic, words: patterns),
    .text(
      "plain_pattern", "One of four classes for a meeting; empty where it was hot too seldom for one.", .statistic,
      words: ["persistent", "emerging", "former", "intermittent"], empty: true),
    .number(
      "trend_z", "The z of Mann and Kendall of the trend of Gi* over the months, above 0 where it rises.", .statistic,
      from: nil, empty: true),
    .probability("trend_p", "The two-sided p of no trend.", .statistic),
    .month("last_month", "The last of the months that are looked at."),
    .count("last_incidents", "Incidents in the cell in the last month."),
    .number("gi_star_z", "Gi* of the cell in the last month.", .statistic, from: nil, empty: true),
    .probability(
      "gi_star_q", "The false discovery rate of Gi* in the last month over all cells and months.", .statistic),
    .text("month_pattern", "The months, the oldest first: H hot, c cold, a dot neither.", .statistic),
    .number("area_m2", "The ground of the cell that lies in the study area.", .fact, unit: "m²"),
  ]

  private static let centre: [LayerColumn] = [
    .number("centre_easting", "The easting of the cell's centre on the National Grid.", .fact, unit: "m", from: nil),
    .number("centre_northing", "The northing of the cell's centre on the National Grid.", .fact, unit: "m", from: nil),
  ]

  private static let patterns =
    ["hot", "cold"].flatMap { heat in
      ["new", "consecutive", "intensifying", "persistent", "diminishing", "oscillating", "historical", "sporadic"].map {
        "\($0) \(heat) spot"
      }
    } + ["no pattern"]
}
