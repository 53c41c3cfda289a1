import CSV
import Files

/// A small table of delimited text, such as a deprivation index, as text by row and column.
package struct ReferenceTable: Sendable {
  package let name: String
  package let header: [String]
  package private(set) var rows: [[String]] = []
  /// The line on which each row begins.
  package private(set) var lines: [Int] = []

  /// In bytes. The table is held whole, a text a field; the largest of the published ones have a tenth of this.
  private static let largestFile = 1 << 29

  /// - Parameter delimiter: between fields; nil for the one that the header has.
  /// - Throws: where the file cannot be read, has no rows, or has a row with more or fewer fields than the header.
  package init(path: String, name: String, delimiter: UInt8? = Delimiter.comma) throws(InputError) {
    guard try InputFile.open(path: path, name: name).size <= Self.largestFile else {
      throw .badData("\(name): the file is larger than \(Self.largestFile >> 20) MB. Is it a table of areas?")
    }
    let file = try DelimitedFile(path: path, name: name, delimiter: delimiter)
    self.name = name
    header = file.header
    var rows: [[String]] = []
    var lines: [Int] = []
    var odd: (line: Int, fields: Int)?
    var lastLine = 0
    let end = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { row in
      if row.count != file.header.count, odd == nil { odd = (row.line, row.count) }
      lastLine = row.line
      // What is refused need not be held; a row of nothing but commas has millions of fields.
      if odd != nil { return }
      rows.append((0..<row.count).map { row.text($0) })
      lines.append(row.line)
    }
    if let odd {
      let cut =
        odd.line == lastLine && end.endsWithoutNewline ? " The file stops within that row: fetch it again." : ""
      throw .badData(
        "\(name), line \(odd.line): \(odd.fields) fields where the header has \(file.header.count).\(cut)")
    }
    guard !rows.isEmpty else { throw .badData("\(name): the file has a header and no rows.") }
    self.rows = rows
    self.lines = lines
  }

  /// The first column whose name, in lower case and without spaces around it, satisfies a condition.
  package func column(where matches: (String) -> Bool) -> Int? {
    header.firstIndex { matches($0.lowercased().trimmingSpaces()) }
  }

  /// A whole number, thousands commas allowed; nil where the text is none.
  package func integer(_ row: Int, _ column: Int) -> Int? {
    Int(rows[row][column].trimmingSpaces().replacing(",", with: ""))
  }

  /// Why a row whose key stood in an earlier row with another value cannot be used.
  package func repeatedKey(_ row: Int, _ column: Int) -> InputError {
    let key = rows[row][column].trimmingSpaces()
    let first = rows.firstIndex { $0[column].trimmingSpaces() == key } ?? row
    return .badData(
      "\(name), line \(lines[row]): \(key) already stands on line \(lines[first]) with another value in column "
        + "\"\(header[column])\". Each code has one row; leave the others out.")
  }
}

extension String {
  package func trimmingSpaces() -> String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
