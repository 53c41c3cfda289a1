import Spatial
import TestSupport
import Testing

@Suite struct WeekProfileTests {
  @Test func `three-hour blocks run along the days from Monday on`() {
    // Monday 02:59, Monday 03:00, Friday 23:30 to Saturday 00:30, Sunday 21:00.
    let weights = AoristicWeights([
      WeekSpan(start: 179, end: nil), WeekSpan(start: 180, end: nil),
      WeekSpan(start: 4 * 1_440 + 1_410, end: 5 * 1_440 + 30), WeekSpan(start: 6 * 1_440 + 1_260, end: nil),
    ])
    let profile = WeekProfile(weights, cases: 0..<4)
    var blocks = [Double](repeating: 0, count: 56)
    (blocks[0], blocks[1], blocks[4 * 8 + 7], blocks[5 * 8], blocks[55]) = (1, 1, 0.5, 0.5, 1)
    #expect(Array(profile.blocks) == blocks)
    #expect(profile.knownToHour == 3 && profile.knownToHourShare == 0.75)
    #expect(WeekProfile(weights, cases: [2]).knownToHourShare == 0)
  }

  @Test func `a row that stands for three incidents counts as three rows`() {
    let spans = SeededWeek.spans(60, seed: 1)
    var heavy = AoristicWeights()
    for span in spans { heavy.append(span, weight: 3) }
    let repeated = AoristicWeights(spans + spans + spans)
    let (a, b) = (WeekProfile(heavy, cases: 0..<60), WeekProfile(repeated, cases: 0..<180))
    #expect(a.incidents == b.incidents && a.knownToHour == b.knownToHour && heavy.kinds == repeated.kinds)
    #expect(zip(a.hours, b.hours).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `two profiles add up to that of their cases together`() {
    let weights = AoristicWeights(SeededWeek.spans(90, seed: 2))
    let sum = WeekProfile(weights, cases: 0..<40) + WeekProfile(weights, cases: 40..<90)
    let whole = WeekProfile(weights, cases: 0..<90)
    #expect(sum.incidents == 90 && sum.knownToHour == whole.knownToHour)
    #expect(zip(sum.hours, whole.hours).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `no cases have no share known to the hour`() {
    let profile = WeekProfile(AoristicWeights(), cases: 0..<0)
    #expect(profile.incidents == 0 && profile.knownToHourShare.isNaN && profile.hours.allSatisfy { $0 == 0 })
  }
}
