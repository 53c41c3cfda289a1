import Glibc

/// Splits lines without a quote: every delimiter ends a field and every line end ends a row, so that rows can be lent
/// straight from the text. libcsv looks at each byte in turn, through calls, and copies it: that took half of reading.
struct PlainLines {
  private let delimiter: UInt8
  /// What is above it is neither a delimiter nor a line end.
  private let highest: UInt8
  private var ends: [Int] = []

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    highest = max(delimiter, 0x0D)
  }

  /// Calls `body` with each row of `text` that ends within it, and counts lines on in `lines`.
  ///
  /// - Parameter text: without quotes, from the beginning of a line.
  /// - Returns: where the last line end lies behind which nothing was looked at; 0 where there is none.
  mutating func split(_ text: Span<UInt8>, _ lines: inout LineCount, _ body: (borrowing CSVRow) -> Void) -> Int {
    var start = 0
    unsafe text.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let byte = unsafe bytes[index]
        if byte > highest { continue }
        if byte == delimiter {
          ends.append(index - start)
        } else if byte == 0x0A || byte == 0x0D {
          // A line without a byte is blank and no row.
          if index > start {
            ends.append(index - start)
            body(CSVRow(bytes: text.extracting(start..<index), ends: ends.span, line: lines.line))
            ends.removeAll(keepingCapacity: true)
            lines.endRow(byte)
          } else {
            lines.endBlank(byte)
          }
          start = index + 1
        }
      }
    }
    // What stands after the last line end is split again with what follows it.
    ends.removeAll(keepingCapacity: true)
    return start
  }
}

/// Counts the lines of text whose line ends are LF, CRLF or CR.
struct LineCount {
  /// The line on which the next row begins.
  private(set) var line: Int
  private var lastEndedWithReturn = false

  init(first: Int) {
    line = first
  }

  mutating func endRow(_ lineEnd: UInt8) {
    line += 1
    lastEndedWithReturn = lineEnd == 0x0D
  }

  mutating func endBlank(_ lineEnd: UInt8) {
    // The second half of a CRLF is no line of its own.
    if lineEnd == 0x0A, lastEndedWithReturn {
      lastEndedWithReturn = false
    } else {
      endRow(lineEnd)
    }
  }

  /// Line ends within a quoted field.
  mutating func addWithinRow(_ count: Int) {
    line += count
    lastEndedWithReturn = false
  }
}

/// Whether a byte occurs in text.
func contains(_ text: Span<UInt8>, _ byte: UInt8) -> Bool {
  unsafe text.withUnsafeBytes { bytes in
    guard let start = bytes.baseAddress else { return false }
    return unsafe memchr(start, Int32(byte), bytes.count) != nil
  }
}

/// Where the first LF or CR stands.
func firstLineEnd(in text: Span<UInt8>) -> Int? {
  text.indices.first { text[$0] == 0x0A || text[$0] == 0x0D }
}
