import Spatial
import TestSupport
import Testing

@Suite struct ProfileTestTests {
  private func group(_ members: some Sequence<Int>, of count: Int) -> ContiguousArray<Int32> {
    var group = ContiguousArray(repeating: Int32(-1), count: count)
    for member in members { group[member] = 0 }
    return group
  }

  /// Every set of so many of `count` numbers.
  private func sets(_ size: Int, of count: Int) -> [[Int]] {
    size == 0 ? [[]] : (0..<count).flatMap { last in sets(size - 1, of: last).map { $0 + [last] } }
  }

  @Test(.tags(.property), arguments: [2, 3, 5, 6])
  func `p is the share of all draws of as many cases that are as far from all, whether few are drawn or most`(size: Int)
  {
    let spans = SeededWeek.spans(8, seed: 3).enumerated().map { (span: $1, weight: $0 == 4 ? 3 : 1) }
    var weights = AoristicWeights()
    for (span, weight) in spans { weights.append(span, weight: weight) }
    let members = Array(1..<1 + size)
    let own = SlowAoristic.distance(spans, of: members)
    let draws = sets(size, of: 8).map { SlowAoristic.distance(spans, of: $0) }
    let exact = Double(draws.count { $0 >= own - 1e-9 }) / Double(draws.count)
    let scores = ProfileTest(count: 9_999, seed: 5, leastCases: 1)
      .scores(weights, group: group(members, of: 8), groups: 1)
    #expect(abs(scores.statistic[0] - own) < 1e-9)
    // Four standard errors of 9,999 draws.
    #expect(abs(scores.p[0] - exact) < 4 * (exact * (1 - exact) / 9_999).squareRoot() + 2e-4)
  }

  /// Kolmogorov and Smirnov's distance at the values that p can take; 1.63 / sqrt(sets) is passed once in a hundred.
  @Test(.tags(.property), arguments: [25, 90])
  func `p is uniform where the null hypothesis holds`(size: Int) {
    let sets = 400
    var counts = [Int](repeating: 0, count: 101)
    for set in 0..<sets {
      let weights = AoristicWeights(SeededWeek.spans(120, seed: UInt64(1_000 + set)))
      var numbers = Array(0..<120)
      var random = RandomNumbers(seed: UInt64(9_000 + set))
      numbers.shuffle(using: &random)
      let scores = ProfileTest(count: 99, seed: UInt64(set))
        .scores(weights, group: group(numbers.prefix(size), of: 120), groups: 1)
      counts[Int((scores.p[0] * 100).rounded())] += 1
    }
    var (below, distance) = (0, 0.0)
    for step in 1...100 {
      below += counts[step]
      distance = max(distance, abs(Double(below) / Double(sets) - Double(step) / 100))
    }
    #expect(distance < 1.63 / Double(sets).squareRoot())
  }

  @Test func `a group with hours of its own is found, one with the hours of all is not`() {
    var random = RandomNumbers(seed: 4)
    // Forty on Friday night, forty and all others at any time.
    let spans = (0..<600).map { number in
      WeekSpan(start: number < 40 ? 4 * 1_440 + 1_260 + random.below(180) : random.below(10_080), end: nil)
    }
    let group = ContiguousArray((0..<600).map { Int32($0 < 40 ? 0 : $0 < 80 ? 1 : -1) })
    let scores = ProfileTest(seed: 2).scores(AoristicWeights(spans), group: group, groups: 2)
    #expect(scores.p[0] == 0.001 && scores.q[0] == 0.002 && scores.p[1] > 0.05 && scores.test.tests == 2)
  }

  @Test func `groups of few cases, of none and of all are not tested`() {
    let weights = AoristicWeights(SeededWeek.spans(40, seed: 1))
    let few = ContiguousArray((0..<40).map { Int32($0 < 19 ? 0 : 1) })
    let scores = ProfileTest(count: 99).scores(weights, group: few, groups: 3)
    #expect(scores.p[0].isNaN && scores.q[0].isNaN && scores.statistic[0].isNaN && !scores.p[1].isNaN)
    #expect(scores.p[2].isNaN && scores.test.tests == 1)
    let all = ProfileTest(count: 99).scores(weights, group: group(0..<40, of: 40), groups: 1)
    #expect(all.p[0].isNaN && all.test.tests == 0)
    #expect(ProfileTest().scores(AoristicWeights(), group: [], groups: 0).p.isEmpty)
  }

  @Test func `cases that are all alike have a p of 1`() {
    let weights = AoristicWeights((0..<50).map { _ in WeekSpan(start: 100, end: 300) })
    #expect(ProfileTest(count: 99).scores(weights, group: group(0..<25, of: 50), groups: 1).p[0] == 1)
  }

  @Test(.tags(.threads))
  func `the scores are the same for any number of workers`() {
    let weights = AoristicWeights(SeededWeek.spans(900, seed: 8))
    // A group of more than half of all cases, three small ones, and cases of none.
    let group = ContiguousArray(
      (0..<900).map { number -> Int32 in
        if number % 7 == 6 { return -1 }
        return number % 30 < 24 ? 0 : Int32(1 + number % 3)
      })
    let one = ProfileTest(seed: 3).scores(weights, group: group, groups: 4)
    for workers in [2, 3, 7] {
      #expect(ProfileTest(seed: 3).scores(weights, group: group, groups: 4, workers: workers) == one)
    }
    #expect(ProfileTest(seed: 4).scores(weights, group: group, groups: 4).p != one.p)
  }

  @Test(.tags(.property))
  func `a group's p does not depend on the other groups`() {
    let weights = AoristicWeights(SeededWeek.spans(300, seed: 8))
    let many = ContiguousArray((0..<300).map { Int32($0 % 5) })
    let one = ContiguousArray(many.map { $0 == 3 ? Int32(0) : -1 })
    #expect(
      ProfileTest().scores(weights, group: many, groups: 5).p[3]
        == ProfileTest().scores(weights, group: one, groups: 1).p[0])
  }
}
