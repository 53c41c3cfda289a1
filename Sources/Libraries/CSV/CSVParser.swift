import CCSV

/// Why delimited text cannot be read on, with the line on which the row in question begins.
package enum CSVError: Error {
  case rowTooLong(line: Int, limit: Int)
  case outOfMemory(line: Int)
}

/// Splits delimited text, fed piece by piece, a row a call: whole lines without quotes at once, all other text with libcsv.
///
/// Blank lines are passed over but counted. Spaces around a field are kept. A quote inside an unquoted field stands for
/// itself, as libcsv has it.
@safe package final class CSVParser {
  /// More than any row of records has: what is longer is a quote that was never closed.
  package static let longestRow = 32 << 20

  /// Whether the last row was ended by a line end rather than by the end of the text.
  package private(set) var endedWithNewline = true

  /// Whether the text ended within a quoted field: then the last row holds everything from there on.
  package private(set) var endedInQuote = false

  private var parser = unsafe csv_parser()
  private var plain: PlainLines
  private let state: RowState

  /// How many lines have been read.
  package var linesRead: Int { state.lines.line - firstLine + (endedWithNewline ? 0 : 1) }

  /// The line on which the last row begins.
  package var lastRowLine: Int { state.lastRowLine }

  private let firstLine: Int

  /// - Parameter firstLine: the number of the line on which the text begins.
  package init(delimiter: UInt8, firstLine: Int = 1) {
    self.firstLine = firstLine
    plain = PlainLines(delimiter: delimiter)
    state = RowState(delimiter: delimiter, firstLine: firstLine)
    unsafe csv_init(&parser, UInt8(CSV_REPALL_NL))
    unsafe csv_set_delim(&parser, delimiter)
    unsafe csv_set_space_func(&parser) { _ in 0 }
  }

  deinit { unsafe csv_free(&parser) }

  /// Reads on in the text. `body` is called once for each row that ends within `piece`.
  package func feed(_ piece: Span<UInt8>, _ body: (borrowing CSVRow) -> Void) throws(CSVError) {
    var rest = piece
    if !contains(rest, 0x22) {
      // What libcsv has begun, it ends: as a rule the row that the last piece broke off in.
      if !isAtRowStart, let lineEnd = firstLineEnd(in: rest) {
        try split(rest.extracting(...lineEnd), body)
        rest = rest.extracting((lineEnd + 1)...)
      }
      if isAtRowStart { rest = rest.extracting(splitPlainLines(of: rest, body)...) }
    }
    if !rest.isEmpty { try split(rest, body) }
  }

  /// Ends the text; a last row without a line end is given to `body`.
  package func finish(_ body: (borrowing CSVRow) -> Void) throws(CSVError) {
    let rowsBefore = state.rows
    // libcsv's states are its own: 2 is "within a field". After a closing quote it is another.
    endedInQuote = unsafe parser.quoted != 0 && parser.pstate == 2
    try withoutActuallyEscaping(body) { (escapable) throws(CSVError) in
      state.body = escapable
      defer { state.body = nil }
      let failed = unsafe csv_fini(
        &parser, fieldEnded, rowEnded, Unmanaged.passUnretained(state).toOpaque())
      if failed != 0 { throw CSVError.outOfMemory(line: state.rowLine) }
    }
    endedWithNewline = state.rows == rowsBefore
  }

  /// libcsv's first state, ROW_NOT_BEGUN, is 0: nothing of a row has been seen.
  private var isAtRowStart: Bool { unsafe parser.pstate == 0 }

  private func splitPlainLines(of text: Span<UInt8>, _ body: (borrowing CSVRow) -> Void) -> Int {
    var lines = state.lines
    let end = plain.split(text, &lines, body)
    state.lines = lines
    state.rowLine = lines.line
    return end
  }

  private func split(_ text: Span<UInt8>, _ body: (borrowing CSVRow) -> Void) throws(CSVError) {
    try withoutActuallyEscaping(body) { (escapable) throws(CSVError) in
      state.body = escapable
      defer { state.body = nil }
      let taken = unsafe text.withUnsafeBufferPointer { buffer in
        unsafe csv_parse(
          &parser, buffer.baseAddress, buffer.count, fieldEnded, rowEnded,
          Unmanaged.passUnretained(state).toOpaque())
      }
      if taken != text.count { throw CSVError.outOfMemory(line: state.rowLine) }
    }
    if state.tooLong || (unsafe parser.entry_pos) > Self.longestRow {
      throw CSVError.rowTooLong(line: state.rowLine, limit: Self.longestRow)
    }
  }
}

/// The row that is being put together between libcsv's calls.
@safe private final class RowState {
  var bytes: UnsafeMutablePointer<UInt8>
  var capacity = 4096
  var count = 0
  var ends: [Int] = []
  var lines: LineCount
  var rowLine: Int
  var lastRowLine: Int
  var rows = 0
  var tooLong = false
  var body: ((borrowing CSVRow) -> Void)?
  private let delimiter: UInt8

  init(delimiter: UInt8, firstLine: Int) {
    self.delimiter = delimiter
    lines = LineCount(first: firstLine)
    rowLine = firstLine
    lastRowLine = firstLine
    unsafe bytes = .allocate(capacity: capacity)
  }

  deinit { unsafe bytes.deallocate() }

  func appendField(_ field: UnsafePointer<UInt8>?, _ length: Int) {
    if count + length > CSVParser.longestRow { tooLong = true }
    if tooLong { return }
    if count + length + 1 > capacity { grow(to: count + length + 1) }
    if !ends.isEmpty {
      unsafe bytes[count] = delimiter
      count += 1
    }
    var lineEnds = 0
    if let field = unsafe field, length > 0 {
      unsafe (bytes + count).update(from: field, count: length)
      for index in 0..<length {
        // A carriage return ends a line unless a line feed follows that ends it.
        let byte = unsafe field[index]
        if unsafe byte == 0x0A || byte == 0x0D && (index + 1 == length || field[index + 1] != 0x0A) { lineEnds += 1 }
      }
    }
    lines.addWithinRow(lineEnds)
    count += length
    ends.append(count)
  }

  /// - Parameter lineEnd: CR or LF; -1 where the text has ended instead.
  func endRow(_ lineEnd: Int32) {
    if !ends.isEmpty {
      rows += 1
      lastRowLine = rowLine
      let span = unsafe Span(_unsafeStart: UnsafePointer(bytes), count: count)
      body?(CSVRow(bytes: span, ends: ends.span, line: rowLine))
      ends.removeAll(keepingCapacity: true)
      count = 0
      if lineEnd >= 0 { lines.endRow(UInt8(lineEnd)) }
    } else if lineEnd >= 0 {
      lines.endBlank(UInt8(lineEnd))
    }
    rowLine = lines.line
  }

  private func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: bytes, count: count)
    unsafe bytes.deallocate()
    unsafe bytes = moved
    capacity = larger
  }
}

private func fieldEnded(_ field: UnsafeMutableRawPointer?, _ length: Int, _ data: UnsafeMutableRawPointer?) {
  guard let data = unsafe data else { return }
  let state = unsafe Unmanaged<RowState>.fromOpaque(data).takeUnretainedValue()
  unsafe state.appendField(UnsafePointer(field?.assumingMemoryBound(to: UInt8.self)), length)
}

private func rowEnded(_ terminator: Int32, _ data: UnsafeMutableRawPointer?) {
  guard let data = unsafe data else { return }
  let state = unsafe Unmanaged<RowState>.fromOpaque(data).takeUnretainedValue()
  state.endRow(terminator)
}
