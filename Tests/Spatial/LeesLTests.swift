import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct LeesLTests {
  /// The stored values have ten figures.
  private static let tolerance = 1e-9
  private let few = ConditionalPermutation(count: 99)

  /// R 4.2.2, spdep 1.2-7: lee(CRIME, INC, nb2listw(read.gal("columbus.gal")), 49), and with include.self(nb); the
  /// expectation by lee.test(...)$estimate; "B" by nb2listw(nb, style="B").
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives spdep's L of crime and income in Columbus, with and without self`() throws {
    let columbus = try Columbus()
    func score(_ lee: LeesL) -> LeesLScore { lee.global(columbus.crime, columbus.income, columbus.neighbours) }
    let alone = score(LeesL(includesSelf: false, permutations: few))
    #expect(abs(alone.value - -0.4655374048267) < Self.tolerance)
    #expect(abs(alone.expectation - -0.16776157788611) < Self.tolerance)
    #expect(abs(alone.correlation - -0.695589773458) < Self.tolerance)
    let both = score(LeesL(permutations: few))
    #expect(abs(both.value - -0.4529402785515) < Self.tolerance)
    #expect(abs(both.expectation - -0.12589790133730) < Self.tolerance)
    let binary = score(LeesL(isRowStandardised: false, includesSelf: false, permutations: few))
    #expect(abs(binary.value - -0.3813256100493) < Self.tolerance)
  }

  /// As above: lee(...)$localL.
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives spdep's local L of crime and income in Columbus`() throws {
    let alone = [
      -0.470033746863, 0.100106066323, 0.015407818113, -0.002937533387, -0.089806858728, 0.002589930851,
      -0.648237643093,
      -0.397723016613, -0.01197268957, -0.331896766323, -0.685043265117, -0.461461708684, -0.140465908267,
      -0.353621740867,
      -0.688177049923, -0.7312839184, -1.378971451483, -0.603485613806, -0.231587775705, -0.035655282429,
      -0.001066724868,
      0.00382503696, -0.974696640868, -0.800699315436, -0.494995551856, -0.531546289606, -0.015715216317,
      -0.449537031705,
      -0.508139810009, -0.189676742683, -0.422219716206, -2.660649305038, 0.029099223683, -0.510984539618,
      -0.06050245129,
      -0.794763554593, -0.48608511349, -0.144989241571, -0.876416132513, -0.966824607926, -1.233221463454,
      -0.422219716206,
      -0.004422199653, -0.005245843617, -0.028645776828, -0.834351234713, -2.186905119408, -0.101571970271,
      0.006092366563,
    ]
    let both = [
      -0.650061155, -0.1061962254, -0.006714275965, 0.01522952179, -0.1355793714, 0.003991568123, -0.2261440079,
      -0.344946384, -0.002246381515, -0.2051185103, -0.8579757119, -0.5555697528, -0.2261440079, -0.4488804972,
      -0.6828555027, -0.8103352216, -0.5981821031, -0.4765576652, -0.3030079071, -0.1589213708, -0.07712474494,
      7.147301524e-05, -1.007641842, -0.6303572748, -0.605563267, -0.537934426, -0.002131107382, -0.5281921103,
      -0.6098941047, -0.2362445069, -0.4407632962, -2.220176516, 0.003998282924, -0.4127060291, -0.03048168963,
      -0.8254663456, -0.3254452593, -0.1949701356, -0.8182401659, -1.261603534, -1.26632529, -0.9887435949,
      -0.005732766241, 0.002488376838, -0.02560467184, -0.8182401659, -1.404861505, -0.047807448, -0.1021650224,
    ]
    let columbus = try Columbus()
    for (expected, includesSelf) in [(alone, false), (both, true)] {
      let scores = LeesL(includesSelf: includesSelf, permutations: few)
        .local(columbus.crime, columbus.income, columbus.neighbours)
      #expect(greatestDifference(scores.value, expected) < Self.tolerance)
    }
  }

  /// R 4.2.2, spdep 1.2-7: set.seed(1); m <- lee.mc(OPEN, INC, w, nsim=99999, alternative="greater"); m$p.value is
  /// 0.08863 without self and 0.16162 with; with e <- lee.test(OPEN, INC, w)$estimate, mean(abs(m$res - e[2]) >=
  /// abs(e[1] - e[2])) over the simulations is 0.1664517 and 0.3221032.
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives the p of spdep's permutations of open space and income`() throws {
    let columbus = try Columbus()
    let permutations = ConditionalPermutation(count: 4_999)
    for (includesSelf, tail, p) in [
      (false, Tail.greater, 0.08863), (true, .greater, 0.16162), (false, .twoSided, 0.1664517),
      (true, .twoSided, 0.3221032),
    ] {
      let score = LeesL(includesSelf: includesSelf, tail: tail, permutations: permutations)
        .global(columbus.open, columbus.income, columbus.neighbours, workers: 2)
      // Four standard errors of a share of 4,999 random arrangements.
      #expect(abs(score.p - p) < 4 * (p * (1 - p) / 4_999).squareRoot())
    }
  }

  @Test(.tags(.property), arguments: [false, true])
  func `expectations are those of all arrangements of the pairs`(includesSelf: Bool) {
    let (x, y) = ([2, 3, 3.2, 5, 8, 7], [1, 0, 4, 2, 9, 3.5])
    let rows = SeededMap.weighted(Neighbours(rows: [[1, 3], [0, 3], [4], [0, 1, 2], [2, 5], []]))
    let matrix = SlowLee.matrix(rows, includesSelf: includesSelf)
    let lee = LeesL(includesSelf: includesSelf, permutations: few)
    let score = lee.global(ContiguousArray(x), ContiguousArray(y), rows)
    let scores = lee.local(ContiguousArray(x), ContiguousArray(y), rows)
    #expect(abs(score.value - SlowLee.global(x, y, matrix)) < 1e-12)
    let places = (0..<6).map { Double($0) }
    func moved(_ order: [Double], _ values: [Double]) -> [Double] { order.map { values[Int($0)] } }
    let all = Arrangements.all(places).map { SlowLee.global(moved($0, x), moved($0, y), matrix) }
    #expect(abs(score.expectation - Arrangements.moments(all).mean) < 1e-11)
    for place in 0..<(includesSelf ? 6 : 5) {
      let held = Arrangements.holding(place, places).map {
        SlowLee.local(moved($0, x), moved($0, y), matrix)[place]
      }
      #expect(abs(scores.expectation[place] - Arrangements.moments(held).mean) < 1e-11)
    }
    #expect(scores.value[5].isNaN != includesSelf && scores.p[5].isNaN)
  }

  @Test(.tags(.property), arguments: [false, true])
  func `local values and p equal the slow ones, for equal weights and others`(includesSelf: Bool) {
    let grid = SeededMap.queen(6, 7)
    // Few distinct values, so that many replicas tie with what was observed.
    let (x, y) = (SeededMap.counts(42, mean: 2, seed: 3), SeededMap.counts(42, mean: 3, seed: 4))
    for neighbours in [grid, SeededMap.weighted(grid)] {
      let lee = LeesL(includesSelf: includesSelf, permutations: ConditionalPermutation(count: 99, seed: 8))
      let scores = lee.local(x, y, neighbours)
      let matrix = SlowLee.matrix(neighbours, includesSelf: includesSelf)
      #expect(greatestDifference(scores.value, SlowLee.local(Array(x), Array(y), matrix)) < 1e-12)
      let slow = SlowLee.localP(
        Array(x), Array(y), neighbours, includesSelf: includesSelf, expectation: Array(scores.expectation),
        permutations: lee.permutations)
      #expect(Array(scores.p) == slow)
    }
  }

  @Test(.tags(.property))
  func `the mean of local values is the map's, and of a variable with itself L is the smoothing of it`() {
    let grid = SeededMap.queen(9, 9)
    let (x, y) = (SeededMap.numbers(81, seed: 1), SeededMap.numbers(81, seed: 2))
    let lee = LeesL(permutations: few)
    let mean = lee.local(x, y, grid).value.reduce(0, +) / 81
    #expect(abs(lee.global(x, y, grid).value - mean) < 1e-12)
    #expect(abs(lee.global(x, y, grid).value - lee.global(y, x, grid).value) < 1e-12)
    let opposite = ContiguousArray(x.map { 4 - 3 * $0 })
    let smooth = lee.global(x, x, grid)
    #expect(smooth.value > 0 && smooth.correlation > 1 - 1e-12)
    #expect(abs(lee.global(x, opposite, grid).value + smooth.value) < 1e-12)
  }

  @Test(.tags(.threads))
  func `any number of workers gives the same`() {
    let grid = SeededMap.weighted(SeededMap.queen(12, 12))
    let (x, y) = (SeededMap.counts(144, mean: 3, seed: 5), SeededMap.counts(144, mean: 2, seed: 6))
    let lee = LeesL(permutations: ConditionalPermutation(count: 199))
    let (global, local) = (lee.global(x, y, grid), lee.local(x, y, grid))
    for workers in [2, 3, 8] {
      #expect(lee.global(x, y, grid, workers: workers) == global)
      #expect(lee.local(x, y, grid, workers: workers) == local)
    }
  }

  @Test(.tags(.property))
  func `without spatial pattern p is even, and correlation alone does not make it small`() {
    let grid = SeededMap.queen(7, 7)
    let lee = LeesL(permutations: few)
    let p = (0..<200).map { seed in
      let x = SeededMap.numbers(49, seed: UInt64(1_000 + seed))
      // Half of y is x: strongly correlated, but no more so among neighbours.
      let noise = SeededMap.numbers(49, seed: UInt64(5_000 + seed))
      return lee.global(x, ContiguousArray(zip(x, noise).map { $0 + $1 / 2 }), grid).p
    }
    #expect(p.allSatisfy { $0 >= 0.01 && $0 <= 1 })
    // Of 200 about 20 at most 0.1; four standard errors of that.
    #expect((3...37).contains(p.count { $0 <= 0.1 }))
  }

  @Test func `maps that are high in the same half go together, with the smallest p there is`() {
    let (x, grid) = (SeededMap.halves(10), SeededMap.queen(10, 10))
    let y = ContiguousArray(x.map { $0 * $0 })
    let lee = LeesL(tail: .greater)
    let global = lee.global(x, y, grid)
    #expect(global.value > 0.8 && global.p == 0.001 && global.test.smallestP == 0.001)
    let local = lee.local(x, y, grid)
    #expect(local.quadrants[32] == .lowLow && local.quadrants[37] == .highHigh)
    #expect(local.p[32] < 0.05 && local.p[37] < 0.05 && local.p.allSatisfy { $0 >= 0.001 })
    #expect(local.significantQuadrants()[37] == .highHigh && local.test.tests == 100)
    #expect(LeesL(tail: .less).global(x, y, grid).p == 1)
  }

  @Test func `is undefined where nothing varies, nobody is near or there are too few`() {
    let rows = Neighbours(rows: [[1, 3], [0, 3], [4], [0, 1], [2], []])
    let constant = ContiguousArray(repeating: 0.1, count: 6)
    let values: ContiguousArray<Double> = [1, 2, 3, 5, 8, 4]
    for includesSelf in [false, true] {
      let lee = LeesL(includesSelf: includesSelf, permutations: few)
      for (x, y) in [(constant, values), (values, constant), (constant, constant)] {
        let global = lee.global(x, y, rows)
        #expect(global.value.isNaN && global.expectation.isNaN && global.p.isNaN && global.test.tests == 0)
        let local = lee.local(x, y, rows)
        #expect(isUndefined(local.value + local.expectation + local.p + local.q) && local.test.tests == 0)
        #expect(local.quadrants.allSatisfy { $0 == nil })
      }
      let empty = lee.global([], [], Neighbours(rows: []))
      #expect(empty.value.isNaN && empty.p.isNaN && lee.local([], [], Neighbours(rows: [])).value.isEmpty)
      let one = lee.global([1], [2], Neighbours(rows: [[]]))
      #expect(one.value.isNaN && one.p.isNaN && isUndefined(lee.local([1], [2], Neighbours(rows: [[]])).p))
      #expect(lee.global([1, 2], [2, 5], Neighbours(rows: [[1], [0]])).p.isNaN)
      // Where all others are neighbours, every arrangement gives the same.
      let crowd = Neighbours(rows: (0..<4).map { place in (0..<4).filter { $0 != place } })
      #expect(isUndefined(lee.local([1, 2, 4, 7], [3, 1, 5, 0], crowd).p))
    }
    let alone = LeesL(includesSelf: false, permutations: few).global(
      values, values, Neighbours(rows: [[], [], [], [], [], []]))
    #expect(alone.value.isNaN && alone.p.isNaN)
  }

  @Test func `leaves out a place where either value is missing`() {
    let rows = [[1, 3], [0, 3], [4], [0, 1], [2, 5], [4]]
    let (x, y): (ContiguousArray<Double>, ContiguousArray<Double>) = ([2, 3, 3.2, 5, 8, 7], [1, 0, 4, 2, 9, 3.5])
    let more = Neighbours(rows: rows.map { $0 + [6, 7] } + [[0], [1]])
    let lee = LeesL(permutations: few)
    let whole = lee.local(x, y, Neighbours(rows: rows))
    let part = lee.local(x + [.nan, 1], y + [2, .infinity], more)
    #expect(Array(part.value.prefix(6)) == Array(whole.value) && Array(part.p.prefix(6)) == Array(whole.p))
    #expect(isUndefined(part.value.suffix(2)) && isUndefined(part.q.suffix(2)) && part.quadrants[7] == nil)
    #expect(lee.global(x + [.nan, 1], y + [2, .infinity], more) == lee.global(x, y, Neighbours(rows: rows)))
  }
}
