import Foundation
@testable import Places
import Formats
import TestSupport
import Testing

@Suite struct DomainRanksTests {
  /// The published score has three decimals.
  private static let rounding = 0.0005 + 1e-9

  @Test(.tags(.reference, .realData), .needsSharedData)
  func `put together of all seven domains, the index is the published score of every Sussex LSOA`() throws {
    let name = "deprivation/iod2025_lsoa21_sussex.csv"
    let deprivation = try Deprivation(NamedFile(path: SharedData.path(name), name: name))
    let table = try ReferenceTable(path: SharedData.path(name), name: name)
    let score = try #require(table.column { $0 == "index of multiple deprivation (imd) score" })
    var greatest = 0.0
    for row in table.rows {
      let domains = try #require(deprivation.entries[row[0]]?.domains)
      let published = try #require(Double(row[score]))
      greatest = max(greatest, abs(domains.score(among: 33_755) - published))
    }
    #expect(table.rows.count == 1_029)
    #expect(greatest <= Self.rounding)
  }

  @Test func `without a domain the weights of the others are scaled up`() {
    let equal = DomainRanks([500, 500, 500, 500, 500, 500, 500])
    #expect(abs(equal.score(among: 1_000) - equal.score(without: [.crime], among: 1_000)) < 1e-12)
    // Crime alone is bad: leaving it out lowers the index.
    let crime = DomainRanks([900, 900, 900, 900, 1, 900, 900])
    #expect(crime.score(without: [.crime], among: 1_000) < crime.score(among: 1_000))
    #expect(abs(DomainRanks([1, 1, 1, 1, 1, 1, 1]).score(among: 1_000) - 99.9) < 1e-9)
  }

  @Test func `a rank beyond the number of LSOAs is taken for the least deprived`() {
    #expect(DomainRanks([2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000]).score(among: 1_000).isFinite)
  }
}

@Suite struct DeprivationRankingTests {
  private func table(_ rows: [(code: String, imd: Int, income: Int?, crime: Int)]) throws -> Deprivation {
    let folder = try TemporaryFolder()
    let domains = [
      "Income", "Employment", "\"Education, Skills and Training\"", "Health Deprivation and Disability", "Crime",
      "Barriers to Housing and Services", "Living Environment",
    ]
    let hasIncome = rows.allSatisfy { $0.income != nil }
    let kept = hasIncome ? domains : Array(domains.dropFirst())
    func quoted(_ name: String, _ rest: String) -> String {
      "\"\(name.replacingOccurrences(of: "\"", with: "")) \(rest)\""
    }
    let header =
      ["LSOA code (2021)"]
      + (["Index of Multiple Deprivation (IMD)"] + kept).flatMap {
        [quoted($0, "Rank (where 1 is most deprived)"), quoted($0, "Decile (where 1 is most deprived 10% of LSOAs)")]
      }
    let lines = rows.map { row -> String in
      let ranks = (row.income.map { [$0] } ?? []) + [500, 500, 500, row.crime, 500, 500]
      return ([row.code, String(row.imd), "5"] + ranks.flatMap { [String($0), String(min(10, $0 / 100 + 1))] })
        .joined(separator: ",")
    }
    let path = try folder.write(([header.joined(separator: ",")] + lines).joined(separator: "\n"), to: "d.csv")
    return try Deprivation(NamedFile(path: path, name: "d.csv"))
  }

  @Test func `the income domain is the default, as the index holds a crime domain`() throws {
    let ranking = try #require(
      DeprivationRanking(try table([("E01000001", 10, 300, 1), ("E01000002", 20, 100, 900)])))
    #expect(ranking.measure == .income)
    #expect(ranking.positions == ["E01000001": 300, "E01000002": 100])
    #expect(ranking.deciles == ["E01000001": 4, "E01000002": 2])
    #expect(ranking.note.contains("crime domain of 9.3 %"))
  }

  @Test func `without its crime domain the index no longer knows of crime`() throws {
    // Alike but for crime: the index ranks them apart, the index without crime does not.
    let deprivation = try table([("E01000001", 10, 500, 1), ("E01000002", 20, 500, 900)])
    let without = try #require(DeprivationRanking(deprivation, by: .withoutCrime))
    #expect(without.positions["E01000001"] == without.positions["E01000002"])
    #expect(without.note.contains("2 LSOAs in the table"))
    let whole = try #require(DeprivationRanking(deprivation, by: .whole))
    #expect(whole.positions == ["E01000001": 10, "E01000002": 20])
    #expect(whole.note.contains("crime with itself"))
  }

  @Test func `a table without the income domain falls back on the index, and a measure that it lacks is refused`()
    throws
  {
    let deprivation = try table([("E01000001", 10, nil, 1)])
    #expect(DeprivationRanking(deprivation)?.measure == .whole)
    #expect(DeprivationRanking(deprivation, by: .income) == nil)
    #expect(DeprivationRanking(deprivation, by: .withoutCrime) == nil)
  }
}
