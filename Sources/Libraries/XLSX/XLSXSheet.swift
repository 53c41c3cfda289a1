import CXLSXWriter
import Glibc

/// A sheet of a workbook that is being written. Rows and columns are counted from 0.
///
/// - Precondition: of all its functions: the workbook is not written yet.
@safe package final class XLSXSheet {
  private let handle: UnsafeMutablePointer<lxw_worksheet>
  /// It owns the handle.
  private let workbook: XLSXWriter

  init(_ handle: UnsafeMutablePointer<lxw_worksheet>, of workbook: XLSXWriter) {
    unsafe self.handle = handle
    self.workbook = workbook
  }

  /// Writes text as text, whatever it begins with: never as a formula, a number or a link.
  package func write(_ text: String, row: Int, column: Int, _ style: XLSXStyle) throws(XLSXError) {
    let cell = XLSXRange(rows: row...row, columns: column...column)
    let format = unsafe try workbook.format(XLSXText.style(style, of: text))
    try XLSXError.check(
      unsafe worksheet_write_string(handle, cell.firstRow, cell.firstColumn, XLSXText.cell(text), format))
  }

  /// - Precondition: the number is finite; a workbook has no others.
  package func write(_ number: Double, row: Int, column: Int, _ style: XLSXStyle) throws(XLSXError) {
    precondition(number.isFinite, "a finite number")
    let (cell, format) = (XLSXRange(rows: row...row, columns: column...column), unsafe try workbook.format(style))
    try XLSXError.check(unsafe worksheet_write_number(handle, cell.firstRow, cell.firstColumn, number, format))
  }

  package func write(_ truth: Bool, row: Int, column: Int, _ style: XLSXStyle) throws(XLSXError) {
    let (cell, format) = (XLSXRange(rows: row...row, columns: column...column), unsafe try workbook.format(style))
    try XLSXError.check(
      unsafe worksheet_write_boolean(handle, cell.firstRow, cell.firstColumn, truth ? 1 : 0, format))
  }

  /// A cell of which only the style is seen.
  package func writeBlank(row: Int, column: Int, _ style: XLSXStyle) throws(XLSXError) {
    let (cell, format) = (XLSXRange(rows: row...row, columns: column...column), unsafe try workbook.format(style))
    try XLSXError.check(unsafe worksheet_write_blank(handle, cell.firstRow, cell.firstColumn, format))
  }

  /// Text across several columns of a row.
  package func merge(_ text: String, row: Int, columns: ClosedRange<Int>, _ style: XLSXStyle) throws(XLSXError) {
    guard columns.count > 1 else { return try write(text, row: row, column: columns.lowerBound, style) }
    let cells = XLSXRange(rows: row...row, columns: columns)
    let format = unsafe try workbook.format(XLSXText.style(style, of: text))
    try XLSXError.check(
      unsafe worksheet_merge_range(
        handle, cells.firstRow, cells.firstColumn, cells.lastRow, cells.lastColumn, XLSXText.cell(text), format))
  }

  /// - Parameter width: in figures of the default font.
  package func setWidth(_ width: Double, column: Int) throws(XLSXError) {
    workbook.checkOpen()
    let cells = XLSXRange(rows: 0...0, columns: column...column)
    try XLSXError.check(unsafe worksheet_set_column(handle, cells.firstColumn, cells.lastColumn, width, nil))
  }

  /// - Parameter height: in points. A row without one is as high as its text.
  package func setHeight(_ height: Double, row: Int) throws(XLSXError) {
    workbook.checkOpen()
    let cells = XLSXRange(rows: row...row, columns: 0...0)
    try XLSXError.check(unsafe worksheet_set_row(handle, cells.firstRow, height, nil))
  }

  /// Keeps the first rows and columns in sight.
  package func freeze(rows: Int, columns: Int) {
    workbook.checkOpen()
    unsafe worksheet_freeze_panes(handle, lxw_row_t(clamping: rows), lxw_col_t(clamping: columns))
  }

  /// - Parameter range: the table with its header.
  package func addFilter(_ range: XLSXRange) throws(XLSXError) {
    workbook.checkOpen()
    try XLSXError.check(
      unsafe worksheet_autofilter(handle, range.firstRow, range.firstColumn, range.lastRow, range.lastColumn))
  }

  /// Printed on A4 across, its first row on each page.
  ///
  /// - Parameters:
  ///   - footer: at the left of each page's foot; the page's number is at its right.
  ///   - pagesAcross: on how many pages beside one another it is printed, made smaller where it must be.
  ///   - repeatedColumns: how many of its first columns each page has.
  package func setPage(footer: String, pagesAcross: Int, repeatedColumns: Int) throws(XLSXError) {
    workbook.checkOpen()
    unsafe worksheet_set_landscape(handle)
    unsafe worksheet_set_paper(handle, 9)
    unsafe worksheet_set_margins(handle, 0.4, 0.4, 0.5, 0.6)
    unsafe worksheet_fit_to_pages(handle, UInt16(clamping: pagesAcross), 0)
    try XLSXError.check(unsafe worksheet_repeat_rows(handle, 0, 0))
    if repeatedColumns > 0 {
      try XLSXError.check(unsafe worksheet_repeat_columns(handle, 0, lxw_col_t(clamping: repeatedColumns - 1)))
    }
    // An ampersand begins an instruction; the whole may have 255 characters.
    let words = XLSXText.shortened(XLSXText.plain(footer), to: 100).replacing("&", with: "&&")
    try XLSXError.check(unsafe worksheet_set_footer(handle, "&L\(words)&RPage &P of &N"))
  }

  /// Bars in the cells, from 0 to the largest number among them.
  package func addDataBar(_ range: XLSXRange, colour: UInt32) throws(XLSXError) {
    var rule = unsafe lxw_conditional_format()
    unsafe rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    // By itself the shortest bar would stand for the smallest number, and 47 beside 40 look like many times as many.
    unsafe rule.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    unsafe rule.min_value = 0
    unsafe rule.bar_color = colour
    unsafe rule.bar_solid = 1
    unsafe rule.bar_no_border = 1
    try unsafe add(&rule, range)
  }

  /// Shows the cells of each row in a style where the row has a word in a column.
  ///
  /// - Precondition: the word is a constant of ours, without quotes.
  package func highlight(
    _ range: XLSXRange, whereColumn column: Int, is word: String, _ style: XLSXStyle
  ) throws(XLSXError) {
    precondition(!word.contains("\"") && word.utf8.count < 100, "a plain word")
    let format = unsafe try workbook.format(style)
    let formula = "=$\(XLSXRange.letters(ofColumn: column))\(range.rows.lowerBound + 1)=\"\(word)\""
    var failure: XLSXError?
    unsafe withMutableCString(formula) { formula in
      var rule = unsafe lxw_conditional_format()
      unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      unsafe rule.value_string = formula
      unsafe rule.format = format
      do throws(XLSXError) { try unsafe add(&rule, range) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Offers a list of words in the cells, and refuses others.
  ///
  /// - Precondition: the words are constants of ours, without commas and of no more than 255 characters in all.
  package func addChoices(_ words: [String], _ range: XLSXRange) throws(XLSXError) {
    workbook.checkOpen()
    precondition(words.allSatisfy { !$0.contains(",") } && words.joined(separator: ",").utf8.count <= 255, "few words")
    // The library copies them.
    var list = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe list.forEach { unsafe free($0) } }
    let code = unsafe list.withUnsafeMutableBufferPointer { list in
      var validation = unsafe lxw_data_validation()
      unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      unsafe validation.value_list = list.baseAddress
      return unsafe worksheet_data_validation_range(
        handle, range.firstRow, range.firstColumn, range.lastRow, range.lastColumn, &validation)
    }
    try XLSXError.check(code)
  }

  /// Keeps Excel from marking codes such as `007` as numbers that were stored as text by mistake.
  package func acceptNumbersAsText(_ range: XLSXRange) throws(XLSXError) {
    workbook.checkOpen()
    let (first, last) = (range.columns.lowerBound, range.columns.upperBound)
    let cells =
      "\(XLSXRange.letters(ofColumn: first))\(range.rows.lowerBound + 1):"
      + "\(XLSXRange.letters(ofColumn: last))\(range.rows.upperBound + 1)"
    try XLSXError.check(
      unsafe worksheet_ignore_errors(handle, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), cells))
  }

  private func add(_ rule: UnsafeMutablePointer<lxw_conditional_format>, _ range: XLSXRange) throws(XLSXError) {
    workbook.checkOpen()
    try XLSXError.check(
      unsafe worksheet_conditional_format_range(
        handle, range.firstRow, range.firstColumn, range.lastRow, range.lastColumn, rule))
  }
}
