import Spatial
import TestSupport
import Testing

@Suite struct GetisOrdTests {
  /// Six points with those within 15 as neighbours.
  private let sixPoints: Neighbours = {
    let points = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)]
    return Neighbours(
      rows: points.map { a in
        points.indices.filter { index in
          let (dx, dy) = (points[index].0 - a.0, points[index].1 - a.1)
          return dx * dx + dy * dy <= 15 * 15
        }
      })
  }()
  private let values: ContiguousArray = [2, 3, 3.2, 5, 8, 7.0]
  private let normal = GetisOrd(permutations: nil)

  /// Ord and Getis's formulas, worked through by hand, and the docstring of esda's G_Local (2.9.0).
  @Test(.tags(.reference))
  func `gives the z of the six points`() {
    let star = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    let plain = [-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941]
    #expect(greatestDifference(normal.scores(values, sixPoints).z, star) < 5.1e-9)
    #expect(greatestDifference(GetisOrd(.gi, permutations: nil).scores(values, sixPoints).z, plain) < 5.1e-9)
  }

  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives esda's Gi* of Columbus`() throws {
    let columbus = try Columbus()
    let scores = normal.scores(columbus.crime, columbus.neighbours)
    #expect(greatestDifference(scores.z, columbus.expected.giStar) < 1e-12)
  }

  @Test func `the value is the weighted sum, and standardised rows hold the place itself before they are divided`() {
    let binary = normal.scores(values, sixPoints)
    #expect(greatestDifference(binary.value, [10, 18, 11.2, 18, 26.2, 15]) < 1e-12)
    let standardised = GetisOrd(isRowStandardised: true, permutations: nil).scores(values, sixPoints)
    let sizes = [3, 4, 2, 4, 5, 2.0]
    #expect(greatestDifference(standardised.value, zip(binary.value, sizes).map { $0 / $1 }) < 1e-12)
    #expect(greatestDifference(standardised.expectation, [4.7, 4.7, 4.7, 4.7, 4.7, 4.7]) < 1e-12)
    #expect(greatestDifference(standardised.z, binary.z) < 1e-12)
  }

  @Test(.tags(.property), arguments: GetisOrd.Variant.allCases)
  func `expectation and variance are those of all arrangements`(variant: GetisOrd.Variant) {
    let weighted = SeededMap.weighted(sixPoints)
    let scores = GetisOrd(variant, isRowStandardised: true, selfWeight: 2.5, permutations: nil).scores(values, weighted)
    for place in values.indices {
      let orders =
        variant == .gi ? Arrangements.holding(place, Array(values)) : Arrangements.all(Array(values))
      let (mean, variance) = Arrangements.moments(
        orders.map { order in
          let row = weighted.row(place)
          let own = variant == .gi ? 0 : 2.5
          let sum = row.reduce(own * order[place]) { $0 + weighted.weights[$1] * order[Int(weighted.members[$1])] }
          return sum / row.reduce(own) { $0 + weighted.weights[$1] }
        })
      #expect(abs(scores.expectation[place] - mean) < 1e-11)
      #expect(abs(scores.variance[place] - variance) < 1e-11)
    }
  }

  @Test func `is undefined where no value differs, never 0 and never infinite`() {
    for value in [0.0, 0.1, 7] {
      let constant = ContiguousArray(repeating: value, count: 6)
      for variant in GetisOrd.Variant.allCases {
        for permutations in [nil, ConditionalPermutation(count: 19)] {
          let scores = GetisOrd(variant, permutations: permutations).scores(constant, sixPoints)
          #expect(isUndefined(scores.z + scores.p + scores.q))
          #expect(scores.test.tests == 0)
          #expect(HotColdBin.bins(of: scores).allSatisfy { $0 == nil })
          #expect(scores.isSignificant(at: 1).allSatisfy { !$0 })
        }
      }
    }
  }

  @Test func `Gi is undefined where the others do not vary`() {
    let scores = GetisOrd(.gi, permutations: nil).scores([0.1, 0.1, 0.1, 1e6, 0.1, 0.1], sixPoints)
    #expect(scores.z[3].isNaN && scores.p[3].isNaN && scores.test.tests == 5)
    #expect(scores.z.indices.filter { $0 != 3 }.allSatisfy { scores.z[$0].isFinite })
  }

  @Test func `is undefined where every place is in the row`() {
    let complete = Neighbours(rows: (0..<6).map { place in (0..<6).filter { $0 != place } })
    for variant in GetisOrd.Variant.allCases {
      for standardised in [false, true] {
        let test = GetisOrd(variant, isRowStandardised: standardised, permutations: nil)
        #expect(isUndefined(test.scores(values, complete).z))
      }
    }
  }

  @Test func `a place without neighbours has no Gi, its own z as Gi*, and no p by permutation`() {
    let island = Neighbours(rows: [[1, 3], [0, 3], [], [0, 1], [5], [4]])
    let gi = GetisOrd(.gi, permutations: nil).scores(values, island)
    #expect(gi.z[2].isNaN && gi.value[2].isNaN && gi.test.tests == 5)
    let star = normal.scores(values, island)
    // Mean 4.7, s² = Σ(x - 4.7)² / 6.
    let variance = values.reduce(0) { $0 + ($1 - 4.7) * ($1 - 4.7) } / 6
    #expect(abs(star.z[2] - (3.2 - 4.7) / variance.squareRoot()) < 1e-12)
    let permuted = GetisOrd().scores(values, island)
    #expect(permuted.p[2].isNaN && permuted.test.tests == 5)
  }

  @Test func `a place whose value is not a number takes no part`() {
    let rows = [[1, 3], [0, 3, 4], [4, 6], [0, 1, 4, 6], [1, 2, 3, 5], [4], [2, 3]]
    let with = GetisOrd().scores(values + [.nan], Neighbours(rows: rows))
    let without = GetisOrd().scores(values, sixPoints)
    #expect(with.z.last?.isNaN == true && with.q.last?.isNaN == true)
    #expect(Array(with.z.dropLast()) == Array(without.z))
    #expect(Array(with.p.dropLast()) == Array(without.p))
    #expect(with.test == without.test)
  }

  @Test func `nothing and one place give nothing, not a trap`() {
    for permutations in [nil, ConditionalPermutation(count: 9)] {
      #expect(GetisOrd(permutations: permutations).scores([], Neighbours(rows: [])).z.isEmpty)
      #expect(isUndefined(GetisOrd(permutations: permutations).scores([4], Neighbours(rows: [[]])).z))
      #expect(isUndefined(GetisOrd(.gi, permutations: permutations).scores([4, 5], Neighbours(rows: [[1], [0]])).z))
    }
  }

  @Test func `says what was tested`() {
    let test = GetisOrd(
      isRowStandardised: true, tail: .greater, permutations: ConditionalPermutation(count: 99, seed: 4)
    )
    .scores(values, sixPoints).test
    #expect(
      test.sentence
        == "Getis-Ord Gi*, row-standardised weights: greater; null hypothesis: given the value at a place, every "
        + "arrangement of the other values over the other places is equally likely; 99 conditional permutations, seed 4, "
        + "smallest possible p 1/100; 6 tests, Benjamini-Hochberg.")
    #expect(normal.scores(values, sixPoints).test.reference == .normal)
  }
}
