/// A sheet of a workbook: one table from its first row on, and below it what is to be said of it.
///
/// The header is the first row, so that programs that read tables find it without being told where it is.
package struct WorkbookSheet: Sendable {
  /// Made to fit the format's rules, and unique, when it is written.
  package var name: String
  package var columns: [WorkbookColumn]
  package var rows: [[PropertyValue]]
  /// How many columns stay in sight when the sheet is moved sideways; its header always stays.
  package var fixedColumns = 0
  /// Whether the header has buttons that filter the rows.
  package var hasFilter = true
  /// Whether the rows are there to be filled in: they then grow with what is written into them.
  package var isForm = false
  package var rules: [WorkbookRule] = []
  package var sections: [WorkbookSection] = []

  /// - Precondition: there is a column, and each row has as many values as there are columns.
  package init(name: String, columns: [WorkbookColumn], rows: [[PropertyValue]]) {
    precondition(!columns.isEmpty && rows.allSatisfy { $0.count == columns.count }, "as many values as columns")
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
