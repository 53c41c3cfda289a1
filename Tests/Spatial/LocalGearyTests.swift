import Spatial
import TestSupport
import Testing

@Suite struct LocalGearyTests {
  /// esda 2.9.0: `Geary_Local(connectivity=w, permutations=0).fit(CRIME).localG`, w of columbus.gal with whole numbers
  /// for ids, row-standardised. (With the ids as text, as its reader gives them, esda returns the places in the order
  /// of the text.)
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives esda's values of Columbus`() throws {
    let esda = [
      0.4220506508, 0.4058000202, 0.7011559310, 0.5110607758, 1.0662951201, 1.1452183348, 9.1706921024, 1.5937130029,
      1.2542392392, 1.0586582967, 0.7116209238, 2.2266396698, 2.2255424099, 2.1431961054, 0.4723620889, 0.2794558020,
      1.9860280861, 0.3952500032, 0.4633211479, 4.2127450048, 1.3282822918, 1.2685270461, 0.8225551842, 1.3237404234,
      1.1005678979, 0.7772875610, 2.9738468371, 0.6492225317, 0.7091024331, 2.3083065657, 0.0930137832, 0.3348615703,
      1.9062510152, 0.4086819562, 1.4366546512, 0.1003269201, 0.9628679993, 0.8864579596, 0.0539683369, 0.6798053873,
      0.1053536710, 0.1107795505, 0.3667739909, 0.7812260796, 0.2607670729, 0.0210704562, 0.3895327338, 0.1124473530,
      0.0858388828,
    ]
    let columbus = try Columbus()
    let scores = LocalGeary(permutations: nil).scores(columbus.crime, columbus.neighbours)
    #expect(greatestDifference(scores.value, esda) < 1e-9)
  }

  @Test(.tags(.property))
  func `expectation and variance are those of all arrangements that hold the place`() {
    let values = [2, 3, 3.2, 5, 8, 7]
    let weighted = SeededMap.weighted(Neighbours(rows: [[1, 3], [0, 3], [4], [0, 1, 2], [2, 5], [4]]))
    let standardised = weighted.rowStandardised()
    let scores = LocalGeary(permutations: nil).scores(ContiguousArray(values), weighted)
    let (_, variance) = Arrangements.moments(values)
    for place in values.indices {
      let moments = Arrangements.moments(
        Arrangements.holding(place, values).map { order in
          standardised.row(place).reduce(0) { sum, position in
            let difference = order[place] - order[Int(standardised.members[position])]
            return sum + standardised.weights[position] * difference * difference / variance
          }
        })
      #expect(abs(scores.expectation[place] - moments.mean) < 1e-11)
      #expect(abs(scores.variance[place] - moments.variance) < 1e-11)
    }
  }

  @Test func `is small where values are alike and great where one stands out`() {
    var values = SeededMap.counts(400, mean: 3, seed: 5)
    for cell in [42, 43, 44, 62, 63, 64, 82, 83, 84] { values[cell] = 30 }
    values[210] = 30
    let grid = SeededMap.queen(20, 20)
    let scores = LocalGeary().scores(values, grid)
    #expect(scores.z[63] < 0 && scores.z[211] > 0)
    #expect(LocalGeary(tail: .less).scores(values, grid).p[63] == 0.001)
    #expect(LocalGeary(tail: .greater).scores(values, grid).p[63] == 1)
  }

  @Test func `is undefined where nothing varies or nobody is near`() {
    let rows = Neighbours(rows: [[1, 3], [0, 3], [4], [0, 1], [2], []])
    for permutations in [nil, ConditionalPermutation(count: 19)] {
      let test = LocalGeary(permutations: permutations)
      let constant = test.scores([0.1, 0.1, 0.1, 0.1, 0.1, 0.1], rows)
      #expect(isUndefined(constant.z + constant.p + constant.q) && constant.test.tests == 0)
      // All others are as far from the first place's value.
      let outlier = test.scores([9, 0.1, 0.1, 0.1, 0.1, 0.1], rows)
      #expect(outlier.z[0].isNaN && outlier.p[0].isNaN)
      #expect(outlier.z[5].isNaN && outlier.p[5].isNaN && outlier.test.tests == 4)
    }
  }
}
