/// `series.csv`.
enum SeriesSchema {
  static let series = LayerSchema(
    "series", "Months for charts", row: "A month of the district, of a ward or of a hotspot.", .none,
    [
      .text("place_kind", "What the place is.", .fact, words: ["district", "ward", "hotspot"]),
      .text("code", "The code of the ward or the id of the hotspot; empty for the district.", .fact, empty: true),
      .text("name", "The name of the place; empty for the district.", .placeName, empty: true),
      .month("month", "The month."),
      .count("incidents", "Incidents of the month; empty where no file covers it.", .all, empty: true),
      .truth("whole", "Whether the month is whole; one that is not takes part in nothing else.", .fact),
      .integer(
        "rolling_12", "Incidents of the twelve months that end here; empty where not all of them are whole.",
        .derived(from: ["incidents"]), unit: "incidents", empty: true),
      .number(
        "season_index", "This month of the year against the mean of the twelve; 1.2 is a fifth more.", .statistic,
        empty: true),
      .number("expected", "What the control chart expects of the month.", .statistic, unit: "incidents", empty: true),
      limit("lower_95", "The lower 95 % limit of the control chart."),
      limit("upper_95", "The upper 95 % limit of the control chart."),
      limit("lower_99_8", "The lower 99.8 % limit of the control chart."),
      limit("upper_99_8", "The upper 99.8 % limit of the control chart."),
      .text(
        "signal", "Whether the month is beyond the 99.8 % limits, or the eighth or later in a row on one side.",
        .derived(from: ["incidents"]), words: ["high", "low", "run above", "run below", "ordinary"], empty: true),
    ])

  private static func limit(_ name: String, _ meaning: String) -> LayerColumn {
    .number(name, meaning, .statistic, unit: "incidents", empty: true)
  }
}
