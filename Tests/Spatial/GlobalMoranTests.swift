import Spatial
import TestSupport
import Testing

/// The three statistics of a whole map: GlobalMoran, GlobalGeary and GeneralG.
@Suite struct GlobalMoranTests {
  /// R 4.2.2, spdep 1.2-7: moran.test, geary.test (row-standardised) and globalG.test (binary) of CRIME, columbus.gal.
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `give spdep's numbers of Columbus`() throws {
    let columbus = try Columbus()
    let moran = GlobalMoran.score(columbus.crime, columbus.neighbours, tail: .greater)
    #expect(abs(moran.value - 0.48577091366177) < 1e-13)
    #expect(abs(moran.expectation - -0.02083333333333) < 1e-13)
    #expect(abs(moran.variance - 0.00899112132178) < 1e-13)
    #expect(abs(moran.z - 5.342713639) < 1e-8)
    #expect(abs(moran.p - 4.57826774e-08) < 1e-15)
    let geary = GlobalGeary.score(columbus.crime, columbus.neighbours, tail: .greater)
    #expect(abs(geary.value - 0.54780337716725) < 1e-13)
    #expect(geary.expectation == 1)
    #expect(abs(geary.variance - 0.00980410787039) < 1e-13)
    #expect(abs(geary.z - 4.566918634) < 1e-8)
    let general = try GeneralG.score(columbus.crime, columbus.neighbours, tail: .greater)
    #expect(abs(general.value - 0.122724245379) < 1e-12)
    #expect(abs(general.expectation - 0.0977891156463) < 1e-12)
    #expect(abs(general.variance - 3.38397155846e-05) < 1e-15)
    #expect(abs(general.z - 4.286455111) < 1e-8)
  }

  @Test(.tags(.property), arguments: [false, true])
  func `expectation and variance are those of all arrangements`(isRowStandardised: Bool) throws {
    let values = [2, 3, 3.2, 5, 8, 7]
    let rows = SeededMap.weighted(Neighbours(rows: [[1, 3], [0, 3], [4, 5], [0, 1, 2], [2, 5], []]))
    let kinds: [(ContiguousArray<Double>) throws -> GlobalScore] = [
      { GlobalMoran.score($0, rows, isRowStandardised: isRowStandardised) },
      { GlobalGeary.score($0, rows, isRowStandardised: isRowStandardised) },
      { try GeneralG.score($0, rows, isRowStandardised: isRowStandardised) },
    ]
    for score in kinds {
      let expected = try score(ContiguousArray(values))
      let all = try Arrangements.all(values).map { try score(ContiguousArray($0)).value }
      let (mean, variance) = Arrangements.moments(all)
      #expect(abs(expected.expectation - mean) < 1e-11)
      #expect(abs(expected.variance - variance) < 1e-11)
    }
  }

  @Test func `likeness has z above 0, and in the general G that of high values`() throws {
    let values = SeededMap.halves(10)
    let grid = SeededMap.queen(10, 10)
    #expect(GlobalMoran.score(values, grid).z > 5)
    #expect(GlobalGeary.score(values, grid).z > 5)
    var knot = ContiguousArray(repeating: 1.0, count: 100)
    for cell in [22, 23, 32, 33] { knot[cell] = 20 }
    #expect(try GeneralG.score(knot, grid).z > 5)
    #expect(GlobalMoran.score(values, grid).test.tests == 1)
  }

  @Test func `are undefined where nothing varies, nobody is near or there are too few`() throws {
    let near = Neighbours(rows: [[1, 3], [0, 3], [4], [0, 1], [2]])
    let alone = Neighbours(rows: [[], [], [], [], []])
    let few = Neighbours(rows: [[1], [0, 2], [1]])
    let maps: [(ContiguousArray<Double>, Neighbours)] = [
      ([0.1, 0.1, 0.1, 0.1, 0.1], near), ([0, 0, 0, 0, 0], near), ([1, 2, 3, 4, 5], alone), ([1, 2, 4], few),
      ([], Neighbours(rows: [])),
    ]
    for (values, neighbours) in maps {
      for score in [
        GlobalMoran.score(values, neighbours), GlobalGeary.score(values, neighbours),
        try GeneralG.score(values, neighbours),
      ] {
        #expect(score.z.isNaN && score.p.isNaN && score.variance.isNaN && score.test.tests == 0)
      }
    }
  }

  @Test func `a place whose value is not a number takes no part`() throws {
    let rows = [[1, 3], [0, 3], [4], [0, 1], [2]]
    let values: ContiguousArray<Double> = [1, 2, 3, 4, 6]
    let more = Neighbours(rows: rows.map { $0 + [5] } + [[0, 1]])
    #expect(GlobalMoran.score(values + [.nan], more) == GlobalMoran.score(values, Neighbours(rows: rows)))
    #expect(GlobalGeary.score(values + [.nan], more) == GlobalGeary.score(values, Neighbours(rows: rows)))
    #expect(try GeneralG.score(values + [.nan], more) == GeneralG.score(values, Neighbours(rows: rows)))
  }

  @Test func `the general G refuses values below 0 in words`() {
    #expect {
      try GeneralG.score([1, -2, 3], Neighbours(rows: [[1], [0], []]))
    } throws: { error in
      "\(error)" == "The general G is for values of 0 or more, and place 1 has -2.0: use Moran's I."
    }
  }
}
