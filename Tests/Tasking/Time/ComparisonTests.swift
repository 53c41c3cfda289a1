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

  @Test func `nothing in a whole month is a zero, and something in one that is not whole is said`() throws {
    func month(_ text: String) throws -> Month { try #require(Month(text)) }
    let current = Period(ending: try month("2025-06"), months: 3)
    // April has nothing and is whole, May has something and is not, June has nothing and is not.
    let comparison = Comparison(
      current, covered: [try month("2025-05")],
      usable: Set(try ["2025-01", "2025-02", "2025-03", "2025-04"].map(month)))
    #expect(comparison.missingMonths == [try month("2025-06")])
    #expect(comparison.incompleteMonths == [try month("2025-05")])
    #expect(comparison.previous == nil)
    let whole = Comparison(
      current, covered: [try month("2025-05")], usable: Set(current.months + current.previous.months))
    #expect(whole.missingMonths.isEmpty && whole.previous == current.previous)
  }
}
