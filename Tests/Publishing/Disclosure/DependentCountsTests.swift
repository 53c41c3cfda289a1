import Testing

@testable import Publishing

@Suite struct DependentCountsTests {
  private let crime = [4, 9, 0, 31, 12, 7]
  private let asb = [1, 3, 8, 2, 0, 5]

  @Test func `lists that have nothing to do with one another stand alone`() {
    #expect(DependentCounts([crime, asb, [1, 1, 2, 3, 5, 8]]).groups == [[0], [1], [2]])
  }

  @Test func `a sum and its parts are together, wherever they stand`() {
    let all = zip(crime, asb).map { $0 + $1 }
    #expect(DependentCounts([asb, [1, 1, 2, 3, 5, 8], all, crime]).groups == [[0, 2, 3], [1]])
  }

  @Test func `two analyses of the same are together`() {
    #expect(DependentCounts([crime, asb, crime]).groups == [[0, 2], [1]])
  }

  @Test func `two ways to make the same total are together`() {
    // crime + asb = day + night.
    let day = [3, 7, 6, 20, 11, 9]
    let night = zip(zip(crime, asb).map { $0 + $1 }, day).map { $0 - $1 }
    #expect(DependentCounts([crime, asb, day, night]).groups == [[0, 1, 2, 3]])
  }

  @Test func `a list of nothing depends on none`() {
    #expect(DependentCounts([crime, [0, 0, 0, 0, 0, 0], asb]).groups == [[0], [1], [2]])
    #expect(DependentCounts([]).groups == [])
    #expect(DependentCounts([[3]]).groups == [[0]])
  }

  @Test func `one place that does not add up sets them apart`() {
    var all = zip(crime, asb).map { $0 + $1 }
    all[4] += 1
    #expect(DependentCounts([crime, asb, all]).groups == [[0], [1], [2]])
  }
}
