import Spatial
import TestSupport
import Testing

@Suite struct ConditionalPermutationTests {
  private let grid = SeededMap.queen(9, 11)

  @Test(.tags(.property), arguments: Tail.allCases)
  func `equals the plain slow version`(tail: Tail) {
    let permutations = ConditionalPermutation(count: 99, seed: 3)
    // An island, and a hub whose row holds half of the map, beside the ordinary ones.
    var rows = (0..<99).map { place in grid.row(place).map { Int(grid.members[$0]) } }
    rows[7] = []
    rows[50] = Array(0..<50)
    let odd = Neighbours(rows: rows)
    for values in [SeededMap.counts(99, mean: 2, seed: 1), SeededMap.numbers(99, seed: 2)] {
      for neighbours in [odd, SeededMap.weighted(odd)] {
        let gi = GetisOrd(tail: tail, permutations: permutations).scores(values, neighbours)
        let geary = LocalGeary(isRowStandardised: false, tail: tail, permutations: permutations)
          .scores(values, neighbours)
        for (fast, squared) in [(gi.p, false), (geary.p, true)] {
          let slow = SlowPermutation.p(
            Array(values), neighbours, squared: squared, permutations: permutations, tail: tail)
          #expect(fast[7].isNaN)
          #expect(fast.indices.filter { fast[$0] != slow[$0] } == [7])
        }
      }
    }
  }

  @Test(.tags(.property))
  func `blocks of replicas add up to the whole`() {
    let values = SeededMap.counts(99, mean: 2, seed: 1)
    let regions = ContiguousArray(
      values.indices.map {
        Optional(ExtremeRegion(observed: Double($0 % 30), expectation: 16, slack: 0, tail: .twoSided))
      })
    let permutations = ConditionalPermutation(count: 199)
    let whole = permutations.p(regions, .value, values: values, neighbours: grid, workers: 1)
    for block in [1, 64, 150] {
      let parts = permutations.p(regions, .value, values: values, neighbours: grid, workers: 1, blockSize: block)
      #expect(parts == whole)
    }
  }

  @Test(.tags(.threads))
  func `is the same for any number of workers`() {
    let large = SeededMap.queen(60, 70)
    let values = SeededMap.counts(4_200, mean: 3, seed: 9)
    for (neighbours, count) in [(large, 999), (SeededMap.weighted(large), 49)] {
      let permutations = ConditionalPermutation(count: count)
      let all = [1, 2, 7].map { workers in
        [
          GetisOrd(permutations: permutations).scores(values, neighbours, workers: workers),
          LocalMoran(permutations: permutations).scores(values, neighbours, workers: workers).scores,
          LocalGeary(permutations: permutations).scores(values, neighbours, workers: workers),
        ]
      }
      #expect(all[1] == all[0] && all[2] == all[0])
    }
  }

  @Test func `the smallest p is 1 / (R + 1)`() {
    var values = SeededMap.counts(99, mean: 2, seed: 1)
    for cell in [24, 25, 26, 35, 36, 37, 46, 47, 48] { values[cell] = 60 }
    for count in [1, 19, 999] {
      let p = GetisOrd(permutations: ConditionalPermutation(count: count)).scores(values, grid).p
      #expect(p.min() == 1 / Double(count + 1))
      #expect(p[36] == 1 / Double(count + 1))
      #expect(p.allSatisfy { $0 >= 1 / Double(count + 1) && $0 <= 1 })
    }
  }

  /// Kolmogorov and Smirnov's distance at the values that p can take; 1.63 / sqrt(sets) is passed once in a hundred.
  @Test(.tags(.property), arguments: [false, true])
  func `p is uniform where the null hypothesis holds`(squared: Bool) {
    let sets = 1_000
    // One place is asked, and it alone has neighbours.
    let map = Neighbours(rows: (0..<30).map { $0 == 14 ? [7, 8, 9, 13, 15, 19, 20, 21] : [] })
    var counts = [Int](repeating: 0, count: 101)
    for set in 0..<sets {
      let values = SeededMap.numbers(30, seed: UInt64(1_000 + set))
      let permutations = ConditionalPermutation(count: 99, seed: UInt64(set))
      let p =
        squared
        ? LocalGeary(permutations: permutations).scores(values, map).p[14]
        : LocalMoran(permutations: permutations).scores(values, map).scores.p[14]
      counts[Int((p * 100).rounded())] += 1
    }
    var below = 0
    var distance = 0.0
    for step in 1...100 {
      below += counts[step]
      distance = max(distance, abs(Double(below) / Double(sets) - Double(step) / 100))
    }
    #expect(distance < 1.63 / Double(sets).squareRoot())
  }

