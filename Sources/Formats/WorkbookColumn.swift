/// A column of a workbook's sheet.
package struct WorkbookColumn: Sendable {
  package var title: String
  /// In figures of the default font.
  package var width: Double
  package var format: WorkbookFormat
  /// The words among which a cell's may be chosen; empty where it is free.
  package var choices: [String] = []

  package init(_ title: String, width: Double, _ format: WorkbookFormat = .text, choices: [String] = []) {
    self.title = title
    self.width = width
    self.format = format
    self.choices = choices
  }
}
