/// `districts.csv`.
enum DistrictSchema {
  private static let ofCount = LayerColumn.Content.derived(from: ["incidents"])
  private static let perThousand = "incidents per 1,000 people"

  static let districts = LayerSchema(
    "districts", "The district among others", row: "A district, the highest rate first.", .none,
    [
      .integer("rank", "Its place in the order of rates, 1 the highest.", ofCount, from: 1, empty: true),
      .text("code", "The code of the district.", .fact),
      .text("name", "The name of the district.", .placeName),
      .count("incidents", "Incidents of the period in the district, of the sources that cover them all."),
      .number("population", "Residents of the district.", .fact, unit: "people", empty: true),
      .number(
        "rate_per_1000", "Incidents of the period per 1,000 residents.", ofCount, unit: perThousand, empty: true),
      .number(
        "rate_lower_95", "The lower end of the rate's exact 95 % interval.", ofCount, unit: perThousand, empty: true),
      .number(
        "rate_upper_95", "The upper end of the rate's exact 95 % interval.", ofCount, unit: perThousand, empty: true),
      .number("others_ratio", "Its rate against that of all the others together.", ofCount, empty: true),
      .number("others_lower_95", "The lower end of the ratio's exact 95 % interval.", ofCount, empty: true),
      .number("others_upper_95", "The upper end of the ratio's exact 95 % interval.", ofCount, empty: true),
      .probability("others_p", "The two-sided mid-p of the same rate as the others.", ofCount),
      .text("sources", "The sources that are counted, with ; between.", .fact),
    ])
}