  @Test func `draws without replacement`() {
    // The three neighbours of place 0 hold nothing. Of four others three are drawn: the one that holds something is
    // left out once in four; with replacement it would be left out in 27 of 64.
    let rows = Neighbours(rows: [[2, 3, 4], [], [], [], []])
    let p = GetisOrd(tail: .less, permutations: ConditionalPermutation(count: 9_999)).scores([1, 10, 0, 0, 0], rows).p[
      0]
    #expect(abs(p - 0.25) < 0.02)
    let samples = SharedSamples(seed: 5, replicas: 0..<300, length: 9, places: 12, workers: 2)
    for sample in 0..<300 {
      #expect(Set((0..<9).map { samples.places[$0 * 300 + sample] }).count == 9)
    }
  }

  @Test func `every place is drawn as often at every position`() {
    let samples = SharedSamples(seed: 5, replicas: 0..<6_000, length: 3, places: 6, workers: 1)
    for position in 0..<3 {
      var counts = [Int](repeating: 0, count: 6)
      for sample in 0..<6_000 { counts[Int(samples.places[position * 6_000 + sample])] += 1 }
      // Chi-squared with 5 degrees of freedom: 20.5 is passed once in a thousand sequences, and this one is seeded.
      #expect(counts.reduce(0.0) { $0 + Double(($1 - 1_000) * ($1 - 1_000)) / 1_000 } < 20.5)
    }
  }

  @Test func `two-sided takes in both sides, and ties`() {
    let region = ExtremeRegion(observed: 7, expectation: 5, slack: 0, tail: .twoSided)
    #expect([2, 3, 3.5, 5, 6.9, 7, 8].map { region.holds($0) } == [1, 1, 0, 0, 0, 1, 1])
    let atExpectation = ExtremeRegion(observed: 5, expectation: 5, slack: 0, tail: .twoSided)
    #expect([4, 5, 6].allSatisfy { atExpectation.holds($0) == 1 })
    let sorted: ContiguousArray<Double> = [1, 3, 3, 5, 7, 7, 9]
    #expect(region.count(inSorted: sorted.span) == 6)
    #expect(atExpectation.count(inSorted: sorted.span) == 7)
  }

  /// esda 2.9.0: `m = Moran_Local(CRIME, w, permutations=99999, seed=1)` with w row-standardised, then of its replicas
  /// `m.rlisas` (M + 1) / (R + 1), where M counts `abs(sim - E) >= abs(m.Is - E) - 1e-12` for the exact conditional
  /// expectation E = -(n - 1) z² / ((n - 1) Σz²). (Its own `p_sim` is the smaller tail.)
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `agrees with esda's replicas on Columbus`() throws {
    let esda = [
      0.37205, 0.33608, 0.48397, 0.94959, 0.54409, 0.66500, 0.07050, 0.32638, 0.75590, 0.23232, 0.02573, 0.17964,
      0.69672, 0.20279, 0.01464, 0.00111, 0.06921, 0.04171, 0.21455, 0.45687, 0.37228, 0.90782, 0.07324, 0.00033,
      0.02482, 0.03189, 0.85034, 0.00847, 0.00166, 0.16055, 0.16534, 0.00465, 0.78504, 0.10181, 0.74455, 0.01372,
      0.01076, 0.16445, 0.08346, 0.03732, 0.12614, 0.16362, 0.87163, 0.95322, 0.70163, 0.10465, 0.13419, 0.41301,
      0.39864,
    ]
    let columbus = try Columbus()
    let permutations = ConditionalPermutation(count: 99_999)
    let p = LocalMoran(permutations: permutations).scores(columbus.crime, columbus.neighbours).scores.p
    for place in esda.indices {
      // Two independent estimates of one p, each from 99,999 replicas; five standard deviations and the rounding.
      let deviation = (2 * esda[place] * (1 - esda[place]) / 1e5).squareRoot()
      #expect(abs(p[place] - esda[place]) < 5 * deviation + 1e-5, "place \(place)")
    }
  }
}
