import Formats

/// Columns of Census codes: a letter for the country and eight figures.
enum CodeColumns {
  /// The areas' own: of several such columns the one that has each code once; a district beside it repeats.
  static func own(of table: ReferenceTable) -> Int? {
    let codes = table.header.indices.filter { column in
      table.rows.prefix(20).allSatisfy { row in
        let text = row[column].trimmingSpaces()
        return text.count == 9 && "EWSN".contains(text.prefix(1)) && text.dropFirst().allSatisfy(\.isNumber)
      }
    }
    return codes.first { column in Set(table.rows.map { $0[column] }).count == table.rows.count } ?? codes.first
  }
}
