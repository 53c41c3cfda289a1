import Incidents
import Spatial
import Tasking
import Testing

@Suite struct MonthlySeriesTests {
  private func month(_ text: String) throws -> Month { try #require(Month(text)) }

  private func calendar(_ first: String, _ count: Int, without gaps: [Int] = []) throws -> SeriesCalendar {
    let first = try month(first)
    let months = (0..<count).filter { !gaps.contains($0) }.map { first.advanced(by: $0) }
    return SeriesCalendar(covered: months, usable: Set(months))
  }

  @Test func `a gap has no count, no sum of twelve reaches over it, and it is named`() throws {
    let calendar = try calendar("2023-01", 30, without: [3, 4, 17])
    #expect(calendar.months.count == 30)
    #expect(calendar.gaps.map(\.description) == ["2023-04 to 2023-05", "2024-06"])
    var counts = [Int](repeating: 10, count: 30)
    for gap in [3, 4, 17] { counts[gap] = 0 }
    let series = MonthlySeries(calendar, counts: counts)
    #expect(series.counts[3] == nil && series.counts[5] == 10)
    #expect(series.rolling12.indices.filter { series.rolling12[$0] != nil } == [16, 29])
    #expect(series.rolling12[16] == 120)
    #expect(series.chart?.points[17] == nil && series.signals.isEmpty)
  }

  @Test func `nothing in a whole month is a zero`() throws {
    let series = MonthlySeries(try calendar("2025-01", 12), counts: [Int](repeating: 0, count: 11) + [4])
    #expect(series.counts == [Int](repeating: 0, count: 11) + [4])
    #expect(series.rolling12.last == 4)
  }

  @Test func `a month that is not whole has its count and no part in anything else`() throws {
    let first = try month("2025-01")
    let months = (0..<13).map { first.advanced(by: $0) }
    let calendar = SeriesCalendar(covered: months, usable: Set(months.dropLast()))
    let series = MonthlySeries(calendar, counts: [Int](repeating: 40, count: 12) + [3])
    #expect(series.counts.last == 3 && series.isWhole.last == false)
    #expect(series.rolling12.last == .some(nil) && series.chart?.points.last == .some(nil))
    #expect(series.rolling12[11] == 480)
  }

  @Test func `the index of a season is that of its days, and needs two of each month`() throws {
    let calendar = try calendar("2022-01", 24)
    // As many a day in every month, but twice as many in August.
    let counts = calendar.months.map { $0.days * ($0.monthOfYear == 8 ? 4 : 2) }
    let season = try #require(MonthlySeries(calendar, counts: counts).season)
    #expect(abs(season.of(try month("2023-08")) - 24.0 / 13) < 1e-12)
    #expect(abs(season.of(try month("2023-02")) - 12.0 / 13) < 1e-12)
    #expect(abs(season.values.reduce(0, +) - 12) < 1e-12 && season.years == 2)
    let less = try self.calendar("2022-01", 23)
    #expect(MonthlySeries(less, counts: Array(counts.prefix(23))).season == nil)
  }

  @Test func `with three years the season is taken out of the chart, with two it is not`() throws {
    func series(_ years: Int) throws -> MonthlySeries {
      let calendar = try calendar("2022-01", 12 * years)
      return MonthlySeries(calendar, counts: calendar.months.map { $0.days * ($0.monthOfYear == 8 ? 20 : 5) })
    }
    let two = try series(2)
    let three = try series(3)
    #expect(!two.isSeasonal && three.isSeasonal)
    #expect(Set(two.signals.filter { $0.point.signal == .high }.map(\.month.monthOfYear)) == [8])
    #expect(three.signals.isEmpty)
  }

  @Test func `a calendar of no months is empty`() {
    let calendar = SeriesCalendar(covered: [], usable: [])
    #expect(calendar.months.isEmpty && calendar.gaps.isEmpty)
    #expect(MonthlySeries(calendar, counts: []).chart == nil)
  }
}
