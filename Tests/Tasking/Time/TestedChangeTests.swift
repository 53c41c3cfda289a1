import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct TestedChangeTests {
  @Test func `q is of the whole map, and places without incidents do not count`() throws {
    let pairs: [PeriodCounts.Pair?] = [
      .init(current: 40, earlier: 12), .init(current: 10, earlier: 9), .init(current: 0, earlier: 0),
      .init(current: 3, earlier: 8),
    ]
    let changes = TestedChange.all(pairs)
    // By hand: the smallest of three p times 3, the second times 3/2, the greatest as it is.
    #expect(abs((changes[0]?.q ?? 0) - 3 * (changes[0]?.ratio.p ?? 0)) < 1e-15)
    #expect(abs((changes[1]?.q ?? 0) - (changes[1]?.ratio.p ?? 1)) < 1e-15)
    #expect(changes[2]?.q.isNaN == true && changes[2]?.ratio.ratio == nil)
    #expect(abs((changes[3]?.q ?? 0) - 1.5 * (changes[3]?.ratio.p ?? 0)) < 1e-15)
  }

  @Test func `where nothing can be compared there is no change`() {
    let counts = [PeriodCounts(incidents: 5, againstPrevious: nil, againstYearBefore: .init(current: 5, earlier: 2))]
    let changes = PlaceChanges.all(counts)
    #expect(changes[0].previous == nil && changes[0].yearBefore?.ratio.ratio == 2.5)
  }
}
