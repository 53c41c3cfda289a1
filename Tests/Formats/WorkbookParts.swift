import Formats
import TestSupport
import Testing

/// The files in a workbook's archive, as text.
struct WorkbookParts {
  let bytes: [UInt8]
  private var parts: [String: String] = [:]

  init(_ workbook: Workbook) throws {
    bytes = try workbook.bytes()
    let folder = try TemporaryFolder()
    let archive = try Archive(path: try folder.write(bytes, to: "a.xlsx"), name: "a.xlsx")
    for entry in archive.entries {
      let stream = try archive.source(of: entry).stream()
      var (text, block) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
      while true {
        var span = block.mutableSpan
        let got = try stream.read(into: &span)
        if got == 0 { break }
        text += block.prefix(got)
      }
      parts[entry.name] = String(decoding: text, as: UTF8.self)
    }
  }

  var names: [String] { parts.keys.sorted() }

  /// A sheet, counted from 1.
  func sheet(_ number: Int) throws -> String { try #require(parts["xl/worksheets/sheet\(number).xml"]) }

  func part(_ name: String) throws -> String { try #require(parts[name]) }

  /// What stands between a beginning and an end, each time it occurs.
  static func found(_ beginning: String, _ end: String, in text: String) -> [String] {
    text.split(separator: beginning, omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      piece.firstRange(of: end).map { String(piece[..<$0.lowerBound]) }
    }
  }

  /// The texts of the cells, each once, in the order in which they first occur; still escaped as XML.
  func texts() throws -> [String] {
    Self.found("<si><t", "</t></si>", in: try part("xl/sharedStrings.xml")).map {
      String($0.drop { $0 != ">" }.dropFirst())
    }
  }

  /// The names of the sheets; still escaped as XML.
  func sheetNames() throws -> [String] {
    Self.found("<sheet name=\"", "\"", in: try part("xl/workbook.xml"))
  }
}
