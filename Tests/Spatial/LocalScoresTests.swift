import Spatial
import TestSupport
import Testing

@Suite struct LocalScoresTests {
  private let grid = SeededMap.queen(20, 20)

  /// Counts with one square of high ones.
  private var values: ContiguousArray<Double> {
    var values = SeededMap.counts(400, mean: 3, seed: 5)
    for cell in [42, 43, 62, 63] { values[cell] += 9 }
    return values
  }

  @Test func `adjusts over the whole map and not over each place's own neighbours`() {
    let scores = GetisOrd(permutations: nil).scores(values, grid)
    #expect(scores.test.tests == 400)
    #expect(scores.q == BenjaminiHochberg.adjusted(scores.p))
    // Multiplied by its neighbours and itself alone, as spdep's p.adjustSP does, such a place would pass.
    let wouldPass = (0..<400).filter {
      scores.p[$0] * Double(grid.degree(of: $0) + 1) <= 0.05 && scores.q[$0] > 0.05
    }
    #expect(!wouldPass.isEmpty)
    #expect(wouldPass.allSatisfy { HotColdBin.bins(of: scores)[$0] != .hot95 })
  }

  @Test func `a place at the very rate is significant`() {
    let scores = GetisOrd(permutations: nil).scores(values, grid)
    #expect((0..<400).allSatisfy { scores.isSignificant(at: scores.q[$0])[$0] })
  }

  @Test func `nothing is significant where nothing passes`() {
    let scores = GetisOrd().scores(SeededMap.counts(400, mean: 3, seed: 6), grid)
    #expect(scores.isSignificant().allSatisfy { !$0 })
    #expect(HotColdBin.bins(of: scores).allSatisfy { $0 == .notSignificant || $0 == .hot90 || $0 == .cold90 })
  }

  @Test func `bins are hot above the mean and cold below, by the rate that they pass`() {
    let scores = GetisOrd(permutations: nil).scores(values, grid)
    let bins = HotColdBin.bins(of: scores)
    #expect(bins[42] == .hot99 && bins[63] == .hot99)
    for (place, bin) in bins.enumerated() {
      let level = scores.q[place] <= 0.01 ? 3 : scores.q[place] <= 0.05 ? 2 : scores.q[place] <= 0.1 ? 1 : 0
      #expect(bin?.rawValue == (scores.z[place] < 0 ? -level : level))
    }
    let turned = HotColdBin.bins(of: GetisOrd(permutations: nil).scores(ContiguousArray(values.map { -$0 }), grid))
    #expect(turned.map { $0?.rawValue } == bins.map { $0.map { -$0.rawValue } })
  }

  @Test func `a high place among significantly low ones is neither hot nor cold`() {
    var values = SeededMap.counts(400, mean: 10, seed: 5)
    for cell in [42, 43, 44, 62, 64, 82, 83, 84] { values[cell] = 0 }
    values[63] = 200
    let scores = GetisOrd(permutations: ConditionalPermutation(count: 9_999)).scores(values, grid)
    // With itself the sum is high; what is significant is that its neighbours are low.
    #expect(scores.z[63] > 2 && scores.side[63] == -1 && scores.q[63] < 0.05)
    #expect(HotColdBin.bins(of: scores)[63] == .notSignificant)
    #expect(GetisOrd(permutations: nil).scores(values, grid).side[63] == 1)
  }

  @Test func `says when the smallest p puts significance out of reach`() {
    // 400 tests: 400 / 1000 / 0.05 = 8 places must have p = 1/1000.
    let scores = GetisOrd().scores(values, grid)
    #expect(scores.placesNeeded() == 8)
    #expect(
      scores.reach()
        == "With 999 permutations the smallest possible p is 1/1000: of 400 tests none can be significant at a false "
        + "discovery rate of 0.05 unless at least 8 have it. 7999 permutations would let a single place be significant."
    )
    let enough = GetisOrd(permutations: ConditionalPermutation(count: 7_999)).scores(values, grid)
    #expect(enough.placesNeeded() == 1 && enough.reach() == nil)
    let few = GetisOrd(permutations: ConditionalPermutation(count: 9)).scores(values, grid)
    #expect(few.reach()?.contains("of 400 tests none can be significant at a false discovery rate of 0.05. ") == true)
    #expect(few.isSignificant().allSatisfy { !$0 })
    #expect(GetisOrd(permutations: nil).scores(values, grid).reach() == nil)
  }
}
