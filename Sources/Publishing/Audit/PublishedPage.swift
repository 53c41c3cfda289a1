/// The tables of a page of HTML.
enum PublishedPage {
  /// Each with the heading before it as its name.
  static func tables(_ bytes: [UInt8], file: String) -> [PublishedTable] {
    var tables: [PublishedTable] = []
    var heading = ""
    var isHeading = false
    var rows: [[String]] = []
    var cell: String?
    for piece in Markup(bytes).pieces {
      switch piece {
      case .open(let name, _):
        switch name {
        case "h1", "h2", "h3", "h4", "caption": (heading, isHeading) = ("", true)
        case "table": rows = []
        case "tr": rows.append([])
        case "td", "th": cell = ""
        default: break
        }
      case .text(let text):
        if isHeading { heading += text }
        cell?.append(text)
      case .close(let name):
        switch name {
        case "h1", "h2", "h3", "h4", "caption": isHeading = false
        case "td", "th":
          if let text = cell, !rows.isEmpty { rows[rows.count - 1].append(plain(text)) }
          cell = nil
        case "table":
          if let table = table(rows, named: plain(heading), file: file, form: .page) { tables.append(table) }
          rows = []
        default: break
        }
      }
    }
    return tables
  }

  /// Rows under the first one that has texts and no number: that one names the columns.
  static func table(
    _ rows: [[String]], named name: String, file: String, form: PublishedTable.Form
  ) -> PublishedTable? {
    guard
      let header = rows.firstIndex(where: { row in row.count { !$0.isEmpty } >= 2 && !row.contains { Double($0) != nil }
      })
    else { return nil }
    let columns = rows[header].map(columnName)
    var table = PublishedTable(file: file, name: name, form: form, columns: columns)
    table.rows = rows[(header + 1)...].map { row in
      columns.indices.map { $0 < row.count && !row[$0].isEmpty ? cell(row[$0]) : .none }
    }
    return table
  }

  /// A heading as a column would be called: `Incidents a year before` is `incidents_a_year_before`.
  static func columnName(_ heading: String) -> String {
    heading.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
  }

  private static func cell(_ text: String) -> PublishedCell {
    Double(text.replacing(",", with: "")).map { .number($0) } ?? .text(text)
  }

  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
