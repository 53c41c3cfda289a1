/// One row of delimited text, lent to whoever reads it for the length of one call.
package struct CSVRow: ~Escapable {
  /// The fields as they are after unquoting, with one delimiter between each two.
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
    get { bytes.extracting((field == 0 ? 0 : ends[field - 1] + 1)..<ends[field]) }
  }
}
