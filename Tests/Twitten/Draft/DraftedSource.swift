import Foundation
import TestSupport
import Testing
import Twitten
import Yams

/// A draft of files written for one test, read back as YAML.
struct DraftedSource {
  let folder: TemporaryFolder
  let draft: ConfigurationDraft
  /// The sources of the draft, as YAML has them.
  let sources: [[String: Any]]

  /// - Parameter files: by name; a draft is made of the folder that they lie in.
  init(_ files: [String: [UInt8]]) throws {
    folder = try TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: "in/\(name)") }
    draft = try ConfigurationDraft(["\(folder.path)/in"])
    let root = try #require(try Yams.load(yaml: draft.yaml) as? [String: Any], "\(draft.yaml)")
    sources = root["incidents"] as? [[String: Any]] ?? []
  }

  init(_ name: String, _ text: String) throws { try self.init([name: Array(text.utf8)]) }

  /// The only source's columns.
  var columns: [String: String] { sources.first?["columns"] as? [String: String] ?? [:] }

  subscript(key: String) -> Any? { sources.first?[key] }

  /// The draft's text with its comments on single lines.
  var text: String { draft.unwrapped }

  /// What was said of a file.
  func sentence(of name: String) -> String {
    draft.sentences.first { $0.hasPrefix("\(folder.path)/in/\(name): ") }.map {
      String($0.dropFirst("\(folder.path)/in/\(name): ".count))
    } ?? ""
  }
}

extension ConfigurationDraft {
  /// The text with its comments on single lines.
  var unwrapped: String { yaml.replacing(/\n *#\s/, with: " ") }
}
