import Formats

/// The wards of one analysis with their counts and rates.
enum WardsSheet {
  static let kind = "wards"

  static let columns: [TitledColumn] =
    [
      TitledColumn("Ward", "name", width: 30),
      TitledColumn("Code", "code", width: 12),
    ] + TitledColumn.counts + [
      TitledColumn("People", "population", width: 10, .count),
      TitledColumn("Rate per 1,000 people", "rate_per_1000", width: 11, .decimals(1)),
      TitledColumn("Rate, at least (95 %)", "rate_lower_95", width: 10, .decimals(1)),
      TitledColumn("Rate, at most (95 %)", "rate_upper_95", width: 10, .decimals(1)),
      TitledColumn("Against the funnel", "funnel", width: 12),
      TitledColumn("The same, limits widened", "funnel_overdispersed", width: 12),
      TitledColumn("Deprivation decile (1 is most deprived)", "imd_decile", width: 12, .decimals(1)),
      TitledColumn("Caution", "rate_caution", width: 30),
    ]

  /// nil where the release does not have them.
  static func sheet(_ release: Release, of analysis: String) -> WorkbookSheet? {
    guard let layer = release.layer(kind, of: analysis) else { return nil }
    var sheet = WorkbookSheet(
      name: "Wards - \(analysis)", columns: columns.map(\.column), rows: columns.rows(layer, of: analysis))
    sheet.fixedColumns = 1
    sheet.rules = columns.rules(bars: "Rate per 1,000 people")
    sheet.sections = SheetRemarks.sections(
      release,
      reading: [
        "The funnel tells wards that lie beyond what chance gives wards of their size; its limits are widened where "
          + "wards differ by more than chance anyway. All columns are in \(ReleasedLayer.fileName(kind, of: analysis, .geoJSON)).",
        SheetRemarks.change,
      ],
      missing: (layer.features.isEmpty ? ["No ward is in this release."] : [])
        + (columns.missing(from: layer).map { ["\(analysis): \($0)"] } ?? []))
    return sheet
  }
}
