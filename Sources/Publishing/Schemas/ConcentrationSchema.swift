/// `concentration.csv`.
enum ConcentrationSchema {
  static let concentration = LayerSchema(
    "concentration", "Concentration", row: "All whole months together, or those of a calendar year.", .none,
    months + [25, 50, 80].flatMap(places) + [1, 5, 10, 20].flatMap(busiest))

  private static let months: [LayerColumn] = [
    .text("period", "The year, or the first and the last month.", .fact),
    .integer("months", "The whole months that are counted.", .fact, unit: "months"),
    .truth("whole_year", "Whether it is a calendar year with all twelve of its months.", .fact),
    .text("sources", "The sources with an incident in these months, with ; between.", .fact, empty: true),
    .count("incidents", "Incidents of these months.", .all),
    .integer(
      "places", "Places in the study area that any incident of the files uses, the same in every row.", .statistic,
      unit: "places"),
    .integer("places_used", "Places with an incident in these months.", .statistic, unit: "places"),
    .number("gini", "Gini's coefficient over all places, 0 where all have the same.", .statistic, to: 1, empty: true),
    .number(
      "gini_generalised",
      "Gini's coefficient generalised for fewer incidents than places (Bernasco and Steenbeek 2017).", .statistic,
      to: 1,
      empty: true),
  ]

  private static func places(holding percent: Int) -> [LayerColumn] {
    [
      .integer(
        "places_with_\(percent)_percent", "The fewest places that together hold \(percent) % of the incidents.",
        .statistic, unit: "places", empty: true),
      .percent(
        "places_with_\(percent)_percent_share", "These as a share of all places.", .statistic, empty: true),
    ]
  }

  private static func busiest(_ percent: Int) -> [LayerColumn] {
    [
      .integer(
        "busiest_\(percent)_percent_places", "How many places the busiest \(percent) % are.", .statistic,
        unit: "places",
        empty: true),
      .percent(
        "busiest_\(percent)_percent_incident_share", "The share of the incidents that these hold.", .statistic,
        empty: true),
    ]
  }
}
