import Spatial
import TestSupport
import Testing

@Suite struct DensityContourTests {
  private func density(_ shape: Grid.Shape) throws -> Density {
    let area = SeededDistrict.area(seed: 3)
    let locations = try SeededDistrict.locations(SeededDistrict.locations(seed: 5, count: 300), in: area)
    return try KernelDensity(bandwidthMetres: 500)
      .estimate(locations, over: Grid(over: area, shape: shape, widthMetres: 120))
  }

  @Test(.tags(.property), arguments: Grid.Shape.allCases, [0.1, 0.5, 0.9, 1])
  func `a contour holds its share on the densest cells, and its outline is they`(
    shape: Grid.Shape, share: Double
  ) throws {
    let density = try density(shape)
    let grid = density.grid
    let contour = try DensityContour(holding: share, of: density)
    func held(_ cells: [Int]) -> Double {
      cells.reduce(0) { $0 + density.perSquareKilometre[$1] * grid.squareMetres[$1] / 1e6 }
    }
    let total = held(Array(0..<grid.count))
    #expect(contour.shareHeld >= share - 1e-12 && abs(contour.shareHeld - held(contour.cells) / total) < 1e-12)
    let dense = (0..<grid.count).filter { density.perSquareKilometre[$0] >= contour.level }
    #expect(contour.cells == dense && contour.level > 0)
    // Without its least dense cells it would hold less than was asked for.
    #expect(held(dense.filter { density.perSquareKilometre[$0] > contour.level }) / total < share)
    let index = try AreaIndex([contour.outline])
    #expect(try AreaRepair(contour.outline) == nil)
    #expect(abs(index.squareMetres[0] / 1e6 - contour.squareKilometres) < 1e-9 * contour.squareKilometres)
    let whole = contour.cells.filter(grid.isWhole)
    let found = try index.locate(
      x: ContiguousArray(whole.map { grid.centreX[$0] }), y: ContiguousArray(whole.map { grid.centreY[$0] }))
    #expect(found.allSatisfy { $0 == 0 })
  }

  @Test func `equally dense cells are all taken, so that their numbering decides nothing`() throws {
    let grid = try Grid(over: Squares.square(x: 0, y: 0, side: 400), shape: .square, widthMetres: 100)
    // Four cells around one corner are equally dense.
    let density = try KernelDensity(bandwidthMetres: 120)
      .estimate(Locations(x: [200], y: [200], weight: [8]), over: grid)
    let contour = try DensityContour(holding: 0.3, of: density)
    #expect(contour.cells == [5, 6, 9, 10])
    #expect(abs(contour.shareHeld - 1) < 1e-12 && contour.squareKilometres == 0.04 && contour.areaShare == 0.25)
  }

  @Test func `shares that are none and a density of nothing are refused`() throws {
    let density = try density(.square)
    for share in [0, -1, 1.01, Double.nan] {
      #expect(throws: SpatialError.self) { try DensityContour(holding: share, of: density) }
    }
    let nothing = try KernelDensity(bandwidthMetres: 500)
      .estimate(Locations(x: [], y: [], weight: []), over: density.grid)
    #expect(throws: SpatialError.self) { try DensityContour(holding: 0.5, of: nothing) }
  }
}
