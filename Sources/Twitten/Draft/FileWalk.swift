import Files
import Foundation
import Publishing

/// The files that arguments name, folders walked.
struct FileWalk {
  struct Found: Sendable, Hashable {
    /// To be opened.
    let path: String
    /// As the draft names it.
    let name: String
  }

  /// More than three years of every force's files; what comes after them is not looked at.
  static let mostFiles = 10_000
  /// A folder in a folder in a folder: deeper than this nobody sorts files.
  private static let deepest = 16

  /// In the order of their names, each once.
  private(set) var files: [Found] = []
  /// What was not walked into or not found, a sentence each.
  private(set) var remarks: [String] = []

  private let naming: DraftNaming
  private var seen: [String: String] = [:]
  private var isFull = false

  init(_ arguments: [String], naming: DraftNaming) {
    self.naming = naming
    // The order in which someone names files means nothing.
    for argument in Set(arguments).sorted(by: Self.precedes) {
      let path = DraftNaming.tidied(argument)
      guard exists(path) else {
        remarks.append("\(argument): there is no such file or folder.")
        continue
      }
      visit(path, depth: 0)
    }
    files.sort { Self.precedes($0.name, $1.name) }
  }

  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  private mutating func visit(_ path: String, depth: Int) {
    guard !isFull else { return }
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let name = naming.name(of: path)
    guard let type = try? FileManager.default.attributesOfItem(atPath: resolved)[.type] as? FileAttributeType,
      type != .typeSymbolicLink
    else {
      remarks.append("\(name): the link leads nowhere.")
      return
    }
    let isFolder = type == .typeDirectory
    if let earlier = seen[resolved] {
      if !isFolder { remarks.append("\(name): the same file as \(earlier), by a link or by its other name.") }
      return
    }
    seen[resolved] = name
    if isFolder {
      walk(path, name, depth: depth)
    } else if files.count < Self.mostFiles {
      files.append(Found(path: path, name: name))
    } else {
      isFull = true
      remarks.append(
        "\(name): here the limit of \(Self.mostFiles) files is reached; it and all after it is not looked at.")
    }
  }

  private mutating func walk(_ path: String, _ name: String, depth: Int) {
    if OutputFolder.isOutput(path) {
      remarks.append("\(name): the results of an earlier run, by its manifest; not looked into.")
      return
    }
    guard depth < Self.deepest else {
      remarks.append("\(name): folders nested deeper than \(Self.deepest) are not looked into.")
      return
    }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      remarks.append("\(name): the folder cannot be read.")
      return
    }
    for entry in entries.sorted(by: Self.precedes) where !entry.hasPrefix(".") {
      visit(path == "." ? entry : path.hasSuffix("/") ? path + entry : "\(path)/\(entry)", depth: depth + 1)
    }
  }
}
