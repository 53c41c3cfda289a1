/// `repeat-places.geojson` and `case-review.csv`.
enum RepeatPlacesSchema {
  static let all = [
    LayerSchema(
      "repeat-places", "Repeat places", row: "A place with two incidents of the period or more, by rank.", .point,
      repeats),
    LayerSchema(
      "case-review", "Places for an ASB case review",
      row: "A place that reaches the number of reports of an ASB case review.", .none, review),
  ]

  private static let ofCount = LayerColumn.Content.derived(from: ["icount"])

  private static let repeats: [LayerColumn] =
    [
      .integer("rank", "Its place in the list by incidents, 1 the first.", ofCount, from: 1),
      .text("name", "The name of the place as its source has it.", .address, empty: true),
      PlaceColumns.placeKind,
      .count("icount", "Incidents of the period at the place."),
      .percent("perc", "Their share of all incidents of the period in the study area.", ofCount),
      .percent("cumu_perc", "The share of this and all higher ranks.", ofCount),
      .percent("cumu_lperc", "The rank as a share of all places with any incident.", .statistic),
      .month("first_month", "The month of its first incident of the period.", .statistic),
      .month("last_month", "The month of its last incident of the period.", .statistic),
      .text(
        "last_day", "The day of its last incident; empty where one whose day is not known may have been later.",
        .statistic, unit: "date as YYYY-MM-DD", empty: true),
      .integer(
        "days_since_last", "Days from that to the last day of the period.", .statistic, unit: "days", empty: true),
      .integer(
        "months_since_last", "Months from its last incident to the last month of the period.", .statistic,
        unit: "months"),
      .integer("active_months", "Months of the period with an incident.", .statistic, unit: "months", from: 1),
      .text(
        "month_pattern",
        "The twelve months that end with the last, the oldest first: x any, a dot none, ? where no file covers it.",
        .statistic),
      .number(
        "median_gap_days", "The median of the days from one incident to the next; empty where a day is not known.",
        .statistic, unit: "days", empty: true),
      .integer(
        "shortest_gap_days", "The fewest days from one incident to the next; empty where a day is not known.",
        .statistic, unit: "days", empty: true),
    ] + PlaceColumns.mix + PlaceColumns.ward + [PlaceColumns.gridReference] + PlaceColumns.position(of: "the place")
    + [PlaceColumns.precision] + PlaceColumns.period

  private static let review: [LayerColumn] =
    [
      .integer("number", "Its number in the list.", .fact, from: 1),
      .text(
        "candidate",
        "Whether it can be one household's place: yes, coarse for a postcode, no for what stands for more.",
        .fact, words: ["yes", "coarse", "no"]),
      .text("name", "The name of the place as its source has it.", .address, empty: true),
      PlaceColumns.placeKind,
      .count("reports", "Reports within the window."),
      .text(
        "dates", "The dates of these reports with ; between, and the number of a date that has several.",
        .count(.current)),
      .text("first", "The first of these dates, or its month.", .statistic),
      .text("last", "The last of these dates, or its month.", .statistic),
      .integer("days_or_months", "Over how many dates the reports are spread.", .statistic, from: 1),
    ] + PlaceColumns.mix + PlaceColumns.ward + [PlaceColumns.gridReference] + PlaceColumns.position(of: "the place")
    + [
      PlaceColumns.precision,
      .text("rule", "The number of reports and the time that make a place one of the list.", .fact),
      .text("window_first", "The first day of the window.", .fact, unit: "date as YYYY-MM-DD"),
      .text("window_last", "The last day of the window.", .fact, unit: "date as YYYY-MM-DD"),
    ]
}
