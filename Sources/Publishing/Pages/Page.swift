/// A page to be read on a screen or on paper: sections of sentences, figures, pictures and tables, in one file that needs nothing
/// else.
///
/// Every text is plain: whatever a name holds, it is shown and never obeyed.
package struct Page: Sendable, Equatable {
  /// The heading of the page.
  package var title: String
  /// What it is of: the district.
  package var district: String
  /// What it is, in a sentence.
  package var lead: String
  /// What must be read before it is passed on, a sentence each.
  package var warnings: [String]
  package var sections: [Section]
  /// How it was made, a sentence each.
  package var notes: [String]

  package init(
    title: String, district: String, lead: String, warnings: [String], sections: [Section], notes: [String]
  ) {
    self.title = title
    self.district = district
    self.lead = lead
    self.warnings = warnings
    self.sections = sections
    self.notes = notes
  }

  /// A part of a page under a heading of its own.
  package struct Section: Sendable, Equatable {
    package var heading: String
    package var figures: [Figure] = []
    package var sentences: [String] = []
    package var pictures: [Picture] = []
    package var tables: [Table] = []

    package init(heading: String) { self.heading = heading }
  }

  /// A number with what it is of.
  package struct Figure: Sendable, Equatable {
    package var label: String
    package var value: String
    /// What stands beside it in small; empty for nothing.
    package var remark: String

    package init(_ label: String, _ value: String, _ remark: String = "") {
      self.label = label
      self.value = value
      self.remark = remark
    }
  }

  /// Rows of text, the first column of which says what the row is.
  package struct Table: Sendable, Equatable {
    package var caption: String
    package var columns: [Column]
    package var rows: [[String]]
    /// How dark each cell is shaded, 0 ... 4, in the order of `rows` and without their first column; empty for none. The cell's
    /// own text says the same.
    package var shades: [[Int]] = []
    /// Whether it is the text alternative of a picture, and folded away on a screen.
    package var isFolded = false

    package init(_ caption: String, columns: [Column], rows: [[String]]) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
    }
  }

  /// The head of a column.
  package struct Column: Sendable, Equatable {
    package var name: String
    package var isNumber: Bool

    /// A column of words.
    package static func words(_ name: String) -> Column { Column(name: name, isNumber: false) }
    /// A column of numbers.
    package static func number(_ name: String) -> Column { Column(name: name, isNumber: true) }
  }

  /// The page as HTML.
  package func html() -> [UInt8] { Array(PageTemplate.render(PageView(self)).utf8) }
}
