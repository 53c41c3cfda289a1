/// `peaks.csv` and `peak-times.csv`.
enum PeakSchema {
  static let all = [
    LayerSchema(
      "peaks", "Peaks", row: "The district or a group of its incidents, with how well times are known and its windows.",
      .none, peaks),
    LayerSchema(
      "peak-times", "Peak times", row: "Three hours of the week of the district or a group of its incidents.", .none,
      peakTimes),
  ]

  private static let group: [LayerColumn] = [
    .text(
      "group_kind", "What the group is.", .fact, words: ["district", "theme", "hotspot", "ward"]),
    .text("group_id", "The code or id of the group; all for the district.", .fact),
    .text("group_name", "The name of the group.", .placeName),
  ]

  private static let peaks: [LayerColumn] =
    group + [
      .count("incidents", "Incidents of the period."),
      .count("month_only", "Of these, those of which the month alone is known."),
      .count("whole_days", "Of these, those whose time may be any of a whole day, or of longer."),
      .count("timed", "Of these, those known to less than a day."),
      .count("known_to_hour", "Of these, those known to the hour."),
      .percent(
        "known_to_hour_share_percent", "The share of incidents with a date that are known to the hour.",
        .derived(from: ["known_to_hour", "incidents", "month_only"]), empty: true),
      .number("statistic", "How far its week is from the district's, 0 where they agree.", .statistic, empty: true),
      .probability(
        "p", "The share of random draws from all incidents that are as far from the district's week.", .statistic),
      .probability("q", "The false discovery rate of p over the groups of its kind.", .statistic),
      .truth("differs", "Whether its week differs from the district's, q at most 0.05.", .statistic, empty: true),
      .text(
        "windows", "Its best patrol windows, each with the incidents in it.", .count(.current), empty: true),
      .number(
        "windows_incidents", "Incidents in these windows, shared out over the hours that they may have been in.",
        .count(.current), unit: "incidents", empty: true),
      .percent(
        "windows_share_percent", "The share of incidents with a date that is in these windows.",
        .derived(from: ["windows_incidents", "incidents", "month_only"]), empty: true),
      .percent("windows_week_percent", "The share of the week that these windows are.", .fact, empty: true),
      .text("no_windows", "Why there are no windows.", .derived(from: ["timed"]), empty: true),
    ]

  private static let peakTimes: [LayerColumn] =
    group + [
      .text(
        "weekday", "The day of the week.", .fact, words: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
      .integer("from_hour", "The hour of the clock at which the three begin.", .fact, unit: "hours", to: 21),
      .integer("to_hour", "The hour of the clock at which the three end.", .fact, unit: "hours", from: 3, to: 24),
      .number(
        "incidents", "Incidents of the period, shared out over the hours that they may have been in.", .count(.current),
        unit: "incidents"),
      .percent("share_percent", "The share of the group's incidents with a date.", .derived(from: ["incidents"])),
      .number(
        "expected", "The incidents of the group that would be here if its week were the district's.",
        .derived(from: ["incidents"]), unit: "incidents"),
      .number(
        "observed_to_expected", "Incidents against what is expected; empty where nothing is.",
        .derived(from: ["incidents"]), empty: true),
    ]
}
