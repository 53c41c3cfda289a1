import CSV

/// The first row of delimited text, which names its columns. A name in quotes may hold line ends.
struct DelimitedHeader {
  /// Where a header that has not ended is no header.
  static let longest = 1 << 16

  let names: [String]
  /// In bytes, with the line end.
  let length: Int
  /// How many lines it takes.
  let lines: Int

  /// - Parameters:
  ///   - text: the beginning of the text, in UTF-8 without a byte order mark.
  ///   - isWhole: whether there is no more of it.
  /// - Throws: where the row does not end in `text`.
  init(of text: Span<UInt8>, _ delimiter: UInt8, isWhole: Bool, _ name: String) throws(InputError) {
    guard let (end, lineEnds) = Self.end(in: text, delimiter) else {
      throw .badData(
        "\(name), line 1: the header has a quote that is not closed. Close it, or fetch the file again.")
    }
    guard end < text.count else {
      throw .badData(
        isWhole
          ? "\(name): the file has a header and no rows. A gap is not a zero: leave the file out, or fetch it again."
          : "\(name): the first line does not end within \(text.count) bytes. Is this a CSV file?")
    }
    let isPair = text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A
    length = end + (isPair ? 2 : 1)
    lines = lineEnds + 1
    names = try Self.fields(of: text.extracting(..<end), delimiter, name)
  }

  /// Where the line end that ends the first row stands (the end of `text` where there is none), and how many line ends
  /// stand in quotes before it. nil where a quote is still open.
  ///
  /// A quote opens at a field's beginning alone, and closes before a delimiter or a line end, as libcsv has it.
  private static func end(in text: Span<UInt8>, _ delimiter: UInt8) -> (end: Int, lineEnds: Int)? {
    var isQuoted = false
    var isFieldStart = true
    var lineEnds = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      let next = index + 1 < text.count ? text[index + 1] : nil
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          if next == UInt8(ascii: "\"") {
            index += 1
          } else {
            isQuoted = !(next == nil || next == delimiter || next == 0x0A || next == 0x0D)
          }
        } else if byte == 0x0A || byte == 0x0D && next != 0x0A {
          lineEnds += 1
        }
      } else if byte == 0x0A || byte == 0x0D {
        return (index, lineEnds)
      } else {
        isQuoted = isFieldStart && byte == UInt8(ascii: "\"")
        isFieldStart = byte == delimiter
      }
      index += 1
    }
    return isQuoted ? nil : (text.count, lineEnds)
  }

  private static func fields(
    of line: Span<UInt8>, _ delimiter: UInt8, _ name: String
  ) throws(InputError) -> [String] {
    var fields: [String] = []
    let parser = CSVParser(delimiter: delimiter)
    let collect = { (row: borrowing CSVRow) in
      for index in 0..<row.count { fields.append(row.text(index)) }
    }
    do {
      try parser.feed(line, collect)
      try parser.finish(collect)
    } catch {
      throw sentence(error, name)
    }
    return fields
  }

  static func sentence(_ error: CSVError, _ name: String) -> InputError {
    switch error {
    case .rowTooLong(let line, let limit):
      .badData(
        "\(name): the row that begins on line \(line) is longer than \(limit >> 20) MB. Is a quote not closed there?")
    case .outOfMemory(let line): InputError(.ourFault, "\(name), line \(line): no memory is left.")
    }
  }
}
