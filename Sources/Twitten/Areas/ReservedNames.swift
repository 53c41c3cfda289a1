/// Names of columns that a layer of areas has in one of its files, which a denominator cannot have.
enum DenominatorNames {
  /// `fid` and `geom` are the GeoPackage's own, `wkt` that of well-known text, `withheld` that of a set for others.
  private static let columns: Set<String> = [
    "code", "name", "incidents", "population", "funnel", "group", "area_m2", "fid", "geom", "wkt", "withheld",
  ]
  private static let beginnings = [
    "previous_", "year_", "change_", "rate_", "eb_", "local_eb_", "funnel_", "group_", "imd_", "deprivation_",
    "income_",
    "employment_", "lee_", "bivariate_",
  ]

  static func areTaken(_ name: String) -> Bool {
    columns.contains(name) || beginnings.contains { name.hasPrefix($0) }
  }
}

/// The ends of the names of a run's files, which a layer cannot have; and those of what the meeting's pack shows on a hotspot's
/// page as a record of it, which a layer of that name would be taken for.
enum RunFileNames {
  static let taken: Set<String> = [
    "hotspots", "former-hotspots", "ranked-locations", "locations", "emerging", "repeat-places", "series", "peaks",
    "peak-times", "near-repeats", "case-review", "concentration", "deprivation-tenths", "deprivation-measures",
    "deprivation-curve", "districts", "rejected", "rank-history", "actions", "rank-certainty",
  ]
}
