import Foundation
public import Formats
public import Places

/// Which street-level files of data.police.uk are meant, among files and archives.
public struct PoliceUKFiles: Sendable, Equatable {
  /// The first and the last month to read, as the files' names have them; nil for all.
  public var months: ClosedRange<Month>?
  /// The forces to read, as the files' names have them, such as `sussex`; empty for all.
  public var forces: [String] = []

  /// All of them.
  public init() {}

  /// The street-level files among those that are named: those of archives are looked up, others are taken as they are.
  ///
  /// - Throws: where an archive cannot be read or has no such file, or a file's name does not tell what is asked.
  public func files(of source: String, in named: [NamedFile]) throws(InputError) -> [IncidentFile] {
    var found: [IncidentFile] = []
    for file in named {
      if file.path.lowercased().hasSuffix(".zip") {
        found += try entries(of: file, source)
      } else if try isChosen(file.name) {
        found.append(IncidentFile(source: source, file: file))
      }
    }
    guard !found.isEmpty else {
      throw InputError(
        .noInput,
        "\(source): no street-level file of \(months.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "any month")"
          + (forces.isEmpty ? "" : " and of \(forces.joined(separator: ", "))") + " is among the files.")
    }
    return found
  }

  private func entries(of file: NamedFile, _ source: String) throws(InputError) -> [IncidentFile] {
    let archive = try Archive(path: file.path, name: file.name)
    try archive.refuseNamesThatLeadOut()
    let street = archive.entries.map(\.name).filter { Self.parts(of: $0) != nil }
    guard !street.isEmpty else {
      throw .badData(
        "\(file.name): the archive has no file such as 2025-01/2025-01-sussex-street.csv. Ask data.police.uk for "
          + "street-level crime, or name the files by themselves.")
    }
    var chosen: [IncidentFile] = []
    for name in Set(street).sorted() where try isChosen(name) {
      chosen.append(IncidentFile(source: source, file: file, entry: name))
    }
    return chosen
  }

  private func isChosen(_ name: String) throws(InputError) -> Bool {
    guard months != nil || !forces.isEmpty else { return true }
    guard let (month, force) = Self.parts(of: name) else {
      throw InputError(
        .badConfiguration,
        "\(name): months and forces are chosen by the files' names, such as 2025-01-sussex-street.csv, and this name "
          + "does not tell. Leave out months and forces, or name the file as published.")
    }
    return months.map { $0.contains(month) } ?? true
      && (forces.isEmpty || forces.contains { $0.lowercased() == force.lowercased() })
  }

  /// The month and the force that a street-level file's name tells, whatever follows `-street`.
  package static func parts(of name: String) -> (month: Month, force: String)? {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard last.lowercased().hasSuffix(".csv"), let street = last.range(of: "-street"),
      let month = Month(String(last.prefix(7))),
      last.dropFirst(7).first == "-"
    else { return nil }
    let start = last.index(last.startIndex, offsetBy: 8)
    guard start < street.lowerBound else { return nil }
    return (month, String(last[start..<street.lowerBound]))
  }
}
