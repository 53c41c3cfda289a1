package import Formats
import Foundation
import Incidents
import Spatial

/// A configuration put together from files that someone has, with what is said of each file.
package struct ConfigurationDraft: Sendable {
  /// What is said of each file, and of what was not looked into, a sentence each.
  package let sentences: [String]
  /// The sentences of files that nothing is read of, and of what was not looked into.
  package let leftOut: [String]
  /// The configuration, with comments.
  package let yaml: String
  /// What it lacks to be run, in a sentence; nil where it is complete.
  package let missing: String?
  /// Whether it names any incidents.
  package let hasIncidents: Bool

  /// Looks at files.
  ///
  /// - Parameters:
  ///   - arguments: files and folders, as they are named from the working folder. Their order means nothing.
  ///   - folder: where the configuration will be saved; nil for the working folder.
  ///   - workers: how many files are looked at a time.
  /// - Throws: where the draft would be larger than a configuration may be.
  package init(
    _ arguments: [String], savedIn folder: String? = nil, workers: Int = Parallel.defaultWorkers
  ) throws(InputError) {
    let naming = DraftNaming(savedIn: folder)
    let walk = FileWalk(arguments, naming: naming)
    let files = Self.withoutCopies(
      Parallel.map(walk.files, workers: workers) { FileInspector(path: $0.path, name: $0.name).inspect() })
    sentences = files.map(\.sentence) + walk.remarks
    leftOut = files.filter { !$0.isTaken }.map(\.sentence) + walk.remarks
    let sheet = DraftSheet(files, naming: naming, isSavedElsewhere: folder != nil)
    yaml = sheet.lines.joined(separator: "\n") + "\n"
    missing = sheet.missing
    hasIncidents = sheet.hasIncidents
    guard yaml.utf8.count < Settings.largestFile else {
      throw InputError(
        .badData, "The draft would be larger than a configuration may be. Name fewer files, or their folder.")
    }
  }

  /// Of files with the same bytes, as far as they were looked at, and the same size only one is taken: that with the
  /// shortest name, as copies are called `street (1).csv`.
  private static func withoutCopies(_ files: [FoundFile]) -> [FoundFile] {
    var kept: [FoundFile.Fingerprint: FoundFile] = [:]
    for file in files where file.isTaken {
      guard let print = file.fingerprint else { continue }
      if let other = kept[print], (other.name.utf8.count, other.name) < (file.name.utf8.count, file.name) { continue }
      kept[print] = file
    }
    return files.map { file in
      guard file.isTaken, let print = file.fingerprint, let other = kept[print], other.name != file.name else {
        return file
      }
      return FoundFile(
        path: file.path, name: file.name, kind: .leftOut,
        verdict: "not read, because as far as was looked at it has the same bytes as \(other.name)")
    }
  }
}
