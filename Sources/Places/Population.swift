public import Formats

/// People by area code, usual residents unless the file holds something else.
///
/// Residents are who lives there, not who is there: a rate for a town centre or a beach misleads.
public struct Population: Sendable {
  /// People by area code.
  public let people: [String: Int]

  /// Reads a table with a column of area codes and a column of people.
  ///
  /// - Parameters:
  ///   - file: CSV with a header; numbers may have thousands commas.
  ///   - codeColumn: the column of codes; found by itself where nil.
  ///   - peopleColumn: the column of people; found by itself where nil (`Population`, `All ages`, `pop`, `Total`).
  public init(_ file: NamedFile, codeColumn: String? = nil, peopleColumn: String? = nil) throws(InputError) {
    let table = try ReferenceTable(path: file.path, name: file.name)
    let own = CodeColumns.own(of: table)
    let code = try Self.column(codeColumn, of: "area codes", option: "code", in: table) { $0 == own }
    let people = try Self.column(peopleColumn, of: "people", option: "column", in: table) { column in
      let name = table.header[column].lowercased().trimmingSpaces()
      return name == "pop" || name == "total" || name.hasPrefix("population") || name.hasPrefix("all ages")
        || name.hasPrefix("all persons") || name.hasPrefix("usual residents")
    }
    // More than the world has is no number of people.
    let possible = 0...10_000_000_000
    var counts: [String: Int] = [:]
    for row in table.rows.indices {
      guard let count = table.integer(row, people), possible.contains(count) else {
        throw .badData(
          "\(file.name), line \(table.lines[row]): \"\(table.rows[row][people].prefix(40))\" in column "
            + "\"\(table.header[people])\" is not a number of people.")
      }
      let earlier = counts.updateValue(count, forKey: table.rows[row][code].trimmingSpaces())
      if let earlier, earlier != count { throw table.repeatedKey(row, code) }
    }
    self.people = counts
  }

  private static func column(
    _ stated: String?, of what: String, option: String, in table: ReferenceTable, _ fits: (Int) -> Bool
  ) throws(InputError) -> Int {
    if let stated {
      if let index = table.header.firstIndex(of: stated) { return index }
      let nearest = NearestWord.to(stated, among: table.header).map { " Is \"\($0)\" meant?" } ?? ""
      throw .badData("\(table.name), line 1: there is no column \"\(stated)\".\(nearest)")
    }
    if let index = table.header.indices.first(where: fits) { return index }
    throw .badData(
      "\(table.name), line 1: no column of \(what) is found among \(table.header.prefix(12).joined(separator: ", ")). "
        + "Name it in the configuration, as in population: { file: …, \(option): … }.")
  }
}
