import Foundation
import Incidents
import Places
import TestSupport

/// Hand-made police.uk street files.
enum StreetFile {
  static let header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context"

  /// A row, good unless something of it is replaced.
  static func row(
    id: String = "", month: String = "2025-01", force: String = "Sussex Police", longitude: String = "-0.543190",
    latitude: String = "50.809919", location: String = "On or near Supermarket", code: String = "E01031427",
    category: String = "Burglary", context: String = ""
  ) -> String {
    "\(id),\(month),\(force),\(force),\(longitude),\(latitude),\(location),\(code),Arun 017A,\(category),"
      + "Under investigation,\(context)"
  }

  /// A file of rows, each line ended.
  static func text(_ rows: [String], end: String = "\n") -> String {
    ([header] + rows).map { $0 + end }.joined()
  }
}

extension TemporaryFolder {
  /// Writes a street file and names it as a run would.
  func street(_ text: String, _ name: String = "2025-01-sussex-street.csv") throws -> IncidentFile {
    IncidentFile(source: "police", file: NamedFile(path: try write(text, to: name), name: "in/\(name)"))
  }
}

/// The real police.uk files.
enum PoliceData {
  static func files(in folder: String) -> [IncidentFile] {
    SharedData.files(in: "police/\(folder)").map(file)
  }

  static func file(_ path: String) -> IncidentFile {
    IncidentFile(source: "police", file: NamedFile(path: path, name: URL(fileURLWithPath: path).lastPathComponent))
  }

  private static let programs = (unzip: Command.find("unzip"), python: Command.find("python3"))

  /// Whether one of the programs that unpack an archive is here.
  static let canUnzip = programs.unzip != nil || programs.python != nil

  /// Unpacks an archive and returns its files in the order of their names.
  static func unzip(_ archive: String, into folder: TemporaryFolder) throws -> [IncidentFile] {
    let path = SharedData.path("police/\(archive)")
    let result: Command.Result
    if let unzip = programs.unzip {
      result = try Command.run(unzip, ["-q", path, "-d", folder.path])
    } else {
      result = try Command.run(programs.python ?? "", ["-m", "zipfile", "-e", path, folder.path])
    }
    guard result.status == 0 else { throw CocoaError(.fileReadCorruptFile) }
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".csv") }.sorted().map { file("\(folder.path)/\($0)") }
  }
}
