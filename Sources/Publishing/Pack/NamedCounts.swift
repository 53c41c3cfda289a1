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
    var rows = CountedName.all(in: text).map { [$0.name, $0.count.map(String.init) ?? "–"] }
    if rows.count > mostRows {
      rows = rows.prefix(mostRows - 1) + [["\(rows.count - mostRows + 1) others", "–"]]
    }
    return Page.Table(caption, columns: [.words(what), .number("Incidents")], rows: rows)
  }
}
