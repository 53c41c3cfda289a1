import Spatial
import TestSupport
import Testing

@Suite struct LocalMoranTests {
  private let normal = LocalMoran(permutations: nil)

  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives esda's values and quadrants of Columbus`() throws {
    let columbus = try Columbus()
    let moran = normal.scores(columbus.crime, columbus.neighbours)
    #expect(greatestDifference(moran.scores.value, columbus.expected.moran) < 1e-12)
    // esda 2.9.0: Moran_Local(CRIME, w).q, with 1 high-high, 2 low-high, 3 low-low, 4 high-low.
    let esda = [
      3, 3, 3, 3, 1, 2, 2, 1, 2, 3, 1, 1, 1, 1, 1, 1, 4, 1, 1, 3, 1, 2, 3, 1, 1, 1, 4, 1, 1, 1, 3, 3, 1, 3, 4, 3, 1, 1,
      3, 3,
      3, 3, 1, 2, 3, 3, 3, 3, 3,
    ]
    #expect(moran.quadrants.map { $0.flatMap { MoranQuadrant.allCases.firstIndex(of: $0) } } == esda.map { $0 - 1 })
  }

  /// R 4.2.2, spdep 1.2-7: `localmoran(co$CRIME, nb2listw(read.gal("columbus.gal")))[, "Z.Ii"]`: conditional moments.
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives spdep's conditional z of Columbus`() throws {
    let spdep = [
      0.9378076510, 0.9856591203, 0.7184189125, 0.0666623234, 0.6165978593, -0.4547457513, -1.7991710652,
      0.9975786562, -0.3159466789, 1.2136934721, 2.1993044122, 1.3514159200, 0.3981694281, 1.2856636563,
      2.3791148476, 3.0728743513, -1.7988336127, 2.0117897874, 1.2577003025, 0.7523259395, 0.9207722419,
      -0.1154750326, 1.7818623644, 3.3606514731, 2.2056526128, 2.1123190086, -0.1946197996, 2.5559624908,
      2.9866325481, 1.4175449013, 1.4135288120, 2.6955953501, 0.2836458288, 1.6414532896, -0.3296579773,
      2.3879859012, 2.4856372807, 1.3984547977, 1.7294728816, 2.0493611253, 1.5385364601, 1.4180238783,
      0.1648410784, -0.0599175170, 0.3936628964, 1.6288335306, 1.5159394969, 0.8369915654, 0.8705336769,
    ]
    let columbus = try Columbus()
    let scores = normal.scores(columbus.crime, columbus.neighbours).scores
    #expect(greatestDifference(scores.z, spdep) < 1e-9)
  }

  /// esda 2.9.0: `Moran_Local_BV(INC, CRIME, w, permutations=0).Is`, w of columbus.gal, row-standardised.
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives esda's bivariate values of income and the crime around it`() throws {
    let esda = [
      -0.5626993778, -0.6382129101, -0.0947196347, 0.0500291321, -0.1074418597, 0.0952418640, -0.9082842942,
      -0.2027948696, 0.0612052613, 0.0797902722, -1.0661743225, -0.3682325223, -0.1499502701, -0.3556069246,
      -0.7065136277, -1.2356973261, 0.8171572948, -0.2001615746, -0.3268402353, -0.4692877857, -0.3349441820,
      -0.0216578519, -1.1639614450, -0.0287935726, -0.7523044624, -0.8898430310, 0.0716558384, -0.8399189383,
      -0.9941531249, -0.0504324260, -0.4297715559, -1.0181371672, -0.1003875972, -0.0780158099, 0.0332091586,
      -0.7487917439, 0.4392495846, -0.2918965257, -0.8472731095, -2.2798195377, -1.1538391388, -1.9264792702,
      -0.0107632580, 0.0167594460, 0.0076811085, -0.7624885541, -0.8416476402, 0.1766456773, -0.3667708370,
    ]
    let columbus = try Columbus()
    let scores = normal.bivariate(columbus.income, around: columbus.crime, columbus.neighbours).scores
    #expect(greatestDifference(scores.value, esda) < 1e-9)
  }

  @Test(.tags(.property))
  func `expectation and variance are those of all arrangements that hold the place`() {
    let values = [2, 3, 3.2, 5, 8, 7]
    let other = [1, 0, 4, 2, 9, 3.5]
    let weighted = SeededMap.weighted(Neighbours(rows: [[1, 3], [0, 3], [4], [0, 1, 2], [2, 5], [4]]))
    let standardised = weighted.rowStandardised()
    let one = normal.scores(ContiguousArray(values), weighted).scores
    let two = normal.bivariate(ContiguousArray(values), around: ContiguousArray(other), weighted).scores
    for (scores, around) in [(one, values), (two, other)] {
      let mean = values.reduce(0, +) / 6
      let aroundMean = around.reduce(0, +) / 6
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let aroundSquares = around.reduce(0) { $0 + ($1 - aroundMean) * ($1 - aroundMean) }
      let scale = 5 / (squares * aroundSquares).squareRoot()
      for place in values.indices {
        let (expectation, variance) = Arrangements.moments(
          Arrangements.holding(place, around).map { order in
            let lag = standardised.row(place).reduce(0) {
              $0 + standardised.weights[$1] * (order[Int(standardised.members[$1])] - aroundMean)
            }
            return (values[place] - mean) * lag * scale
          })
        #expect(abs(scores.expectation[place] - expectation) < 1e-11)
        #expect(abs(scores.variance[place] - variance) < 1e-11)
      }
    }
  }

  @Test func `one-sided asks for likeness, among low values too`() {
    let values = SeededMap.halves(10)
    let grid = SeededMap.queen(10, 10)
    for permutations in [nil, ConditionalPermutation()] {
      let alike = LocalMoran(tail: .greater, permutations: permutations).scores(values, grid)
      #expect(alike.scores.p[32] < 0.05 && alike.scores.p[37] < 0.05)
      let unlike = LocalMoran(tail: .less, permutations: permutations).scores(values, grid)
      #expect(unlike.scores.p[32] > 0.9 && unlike.scores.p[37] > 0.9)
      #expect(alike.quadrants[32] == .lowLow && alike.quadrants[37] == .highHigh)
    }
  }

  @Test func `the quadrant is told only where it is significant`() {
    var values = SeededMap.counts(400, mean: 3, seed: 5)
    for cell in [42, 43, 44, 62, 63, 64, 82, 83, 84] { values[cell] += 12 }
    values[63] = 0
    let moran = LocalMoran(permutations: ConditionalPermutation(count: 9_999)).scores(values, SeededMap.queen(20, 20))
    let told = moran.significantQuadrants()
    #expect(told[63] == .lowHigh && told[43] == .highHigh)
    #expect(told.indices.allSatisfy { (told[$0] != nil) == (moran.scores.q[$0] <= 0.05) })
    #expect(moran.quadrants.allSatisfy { $0 != nil })
  }

  @Test func `is undefined where nothing varies, nobody is near or the value is the mean`() {
    let rows = Neighbours(rows: [[1, 3], [0, 3], [4], [0, 1], [2], []])
    for permutations in [nil, ConditionalPermutation(count: 19)] {
      let test = LocalMoran(permutations: permutations)
      let constant = test.scores([0.1, 0.1, 0.1, 0.1, 0.1, 0.1], rows)
      #expect(isUndefined(constant.scores.z + constant.scores.p + constant.scores.q))
      #expect(constant.quadrants.allSatisfy { $0 == nil } && constant.scores.test.tests == 0)
      // The mean is 3.
      let moran = test.scores([1, 2, 3, 4, 5, 3], rows)
      #expect((0..<6).filter { moran.scores.z[$0].isNaN } == [2, 5])
      #expect((0..<6).filter { moran.scores.p[$0].isNaN } == [2, 5])
      #expect((0..<6).filter { moran.quadrants[$0] == nil } == [2, 5])
      #expect(moran.scores.value[2] == 0 && moran.scores.value[5].isNaN)
    }
  }

  @Test func `bivariate leaves out a place where either value is missing`() {
    let rows = [[1, 3], [0, 3], [4], [0, 1], [2, 5], [4]]
    let whole = normal.bivariate([2, 3, 3.2, 5, 8, 7], around: [1, 0, 4, 2, 9, 3.5], Neighbours(rows: rows))
    let more = normal.bivariate(
      [2, 3, 3.2, 5, 8, 7, .nan, 1], around: [1, 0, 4, 2, 9, 3.5, 2, .nan],
      Neighbours(rows: rows.map { $0 + [6, 7] } + [[0], [1]]))
    #expect(Array(more.scores.z.prefix(6)) == Array(whole.scores.z))
    #expect(isUndefined(more.scores.z.suffix(2)) && more.quadrants[6] == nil)
  }
}
