import Spatial
import TestSupport
import Testing

@Suite struct GiniTests {
  private func counts(_ places: Int, upTo most: Int, seed: UInt64) -> [Int] {
    var random = RandomNumbers(seed: seed)
    // Squared, so that many places have little and few have much.
    return (0..<places).map { _ in Int(random.uniform() * random.uniform() * Double(most + 1)) }
  }

  /// The first two are the examples of the lorenzgini package, whose caption prints .58 for the first G'; all by PySAL's
  /// inequality 1.1.2 (`Gini(y).g`) and n/c (G - 1) + 1. The last has more incidents than places and both are one.
  @Test(
    .tags(.reference),
    arguments: [
      ([3, 1, 1, 0, 0, 0, 0, 0, 0, 0], 0.78, 0.56), ([22, 18, 17, 12, 11, 8, 6, 3, 2, 1], 0.392, 0.392),
      ([10, 8, 2, 0, 0, 0, 0, 0, 0, 0], 0.78, 0.78), ([5, 2, 1, 0, 0, 0, 0, 0, 0, 0], 0.8, 0.75),
      ([632, 260, 199, 153, 153, 1, 1, 1, 0, 0, 0], 0.6822077922077923, 0.6822077922077923),
    ])
  func `gives PySAL's coefficient, and the generalised one of Bernasco and Steenbeek`(
    counts: [Int], coefficient: Double, generalised: Double
  ) {
    let gini = Gini(counts)
    #expect(abs(gini.coefficient - coefficient) < 1e-15)
    #expect(abs(gini.generalised - generalised) < 1e-15)
  }

  @Test(.tags(.property), arguments: 1...8)
  func `is half the mean difference between two places over their mean`(seed: UInt64) {
    for (places, most) in [(1, 5), (2, 3), (50, 1), (120, 4), (200, 900)] {
      let counts = counts(places, upTo: most, seed: seed) + [1]
      #expect(abs(Gini(counts).coefficient - SlowGini.coefficient(counts)) < 1e-12)
    }
  }

  @Test(.tags(.property), arguments: 1...8)
  func `is twice the area between the curve and the diagonal, and generalised the share of what could be`(seed: UInt64)
  {
    for most in [1, 3, 40] {
      let counts = counts(150, upTo: most, seed: seed) + [2]
      let curve = LorenzCurve(counts)
      var area = 0.0
      for (a, b) in zip(curve.points, curve.points.dropFirst()) {
        area += (b.places - a.places) * (a.incidents + b.incidents) / 2
      }
      let gini = Gini(curve)
      #expect(abs(gini.coefficient - (1 - 2 * area)) < 1e-12)
      // Beneath the curve of the most even spread lies (1 - the share that stays empty)/2.
      let most = (1 - curve.leastEmptyShare) / 2
      #expect(abs(gini.generalised - (1 - area / most)) < 1e-12)
    }
  }

  @Test(.tags(.property), arguments: 1...8)
  func `neither the order of places nor a second district like the first changes it`(seed: UInt64) {
    let counts = counts(90, upTo: 12, seed: seed) + [1]
    var random = RandomNumbers(seed: seed)
    #expect(Gini(counts.shuffled(using: &random)) == Gini(counts))
    let twice = Gini(counts + counts)
    #expect(abs(twice.coefficient - Gini(counts).coefficient) < 1e-14)
    #expect(abs(twice.generalised - Gini(counts).generalised) < 1e-14)
  }

  @Test(.tags(.property))
  func `equal places have 0 exactly, one place with all has (n - 1) of n, and one place alone 0`() {
    for places in [1, 2, 3, 7, 1_000, 17_891] {
      for each in [1, 3, 632] {
        #expect(Gini(repeatElement(each, count: places)) == Gini([each]))
        #expect(Gini([each]).coefficient == 0)
      }
      let one = Gini([5] + [Int](repeating: 0, count: places - 1))
      #expect(one.coefficient == Double(places - 1) / Double(places))
      // The most even spread of 5 is 1 at each of 5 places: 1 place of all n holds what 5 could have.
      #expect(abs(one.generalised - (places < 5 ? one.coefficient : 0.8)) < 1e-15)
    }
  }

  @Test(.tags(.property))
  func `with fewer incidents than places, one each is as even as can be: generalised exactly 0`() {
    for (incidents, places) in [(1, 2), (4, 10), (13, 17), (1_000, 17_891), (9, 9)] {
      let gini = Gini([Int](repeating: 1, count: incidents) + [Int](repeating: 0, count: places - incidents))
      #expect(gini.generalised == 0)
      #expect(gini.coefficient == Double(places - incidents) / Double(places))
    }
  }

  @Test(.tags(.property), arguments: 1...4)
  func `a move from a quiet place to a busier one raises it`(seed: UInt64) {
    let counts = counts(60, upTo: 9, seed: seed).sorted() + [12]
    guard let quiet = counts.firstIndex(where: { $0 > 0 }) else { return }
    var moved = counts
    moved[quiet] -= 1
    moved[60] += 1
    #expect(Gini(moved).coefficient > Gini(counts).coefficient)
    #expect(Gini(moved).generalised > Gini(counts).generalised)
  }

  @Test func `without incidents or without places there is none`() {
    for counts in [[], [0], [0, 0, 0]] {
      #expect(Gini(counts).coefficient.isNaN && Gini(counts).generalised.isNaN)
    }
  }

  @Test func `the sums of a million places with two thousand million incidents each do not overflow`() {
    let gini = Gini([Int](repeating: 2_147_483_647, count: 1_000_000))
    #expect(gini.coefficient == 0 && gini.generalised == 0)
  }
}
