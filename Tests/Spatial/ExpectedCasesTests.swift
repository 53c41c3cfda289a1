import Spatial
import TestSupport
import Testing

@Suite struct ExpectedCasesTests {
  static let rounding = 1e-9

  @Test func `a population changes in a straight line between censuses and stays level outside them`() throws {
    // 100 people until 1.5, rising to 300 at 3.5, level after that: a year's mean is 100, 112.5, 200, 287.5, 300.
    let census = [
      CensusCount(place: 0, time: 3.5, population: 300), CensusCount(place: 0, time: 1.5, population: 100),
    ]
    let expected = try ExpectedCases(
      census: census, cases: [1_000], places: 1, steps: 5, start: 0, stepLength: 1
    ).expected
    for (value, mean) in zip(expected, [100, 112.5, 200, 287.5, 300]) { #expect(abs(value - mean) < Self.rounding) }
  }

  @Test func `each group's cases are shared out by its own person-time`() throws {
    let census = [
      CensusCount(place: 0, group: 0, time: 0, population: 30),
      CensusCount(place: 1, group: 0, time: 0, population: 10),
      CensusCount(place: 1, group: 1, time: 0, population: 5),
    ]
    let expected = try ExpectedCases(
      census: census, cases: [8, 6], places: 2, steps: 2, start: 0, stepLength: 1
    ).expected
    // The second group lives at the second place alone.
    #expect(expected == [3, 3, 1 + 3, 1 + 3])
  }

  @Test func `a census that does not fit is refused in a sentence`() {
    func sentence(_ census: [CensusCount], _ cases: [Int] = [1], steps: Int = 1) -> String {
      do {
        _ = try ExpectedCases(census: census, cases: cases, places: 1, steps: steps, start: 0, stepLength: 1)
        return "no error"
      } catch {
        return error.description
      }
    }
    #expect(sentence([CensusCount(place: 1, time: 0, population: 1)]).contains("place 1, group 0, which there is not"))
    #expect(sentence([CensusCount(place: 0, group: 1, time: 0, population: 1)]).contains("group 1, which there is not"))
    #expect(sentence([CensusCount(place: 0, time: 0, population: -1)]).contains("population of -1.0"))
    #expect(sentence([CensusCount(place: 0, time: .nan, population: 1)]).contains("at nan"))
    #expect(sentence([]).contains("group 0 has 1 cases and no population"))
    #expect(sentence([], [0]).contains("no error"))
    #expect(sentence([], steps: 0).contains("at least one place and one step"))
  }
}
