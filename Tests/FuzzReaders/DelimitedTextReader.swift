import CSV
import Formats

extension FuzzReader {
  /// CSV and its kin in every encoding.
  static let delimitedText = FuzzReader("d", "delimited text") {
    let texts = [
      "a,b\n1,2\n", "a;b;c\r\n1;2;\"3;4\"\r\n", "a\tb\r1\t2\r", "a|b\n\n|\n", "\"a\nb\",c\n\"1\"\"2\",3\n",
      "a,b\n\"1,2\n",
      "a\n\"x\" y,\"\"\n", "\n\na,b\n,\n", "a,\"b\" \n1,2", "a,a,\n\0,1\n",
    ]
    return texts.map { [UInt8]($0) } + encoded("a,caf\u{E9}\n\u{20AC},\u{1F600}\n")
  } read: { bytes, folder in
    // What is asked of every way to cut a text takes long for a long one.
    if bytes.count <= 1 << 16 {
      try checkDecoder(bytes)
      try checkParser(bytes)
    }
    let source = BytesInMemory(bytes)
    let path = try folder.write(bytes, to: "x.csv")
    let words = try check(source, path, delimiter: nil)
    _ = try check(source, path, delimiter: Delimiter.comma)
    return words
  }

  private static func check(_ source: BytesInMemory, _ path: String, delimiter: UInt8?) throws -> String {
    let file = try DelimitedFile(source, delimiter: delimiter)
    let read = try TextRows(file)
    let onDisk = try TextRows(try DelimitedFile(path: path, name: source.name, delimiter: delimiter))
    try Finding.unless(read == onDisk, "a file and its bytes differ")
    try Finding.unless(zip(read.lines, read.lines.dropFirst()).allSatisfy { $0 < $1 }, "lines do not go up")
    let all = try TextRows(file.withoutHeader)
    if !file.header.isEmpty {
      try Finding.unless(all.rows.first?.map(TextRows.text) == file.header, "the header is not the first row")
      try Finding.unless(Array(all.rows.dropFirst()) == read.rows, "rows differ with and without a header")
      try Finding.unless(Array(all.lines.dropFirst()) == read.lines, "lines differ with and without a header")
    }
    try checkPrinting(all.rows, delimiter: file.delimiter)
    let faults = "\(read.faults.notUTF8) bytes not UTF-8, \(read.faults.replaced) replaced"
    return "\(read.rows.count) rows of \(file.header.count) columns by \(Delimiter.name(of: file.delimiter)), "
      + "\(read.lineCount) lines, \(file.encoding.plainName), \(faults)"
  }

  private static func encoded(_ text: String) -> [[UInt8]] {
    let low = text.utf16.flatMap { unit in [UInt8(unit & 255), UInt8(unit >> 8)] }
    let high = text.utf16.flatMap { unit in [UInt8(unit >> 8), UInt8(unit & 255)] }
    let western = text.unicodeScalars.map { UInt8($0.value & 255) }
    return [[UInt8](text), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + low, high, western]
  }

  /// Text decoded in one piece and in many is the same.
  private static func checkDecoder(_ bytes: [UInt8]) throws {
    for encoding in TextEncoding.allCases {
      var whole: [UInt8] = []
      var decoder = TextDecoder(encoding)
      decoder.decode(bytes.span, into: &whole)
      decoder.finish(into: &whole)
      for size in [1, 2, 3, 5, 64] {
        var text: [UInt8] = []
        var pieces = TextDecoder(encoding)
        for start in stride(from: 0, to: bytes.count, by: size) {
          let block = bytes.span.extracting(start..<min(start + size, bytes.count))
          if pieces.passes(block) { text.append(contentsOf: block.copy) } else { pieces.decode(block, into: &text) }
        }
        pieces.finish(into: &text)
        try Finding.unless(text == whole, "\(encoding.plainName) in blocks of \(size) differs")
        try Finding.unless(pieces.faults == decoder.faults, "faults of \(encoding.plainName) in blocks of \(size)")
      }
      try Finding.unless(String(validating: whole, as: UTF8.self) != nil, "\(encoding.plainName) gives no UTF-8")
    }
  }

  /// Rows do not depend on where the text is cut.
  private static func checkParser(_ bytes: [UInt8]) throws {
    for delimiter in Delimiter.known.map(\.byte) + [Delimiter.none] {
      let whole = try ParsedText(bytes, delimiter, size: max(1, bytes.count))
      for size in [1, 2, 3, 7, 64] where size < bytes.count {
        let pieces = try ParsedText(bytes, delimiter, size: size)
        try Finding.unless(pieces == whole, "rows in pieces of \(size) differ by \(Delimiter.name(of: delimiter))")
      }
    }
  }

  /// Rows that are printed, all in quotes, are read as they were.
  private static func checkPrinting(_ rows: [[[UInt8]]], delimiter: UInt8) throws {
    var text: [UInt8] = []
    for row in rows {
      for (index, field) in row.enumerated() {
        if index > 0 { text.append(delimiter) }
        text.append(UInt8(ascii: "\""))
        for byte in field { text += byte == UInt8(ascii: "\"") ? [byte, byte] : [byte] }
        text.append(UInt8(ascii: "\""))
      }
      text.append(0x0A)
    }
    try Finding.unless(try ParsedText(text, delimiter, size: 50).rows == rows, "printed rows are read otherwise")
  }
}

/// What a delimited file holds.
private struct TextRows: Equatable {
  var rows: [[[UInt8]]] = []
  var lines: [Int] = []
  let lineCount: Int
  let faults: TextFaults

  init(_ file: DelimitedFile) throws {
    var (rows, lines): ([[[UInt8]]], [Int]) = ([], [])
    let end = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { row in
      rows.append((0..<row.count).map { row[$0].copy })
      lines.append(row.line)
    }
    (self.rows, self.lines) = (rows, lines)
    (lineCount, faults) = (end.lines, end.faults)
  }

  static func text(_ field: [UInt8]) -> String { String(decoding: field, as: UTF8.self) }
}

/// What the parser makes of text fed to it piece by piece.
private struct ParsedText: Equatable {
  var rows: [[[UInt8]]] = []
  var lines: [Int] = []
  let linesRead: Int
  let endedInQuote: Bool

  init(_ bytes: [UInt8], _ delimiter: UInt8, size: Int) throws {
    var (rows, lines): ([[[UInt8]]], [Int]) = ([], [])
    let parser = CSVParser(delimiter: delimiter)
    let body = { (row: borrowing CSVRow) in
      rows.append((0..<row.count).map { row[$0].copy })
      lines.append(row.line)
    }
    for start in stride(from: 0, to: bytes.count, by: size) {
      try parser.feed(bytes.span.extracting(start..<min(start + size, bytes.count)), body)
    }
    try parser.finish(body)
    (self.rows, self.lines) = (rows, lines)
    (linesRead, endedInQuote) = (parser.linesRead, parser.endedInQuote)
  }
}

extension Span<UInt8> {
  /// The bytes for longer than they are lent.
  fileprivate var copy: [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    for index in indices { copy.append(self[index]) }
    return copy
  }
}
