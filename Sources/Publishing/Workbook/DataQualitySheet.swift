import Formats
import Incidents

/// Where the rows of each source went, and what to beware of.
enum DataQualitySheet {
  static let columns = [
    WorkbookColumn("Source", width: 46), WorkbookColumn("Files", width: 9, .count),
    WorkbookColumn("Rows", width: 11, .count), WorkbookColumn("Kept", width: 11, .count),
    WorkbookColumn("Rejected", width: 11, .count), WorkbookColumn("Without a place", width: 11, .count),
    WorkbookColumn("Outside the area", width: 11, .count), WorkbookColumn("In the area", width: 11, .count),
    WorkbookColumn("First month", width: 11), WorkbookColumn("Last month", width: 11),
  ]

  static func sheet(_ release: Release) -> WorkbookSheet {
    guard let quality = release.manifest.dataQuality else { return withoutCounts(release) }
    let rows = quality.sources.map { source -> [PropertyValue] in
      [
        .text(source.name), .integer(source.files), .integer(source.rows), .integer(source.kept),
        .integer(source.rejectedRows), .integer(source.unlocated), .integer(source.outside), .integer(source.inside),
        .text(source.firstMonth), .text(source.lastMonth),
      ]
    }
    var sheet = WorkbookSheet(name: "Data quality", columns: columns, rows: rows)
    sheet.fixedColumns = 1
    sheet.sections = [
      WorkbookSection(
        "How to read this",
        sentences: [
          "Of each source, rows are those kept and those rejected; those kept are without a place, outside the area or "
            + "in it."
        ]),
      rejected(quality), incomplete(quality),
      WorkbookSection(
        "Warnings", sentences: release.manifest.warnings.isEmpty ? ["None."] : release.manifest.warnings),
    ]
    return sheet
  }

  /// For an audience that does not get the counts of single sources.
  private static func withoutCounts(_ release: Release) -> WorkbookSheet {
    WorkbookSheet(
      name: "Data quality",
      columns: [
        WorkbookColumn("Source", width: 46), WorkbookColumn("Months", width: 22), WorkbookColumn("Licence", width: 40),
      ], rows: release.manifest.sources.map { [.text($0.name), .text($0.months), .text($0.licence)] })
  }

  private static func rejected(_ quality: DataQuality) -> WorkbookSection {
    let heading = "Rejected rows by reason"
    let rows = quality.sources.flatMap { source in
      source.rejected.map { [PropertyValue.text("\(source.name): \($0.reason)"), .integer($0.rows)] }
    }
    return rows.isEmpty
      ? WorkbookSection(heading, sentences: ["None."])
      : WorkbookSection(heading, titles: ["Source and reason", "Rows"], rows: rows)
  }

  private static func incomplete(_ quality: DataQuality) -> WorkbookSection {
    let heading = "Incomplete months"
    let rows = quality.incompleteMonths.map { month -> [PropertyValue] in
      [
        .text("\(month.source), \(month.month)"), .text(month.state.rawValue), .integer(month.incidents),
        .decimal(month.median, decimals: 1), .text(month.accepted ? "yes" : "no"),
      ]
    }
    return rows.isEmpty
      ? WorkbookSection(heading, sentences: ["None."])
      : WorkbookSection(
        heading, titles: ["Source and month", "State", "Incidents", "Median of others", "Accepted"], rows: rows)
  }
}
