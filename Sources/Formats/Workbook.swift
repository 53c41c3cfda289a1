import XLSX

/// Sheets of tables, as a spreadsheet opens them (`.xlsx`).
///
/// The same workbook gives the same bytes.
package struct Workbook: Sendable {
  /// What the file is called by programs that show more than its name.
  package var title: String
  package var sheets: [WorkbookSheet]

  package init(title: String, sheets: [WorkbookSheet]) {
    self.title = title
    self.sheets = sheets
  }

  /// The file's bytes.
  ///
  /// - Precondition: there is a sheet; a workbook without one cannot be opened.
  /// - Throws: where the temporary file cannot be written, or a sheet is larger than the format allows.
  package func bytes() throws(InputError) -> [UInt8] {
    precondition(!sheets.isEmpty, "a workbook has a sheet")
    do {
      let writer = try XLSXWriter()
      try writer.setProperties(title: title, author: "Twitten")
      for (sheet, name) in zip(sheets, SheetNames.valid(sheets.map(\.name))) {
        let printer = SheetPrinter(try writer.addSheet(name), columns: sheet.columns)
        try printer.print(sheet, footer: "\(title): \(sheet.name)")
      }
      return try writer.finish()
    } catch {
      guard error.isSystem else { throw InputError(.ourFault, "the workbook cannot be made: \(error.reason).") }
      throw InputError(
        .cannotWrite,
        "the workbook cannot be written: \(error.reason). See that the folder for temporary files (TMPDIR) is there "
          + "and has room.")
    }
  }
}
