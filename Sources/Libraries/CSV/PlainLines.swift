import Glibc

/// Splits lines without a quote: every delimiter ends a field and every line end ends a row, so that rows can be lent
/// straight from the text. libcsv looks at each byte in turn, through calls, and copies it: that took half of reading.
struct PlainLines {
  private let delimiter: UInt8
  /// In each of eight bytes the lowest value that is above the delimiter and both line ends.
  private let aboveEnds: UInt64
  private var ends: [Int] = []

  /// - Precondition: `delimiter` is ASCII.
  init(delimiter: UInt8) {
    precondition(delimiter < 0x7F, "an ASCII delimiter")
    self.delimiter = delimiter
    aboveEnds = Self.eightTimes(max(delimiter, 0x0D) + 1)
  }

  /// Calls `body` with each row of `text` that ends within it, and counts lines on in `lines`.
  ///
  /// - Parameter text: without quotes, from the beginning of a line.
  /// - Returns: where the last line end lies behind which nothing was looked at; 0 where there is none.
  mutating func split(_ text: Span<UInt8>, _ lines: inout LineCount, _ body: (borrowing CSVRow) -> Void) -> Int {
    var start = 0
    unsafe text.withUnsafeBytes { bytes in
      var block = 0
      while block < bytes.count {
        var candidates = unsafe self.candidates(bytes, block)
        while candidates != 0 {
          let index = block + candidates.trailingZeroBitCount / 8
          candidates &= candidates - 1
          let byte = unsafe bytes[index]
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
        block += 8
      }
    }
    // What stands after the last line end is split again with what follows it.
    ends.removeAll(keepingCapacity: true)
    return start
  }

  /// The upper bits of those of eight bytes that may be a delimiter or a line end: all that are, and some that are not.
  ///
  /// Most of eight are above both, and subtraction finds that at once (Warren 2013, Hacker's Delight, 6-1).
  @inline(__always)
  private func candidates(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
    var word = UInt64.max
    if start + 8 <= bytes.count {
      word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    } else {
      for index in (start..<bytes.count).reversed() { word = unsafe word << 8 | UInt64(bytes[index]) }
    }
    return (word &- aboveEnds) & ~word & Self.eightTimes(0x80)
  }

  private static func eightTimes(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
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
