import Foundation
@testable import Places
import TestSupport
import Testing

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
