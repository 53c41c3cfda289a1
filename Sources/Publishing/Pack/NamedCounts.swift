import Formats

/// What a column says in one text, such as `Noise (29); Theft; other (3)`, as a table.
enum NamedCounts {
  /// More than these would not leave the page to the rest.
  private static let mostRows = 5

  /// nil where the column is empty.
  ///
  /// - Parameters:
  ///   - caption: of the table.
  ///   - what: what is counted.
  ///   - text: of the column.
  static func table(_ caption: String, of what: String, _ text: String?) -> Page.Table? {
    guard let text else { return nil }
    var rows = rows(text)
    if rows.count > mostRows {
      rows = rows.prefix(mostRows - 1) + [["\(rows.count - mostRows + 1) others", "–"]]
    }
    return Page.Table(caption, columns: [.words(what), .number("Incidents")], rows: rows)
  }

  /// A name may hold what parts two of them: a part without a count belongs to the one after it.
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var name = ""
    for part in text.split(separator: "; ", omittingEmptySubsequences: false) {
      name += (name.isEmpty ? "" : "; ") + part
      guard name.hasSuffix(")"), let open = name.lastIndex(of: "("),
        Int(name[name.index(after: open)...].dropLast()) != nil
      else { continue }
      rows.append([
        String(name[..<open]).trimmingSuffix(" "), String(name[name.index(after: open)...].dropLast()),
      ])
      name = ""
    }
    return name.isEmpty ? rows : rows + [[name, "–"]]
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: Character) -> String {
    last == suffix ? String(dropLast()) : self
  }
}
