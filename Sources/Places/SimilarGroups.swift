public import Formats

/// Which areas are alike, so that each is compared with its own kind: a rural ward with rural ones, or a family that the user
/// has put together, as iQuanta's most similar groups are.
public struct SimilarGroups: Sendable, Equatable {
  /// What the groups are, in words, such as the name of the column.
  public let name: String
  /// The group by area code.
  public let groups: [String: String]

  /// Reads a table with a column of area codes and a column of groups.
  ///
  /// - Parameters:
  ///   - file: CSV with a header.
  ///   - groupColumn: the column of groups.
  ///   - codeColumn: the column of codes; the first that has Census codes where nil.
  /// - Throws: where a column is missing, or one code has two groups.
  public init(_ file: NamedFile, groupColumn: String, codeColumn: String? = nil) throws(InputError) {
    let table = try ReferenceTable(path: file.path, name: file.name)
    func column(_ name: String) throws(InputError) -> Int {
      if let index = table.header.firstIndex(of: name) { return index }
      throw .badData(
        "\(file.name), line 1: there is no column \"\(name)\" among \(table.header.prefix(12).joined(separator: ", "))."
          + (NearestWord.to(name, among: table.header).map { " Is \"\($0)\" meant?" } ?? ""))
    }
    let group = try column(groupColumn)
    let code = try codeColumn.map { (name) throws(InputError) in try column(name) } ?? CodeColumns.own(of: table)
    guard let code else {
      throw .badData(
        "\(file.name), line 1: no column of area codes is found. Name it: similar: { file: …, code: …, group: … }.")
    }
    var groups: [String: String] = [:]
    for row in table.rows.indices {
      let name = table.rows[row][group].trimmingSpaces()
      // What is in no group is compared with none.
      if name.isEmpty { continue }
      let earlier = groups.updateValue(name, forKey: table.rows[row][code].trimmingSpaces())
      if let earlier, earlier != name { throw table.repeatedKey(row, code) }
    }
    self.name = groupColumn
    self.groups = groups
  }

  init(name: String, groups: [String: String]) {
    self.name = name
    self.groups = groups
  }

  /// The fifths of a ranking of deprivation: 1 is the most deprived fifth of England.
  static func fifths(of ranking: DeprivationRanking) -> SimilarGroups {
    SimilarGroups(
      name: "deprivation fifth", groups: ranking.deciles.mapValues { "fifth \(($0 + 1) / 2)" })
  }
}
