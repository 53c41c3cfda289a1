/// Delimited text as a partner's system writes it, fields in quotes where they need it.
struct DelimitedRows {
  private let separator: Character
  private let lineEnd: String
  private(set) var text = ""

  init(_ header: [String], separator: Character = ",", lineEnd: String = "\n") {
    self.separator = separator
    self.lineEnd = lineEnd
    append(header)
  }

  mutating func append(_ fields: [String]) {
    text += fields.map(quoted).joined(separator: String(separator)) + lineEnd
  }

  /// UTF-8 behind a byte order mark, as Excel writes it.
  var withMark: [UInt8] { [0xEF, 0xBB, 0xBF] + text.utf8 }

  /// What a Windows desk in Western Europe writes. Characters that it has no byte for become question marks.
  var windows1252: [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\u{00}"..."\u{7F}", "\u{A0}"..."\u{FF}": UInt8(scalar.value)
      case "€": 0x80
      case "‘": 0x91
      case "’": 0x92
      case "–": 0x96
      default: UInt8(ascii: "?")
      }
    }
  }

  private func quoted(_ field: String) -> String {
    let needsQuotes = field.contains { $0 == separator || $0 == "\"" || $0.isNewline }
    return needsQuotes ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
  }
}

/// A number with zeros before it.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
