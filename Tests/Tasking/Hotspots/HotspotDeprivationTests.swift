@testable import Places
@testable import Tasking
import Testing

@Suite struct HotspotDeprivationTests {
  private func entry(decile: Int, income: Int?) -> Deprivation.Entry {
    Deprivation.Entry(
      rank: decile * 3_000, decile: decile, incomeRank: nil, incomeDecile: income, employmentRank: nil,
      employmentDecile: nil)
  }

  @Test func `the decile is the mean over incidents, and the most deprived one is the lowest`() throws {
    let table = [entry(decile: 1, income: 2), entry(decile: 5, income: nil), nil]
    let deprivation = try #require(HotspotDeprivation([0: 30, 1: 10, 2: 100], table))
    #expect(deprivation.decile == 2)
    #expect(deprivation.mostDeprivedDecile == 1)
    #expect(deprivation.incomeDecile == 2)
    #expect(deprivation.employmentDecile == nil)
  }

  @Test func `without any row in the table there is none`() {
    #expect(HotspotDeprivation([2: 100], [nil, nil, nil]) == nil)
    #expect(HotspotDeprivation([:], [entry(decile: 1, income: 1)]) == nil)
  }
}
