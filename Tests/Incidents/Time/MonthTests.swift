import Incidents
import Testing

@Suite struct MonthTests {
  private func month(_ text: String) throws -> Month { try #require(Month(text)) }

  @Test(arguments: [
    "", "2025", "2025-1", "2025-13", "2025-00", "2025/01", "2025-01-01", "01-2025", "20 5-01", "2025-0x", "-025-01",
    "1899-12", "2200-01", "2025-1 ", " 2025-01", "Jan 2025", "２０２５-01",
  ])
  func `what is not YYYY-MM is no month`(text: String) {
    #expect(Month(text) == nil)
  }

  @Test func `reads and writes YYYY-MM`() throws {
    for text in ["1900-01", "2025-09", "2025-10", "2199-12"] { #expect(try month(text).description == text) }
    #expect(Month(year: 2025, month: 7) == Month("2025-07"))
    #expect(Month(year: 2025, month: 0) == nil)
    #expect(Month(year: 2200, month: 1) == nil)
  }

  @Test func `months follow one another across years`() throws {
    let december = try month("2024-12")
    #expect(december.advanced(by: 1) == Month("2025-01"))
    #expect(december.advanced(by: -12) == Month("2023-12"))
    #expect(december.advanced(by: 1).advanced(by: -1) == december)
    #expect(try december < month("2025-01"))
    #expect(try !(december < month("2024-12")))
  }

  @Test func `a period has its months, the one before and the one a year before`() throws {
    let period = Period(ending: try month("2025-02"), months: 3)
    #expect(period.months.map(\.description) == ["2024-12", "2025-01", "2025-02"])
    #expect(period.length == 3)
    #expect(period.first == Month("2024-12"))
    #expect(period.previous.description == "2024-09 to 2024-11")
    #expect(period.yearBefore.description == "2023-12 to 2024-02")
    #expect(period.previous.length == 3 && period.yearBefore.length == 3)
    #expect(period.description == "2024-12 to 2025-02")
  }

  @Test func `both ends belong to a period and nothing beyond`() throws {
    let period = Period(ending: try month("2025-02"), months: 3)
    let months = try ["2024-11", "2024-12", "2025-02", "2025-03"].map { try month($0) }
    #expect(months.map { period.contains($0) } == [false, true, true, false])
  }

  @Test func `a period of one month is written as the month`() throws {
    let period = Period(ending: try month("2025-12"), months: 1)
    #expect(period.description == "2025-12")
    #expect(period.length == 1)
    #expect(period.months == [period.last])
  }
}
