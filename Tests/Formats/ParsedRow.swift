import CSV
import Formats

/// A row as the parser gave it, kept for comparison.
struct ParsedRow: Equatable {
  let line: Int
  let fields: [String]

  init(_ line: Int, _ fields: [String]) {
    self.line = line
    self.fields = fields
  }

  init(_ row: borrowing CSVRow) {
    line = row.line
    var fields: [String] = []
    for index in 0..<row.count { fields.append(row.text(index)) }
    self.fields = fields
  }

  /// Where two lists of rows part, or nil where they are the same: a failure that can be read.
  static func firstDifference(_ rows: [ParsedRow], _ expected: [ParsedRow]) -> String? {
    if let index = zip(rows, expected).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
      return "row \(index): \(rows[index]), expected \(expected[index])"
    }
    return rows.count == expected.count ? nil : "\(rows.count) rows, expected \(expected.count)"
  }
}

/// What the parser makes of a text.
struct ParsedText {
  private(set) var rows: [ParsedRow] = []
  let linesRead: Int
  let endedWithNewline: Bool
  let endedInQuote: Bool

  /// - Parameter cuts: where the text is cut before it is fed, ascending.
  init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ","), cuts: [Int] = []) throws {
    let parser = CSVParser(delimiter: delimiter)
    var rows: [ParsedRow] = []
    var start = 0
    for end in cuts + [bytes.count] {
      try parser.feed(Array(bytes[start..<end]).span) { rows.append(ParsedRow($0)) }
      start = end
    }
    try parser.finish { rows.append(ParsedRow($0)) }
    self.rows = rows
    linesRead = parser.linesRead
    endedWithNewline = parser.endedWithNewline
    endedInQuote = parser.endedInQuote
  }

  init(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) throws {
    try self.init(Array(text.utf8), delimiter: delimiter)
  }
}
