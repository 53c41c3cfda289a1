import Incidents
import Spatial
import Tasking
import Testing

@Suite struct ComparisonTests {
  private func months(_ first: String, _ count: Int) throws -> [Month] {
    let first = try #require(Month(first))
    return (0..<count).map { first.advanced(by: $0) }
  }

  @Test func `periods that the data covers whole are compared whole`() throws {
    let current = Period(ending: try #require(Month("2025-12")), months: 6)
    let year = Comparison(current, covered: try months("2025-01", 12))
    #expect(year.previous?.description == "2025-01 to 2025-06")
    #expect(year.yearBefore == nil && year.missingMonths.isEmpty)
    let two = Comparison(current, covered: try months("2024-07", 18))
    #expect(two.yearBefore?.description == "2024-07 to 2024-12")
    #expect(two.yearBefore?.isWhole == true && two.yearBefore?.leftOut == [])
  }

  @Test func `a month that is missing is left out on both sides: a gap is not a fall`() throws {
    let current = Period(ending: try #require(Month("2025-12")), months: 6)
    let covered = try months("2025-01", 12).filter { $0.description != "2025-03" }
    let before = try #require(Comparison(current, covered: covered).previous)
    #expect(before.count == 5 && !before.isWhole)
    #expect(before.current.map(\.description) == ["2025-07", "2025-08", "2025-10", "2025-11", "2025-12"])
    #expect(before.earlier.map(\.description) == ["2025-01", "2025-02", "2025-04", "2025-05", "2025-06"])
    #expect(before.leftOut.map(\.description) == ["2025-03"])
    #expect(before.description == "2025-01 to 2025-06 (5 of 6 months)")
    let gap = try months("2025-01", 12).filter { $0.description != "2025-08" }
    let broken = Comparison(current, covered: gap)
    #expect(broken.missingMonths.map(\.description) == ["2025-08"])
    #expect(broken.previous?.earlier.map(\.description).contains("2025-02") == false)
  }

  @Test func `both sides have their days: February is not a fall against January`() throws {
    let february = Period(ending: try #require(Month("2025-02")), months: 1)
    let comparison = Comparison(february, covered: try months("2025-01", 2))
    #expect(comparison.previous?.exposure == 28.0 / 31)
    let pair = PeriodCounts.Pair(current: 280, earlier: 310, exposure: 28.0 / 31)
    #expect(pair.change.ratio == 1 && pair.change.p > 0.98)
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
    #expect(comparison.previous?.current == [try month("2025-04")])
    #expect(comparison.previous?.leftOut == [try month("2025-05"), try month("2025-06")])
    let whole = Comparison(
      current, covered: [try month("2025-05")], usable: Set(current.months + current.previous.months))
    #expect(whole.missingMonths.isEmpty && whole.previous?.earlier == current.previous.months)
  }

  @Test func `where no pair of months is whole nothing is compared`() throws {
    let current = Period(ending: try #require(Month("2025-06")), months: 3)
    let comparison = Comparison(current, covered: current.months)
    #expect(comparison.previous == nil && comparison.yearBefore == nil)
  }
}
