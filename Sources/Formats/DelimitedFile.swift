package import CSV
import Files

/// Delimited text with a header, open for reading by several workers: a file, or an entry of an archive.
///
/// The text may be in any `TextEncoding`; rows are given in UTF-8. Files in UTF-8, as ASCII is, are cut into pieces that
/// workers read at a time, and blocks of ASCII are read as they lie. All else is one piece and goes through a decoder.
package struct DelimitedFile: Sendable {
  /// How messages and outputs name the file.
  package let name: String
  /// The names of the columns as they stand in the first row, without their quotes.
  package let header: [String]
  package let delimiter: UInt8
  /// How the text is written, so that it can be told.
  package let encoding: TextEncoding
  private let source: any ByteSource
  /// The first row's length in bytes of UTF-8, its end included, and the line on which the next one begins.
  private var headerEnd: (length: Int, line: Int)

  /// Opens a file and reads its header.
  ///
  /// - Parameters:
  ///   - path: where the file lies.
  ///   - name: how messages and outputs name it.
  ///   - delimiter: what separates the columns; nil to find it (`Delimiter.found`).
  /// - Throws: where it is missing, empty, a folder, or without rows.
  package init(path: String, name: String, delimiter: UInt8? = Delimiter.comma) throws(InputError) {
    try self.init(FileSource(reader: try InputFile.open(path: path, name: name), name: name), delimiter: delimiter)
  }

  /// Opens text wherever it lies, and reads its header.
  package init(_ source: any ByteSource, delimiter: UInt8? = Delimiter.comma) throws(InputError) {
    var sample = [UInt8](repeating: 0, count: TextEncoding.sampleSize)
    var span = sample.mutableSpan
    let got = try source.stream().read(into: &span)
    sample.removeLast(sample.count - got)
    guard got > 0 else { throw .badData("\(source.name): the file is empty. Fetch it again, or leave it out.") }
    if let words = BinaryKind.words(for: sample.span) { throw .badData("\(source.name): \(words)") }
    guard let encoding = TextEncoding(of: sample.span) else {
      throw .badData("\(source.name): the file is in UTF-32. Save it as CSV in UTF-8.")
    }
    let isWhole = got < TextEncoding.sampleSize
    var text: [UInt8] = []
    var decoder = TextDecoder(encoding)
    decoder.decode(sample.span, into: &text)
    if isWhole { decoder.finish(into: &text) }
    let limit = min(text.count, DelimitedHeader.longest)
    self.delimiter = delimiter ?? Delimiter.found(in: text.span.extracting(..<limit))
    let first = try DelimitedHeader(
      of: text.span.extracting(..<limit), self.delimiter, isWhole: isWhole && limit == text.count, source.name)
    header = first.names
    headerEnd = (first.length, first.lines + 1)
    name = source.name
    self.encoding = encoding
    self.source = source
  }

  /// The same file where it has no header, as some published tables have none: the first line is a row.
  package var withoutHeader: DelimitedFile {
    var file = self
    file.headerEnd = (0, 1)
    return file
  }

  /// The column with this name.
  ///
  /// Columns of one name trouble nobody until one of them is wanted.
  ///
  /// - Throws: where several have the name, or none, with the nearest name or, where the whole header is one field, the
  ///   delimiter that the file seems to use.
  package func column(_ wanted: String) throws(InputError) -> Int {
    if let index = header.firstIndex(of: wanted) {
      let namesakes = header.indices.filter { header[$0] == wanted }
      guard namesakes.count == 1 else {
        throw .badData(
          "\(name), line 1: \(namesakes.count) columns have the name \"\(wanted)\" (columns "
            + namesakes.map { String($0 + 1) }.joined(separator: ", ") + "). Give each a name of its own.")
      }
      return index
    }
    let other = Delimiter.known.first { header.count == 1 && header[0].utf8.contains($0.byte) }
    if let other, delimiter == Delimiter.comma {
      throw .badData(
        "\(name): the columns are separated by \(other.name). Save the file with commas between its columns.")
    }
    let nearest = NearestWord.to(wanted, among: header).map { " Is \"\($0)\" meant? Then give it its name back." } ?? ""
    let columns = header.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
    throw .badData("\(name), line 1: there is no column \"\(wanted)\" among \(columns).\(nearest)")
  }

  /// A run of whole lines of a file: what one worker reads.
  package struct Piece: Sendable {
    package let file: Int
    /// Which bytes of a file that can be cut; nil for the whole of a text that is read in order.
    fileprivate let range: Range<Int>?
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
    /// What of the text could not be read as it should be.
    package var faults = TextFaults()

    package init() {}
  }

  /// Cuts the rows of all files into contiguous runs of about equal size, one list of pieces for each worker.
  package static func pieces(of files: [DelimitedFile], workers: Int) throws(InputError) -> [[Piece]] {
    let total = files.reduce(0) { $0 + $1.size }
    let share = max(1 << 20, (total + workers - 1) / workers)
    var lists: [[Piece]] = [[]]
    var room = share
    for (number, file) in files.enumerated() {
      let cuttable = file.cuttable
      var start = 0
      while start < file.size {
        if let cuttable, file.headerEnd.length + file.markLength >= cuttable.reader.size { break }
        if room <= 0 {
          lists.append([])
          room = share
        }
        let end = try cuttable.map { source throws(InputError) in try file.lineEnd(of: source, from: start + room) }
        lists[lists.count - 1].append(
          Piece(
            file: number, range: end.map { start..<$0 }, isFirst: start == 0,
            isLast: end.map { $0 == file.size } ?? true))
        room -= (end ?? file.size) - start
        start = end ?? file.size
      }
    }
    return lists
  }

  /// The whole of a file's rows as one piece.
  package static func wholePiece(file number: Int, of files: [DelimitedFile]) -> Piece {
    Piece(file: number, range: files[number].cuttable.map { 0..<$0.reader.size }, isFirst: true, isLast: true)
  }

  /// Calls `body` with each row of a piece. Lines are counted from the start of the piece, or, for a file's first
  /// piece, from the start of the file.
  package func forEachRow(of piece: Piece, _ body: (borrowing CSVRow) -> Void) throws(InputError) -> PieceEnd {
    let parser = CSVParser(delimiter: delimiter, firstLine: piece.isFirst ? headerEnd.line : 1)
    var end = PieceEnd()
    end.faults = try forEachBlock(of: piece) { (text) throws(InputError) in
      if !end.hasQuote { end.hasQuote = contains(text, UInt8(ascii: "\"")) }
      do throws(CSVError) { try parser.feed(text, body) } catch { throw DelimitedHeader.sentence(error, name) }
    }
    do { try parser.finish(body) } catch { throw DelimitedHeader.sentence(error, name) }
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

  /// Calls `body` with the text of a piece after the header, block by block in UTF-8.
  private func forEachBlock(
    of piece: Piece, _ body: (Span<UInt8>) throws(InputError) -> Void
  ) throws(InputError) -> TextFaults {
    let stream: any ByteStream
    if let range = piece.range, let file = cuttable {
      stream = file.stream(range)
    } else {
      stream = try source.stream()
    }
    var decoder = TextDecoder(encoding, isAtStart: piece.isFirst)
    var headerLeft = piece.isFirst ? headerEnd.length : 0
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var text: [UInt8] = []
    while true {
      var span = block.mutableSpan
      let got = try stream.read(into: &span)
      let bytes = block.span.extracting(..<got)
      if got > 0, decoder.passes(bytes) {
        try body(bytes.extracting(min(headerLeft, got)...))
        headerLeft -= min(headerLeft, got)
        continue
      }
      text.removeAll(keepingCapacity: true)
      if got > 0 { decoder.decode(bytes, into: &text) } else { decoder.finish(into: &text) }
      try body(text.span.extracting(min(headerLeft, text.count)...))
      headerLeft -= min(headerLeft, text.count)
      if got == 0 { return decoder.faults }
    }
  }

  /// The file, where it may be cut at any line end and read from there on.
  private var cuttable: FileSource? {
    encoding == .utf8 || encoding == .utf8WithMark ? source as? FileSource : nil
  }

  /// To share out work by. An archive may state any size.
  private var size: Int { min(source.statedSize, 1 << 40) }

  private var markLength: Int { encoding == .utf8WithMark ? 3 : 0 }

  /// The start of the first line that begins at or after `offset`.
  private func lineEnd(of source: FileSource, from offset: Int) throws(InputError) -> Int {
    guard offset < source.reader.size else { return source.reader.size }
    var block = [UInt8](repeating: 0, count: 1 << 12)
    var position = offset
    while position < source.reader.size {
      var span = block.mutableSpan
      let got: Int
      do { got = try source.reader.read(into: &span, at: position) } catch { throw InputFile.error(error, name) }
      if got == 0 { break }
      if let newline = block[..<got].firstIndex(of: 0x0A) { return position + newline + 1 }
      position += got
    }
    return source.reader.size
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
