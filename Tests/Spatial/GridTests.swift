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

  @Test(.tags(.property), arguments: Grid.Shape.allCases)
  func `every location inside falls in a cell whose outline it lies in, and the counts add up`(
    shape: Grid.Shape
  ) throws {
    let area = SeededDistrict.area(seed: 2)
    let grid = try Grid(over: area, shape: shape, widthMetres: 150)
    let all = SeededDistrict.locations(seed: 9, count: 3_000)
    let inside = try SeededDistrict.locations(all, in: area)
    #expect(inside.count > 1_000 && inside.count < all.count)
    let counts = grid.counts(of: inside)
    #expect(counts.outside == 0 && counts.cells.reduce(0, +) == inside.totalWeight)
    let cells = inside.x.indices.map { grid.cell(x: inside.x[$0], y: inside.y[$0]) }
    // A location on a shared edge lies in two outlines, so each is asked for its own.
    let outlines = try grid.outlines()
    for (location, cell) in cells.enumerated() where location % 20 == 0 {
      let own = try AreaIndex([outlines[Int(cell)]])
      #expect(try own.locate(x: [inside.x[location]], y: [inside.y[location]]) == [0])
    }
    let everywhere = grid.counts(of: all)
    #expect(everywhere.outside > 0 && everywhere.cells.reduce(0, +) + everywhere.outside == all.totalWeight)
  }

  @Test(arguments: Grid.Shape.allCases) func `cells are numbered from the south and in rows from the west`(
    shape: Grid.Shape
  ) throws {
    let grid = try Grid(over: SeededDistrict.area(seed: 2), shape: shape, widthMetres: 200)
    for cell in 1..<grid.count {
      #expect(
        (grid.centreY[cell - 1], grid.centreX[cell - 1]) < (grid.centreY[cell], grid.centreX[cell]))
    }
    for cell in 0..<grid.count {
      #expect(grid.cell(x: grid.centreX[cell], y: grid.centreY[cell]) == Int32(cell))
    }
  }

  @Test(arguments: Grid.Shape.allCases) func `a place is the same cell by name whatever the study area`(
    shape: Grid.Shape
  ) throws {
    let one = try Grid(over: SeededDistrict.area(seed: 2), shape: shape, widthMetres: 150)
    let other = try Grid(
      over: Squares.square(x: 501_234.5, y: 101_777.7, side: 3_000), shape: shape, widthMetres: 150)
    var shared = 0
    for cell in 0..<other.count {
      let same = one.cell(x: other.centreX[cell], y: other.centreY[cell])
      guard same != Grid.none else { continue }
      shared += 1
      #expect(one.name(of: Int(same)) == other.name(of: cell))
    }
    #expect(shared > 100)
    #expect(Set((0..<one.count).map(one.name(of:))).count == one.count)
  }

  @Test func `squares have their corners at multiples of the width`() throws {
    let grid = try Grid(over: Squares.square(x: 501_310, y: 104_260, side: 20), shape: .square, widthMetres: 150)
    #expect(grid.count == 1 && grid.name(of: 0) == "square 150 m E501300 N104250")
    #expect(grid.centreX == [501_375] && grid.centreY == [104_325] && abs(grid.squareMetres[0] - 400) < 1e-9)
    #expect(!grid.isWhole(0))
  }

  @Test func `hexagons are regular, meet without gaps and have a centre at the origin`() throws {
    let grid = try Grid(over: Squares.square(x: -500, y: -500, side: 1_000), shape: .hexagon, widthMetres: 100)
    let middle = Int(grid.cell(x: 0, y: 0))
    #expect(grid.centreX[middle] == 0 && grid.centreY[middle] == 0 && grid.name(of: middle) == "hexagon 100 m E0 N0")
    #expect(abs(grid.wholeSquareMetres - 100 * 100 * 0.75.squareRoot()) < 1e-9 && grid.isWhole(middle))
    let around = grid.neighbours()
    #expect(around.degree(of: middle) == 6)
    for position in around.row(middle) {
      let other = Int(around.members[position])
      let (dx, dy) = (grid.centreX[other], grid.centreY[other])
      #expect(abs((dx * dx + dy * dy).squareRoot() - 100) < 1e-9)
    }
    let outline = try grid.outline(of: middle)
    #expect(outline.vertexCount == 7)
    for corner in 0..<6 {
      let (dx, dy) = (outline.x[corner + 1] - outline.x[corner], outline.y[corner + 1] - outline.y[corner])
      #expect(abs((dx * dx + dy * dy).squareRoot() - 100 / 3.0.squareRoot()) < 1e-9)
    }
  }

  @Test func `a grid that ends with its area has no cell without ground, and loses no location on the edge`() throws {
    let grid = try Grid(over: Squares.square(x: 500_000, y: 100_000, side: 1_000), shape: .square, widthMetres: 100)
    #expect(grid.count == 100 && (0..<100).allSatisfy(grid.isWhole))
    #expect(grid.cell(x: 501_000, y: 100_450) == 49 && grid.cell(x: 500_450, y: 101_000) == 94)
    #expect(grid.cell(x: 501_000, y: 101_000) == 99 && grid.cell(x: 500_000, y: 100_000) == 0)
    // A shared edge belongs to the cell to its north or east.
    #expect(grid.cell(x: 500_100, y: 100_000) == 1 && grid.cell(x: 500_000, y: 100_100) == 10)
    #expect(grid.cell(x: 501_000.1, y: 100_450) == Grid.none)
  }

  @Test func `a hole and a gap between parts have no cells`() throws {
    var area = Squares.polygon([
      [(0, 0), (900, 0), (900, 900), (0, 900), (0, 0)], [(300, 300), (300, 600), (600, 600), (600, 300), (300, 300)],
    ])
    area.appendPart(rings: [[(1_200, 0), (1_350, 0), (1_350, 300), (1_200, 300), (1_200, 0)]])
    let grid = try Grid(over: area, shape: .square, widthMetres: 100)
    #expect(grid.count == 72 + 6)
    #expect(grid.cell(x: 450, y: 450) == Grid.none && grid.cell(x: 1_050, y: 50) == Grid.none)
    let east = Int(grid.cell(x: 1_320, y: 50))
    #expect(grid.squareMetres[east] == 5_000)
    #expect(abs(grid.squareMetres.reduce(0, +) - 765_000) < 1e-6)
    let lone = Int(grid.cell(x: 1_210, y: 10))
    #expect(grid.neighbours().degree(of: lone) == 3)
  }

  @Test(arguments: [0, 1.9, -100, Double.nan, .infinity]) func `a width that is none is refused`(width: Double) {
    #expect(throws: SpatialError.self) {
      try Grid(over: Squares.square(x: 0, y: 0, side: 1_000), shape: .square, widthMetres: width)
    }
  }

  @Test func `no ground, crossed rings and too many cells are refused in a sentence`() {
    let bowTie = Squares.polygon([[(0, 0), (100, 100), (100, 0), (0, 100), (0, 0)]])
    let open = Squares.polygon([[(0, 0), (100, 0), (100, 100), (0, 100)]])
    let wide = Squares.square(x: 0, y: 0, side: 60_000)
    let endless = Squares.square(x: 0, y: 0, side: 1e300)
    for (area, width) in [(MultiPolygon(), 100.0), (bowTie, 100), (open, 100), (wide, 10), (endless, 1e290)] {
      let error = #expect(throws: SpatialError.self) { try Grid(over: area, shape: .square, widthMetres: width) }
      #expect(error?.description.contains("grid") == true || error?.description.contains("choose wider ones") == true)
    }
  }
}

/// The wards of Arun, whose coast and creeks make many cells that are not whole.
@Suite(.needsSharedData, .tags(.realData, .threads)) struct ArunGridTests {
  @Test(arguments: Grid.Shape.allCases) func `cells over Arun hold its 221 square kilometres`(shape: Grid.Shape) throws
  {
    let area = try ArunGround.area()
    let grid = try Grid(over: area, shape: shape, widthMetres: 150)
    let all = try AreaIndex([area]).squareMetres[0]
    #expect((220e6...223e6).contains(all))
    #expect(abs(grid.squareMetres.reduce(0, +) - all) < 1e-9 * all)
    let outlines = try grid.outlines()
    #expect(try grid.outlines(workers: 2) == outlines && grid.outlines(workers: 7) == outlines)
    #expect(outlines.allSatisfy { !$0.isEmpty })
    let sum = try AreaIndex(outlines).squareMetres.reduce(0, +)
    #expect(abs(sum - all) < 1e-9 * all)
  }
}
