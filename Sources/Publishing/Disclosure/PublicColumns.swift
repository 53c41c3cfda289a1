/// The columns that may be made public, by layer. What is not named here does not leave: a column that a later version adds is
/// withheld until somebody has thought about it.
enum PublicColumns {
  static let hotspots: Set<String> = [
    "id", "rank", "name", "incidents", "previous_incidents", "year_before_incidents", "class", "months_hot",
    "months_looked_at", "month_pattern", "incident_share_percent", "area_share_percent", "area_m2", "width_m",
    "top_category", "ward_code", "ward_name", "population", "imd_decile", "imd_decile_most_deprived",
    "income_decile", "employment_decile", "split", "eps_m", "location_precision", "period_first", "period_last",
  ]

  static let areas: Set<String> = [
    "code", "name", "incidents", "previous_incidents", "year_before_incidents", "population", "rate_per_1000",
    "rate_lower_95", "rate_upper_95", "rate_caution", "imd_decile",
    "deprivation_decile", "imd_rank", "income_rank", "income_decile", "employment_rank", "employment_decile",
    "area_m2",
  ]

  /// Changes, where each period's count is public: they are worked out from the two.
  static let changes = ["change", "year_change"].map { prefix in
    ["ratio", "lower_95", "upper_95", "p"].map { "\(prefix)_\($0)" }
  }

  static let series: Set<String> = [
    "place_kind", "code", "name", "month", "incidents", "whole", "rolling_12", "season_index", "expected", "lower_95",
    "upper_95", "lower_99_8", "upper_99_8", "signal",
  ]

  static let tenths: Set<String> = [
    "measure", "decile", "lsoas", "population", "incidents", "rate_per_1000", "rate_lower_95", "rate_upper_95",
  ]

  static let districts: Set<String> = [
    "rank", "code", "name", "incidents", "population", "rate_per_1000", "rate_lower_95", "rate_upper_95",
    "others_ratio",
    "others_lower_95", "others_upper_95", "others_p",
  ]

  /// The columns that tell a count, by the column of the count.
  static let derived: [String: Set<String>] = [
    "incidents": [
      "rate_per_1000", "rate_lower_95", "rate_upper_95", "rate_caution", "incident_share_percent", "change_ratio",
      "change_lower_95", "change_upper_95", "change_p", "year_change_ratio", "year_change_lower_95",
      "year_change_upper_95", "year_change_p",
    ],
    "previous_incidents": ["change_ratio", "change_lower_95", "change_upper_95", "change_p"],
    "year_before_incidents": [
      "year_change_ratio", "year_change_lower_95", "year_change_upper_95", "year_change_p",
    ],
  ]

  static let counts = ["incidents", "previous_incidents", "year_before_incidents"]
}
