/// What stands below the table of a workbook's sheet: sentences, or a small table.
package struct WorkbookSection: Sendable {
  package var heading: String
  /// Each on lines of its own across the sheet.
  package var sentences: [String] = []
  /// The titles of a small table, from the first column of the sheet on.
  package var titles: [String] = []
  package var rows: [[PropertyValue]] = []

  package init(_ heading: String, sentences: [String]) {
    self.heading = heading
    self.sentences = sentences
  }

  /// - Precondition: as many values in each row as titles.
  package init(_ heading: String, titles: [String], rows: [[PropertyValue]]) {
    precondition(rows.allSatisfy { $0.count == titles.count }, "as many values as titles")
    self.heading = heading
    self.titles = titles
    self.rows = rows
  }
}
