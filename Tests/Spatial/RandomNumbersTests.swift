import Spatial
import Testing

@Suite struct RandomNumbersTests {
  /// The first outputs for seed 1234567, as published with the reference implementation of SplitMix64.
  @Test func `gives the published sequence`() {
    var random = RandomNumbers(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test func `items have streams of their own, the same each time`() {
    var first = RandomNumbers(seed: 1, item: 0)
    var second = RandomNumbers(seed: 1, item: 1)
    var again = RandomNumbers(seed: 1, item: 0)
    let numbers = (0..<10).map { _ in first.next() }
    #expect(numbers == (0..<10).map { _ in again.next() })
    #expect(numbers != (0..<10).map { _ in second.next() })
  }

  @Test func `every number below a bound comes as often`() {
    var random = RandomNumbers(seed: 8)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[random.below(7)] += 1 }
    // Chi-squared with 6 degrees of freedom: 22.5 is passed once in a thousand sequences, and this one is seeded.
    #expect(counts.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 } < 22.5)
    #expect((0..<100).allSatisfy { _ in random.below(1) == 0 })
  }
}

@Suite struct ParallelTests {
  @Test func `results come in the order of the items, for any number of workers`() {
    let items = Array(0..<1_000)
    for workers in [1, 2, 7] { #expect(Parallel.map(items, workers: workers) { $0 * 2 } == items.map { $0 * 2 }) }
  }

  @Test func `ranges cover every row once, and none is shorter than asked but the only one`() {
    for (count, workers, least) in [(0, 4, 1), (10, 3, 1), (10, 3, 6), (1_000, 7, 100), (5, 9, 1)] {
      let ranges = Parallel.ranges(of: count, workers: workers, least: least)
      #expect(ranges.flatMap { Array($0) } == Array(0..<count))
      #expect(ranges.count == 1 || ranges.allSatisfy { $0.count >= least })
      #expect(ranges.count <= workers)
    }
  }
}
