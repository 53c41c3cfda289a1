/// `deprivation-tenths.csv`, `deprivation-measures.csv` and `deprivation-curve.csv`.
enum DeprivationSchema {
  static let all = [
    LayerSchema(
      "deprivation-tenths", "Incidents by tenth of deprivation",
      row: "A tenth of England's LSOAs that the study area has, the most deprived first.", .none, tenths),
    LayerSchema(
      "deprivation-measures", "Measures of incidents and deprivation", row: "A measure of the whole study area.", .none,
      measures),
    LayerSchema(
      "deprivation-curve", "Concentration curve",
      row: "A point of the curve of incidents over people ranked by deprivation, the most deprived first.", .none, curve
    ),
  ]

  private static let measure = LayerColumn.text(
    "measure", "By what LSOAs are ranked: the income domain, or the index with or without its crime domain.", .fact,
    words: ["income", "imd_without_crime", "imd"])

  private static let ofCount = LayerColumn.Content.derived(from: ["incidents"])

  private static let tenths: [LayerColumn] = [
    measure,
    .integer("decile", "The tenth of England, 1 the most deprived.", .fact, from: 1, to: 10),
    .integer("lsoas", "LSOAs of the study area in the tenth.", .fact, unit: "LSOAs"),
    .number("population", "People of these LSOAs.", .fact, unit: "people", empty: true),
    .count("incidents", "Incidents of the period in these LSOAs."),
    .number(
      "rate_per_1000", "Incidents of the period per 1,000 of these people.", ofCount,
      unit: "incidents per 1,000 people",
      empty: true),
    .number(
      "rate_lower_95", "The lower end of the rate's exact 95 % interval.", ofCount, unit: "incidents per 1,000 people",
      empty: true),
    .number(
      "rate_upper_95", "The upper end of the rate's exact 95 % interval.", ofCount, unit: "incidents per 1,000 people",
      empty: true),
    .integer("hotspots", "Hotspots in the tenth.", .statistic, unit: "hotspots"),
    .number("hotspot_m2", "The ground of hotspots that lies in these LSOAs.", .statistic, unit: "m²", empty: true),
  ]

  private static let elsewhere = LayerColumn.Content.derived(from: [])

  private static let measures: [LayerColumn] = [
    measure,
    .text(
      "statistic", "What is measured.", .fact,
      words: [
        "lsoas_in_most_deprived_fifth", "people_in_most_deprived_fifth", "incidents_in_most_deprived_fifth",
        "hotspot_area_in_most_deprived_fifth", "concentration_index", "incidents_in_own_most_deprived_fifth_of_people",
        "slope_index_per_1000", "slope_index_by_mean", "relative_index", "lees_l",
      ]),
    .number("value", "Its value; shares are from 0 to 1.", elsewhere, from: nil, empty: true),
    .number("lower_95", "The lower end of its 95 % interval.", elsewhere, from: nil, empty: true),
    .number("upper_95", "The upper end of its 95 % interval.", elsewhere, from: nil, empty: true),
    .number("standard_error", "Its standard error.", elsewhere, empty: true),
    .probability("p", "Its permutation p.", .statistic),
  ]

  private static let curve: [LayerColumn] = [
    .number("people_share", "The share of people in this and all more deprived LSOAs.", .fact, to: 1),
    .number("incident_share", "The share of incidents in this and all more deprived LSOAs.", elsewhere, to: 1),
  ]
}
