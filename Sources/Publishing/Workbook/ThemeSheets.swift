import Formats

/// A sheet for each theme of the ranked places: the places in which it occurs, those with most of it first.
struct ThemeSheets {
  /// More would make the others hard to find.
  static let most = 12

  static let columns = [
    WorkbookColumn("Analysis", width: 13), WorkbookColumn("Rank", width: 6.5, .count),
    WorkbookColumn("Id", width: 10.5),
    WorkbookColumn("Place", width: 32), WorkbookColumn("Ward", width: 20),
    WorkbookColumn("Incidents of the theme", width: 11.5, .count),
    WorkbookColumn("Share of its incidents (%)", width: 11.5, .decimals(1)),
    WorkbookColumn("All incidents", width: 11.5, .count),
  ]

  /// A ranked place with a theme's incidents in it.
  private struct Place {
    let analysis: String
    let feature: PlainLayer.Feature
    let count: Int

    var row: [PropertyValue] {
      let all = feature.integer("incidents")
      let share = all.flatMap { $0 > 0 ? 100 * Double(count) / Double($0) : nil }
      return [
        .text(analysis), feature["rank"], feature["id"], feature["name"], feature["ward_name"], .integer(count),
        .decimal(share, decimals: 1), .integer(all),
      ]
    }
  }

  private struct Theme {
    let name: String
    /// In the order of the analyses, and by rank.
    var places: [Place] = []

    var incidents: Int { places.reduce(0) { $0 + $1.count } }
  }

  /// Those with most incidents first; ties by name.
  private let themes: [Theme]
  /// The analyses with a ranked place whose themes the release does not have.
  private let unknown: [String]
  private let release: Release

  init(_ release: Release) {
    var themes: [String: Theme] = [:]
    var unknown: [String] = []
    for analysis in release.analyses {
      for feature in release.layer(PlacesSheet.kind, of: analysis)?.features ?? [] {
        guard let text = feature.text("themes") else {
          if unknown.last != analysis { unknown.append(analysis) }
          continue
        }
        for theme in CountedName.all(in: text) {
          themes[theme.name, default: Theme(name: theme.name)].places.append(
            Place(analysis: analysis, feature: feature, count: theme.count ?? 0))
        }
      }
    }
    self.themes = themes.values.sorted { ($1.incidents, $0.name) < ($0.incidents, $1.name) }
    self.unknown = unknown
    self.release = release
  }

  var sheets: [WorkbookSheet] { themes.prefix(Self.most).map(sheet) }

  /// Which themes or places have no sheet, and why, a sentence each.
  var notes: [String] {
    var notes: [String] = []
    let others = themes.dropFirst(Self.most).map { "\($0.name) (\($0.incidents))" }
    if !others.isEmpty {
      notes.append(
        "The \(Self.most) themes with most incidents in ranked places have a sheet each. Without one are: "
          + "\(others.joined(separator: "; ")).")
    }
    if !unknown.isEmpty {
      notes.append(
        "There are no themes of \(unknown.joined(separator: ", ")) in this release: no sheet of a theme has those places."
      )
    }
    return notes
  }

  private func sheet(of theme: Theme) -> WorkbookSheet {
    let places = theme.places.enumerated().sorted { a, b in
      (b.element.count, a.offset) < (a.element.count, b.offset)
    }
    var sheet = WorkbookSheet(
      name: "Theme - \(theme.name)", columns: Self.columns, rows: places.map(\.element.row))
    sheet.fixedColumns = 4
    sheet.rules = [.bars(column: 5)]
    sheet.sections = SheetRemarks.sections(
      release,
      reading: [
        "The ranked places in which the theme \(theme.name) occurs in the period, those with most of it first; ranks are "
          + "those of the sheet Ranked list, by all incidents of the analysis. A place may be ranked by several analyses, "
          + "which may count the same incidents; filter by Analysis for the list of one."
      ], missing: [])
    return sheet
  }
}
