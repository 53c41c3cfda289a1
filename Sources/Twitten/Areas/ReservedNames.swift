/// Names of columns that every layer of areas has, which a denominator cannot have.
enum DenominatorNames {
  private static let columns: Set<String> = ["code", "name", "incidents", "population", "funnel", "group", "area_m2"]
  private static let beginnings = [
    "previous_", "year_", "change_", "rate_", "eb_", "local_eb_", "funnel_", "group_", "imd_", "deprivation_",
    "income_",
    "employment_", "lee_", "bivariate_",
  ]

  static func areTaken(_ name: String) -> Bool {
    columns.contains(name) || beginnings.contains { name.hasPrefix($0) }
  }
}

/// The ends of the names of a run's files, which a layer cannot have.
enum RunFileNames {
  static let taken: Set<String> = [
    "hotspots", "former-hotspots", "ranked-locations", "locations", "emerging", "repeat-places", "series", "peaks",
    "peak-times", "near-repeats", "case-review", "concentration", "deprivation-tenths", "deprivation-measures",
    "deprivation-curve", "districts",
  ]
}
