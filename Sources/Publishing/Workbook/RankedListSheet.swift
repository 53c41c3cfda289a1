import Formats

/// The ranked places of all analyses in one list, with titles that need no key.
enum RankedListSheet {
  static let columns: [TitledColumn] =
    [
      TitledColumn("Analysis", .analysis, width: 13),
      TitledColumn("Rank", "rank", width: 6.5, .count),
      TitledColumn("Place", "name", width: 28),
      TitledColumn("Ward", "ward_name", width: 17),
    ] + TitledColumn.counts + [
      TitledColumn("Share of incidents (%)", "incident_share_percent", width: 10.5, .decimals(1)),
      TitledColumn("Class", "class", width: 9),
      TitledColumn("Deprivation decile (1 is most deprived)", "imd_decile", width: 13, .decimals(1)),
      TitledColumn("Patrol windows (incidents)", "patrol_windows", width: 22),
      TitledColumn("Repeat places", "repeat_places", width: 8, .count),
      TitledColumn("Mainly (incidents)", "top_categories", width: 26),
      TitledColumn("Seen by (incidents)", "seen_by", width: 18),
      TitledColumn("Id", "id", width: 10.5),
    ]

  static func sheet(_ release: Release) -> WorkbookSheet {
    var rows: [[PropertyValue]] = []
    var missing: [String] = []
    for analysis in release.analyses {
      guard let layer = release.layer(PlacesSheet.kind, of: analysis) else {
        missing.append("\(analysis): the ranked places are not in this release.")
        continue
      }
      rows += columns.rows(layer, of: analysis)
      if layer.features.isEmpty { missing.append("\(analysis): no place is ranked in the period.") }
      if let sentence = columns.missing(from: layer) { missing.append("\(analysis): \(sentence)") }
    }
    var sheet = WorkbookSheet(name: "Ranked list", columns: columns.map(\.column), rows: rows)
    sheet.fixedColumns = 3
    sheet.rules = columns.rules(bars: "Incidents")
    sheet.sections = SheetRemarks.sections(
      release,
      reading: [
        "A place may be ranked by several analyses; filter by Analysis for the list of one. The sheet Notes says what "
          + "each looks at, and the sheet Places of each has all that is known of its places.",
        SheetRemarks.change,
      ], missing: missing)
    return sheet
  }
}
