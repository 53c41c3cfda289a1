/// `hotspots.geojson`, `ranked-locations.csv` and `former-hotspots.geojson`.
enum HotspotSchema {
  static let all = [
    LayerSchema("hotspots", "Hotspots", row: "A hotspot, by rank.", .polygon, columns),
    LayerSchema("ranked-locations", "Ranked locations", row: "A hotspot, by rank.", .none, columns),
    LayerSchema(
      "former-hotspots", "Former hotspots",
      row: "A hotspot of an earlier period that is none today, as it last was.", .polygon, columns + [incidentsNow]),
  ]

  private static let incidentsNow = LayerColumn.count(
    "incidents_now", "Incidents of the current period at the locations of the former hotspot.")

  private static let columns =
    [
      .text(
        "id",
        "The National Grid reference of the 100 m square with its busiest location, numbered where hotspots share it.",
        .fact),
      .integer(
        "rank", "Its place in the list by incidents of the period, 1 the first.",
        .derived(from: ["incidents", "previous_incidents"]), from: 1),
      .text("name", "Its commonest street and its ward.", .placeName),
    ] + PeriodColumns.counts("inside the outline") + PeriodColumns.changes + inTime + shares + mix + ground
    + PlaceColumns.position(of: "the busiest location") + [
      .truth("split", "Whether it is a part of a cluster that was wider than the greatest width.", .fact),
      .number("eps_m", "The reach at which it was found.", .fact, unit: "m"),
      .text(
        "location_precision", "How near its incidents' locations are to where they happened, the commonest first.",
        .fact),
    ] + PlaceColumns.period

  private static let inTime: [LayerColumn] = [
    .text(
      "class", "What it is by the months in which it was hot; empty where none was, or too few months are whole.",
      .statistic, words: ["chronic", "emerging", "returning", "fading", "one-off"], empty: true),
    .integer(
      "months_hot", "The months of those looked at in which it was significantly hot.", .statistic, unit: "months",
      empty: true),
    .integer(
      "months_looked_at", "The months in a row by which its class is told.", .fact, unit: "months", empty: true),
    .text(
      "month_pattern", "These months, the oldest first: H for hot and a dot for not.", .statistic, empty: true),
    .text(
      "patrol_windows", "Its best patrol windows; empty where times of day are not known well enough.",
      .derived(from: ["incidents"]), empty: true),
    .percent(
      "known_to_hour_percent", "The share of its incidents with a date whose time is known to the hour.",
      .derived(from: ["incidents"]), empty: true),
    .probability(
      "profile_q", "The false discovery rate at which its week differs from the district's.", .statistic),
    .integer(
      "repeat_places", "Locations inside with two incidents of the period or more.", .statistic, unit: "locations"),
    .count("busiest_place_incidents", "Incidents of the period at its busiest repeat place, 0 where it has none."),
    .integer(
      "case_review_places", "Locations inside that reach the number of reports of an ASB case review.", .statistic,
      unit: "locations"),
  ]

  private static let shares: [LayerColumn] = [
    .percent(
      "incident_share_percent", "Its share of the study area's located incidents of the period.",
      .derived(from: ["incidents"])),
    .percent("area_share_percent", "Its share of the study area's ground.", .fact),
    .number("area_m2", "The ground of its outline.", .fact, unit: "m²"),
    .number("width_m", "The greatest distance between two of its locations.", .fact, unit: "m"),
    .integer("locations", "Distinct locations with an incident of the period.", .statistic, unit: "locations"),
  ]

  private static let mix: [LayerColumn] = [
    .text("top_category", "The commonest category of its incidents.", .category, empty: true),
    .count("top_category_incidents", "Incidents of the commonest category.", empty: true),
    .text(
      "top_categories", "The three commonest categories with the number of each.", .count(.current), empty: true),
    .text(
      "themes",
      "Every theme of its incidents with the number of each, the most first, then by name; together they are incidents.",
      .count(.current)),
    .text(
      "seen_by",
      "The incidents of every source inside the outline in the period, whatever the analysis looks at, the most first.",
      .count(.current), empty: true),
    .text("main_place", "The commonest name of a place as its source has it.", .address, empty: true),
  ]

  private static let ground: [LayerColumn] = [
    .text("ward_code", "The code of the ward with most of its incidents.", .fact, empty: true),
    .text("ward_name", "The name of the ward with most of its incidents.", .placeName, empty: true),
    .text(
      "lsoa_codes", "The codes of the LSOAs with its incidents, those with most first, with ; between.", .fact,
      empty: true),
    .number(
      "population", "Residents of the outline as apportioned from LSOAs, an estimate.", .fact, unit: "people",
      empty: true),
    .number(
      "imd_decile",
      "The mean decile of the Index of Multiple Deprivation of its incidents' LSOAs, 1 the most deprived.",
      .statistic, from: 1, to: 10, empty: true),
    .integer(
      "imd_decile_most_deprived", "The decile of the most deprived LSOA with an incident of it.", .statistic, from: 1,
      to: 10, empty: true),
    .number(
      "income_decile", "The mean decile of the income domain of its incidents' LSOAs, 1 the most deprived.", .statistic,
      from: 1, to: 10, empty: true),
    .number(
      "employment_decile", "The mean decile of the employment domain of its incidents' LSOAs, 1 the most deprived.",
      .statistic, from: 1, to: 10, empty: true),
  ]
}
