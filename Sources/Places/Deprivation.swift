public import Formats

/// The English Indices of Deprivation by LSOA code: ranks (1 is the most deprived) and deciles (1 is the most deprived
/// tenth) of the whole index and of its income and employment domains.
///
/// A rank compares areas within one release; ranks of two releases, or of England and Wales, do not compare. The index
/// itself holds a crime domain: a relation between it and crime counts is partly a relation of crime with itself.
public struct Deprivation: Sendable {
  /// What one LSOA's row says.
  public struct Entry: Sendable, Equatable {
    /// 1 is the most deprived LSOA of England.
    public let rank: Int
    /// 1 ... 10; 1 is the most deprived tenth.
    public let decile: Int
    /// 1 is the LSOA with most people on a low income; nil where the table lacks it.
    public let incomeRank: Int?
    /// 1 ... 10, as `decile`.
    public let incomeDecile: Int?
    /// 1 is the LSOA with most people kept out of work; nil where the table lacks it.
    public let employmentRank: Int?
    /// 1 ... 10, as `decile`.
    public let employmentDecile: Int?
    /// The ranks of all seven domains; nil where the table lacks one.
    public private(set) var domains: DomainRanks? = nil
  }

  /// Entries by LSOA code.
  public let entries: [String: Entry]
  /// The year of the LSOA codes, where the header says it: 2011 or 2021.
  public let codeYear: Int?

  /// Reads the 2019 and 2025 tables under the column names of the published files ("File 7").
  ///
  /// - Throws: where the columns for code, rank or decile are missing, or a value is no whole number or out of range.
  public init(_ file: NamedFile) throws(InputError) {
    let table = try ReferenceTable(path: file.path, name: file.name)
    guard let code = table.column(where: { $0.hasPrefix("lsoa code") || $0.hasPrefix("lsoa") && $0.hasSuffix("cd") })
    else { throw Self.missing("LSOA code", in: table) }
    func column(_ subject: String, _ measure: String) -> Int? {
      table.column { $0.hasPrefix(subject) && $0.contains("\(measure) (where 1 is most deprived") }
    }
    guard let rank = column("index of multiple deprivation", "rank") else {
      throw Self.missing("Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)", in: table)
    }
    guard let decile = column("index of multiple deprivation", "decile") else {
      throw Self.missing(
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)", in: table)
    }
    let optional = [
      column("income", "rank"), column("income", "decile"), column("employment", "rank"),
      column("employment", "decile"),
    ]
    let domains = DomainRanks.Domain.allCases.compactMap { column($0.columnStart, "rank") }
    var entries: [String: Entry] = [:]
    for row in table.rows.indices {
      func value(_ column: Int, in range: ClosedRange<Int>) throws(InputError) -> Int {
        guard let number = table.integer(row, column), range.contains(number) else {
          throw .badData(
            "\(file.name), line \(table.lines[row]): \"\(table.rows[row][column].prefix(40))\" in column "
              + "\"\(table.header[column])\" is not a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
      }
      let ranks = 1...99_999
      let entry = Entry(
        rank: try value(rank, in: ranks), decile: try value(decile, in: 1...10),
        incomeRank: try optional[0].map { (c) throws(InputError) in try value(c, in: ranks) },
        incomeDecile: try optional[1].map { (c) throws(InputError) in try value(c, in: 1...10) },
        employmentRank: try optional[2].map { (c) throws(InputError) in try value(c, in: ranks) },
        employmentDecile: try optional[3].map { (c) throws(InputError) in try value(c, in: 1...10) },
        domains: domains.count < DomainRanks.Domain.allCases.count
          ? nil : DomainRanks(try domains.map { (c) throws(InputError) in try value(c, in: ranks) }))
      let earlier = entries.updateValue(entry, forKey: table.rows[row][code].trimmingSpaces())
      if let earlier, earlier != entry { throw table.repeatedKey(row, code) }
    }
    self.entries = entries
    codeYear = [2011, 2021].first { table.header[code].contains(String($0)) }
  }

  /// A table that another was carried over to.
  init(entries: [String: Entry], codeYear: Int?) {
    self.entries = entries
    self.codeYear = codeYear
  }

  /// How many LSOAs England has by the codes of a year, all of which are ranked.
  static func englishLSOAs(of codeYear: Int?) -> Int { codeYear == 2011 ? 32_844 : 33_755 }

  private static func missing(_ column: String, in table: ReferenceTable) -> InputError {
    let nearest = NearestWord.to(column, among: table.header).map { " Is \"\($0)\" meant?" } ?? ""
    return .badData(
      "\(table.name), line 1: there is no column \"\(column)\".\(nearest) Wanted is the published table of ranks and "
        + "deciles (\"File 7\"), as CSV with commas.")
  }
}
