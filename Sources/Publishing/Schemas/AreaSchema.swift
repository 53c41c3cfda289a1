/// `wards.geojson`, `lsoas.geojson` and those of any further layer of areas.
enum AreaSchema {
  static let all = [
    layer("wards", "Wards", row: "A ward, by code."),
    layer("lsoas", "LSOAs", row: "A lower layer super output area (LSOA), by code."),
    layer("areas", "Areas of a further layer", row: "An area of the layer, by code."),
  ]

  private static func layer(_ kind: String, _ title: String, row: String) -> LayerSchema {
    LayerSchema(kind, title, row: row, .polygon, denominatorsAfter: "group_q", columns)
  }

  private static let columns =
    [
      .text("code", "The code of the area.", .fact),
      .text("name", "The name of the area.", .placeName),
    ] + PeriodColumns.counts("in the area") + PeriodColumns.changes + rates + funnel + group + deprivation
    + onTheMap.map(\.optional) + [.number("area_m2", "The ground of the area.", .fact, unit: "m²")]

  private static let perThousand = "incidents per 1,000 people"
  private static let ofCount = LayerColumn.Content.derived(from: ["incidents"])

  private static let rates: [LayerColumn] = [
    .number("population", "Residents, or what else rates are per.", .fact, unit: "people", empty: true),
    .number(
      "rate_per_1000", "Incidents of the period per 1,000 people, not scaled to a year.", ofCount, unit: perThousand,
      empty: true),
    .number(
      "rate_lower_95", "The lower end of the rate's exact 95 % interval.", ofCount, unit: perThousand, empty: true),
    .number(
      "rate_upper_95", "The upper end of the rate's exact 95 % interval.", ofCount, unit: perThousand, empty: true),
    .number(
      "eb_rate_per_1000",
      "The empirical-Bayes rate, drawn towards the rate of all areas by as much as the area's people are few.", ofCount,
      unit: perThousand, empty: true),
    .number(
      "local_eb_rate_per_1000",
      "The empirical-Bayes rate, drawn towards the rate of the area and those that touch it.", ofCount,
      unit: perThousand, empty: true),
    .text("rate_caution", "What speaks against the rate.", ofCount, empty: true),
  ]

  private static let positions = ["far below", "below", "within", "above", "far above"]

  private static let funnel: [LayerColumn] = [
    .number(
      "funnel_expected", "The incidents that the area's people would have at the layer's rate.", .statistic,
      unit: "incidents", empty: true),
    limit("funnel_lower_95", "2.5 % of areas of as many people lie below."),
    limit("funnel_upper_95", "2.5 % of areas of as many people lie above."),
    limit("funnel_lower_998", "0.1 % of areas of as many people lie below."),
    limit("funnel_upper_998", "0.1 % of areas of as many people lie above."),
    .text(
      "funnel", "Where the count lies: outside the 95 % limits, or far outside, beyond the 99.8 % ones.", ofCount,
      words: positions, empty: true),
    .text(
      "funnel_overdispersed", "Where the count lies by limits that allow for areas that differ by more than chance.",
      ofCount, words: positions, empty: true),
  ]

  private static func limit(_ name: String, _ share: String) -> LayerColumn {
    .number(name, "The count that \(share)", .statistic, unit: "incidents", empty: true)
  }

  private static let group: [LayerColumn] = [
    .text("group", "The group of similar areas that it is compared with.", .fact, empty: true),
    .integer("group_areas", "The areas of the group, itself among them.", .fact, unit: "areas", empty: true),
    .number(
      "group_others_per_1000", "The rate of the other areas of the group together.", ofCount, unit: perThousand,
      empty: true),
    .number("group_ratio", "Its rate against that of the others of the group.", ofCount, empty: true),
    .number("group_lower_95", "The lower end of the ratio's exact 95 % interval.", ofCount, empty: true),
    .number("group_upper_95", "The upper end of the ratio's exact 95 % interval.", ofCount, empty: true),
    .probability("group_p", "The two-sided mid-p of the same rate as the others of the group.", ofCount),
    .probability("group_q", "The false discovery rate of that over the layer.", ofCount),
  ]

  private static let deprivation: [LayerColumn] = [
    .number(
      "imd_decile",
      "The decile of the Index of Multiple Deprivation: an LSOA's own, elsewhere its LSOAs' mean weighted by people.",
      .fact, from: 1, to: 10, empty: true),
    .number(
      "deprivation_decile", "The decile by the measure that is set beside crime, in the same way.", .fact, from: 1,
      to: 10, empty: true),
    .integer(
      "imd_rank", "The LSOA's rank in England by the Index of Multiple Deprivation, 1 the most deprived.", .fact,
      from: 1,
      empty: true),
    .integer(
      "income_rank", "The LSOA's rank in England by the income domain, 1 the most deprived.", .fact, from: 1,
      empty: true),
    .integer(
      "income_decile", "The LSOA's decile of the income domain, 1 the most deprived.", .fact, from: 1, to: 10,
      empty: true),
    .integer(
      "employment_rank", "The LSOA's rank in England by the employment domain, 1 the most deprived.", .fact, from: 1,
      empty: true),
    .integer(
      "employment_decile", "The LSOA's decile of the employment domain, 1 the most deprived.", .fact, from: 1, to: 10,
      empty: true),
  ]

  private static let clusters = ["high-high", "low-high", "low-low", "high-low"]

  /// Of layers whose areas are LSOAs, where deprivation was set beside rates on the map.
  private static let onTheMap: [LayerColumn] = [
    .number(
      "lee_l", "Lee's local L: deprivation at and around the area beside the rates at and around it.", ofCount,
      from: nil,
      empty: true),
    .probability("lee_p", "The permutation p of Lee's local L.", ofCount),
    .probability("lee_q", "The false discovery rate of Lee's local L over the layer.", ofCount),
    .text(
      "lee_cluster", "Deprivation and rate where Lee's local L is significant, such as high-high.", ofCount,
      words: clusters, empty: true),
    .number(
      "bivariate_moran", "The bivariate local Moran: the area's own deprivation beside the rates around it.", ofCount,
      from: nil, empty: true),
    .probability("bivariate_p", "The permutation p of the bivariate local Moran.", ofCount),
    .probability("bivariate_q", "The false discovery rate of the bivariate local Moran over the layer.", ofCount),
    .text(
      "bivariate_cluster", "Deprivation and the rates around where the bivariate local Moran is significant.", ofCount,
      words: clusters, empty: true),
  ]
}
