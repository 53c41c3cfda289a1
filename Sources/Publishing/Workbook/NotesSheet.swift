import Formats

/// What the release is, of which periods, how it was made, from what, and what it leaves out.
enum NotesSheet {
  static let columns = [WorkbookColumn("About", width: 30), WorkbookColumn("Note", width: 110)]

  static func sheet(_ release: Release, _ themes: ThemeSheets) -> WorkbookSheet {
    let manifest = release.manifest
    var notes: [(about: String, note: String)] = [
      ("District", manifest.area), ("Audience", words(release.audience)), ("Study area", manifest.studyArea),
    ]
    for analysis in manifest.analyses { notes += self.notes(on: analysis) }
    notes += themes.notes.map { ("Themes", $0) }
    notes += release.withheld.map { ("Withheld", $0) }
    if release.withheld.isEmpty { notes.append(("Withheld", "Nothing.")) }
    notes += manifest.choices.map { ("Choice", $0) }
    notes += manifest.inputs.map { ("Source: \($0.role)", source($0)) }
    notes.append(("Made with", "Twitten \(manifest.versions.twitten)"))
    var sheet = WorkbookSheet(
      name: "Notes", columns: columns, rows: notes.map { [.text($0.about), .text($0.note)] })
    sheet.hasFilter = false
    return sheet
  }

  private static func notes(on analysis: Manifest.Analysis) -> [(about: String, note: String)] {
    let periods = analysis.periods
    var words = "\(span(periods.current))"
    if let previous = periods.previous { words += "; before: \(span(previous))" }
    if let year = periods.yearBefore { words += "; year before: \(span(year))" }
    var notes = [("Analysis \(analysis.name)", analysis.selection), ("Period of \(analysis.name)", words + ".")]
    if !periods.missing.isEmpty {
      notes.append(
        ("Missing in \(analysis.name)", "No file has \(periods.missing.joined(separator: ", ")).")
      )
    }
    if !periods.incomplete.isEmpty {
      notes.append(("Incomplete in \(analysis.name)", periods.incomplete.joined(separator: ", ") + "."))
    }
    return notes
  }

  /// `2025-07 to 2025-12`
  private static func span(_ months: [String]) -> String {
    guard let first = months.first, let last = months.last else { return "no month" }
    return first == last ? first : "\(first) to \(last)"
  }

  private static func words(_ audience: Audience) -> String {
    switch audience {
    case .internal: "Internal: those who made the run. Do not pass it on."
    case .partner: "Partner: the agencies of the partnership."
    case .public: "Public: everybody."
    }
  }

  private static func source(_ input: InputRecord) -> String {
    input.rows.map { "\(input.file) (\($0) rows)" } ?? input.file
  }
}
