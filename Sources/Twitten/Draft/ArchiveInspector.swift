import Formats
import Incidents

/// Looks at a ZIP archive: the names of what is in it.
struct ArchiveInspector {
  let path: String
  let name: String

  func look() throws(InputError) -> FileInspector.Look {
    let archive = try Archive(path: path, name: name)
    let names = archive.entries.map(\.name)
    if names.contains("[Content_Types].xml") || names.contains("mimetype") {
      return (.leftOut, "not read, because it is an Office document; save the sheet as CSV")
    }
    try archive.refuseNamesThatLeadOut()
    var coverage: Set<ForceMonth> = []
    for entry in archive.entries {
      if let covered = PoliceName.coverage(of: entry.name) {
        coverage.insert(covered)
        // One that has a password cannot be read, and is complained of here.
        _ = try archive.source(of: entry)
      }
    }
    guard !coverage.isEmpty else {
      return (
        .leftOut,
        "not read, because it is an archive without street-level files of police.uk; unpack it and name its files"
      )
    }
    let file = PoliceFile(isArchive: true, coverage: coverage, districts: [])
    let forces = Set(coverage.map(\.force)).sorted()
    return (
      .police(file),
      "an archive of police.uk street-level crime, because \(coverage.count) files in it are named so "
        + "(\(PoliceName.months(of: coverage)), \(DraftText.list(forces)))"
    )
  }
}

/// The names that data.police.uk gives its files: `2025-01-sussex-street.csv`.
enum PoliceName {
  /// The month and the force that the name of a street-level file tells, whatever follows `-street`.
  static func coverage(of path: String) -> ForceMonth? {
    PoliceUKFiles.parts(of: path).map { ForceMonth(force: $0.force, month: $0.month) }
  }

  /// `sussex` for `Sussex Police`, as files are named.
  static func force(of title: String) -> String {
    let words = ColumnLook.words(of: title.replacing("&", with: " and "))
    let name = words.filter { !["police", "constabulary", "service"].contains($0) }
    return name.isEmpty ? "unknown" : name.joined(separator: "-")
  }

  /// `2025-01 to 2025-12`
  static func months(of coverage: Set<ForceMonth>) -> String {
    let months = coverage.map(\.month)
    guard let first = months.min(), let last = months.max() else { return "no month" }
    return first == last ? "\(first)" : "\(first) to \(last)"
  }
}
