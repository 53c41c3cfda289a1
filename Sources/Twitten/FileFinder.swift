import Foundation
import Formats
import Places

/// Files named in a configuration, looked for from its own folder.
struct FileFinder {
  let folder: String

  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  /// The files under `file:` and `files:`, patterns resolved.
  func files(of settings: Settings) throws(InputError) -> [NamedFile] {
    let patterns = try settings.texts("files") + (try settings.texts("file"))
    guard !patterns.isEmpty else { throw settings.error("\"file\" or \"files\" is missing") }
    var found: [NamedFile] = []
    var destinations: Set<String> = []
    for pattern in patterns {
      for path in try InputFile.paths(pattern, in: folder, name: pattern)
      where destinations.insert(FileFinder.destination(path)).inserted {
        found.append(NamedFile(path: path, name: name(of: path)))
      }
    }
    return found
  }

  /// Where a path leads, by whatever links: a file read twice would count twice.
  static func destination(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

  func file(of settings: Settings) throws(InputError) -> NamedFile {
    guard let path = try settings.text("file") else { throw settings.error("\"file\" is missing") }
    return NamedFile(path: absolute(path), name: path)
  }

  private func name(of path: String) -> String {
    path.hasPrefix("\(folder)/") ? String(path.dropFirst(folder.count + 1)) : path
  }
}
