import Formats
import Places
import TestSupport
import Testing

@Suite struct DeprivationTests {
  private let folder: TemporaryFolder
  private static let header =
    "LSOA code (2011),Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
    + "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)"

  init() throws { folder = try TemporaryFolder() }

  private func table(_ text: String) throws -> Deprivation {
    try Deprivation(NamedFile(path: try folder.write(text, to: "imd.csv"), name: "in/imd.csv"))
  }

  private func shared(_ name: String) throws -> Deprivation {
    try Deprivation(NamedFile(path: SharedData.path("deprivation/\(name)"), name: name))
  }

  @Test(.needsSharedData, .tags(.realData))
  func `reads the 2019 table with its 2011 codes`() throws {
    let table = try shared("imd2019_lsoa11_sussex.csv")
    #expect(table.codeYear == 2011)
    #expect(table.entries.count == 999)
    let entry = try #require(table.entries["E01031429"])
    #expect(entry.rank == 1_861 && entry.decile == 1)
    #expect(entry.incomeRank == 1_854 && entry.incomeDecile == 1)
    #expect(entry.employmentRank == 2_041 && entry.employmentDecile == 1)
    #expect(table.entries.values.allSatisfy { $0.incomeRank != nil && $0.employmentDecile != nil })
    // The published deciles cut the 32,844 ranks of England in ten.
    #expect(table.entries.values.allSatisfy { $0.decile == min(10, ($0.rank - 1) * 10 / 32_844 + 1) })
  }

  @Test(.needsSharedData, .tags(.realData))
  func `reads the 2025 table with its 2021 codes and passes over the scores`() throws {
    let table = try shared("iod2025_lsoa21_sussex.csv")
    #expect(table.codeYear == 2021)
    #expect(table.entries.count == 1_029)
    let entry = try #require(table.entries["E01031436"])
    #expect(entry.rank == 1_599 && entry.decile == 1)
    #expect(entry.incomeRank == 5_218 && entry.incomeDecile == 2)
    #expect(entry.employmentRank == 5_062 && entry.employmentDecile == 2)
  }

  @Test func `a table without the domains has the index alone, and thousands commas are read`() throws {
    let table = try table("\(Self.header)\r\nE01000001,\"29,199\",9\r\n E01000002 , 30379 ,10\r\n")
    #expect(table.entries["E01000001"]?.rank == 29_199)
    #expect(table.entries["E01000002"]?.decile == 10)
    #expect(table.entries["E01000001"]?.incomeRank == nil)
    #expect(table.entries["E01000001"]?.employmentDecile == nil)
  }

  @Test(arguments: ["0", "100000", "x", "1.5", ""])
  func `a rank that is no whole number in range is refused with line and column`(rank: String) throws {
    let error = #expect(throws: InputError.self) { try table("\(Self.header)\nE01000001,1,1\nE01000002,\(rank),1\n") }
    #expect(error?.status == .badData)
    #expect(
      error?.description == "in/imd.csv, line 3: \"\(rank)\" in column \"Index of Multiple Deprivation (IMD) Rank "
        + "(where 1 is most deprived)\" is not a whole number from 1 to 99999.")
  }

  @Test func `a decile of eleven is refused`() throws {
    let error = #expect(throws: InputError.self) { try table("\(Self.header)\nE01000001,1,11\n") }
    #expect(error?.description.hasSuffix("is not a whole number from 1 to 10.") == true)
  }

  @Test(arguments: ["LSOA code (2011)", "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"])
  func `a column missing is refused by its name`(column: String) throws {
    let header = Self.header.replacing(column, with: "something else")
    let error = #expect(throws: InputError.self) { try table("\(header)\nE01000001,1,1\n") }
    #expect(error?.status == .badData)
    let named = column.hasPrefix("LSOA") ? "LSOA code" : column
    #expect(error?.description.hasPrefix("in/imd.csv, line 1: there is no column \"\(named)\".") == true)
  }

  @Test func `a code that stands twice with different values is refused`() throws {
    let error = #expect(throws: InputError.self) {
      try table("\(Self.header)\nE01000001,1,1\nE01000002,5,1\nE01000001,2,1\n")
    }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/imd.csv, line 4: E01000001 already stands on line 2") == true)
    #expect(try table("\(Self.header)\nE01000001,1,1\nE01000001,1,1\n").entries.count == 1)
  }
}
