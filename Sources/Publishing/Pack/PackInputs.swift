import Formats

/// Every input of a run with its months and its licence.
struct PackInputs {
  /// What the incidents are of, source by source.
  let incidents: Page.Table
  /// What else was read, kind by kind.
  let ground: Page.Table
  /// The names of those under no licence that the run knows of.
  private(set) var unstated: [String] = []

  private static let noLicence = "licence not stated"

  init(_ manifest: Manifest) {
    incidents = Page.Table(
      "Incidents, by source", columns: [.words("Source"), .words("Months"), .words("Licence")],
      rows: manifest.sources.map { [$0.name, $0.months, $0.licence ?? Self.noLicence] })
    var licences = manifest.licences
    var rows: [[String]] = []
    var unstated = manifest.sources.filter { $0.licence == nil }.map(\.name)
    for (role, files) in Self.roles(manifest.inputs) {
      let licence = licences.removeValue(forKey: role) ?? licences.removeValue(forKey: Self.layer(role))
      let isOwn = role == "incidents" || role == "configuration"
      if licence == nil && !isOwn { unstated.append(Self.words(role)) }
      rows.append([
        Self.words(role).capitalisedFirst, Self.names(files), role == "incidents" ? Self.months(manifest) : Self.noDate,
        licence ?? (role == "incidents" ? "by source, above" : isOwn ? "of this run" : Self.noLicence),
      ])
    }
    rows += licences.sorted { $0.key < $1.key }.map { [$0.key, "–", Self.noDate, $0.value] }
    ground = Page.Table(
      "Files that were read", columns: [.words("What it is"), .words("Names"), .words("Date"), .words("Licence")],
      rows: rows)
    self.unstated = unstated
  }

  /// Files say of no other input when it was made.
  private static let noDate = "date not stated"

  /// The files of each kind, in the order in which they were read.
  private static func roles(_ inputs: [InputRecord]) -> [(role: String, files: [InputRecord])] {
    var roles: [(role: String, files: [InputRecord])] = []
    for input in inputs {
      if let known = roles.firstIndex(where: { $0.role == input.role }) {
        roles[known].files.append(input)
      } else {
        roles.append((input.role, [input]))
      }
    }
    return roles
  }

  private static func words(_ role: String) -> String {
    switch role {
    case "lsoas": "LSOAs"
    case "study_area": "study area"
    default: role
    }
  }

  /// The configuration's name of a layer: `licensed` of `layer licensed`.
  private static func layer(_ role: String) -> String {
    role.hasPrefix("layer ") ? String(role.dropFirst("layer ".count)) : role
  }

  /// From the first month of any source to the last.
  private static func months(_ manifest: Manifest) -> String {
    guard let first = manifest.sources.compactMap(\.firstMonth).min(),
      let last = manifest.sources.compactMap(\.lastMonth).max()
    else { return noDate }
    return first == last ? first : "\(first) to \(last)"
  }

  /// Names without their folders, which say more of a machine than of the data.
  private static func names(_ files: [InputRecord]) -> String {
    let names = files.map { $0.file.split(separator: "/").last.map(String.init) ?? $0.file }
    guard let first = names.first, let last = names.last, names.count > 3 else { return names.joined(separator: ", ") }
    return "\(names.count) files, \(first) to \(last)"
  }
}
