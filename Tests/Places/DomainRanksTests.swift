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
