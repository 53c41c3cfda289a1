/// `X.geojson` and `X-near.csv` of a layer X of points.
enum PremisesSchema {
  static let all = [
    LayerSchema(
      "premises", "Premises of a further layer", row: "A point of the layer, by what happens near it.", .point, premises
    ),
    LayerSchema(
      "near", "What lies near a further layer",
      row: "A type of points at a distance, with the incidents or hotspots near it against chance.", .none, near),
  ]

  private static let premises =
    [
      .integer(
        "rank", "Its place in the list by incidents near it, 1 the first.",
        .derived(from: ["incidents", "nearest_incidents"]), from: 1),
      .text("id", "What its own layer calls it.", .address, empty: true),
      .text("name", "The name of the premises.", .address, empty: true),
      .text("type", "What kind of premises it is.", .category, empty: true),
    ] + PeriodColumns.counts("within the distance of it") + [
      .count("nearest_incidents", "Of the incidents of the period near it, those to which no other point is nearer."),
      .percent(
        "shared_percent", "The share of the incidents near it that are near others too.",
        .derived(from: ["incidents", "nearest_incidents"]), empty: true),
      .integer(
        "premises_at_point", "How many premises share its point, itself among them.", .fact, unit: "premises", from: 1),
      .count(
        "incidents_in_hours", "Of the incidents of the period near it, those that were in the hours for certain.",
        empty: true),
      .count(
        "incidents_hours_not_known",
        "Of the incidents of the period near it, those that may have been in the hours or not.", empty: true),
      .text("hours", "The hours of the week that are counted by themselves.", .fact, empty: true),
      .number("within_m", "The distance within which incidents are near.", .fact, unit: "m"),
    ] + PlaceColumns.position(of: "the premises") + PlaceColumns.period

  private static let near: [LayerColumn] =
    [
      .text("counted", "What is counted.", .fact, words: ["incidents", "hotspots"]),
      .text("type", "The type of the points, or all.", .category),
      .integer("targets", "Points of the type that are tested.", .fact, unit: "points"),
      .number("within_m", "The distance within which incidents or hotspots are near.", .fact, unit: "m"),
      .integer(
        "observed", "Incidents or hotspots within the distance of any point of the type, each once.", .count(.current)),
      .integer("total", "All incidents or hotspots that are looked at.", .count(.current)),
      .percent("observed_percent", "The share that is near.", .derived(from: ["observed", "total"]), empty: true),
      .number("expected", "The mean number near as many random points on the ground.", .statistic, empty: true),
      .integer("lower_95", "The lower end of what 95 % of the random points have near them.", .statistic, empty: true),
      .integer("upper_95", "The upper end of what 95 % of the random points have near them.", .statistic, empty: true),
      .number(
        "ratio", "What is near against what is expected.", .derived(from: ["observed"]), empty: true),
      .probability("p", "The share of the random draws with as many near or more.", .statistic),
      .probability("q", "The false discovery rate of p over all types and distances of the table.", .statistic),
      .probability("p_less", "The share of the random draws with as few near or fewer.", .statistic),
      .truth("significant", "Whether q is at most 0.05.", .statistic, empty: true),
    ] + PlaceColumns.period
}
