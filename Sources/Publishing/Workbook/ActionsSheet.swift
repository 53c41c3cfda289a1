import Formats

/// A table to be filled in: what is done about each ranked place, by whom and with what effect.
enum ActionsSheet {
  /// What an action's status may be.
  static let statuses = ["Open", "Under way", "Done"]

  static let columns = [
    WorkbookColumn("Rank", width: 7, .count), WorkbookColumn("Place", width: 46),
    WorkbookColumn("Action", width: 46), WorkbookColumn("Owner", width: 20),
    WorkbookColumn("By when", width: 12, .day), WorkbookColumn("Status", width: 12, choices: statuses),
    WorkbookColumn("Effect", width: 36), WorkbookColumn("Analysis", width: 14),
  ]

  /// Rows without a place, for actions of other places or further ones.
  private static let freeRows = 10

  static func sheet(_ release: Release) -> WorkbookSheet {
    var rows: [[PropertyValue]] = []
    for analysis in release.analyses {
      for place in release.layer(PlacesSheet.kind, of: analysis)?.features ?? [] {
        rows.append([place["rank"], place["name"], .none, .none, .none, .none, .none, .text(analysis)])
      }
    }
    rows += [[PropertyValue]](repeating: columns.map { _ in .none }, count: freeRows)
    var sheet = WorkbookSheet(name: "Actions", columns: columns, rows: rows)
    sheet.fixedColumns = 2
    sheet.isForm = true
    sheet.rules = [.tones(["Open": .red, "Under way": .amber, "Done": .green], byColumn: 5, columns: 5...5)]
    sheet.sections = [
      WorkbookSection(
        "How to use this",
        sentences: [
          "Ranks and places are those of the sheet Ranked list; everything else is for the meeting to fill in. A run "
            + "writes this sheet anew: keep your own copy."
        ])
    ]
    return sheet
  }
}
