import CCSV

/// One row of delimited text, lent to whoever reads it for the length of one call.
package struct CSVRow: ~Escapable {
  /// The fields without their delimiters, one behind the other.
  package let bytes: Span<UInt8>
  /// Where each field ends in `bytes`.
  package let ends: Span<Int>
  /// The line of the file, or of the piece that was fed, on which the row begins; the first is 1.
  package let line: Int

  @_lifetime(copy bytes, copy ends)
  init(bytes: Span<UInt8>, ends: Span<Int>, line: Int) {
    self.bytes = bytes
    self.ends = ends
    self.line = line
  }

  package var count: Int { ends.count }

  package subscript(field: Int) -> Span<UInt8> {
    @_lifetime(copy self)
    get { bytes.extracting((field == 0 ? 0 : ends[field - 1])..<ends[field]) }
  }
}

/// Why delimited text cannot be read on, with the line on which the row in question begins.
package enum CSVError: Error {
  case rowTooLong(line: Int, limit: Int)
  case outOfMemory(line: Int)
  /// The text's source gave out, for the reason given.
  case unreadable(String)
}

/// Splits delimited text with libcsv, fed piece by piece, a row a call.
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
  private let state = RowState()

  /// How many lines have been read.
  package var linesRead: Int { state.line - firstLine + (endedWithNewline ? 0 : 1) }

  /// The line on which the last row begins.
  package var lastRowLine: Int { state.lastRowLine }

  private let firstLine: Int

  /// - Parameter firstLine: the number of the line on which the text begins.
  package init(delimiter: UInt8, firstLine: Int = 1) {
    self.firstLine = firstLine
    state.line = firstLine
    state.rowLine = firstLine
    unsafe csv_init(&parser, UInt8(CSV_REPALL_NL))
    unsafe csv_set_delim(&parser, delimiter)
    unsafe csv_set_space_func(&parser) { _ in 0 }
  }

  deinit { unsafe csv_free(&parser) }

  /// Reads on in the text. `body` is called once for each row that ends within `piece`.
  package func feed(_ piece: Span<UInt8>, _ body: (borrowing CSVRow) -> Void) throws(CSVError) {
    try withoutActuallyEscaping(body) { (escapable) throws(CSVError) in
      state.body = escapable
      defer { state.body = nil }
      let taken = unsafe piece.withUnsafeBufferPointer { buffer in
        unsafe csv_parse(
          &parser, buffer.baseAddress, buffer.count, fieldEnded, rowEnded,
          Unmanaged.passUnretained(state).toOpaque())
      }
      if taken != piece.count { throw CSVError.outOfMemory(line: state.rowLine) }
    }
    if state.tooLong || (unsafe parser.entry_pos) > Self.longestRow {
      throw CSVError.rowTooLong(line: state.rowLine, limit: Self.longestRow)
    }
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
}

/// The row that is being put together between libcsv's calls.
@safe private final class RowState {
  var bytes: UnsafeMutablePointer<UInt8>
  var capacity = 4096
  var count = 0
  var ends: [Int] = []
  var line = 1
  var rowLine = 1
  var lastRowLine = 1
  var rows = 0
  var lastEndedWithReturn = false
  var tooLong = false
  var body: ((borrowing CSVRow) -> Void)?

  init() { unsafe bytes = .allocate(capacity: capacity) }
  deinit { unsafe bytes.deallocate() }

  func appendField(_ field: UnsafePointer<UInt8>?, _ length: Int) {
    lastEndedWithReturn = false
    if count + length > CSVParser.longestRow { tooLong = true }
    if tooLong { return }
    if count + length > capacity { grow(to: count + length) }
    if let field = unsafe field, length > 0 {
      unsafe (bytes + count).update(from: field, count: length)
      for index in 0..<length {
        // A carriage return ends a line unless a line feed follows that ends it.
        let byte = unsafe field[index]
        if unsafe byte == 0x0A || byte == 0x0D && (index + 1 == length || field[index + 1] != 0x0A) { line += 1 }
      }
    }
    count += length
    ends.append(count)
  }

  func endRow(_ terminator: Int32) {
    if !ends.isEmpty {
      rows += 1
      lastRowLine = rowLine
      let span = unsafe Span(_unsafeStart: UnsafePointer(bytes), count: count)
      body?(CSVRow(bytes: span, ends: ends.span, line: rowLine))
      ends.removeAll(keepingCapacity: true)
      count = 0
      lastEndedWithReturn = terminator == Int32(CSV_CR)
      if terminator >= 0 { line += 1 }
    } else if terminator == Int32(CSV_LF), lastEndedWithReturn {
      lastEndedWithReturn = false  // the second half of a CRLF
    } else if terminator >= 0 {
      lastEndedWithReturn = terminator == Int32(CSV_CR)
      line += 1
    }
    rowLine = line
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
