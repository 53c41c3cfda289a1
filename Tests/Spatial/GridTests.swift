import Spatial
import TestSupport
import Testing

@Suite struct GridTests {
  /// Sums of some thousand areas, each right to rounding.
  private static let areaTolerance = 1e-9

  @Test(.tags(.property), arguments: Grid.Shape.allCases, [37.5, 150, 1_000])
  func `the cells' areas add up to the study area's, and each is what GEOS cuts out`(
    shape: Grid.Shape, width: Double
  ) throws {
    let area = SeededDistrict.area(seed: 7)
    let grid = try Grid(over: area, shape: shape, widthMetres: width)
    let all = try AreaIndex([area]).squareMetres[0]
    #expect(abs(grid.squareMetres.reduce(0, +) - all) <= Self.areaTolerance * all)
    let outlines = try AreaIndex(grid.outlines())
    var worst = 0.0
    for cell in 0..<grid.count { worst = max(worst, abs(outlines.squareMetres[cell] - grid.squareMetres[cell])) }
    #expect(worst < 1e-6 * grid.wholeSquareMetres)
  }
}
