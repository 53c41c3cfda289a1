package import Files

/// Files that a run is given, opened with the sentences that fit when they cannot be.
package enum InputFile {
  /// - Throws: `noInput` where the file is missing or may not be read, `badData` where it is empty.
  package static func open(path: String, name: String) throws(InputError) -> FileReader {
    let reader: FileReader
    do { reader = try FileReader(path) } catch { throw self.error(error, name) }
    guard reader.size > 0 else { throw .badData("\(name): the file is empty. Fetch it again, or leave it out.") }
    return reader
  }

  package static func error(_ error: FileError, _ name: String) -> InputError {
    if error.isMissing {
      return InputError(
        .noInput, "\(name): there is no such file. In a configuration, paths are taken from its own folder.")
    }
    return InputError(.noInput, "\(name) cannot be read: \(error.reason).")
  }
}

/// An input as the manifest records it.
public struct InputRecord: Sendable, Equatable, Codable {
  /// What the file is to the run: `incidents`, `wards`, `lsoas`, `deprivation`, `population`, `configuration`.
  public let role: String
  /// As outputs name it.
  public let file: String
  /// Its size.
  public let bytes: Int
  /// In hexadecimal.
  public let sha256: String
  /// Rows after the header, where that was counted.
  public let rows: Int?

  package init(role: String, path: String, name: String, rows: Int? = nil) throws(InputError) {
    let reader = try InputFile.open(path: path, name: name)
    self.role = role
    file = name
    bytes = reader.size
    do { sha256 = try Files.sha256(of: reader) } catch { throw InputFile.error(error, name) }
    self.rows = rows
  }
}

extension InputFile {
  /// The files that a path or a pattern with `*`, `?` or `[…]` names, sorted.
  ///
  /// - Parameter folder: where a relative pattern begins; what stands in its name is no pattern.
  /// - Throws: where a pattern matches nothing. A plain path is not looked at.
  package static func paths(
    _ pattern: String, in folder: String = "", name: String
  ) throws(InputError) -> [String] {
    let isRelative = !folder.isEmpty && !pattern.hasPrefix("/")
    let path = isRelative ? "\(folder)/\(pattern)" : pattern
    // A file that is called like a pattern, as browsers make of a second download: street[1].csv
    guard pattern.contains(where: { "*?[".contains($0) }), !Files.exists(path) else { return [path] }
    let found = Files.paths(matching: isRelative ? "\(Files.withoutPatterns(folder))/\(pattern)" : pattern)
    guard !found.isEmpty else {
      throw InputError(
        .noInput, "\(name): no file matches this pattern. In a configuration, paths are taken from its own folder.")
    }
    return found
  }
}
