/// A look of a workbook's cells that follows what stands in them.
package enum WorkbookRule: Sendable {
  /// Bars from 0 to the largest number of a column.
  case bars(column: Int)
  /// Colours some columns by the word that a row has in one of them: the colour never says what no word says.
  case tones([String: WorkbookTone], byColumn: Int, columns: ClosedRange<Int>)
}
