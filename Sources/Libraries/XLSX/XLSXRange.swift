import CXLSXWriter

/// Cells of a sheet, counted from 0.
package struct XLSXRange: Sendable {
  package let rows: ClosedRange<Int>
  package let columns: ClosedRange<Int>

  /// - Precondition: no number is below 0.
  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    precondition(rows.lowerBound >= 0 && columns.lowerBound >= 0, "cells are counted from 0")
    self.rows = rows
    self.columns = columns
  }

  // A number that is too large becomes the largest, which the library refuses.
  var firstRow: lxw_row_t { lxw_row_t(clamping: rows.lowerBound) }
  var lastRow: lxw_row_t { lxw_row_t(clamping: rows.upperBound) }
  var firstColumn: lxw_col_t { lxw_col_t(clamping: columns.lowerBound) }
  var lastColumn: lxw_col_t { lxw_col_t(clamping: columns.upperBound) }

  /// The letters of a column, such as `AB`.
  static func letters(ofColumn column: Int) -> String {
    var letters: [Character] = []
    var rest = column + 1
    while rest > 0 {
      letters.append(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))))
      rest = (rest - 1) / 26
    }
    return String(letters.reversed())
  }
}
