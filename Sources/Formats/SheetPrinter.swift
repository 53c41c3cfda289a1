import XLSX

/// Writes a sheet of a workbook.
struct SheetPrinter {
  private let sheet: XLSXSheet
  private let columns: [WorkbookColumn]

  init(_ sheet: XLSXSheet, columns: [WorkbookColumn]) {
    self.sheet = sheet
    self.columns = columns
  }

  func print(_ content: WorkbookSheet, footer: String) throws(XLSXError) {
    try setPage(fixedColumns: content.fixedColumns, footer)
    sheet.freeze(rows: 1, columns: content.fixedColumns)
    for (column, value) in columns.enumerated() {
      try sheet.setWidth(value.width, column: column)
      try sheet.write(value.title, row: 0, column: column, Self.header)
    }
    // Bold letters are wider, and a filter's button takes its room.
    try fitHeight(ofRow: 0, columns.map { .text($0.title) }, lessWidth: 2)
    for (row, values) in content.rows.enumerated() {
      for (column, value) in values.enumerated() {
        try write(value, row: row + 1, column: column, columns[column].format)
      }
      if !content.isForm { try fitHeight(ofRow: row + 1, values, lessWidth: 0.5) }
    }
    if !content.rows.isEmpty { try addRules(content) }
    var row = content.rows.count + 2
    for section in content.sections { try print(section, from: &row) }
    let cells = XLSXRange(rows: 1...max(1, row), columns: 0...columns.count - 1)
    try sheet.acceptNumbersAsText(cells)
  }

  /// On as few pages beside one another as keep it large enough to read.
  private func setPage(fixedColumns: Int, _ footer: String) throws(XLSXError) {
    let width = columns.reduce(0) { $0 + $1.width }
    let fixed = columns.prefix(fixedColumns).reduce(0) { $0 + $1.width }
    let rest = max(1, Self.widthOfPage - fixed)
    let pages = width <= Self.widthOfPage ? 1 : Int(((width - fixed) / rest).rounded(.up))
    try sheet.setPage(footer: footer, pagesAcross: pages, repeatedColumns: pages > 1 ? fixedColumns : 0)
  }

  /// Makes a row as high as its longest text, where that is more than a line.
  private func fitHeight(ofRow row: Int, _ values: [PropertyValue], lessWidth: Double) throws(XLSXError) {
    var lines = 1
    for case (let index, .text(let text)) in values.enumerated() {
      lines = max(lines, WrappedLines.count(text, width: columns[index].width - lessWidth))
    }
    if lines > 1 { try sheet.setHeight(Self.height(ofLines: lines), row: row) }
  }

  private static func height(ofLines lines: Int) -> Double { min(Double(lines) * lineHeight, greatestHeight) }

  private func addRules(_ content: WorkbookSheet) throws(XLSXError) {
    let rows = 1...content.rows.count
    if content.hasFilter {
      try sheet.addFilter(XLSXRange(rows: 0...content.rows.count, columns: 0...columns.count - 1))
    }
    for (column, value) in columns.enumerated() where !value.choices.isEmpty {
      try sheet.addChoices(value.choices, XLSXRange(rows: rows, columns: column...column))
    }
    for rule in content.rules {
      switch rule {
      case .bars(let column):
        try sheet.addDataBar(XLSXRange(rows: rows, columns: column...column), colour: Self.bar)
      case .tones(let tones, let byColumn, let columns):
        // By name, as a dictionary has no order of its own.
        for (word, tone) in tones.sorted(by: { $0.key < $1.key }) {
          var style = XLSXStyle()
          (style.fill, style.textColour) = (tone.fill, tone.text)
          try sheet.highlight(XLSXRange(rows: rows, columns: columns), whereColumn: byColumn, is: word, style)
        }
      }
    }
  }

  /// Writes a section from a row on, and leaves a row free behind it.
  private func print(_ section: WorkbookSection, from row: inout Int) throws(XLSXError) {
    var heading = XLSXStyle()
    heading.isBold = true
    try sheet.write(section.heading, row: row, column: 0, heading)
    row += 1
    for sentence in section.sentences {
      var style = XLSXStyle()
      style.wraps = true
      let (last, width) = lastColumnOfSentences
      try sheet.merge(sentence, row: row, columns: 0...last, style)
      try sheet.setHeight(Self.height(ofLines: WrappedLines.count(sentence, width: width - 1)), row: row)
      row += 1
    }
    if !section.titles.isEmpty {
      for (column, title) in section.titles.enumerated() {
        try sheet.write(title, row: row, column: column, Self.header)
      }
      try fitHeight(ofRow: row, section.titles.map { .text($0) }, lessWidth: 1.5)
      row += 1
      for values in section.rows {
        for (column, value) in values.enumerated() {
          try write(value, row: row, column: column, Self.format(of: value))
        }
        try fitHeight(ofRow: row, values, lessWidth: 0.5)
        row += 1
      }
    }
    row += 1
  }

  /// Sentences reach across as many columns as are still read at a glance.
  private var lastColumnOfSentences: (column: Int, width: Double) {
    var width = columns[0].width
    var last = 0
    while last + 1 < columns.count, width + columns[last + 1].width <= Self.widthOfSentences {
      last += 1
      width += columns[last].width
    }
    return (last, width)
  }

  /// Writes a value, and an empty cell where there is none.
  private func write(
    _ value: PropertyValue, row: Int, column: Int, _ format: WorkbookFormat
  ) throws(XLSXError) {
    var style = XLSXStyle()
    (style.wraps, style.hasBorder, style.numberFormat) = (true, true, format.excel)
    switch value {
    case .text(let text) where !text.isEmpty:
      style.numberFormat = nil
      try sheet.write(text, row: row, column: column, style)
    case .truth(let truth):
      style.numberFormat = Self.truthFormat
      try sheet.write(truth, row: row, column: column, style)
    case .none, .text, .integer, .decimal, .probability:
      if let number = Self.number(value) {
        try sheet.write(number, row: row, column: column, style)
      } else {
        try sheet.writeBlank(row: row, column: column, style)
      }
    }
  }

  /// The number as the other files have it, rounded likewise.
  private static func number(_ value: PropertyValue) -> Double? {
    switch value {
    case .integer(let integer): Double(integer)
    case .decimal, .probability: Double(value.fieldText)
    case .none, .text, .truth: nil
    }
  }

  private static func format(of value: PropertyValue) -> WorkbookFormat {
    switch value {
    case .integer: .count
    case .probability: .probability
    case .decimal: .decimals(1)
    case .none, .text, .truth: .text
    }
  }

  /// Excel shows truths as words by itself; LibreOffice would show 0 and 1.
  private static let truthFormat = #""TRUE";"TRUE";"FALSE""#
  private static let bar: UInt32 = 0x9DC3E6
  /// On A4 across the default font of 11 points then has 7.
  private static let widthOfPage = 260.0
  private static let widthOfSentences = 130.0
  private static let lineHeight = 15.0
  /// Of any row.
  private static let greatestHeight = 409.0

  private static var header: XLSXStyle {
    var style = XLSXStyle()
    (style.isBold, style.wraps, style.hasBorder, style.fill) = (true, true, true, 0xD9E2F3)
    return style
  }
}
