import Incidents
import Tasking
import Testing

@Suite struct ComparisonTests {
  private func months(_ first: String, _ count: Int) throws -> [Month] {
    let first = try #require(Month(first))
    return (0..<count).map { first.advanced(by: $0) }
  }

  @Test func `periods that the data covers whole are compared, others are not`() throws {
    let current = Period(ending: try #require(Month("2025-12")), months: 6)
    let year = Comparison(current, covered: try months("2025-01", 12))
    #expect(year.previous?.description == "2025-01 to 2025-06")
    #expect(year.yearBefore == nil && year.missingMonths.isEmpty)
    let two = Comparison(current, covered: try months("2024-07", 18))
    #expect(two.yearBefore?.description == "2024-07 to 2024-12")
  }

  @Test func `one missing month takes a period out: a gap is not a zero`() throws {
    let current = Period(ending: try #require(Month("2025-12")), months: 6)
    let covered = try months("2025-01", 12).filter { $0.description != "2025-03" }
    #expect(Comparison(current, covered: covered).previous == nil)
    let gap = try months("2025-01", 12).filter { $0.description != "2025-08" }
    #expect(Comparison(current, covered: gap).missingMonths.map(\.description) == ["2025-08"])
  }
}
