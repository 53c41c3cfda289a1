import CSV

/// The byte between the fields of delimited text.
package enum Delimiter {
  package static let comma = UInt8(ascii: ",")
  /// For text of one column, which nothing splits: the unit separator, a control character that no table holds.
  package static let none: UInt8 = 0x1F
  /// Those that are found by themselves, with their names, in the order in which the first of equals is taken.
  package static let known: [(byte: UInt8, name: String)] = [
    (comma, "commas"), (UInt8(ascii: ";"), "semicolons"), (UInt8(ascii: "\t"), "tabs"), (UInt8(ascii: "|"), "bars"),
  ]
  /// How many rows are looked at.
  private static let sampleRows = 100

  /// As people call it: `commas`, or `nothing` for text of one column.
  package static func name(of byte: UInt8) -> String {
    known.first { $0.byte == byte }?.name ?? (byte == none ? "nothing" : "\"\(Unicode.Scalar(byte))\"")
  }

  /// The delimiter of a text: the one by which the most rows have as many fields as the first row, and that more than
  /// one.
  ///
  /// Of equals it is the one that makes more fields, and then the first of comma, semicolon, tab and bar. A delimiter
  /// within quotes is none. Text whose first row is one field by each of them has one column: `none`.
  ///
  /// - Parameter text: the beginning of a text in UTF-8; a row that it breaks off in is left out of account.
  package static func found(in text: Span<UInt8>) -> UInt8 {
    var best = (byte: none, rows: 0, fields: 1)
    for candidate in known {
      let counts = fieldCounts(text, candidate.byte)
      guard let fields = counts.first, fields > 1 else { continue }
      let rows = counts.count { $0 == fields }
      if (rows, fields) > (best.rows, best.fields) { best = (candidate.byte, rows, fields) }
    }
    return best.byte
  }

  private static func fieldCounts(_ text: Span<UInt8>, _ delimiter: UInt8) -> [Int] {
    var counts: [Int] = []
    let parser = CSVParser(delimiter: delimiter)
    let count = { (row: borrowing CSVRow) in
      if counts.count < sampleRows { counts.append(row.count) }
    }
    do {
      try parser.feed(text, count)
      // A text of one row has perhaps not ended it.
      if counts.isEmpty { try parser.finish(count) }
    } catch {
      return []
    }
    return counts
  }
}
