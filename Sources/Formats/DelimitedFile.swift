package import CSV
package import Files

/// A file of delimited text with a header, open for reading by several workers.
package struct DelimitedFile: Sendable {
  /// How messages and outputs name the file.
  package let name: String
  package let header: [String]
  package let delimiter: UInt8
  package let reader: FileReader
  /// Where the first row after the header begins, and on which line.
  private var firstRow: (offset: Int, line: Int)
  /// Where the header begins: after a byte order mark.
  private let headerOffset: Int

  /// Opens a file and reads its header.
  ///
  /// - Parameters:
  ///   - path: where the file lies.
  ///   - name: how messages and outputs name it.
  /// - Throws: where it is missing, empty, a folder, or in UTF-16.
  package init(path: String, name: String, delimiter: UInt8 = UInt8(ascii: ",")) throws(InputError) {
    reader = try InputFile.open(path: path, name: name)
    var block = [UInt8](repeating: 0, count: min(reader.size, 1 << 16))
    var span = block.mutableSpan
    let got: Int
    do { got = try reader.read(into: &span, at: 0) } catch { throw InputFile.error(error, name) }
    block.removeLast(block.count - got)
    if block.starts(with: [0xFF, 0xFE]) || block.starts(with: [0xFE, 0xFF]) {
      throw .badData("\(name): the file is in UTF-16. Save it as CSV in UTF-8.")
    }
    let mark = block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let end = block[mark...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      throw .badData(
        reader.size <= block.count
          ? "\(name): the file has a header and no rows. A gap is not a zero: leave the file out, or fetch it again."
          : "\(name): the first line does not end within \(block.count) bytes. Is this a CSV file?")
    }
    let crlf = block[end] == 0x0D && end + 1 < block.count && block[end + 1] == 0x0A
    firstRow = (end + (crlf ? 2 : 1), 2)
    headerOffset = mark
    header = try Self.fields(of: Array(block[mark..<end]), delimiter: delimiter, name)
    self.name = name
    self.delimiter = delimiter
  }

  /// The same file where it has no header, as some published tables have none: the first line is a row.
  package var withoutHeader: DelimitedFile {
    var file = self
    file.firstRow = (headerOffset, 1)
    return file
  }

  /// The column with this name.
  ///
  /// - Throws: where there is none, with the nearest name or, where the whole header is one field, the delimiter that
  ///   the file seems to use.
  package func column(_ wanted: String) throws(InputError) -> Int {
    if let index = header.firstIndex(of: wanted) { return index }
    let other = [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")].first {
      header.count == 1 && header[0].contains($0.0)
    }
    if let other {
      throw .badData("\(name): the columns are separated by \(other.1). Save the file with commas between its columns.")
    }
    let nearest = NearestWord.to(wanted, among: header).map { " Is \"\($0)\" meant? Then give it its name back." } ?? ""
    let columns = header.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
    throw .badData("\(name), line 1: there is no column \"\(wanted)\" among \(columns).\(nearest)")
  }

  /// A run of whole lines of a file: what one worker reads.
  package struct Piece: Sendable {
    package let file: Int
    fileprivate let range: Range<Int>
    fileprivate let isFirst: Bool
    fileprivate let isLast: Bool
  }

  /// What reading a piece found out about it.
  package struct PieceEnd: Sendable {
    /// How many lines the piece has.
    package var lines = 0
    /// A quote in the piece: rows may hold line ends, so that a file in several pieces was cut in the wrong places.
    package var hasQuote = false
    /// The file stops within a line.
    package var endsWithoutNewline = false

    package init() {}
  }

  /// Cuts the rows of all files into contiguous runs of about equal size, one list of pieces for each worker.
  package static func pieces(of files: [DelimitedFile], workers: Int) throws(InputError) -> [[Piece]] {
    let total = files.reduce(0) { $0 + $1.reader.size }
    let share = max(1 << 20, (total + workers - 1) / workers)
    var lists: [[Piece]] = [[]]
    var room = share
    for (number, file) in files.enumerated() {
      var start = file.firstRow.offset
      while start < file.reader.size {
        if room <= 0 {
          lists.append([])
          room = share
        }
        let end = try file.lineEnd(from: start + room)
        lists[lists.count - 1].append(
          Piece(
            file: number, range: start..<end, isFirst: start == file.firstRow.offset, isLast: end == file.reader.size))
        room -= end - start
        start = end
      }
    }
    return lists
  }

  /// The whole of a file's rows as one piece.
  package static func wholePiece(file number: Int, of files: [DelimitedFile]) -> Piece {
    let file = files[number]
    return Piece(
      file: number, range: file.firstRow.offset..<max(file.reader.size, file.firstRow.offset), isFirst: true,
      isLast: true)
  }

  /// Calls `body` with each row of a piece. Lines are counted from the start of the piece, or, for a file's first
  /// piece, from the start of the file.
  package func forEachRow(of piece: Piece, _ body: (borrowing CSVRow) -> Void) throws(InputError) -> PieceEnd {
    let parser = CSVParser(delimiter: delimiter, firstLine: piece.isFirst ? firstRow.line : 1)
    var end = PieceEnd()
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var offset = piece.range.lowerBound
    do throws(CSVError) {
      while offset < piece.range.upperBound {
        let got = try read(into: &block, at: offset, limit: piece.range.upperBound)
        if got == 0 { break }
        let bytes = block.span.extracting(0..<got)
        if !end.hasQuote { end.hasQuote = contains(bytes, UInt8(ascii: "\"")) }
        try parser.feed(bytes, body)
        offset += got
      }
      try parser.finish(body)
    } catch {
      throw Self.sentence(error, name, firstLineOffset: 0)
    }
    // A piece that was cut within a quoted field ends in a quote too; whoever cut it reads the file again, whole.
    if parser.endedInQuote, piece.isFirst, piece.isLast {
      throw .badData(
        "\(name): the row that begins on line \(parser.lastRowLine) has a quote that is not closed before the file ends. "
          + "Close it, or fetch the file again.")
    }
    end.lines = parser.linesRead
    end.endsWithoutNewline = piece.isLast && !parser.endedWithNewline
    return end
  }

  private func read(into block: inout [UInt8], at offset: Int, limit: Int) throws(CSVError) -> Int {
    var span = block.mutableSpan
    do {
      return min(try reader.read(into: &span, at: offset), limit - offset)
    } catch {
      throw CSVError.unreadable(error.description)
    }
  }

  /// The start of the first line that begins at or after `offset`.
  private func lineEnd(from offset: Int) throws(InputError) -> Int {
    guard offset < reader.size else { return reader.size }
    var block = [UInt8](repeating: 0, count: 1 << 12)
    var position = offset
    while position < reader.size {
      var span = block.mutableSpan
      let got: Int
      do { got = try reader.read(into: &span, at: position) } catch { throw InputFile.error(error, name) }
      if got == 0 { break }
      if let newline = block[..<got].firstIndex(of: 0x0A) { return position + newline + 1 }
      position += got
    }
    return reader.size
  }

  private static func fields(of line: [UInt8], delimiter: UInt8, _ name: String) throws(InputError) -> [String] {
    var fields: [String] = []
    let parser = CSVParser(delimiter: delimiter)
    let collect = { (row: borrowing CSVRow) in
      for index in 0..<row.count { fields.append(row.text(index)) }
    }
    do {
      try parser.feed(line.span, collect)
      try parser.finish(collect)
    } catch {
      throw sentence(error, name, firstLineOffset: 0)
    }
    return fields
  }

  private static func sentence(_ error: CSVError, _ name: String, firstLineOffset: Int) -> InputError {
    switch error {
    case .rowTooLong(let line, let limit):
      .badData(
        "\(name): the row that begins on line \(line + firstLineOffset) is longer than \(limit >> 20) MB. "
          + "Is a quote not closed there?")
    case .outOfMemory(let line): InputError(.ourFault, "\(name), line \(line): no memory is left.")
    case .unreadable(let reason): InputError(.noInput, "\(name) cannot be read on: \(reason).")
    }
  }
}

extension CSVRow {
  /// A field as text; bytes that are not UTF-8 become replacement characters.
  package func text(_ field: Int) -> String {
    let bytes = self[field]
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }
}
