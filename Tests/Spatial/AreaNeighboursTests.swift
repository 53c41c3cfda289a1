import Spatial
import TestSupport
import Testing

@Suite struct AreaNeighboursTests {
  @Test func `squares that meet at a corner are neighbours`() throws {
    let squares = (0..<9).map { Squares.square(x: Double($0 % 3) * 100, y: Double($0 / 3) * 100, side: 100) }
    #expect(try AreaIndex(squares).neighbours() == SeededMap.queen(3, 3))
    #expect(try AreaIndex(squares).neighbours(withinMetres: 0) == SeededMap.queen(3, 3))
  }

  @Test func `outlines drawn a little apart make neighbours, and a river does not`() throws {
    let index = try AreaIndex([
      Squares.square(x: 0, y: 0, side: 100), Squares.square(x: 100.75, y: 0, side: 100),
      Squares.square(x: 220, y: 0, side: 100), Squares.square(x: 20, y: 20, side: 10),
    ])
    #expect(try index.neighbours() == Neighbours(rows: [[1, 3], [0], [], [0]]))
    #expect(try index.neighbours(withinMetres: 0.5) == Neighbours(rows: [[3], [], [], [0]]))
    #expect(try index.neighbours(withinMetres: 20) == Neighbours(rows: [[1, 3], [0, 2], [1], [0]]))
    #expect(try AreaIndex([]).neighbours().count == 0)
  }

  @Test(.tags(.property, .threads)) func `on a jagged lattice an area has the areas around it, for any worker count`()
    throws
  {
    let index = try AreaIndex(SeededAreas.lattice(rows: 15, side: 15_000, segments: 20, seed: 6))
    for workers in [1, 2, 7] {
      #expect(try index.neighbours(workers: workers) == SeededMap.queen(15, 15))
    }
  }

  /// The file's coordinates are rounded to 1e-7 degrees.
  private static let degreesApart = 1e-7

  @Test(.needsSharedData, .tags(.reference))
  func `the counties of North Carolina have the neighbours that spdep's poly2nb finds`() throws {
    let counties = try AreaIndex(try BoundaryFile.degrees(SharedData.path("reference/nc_sids/sids2.geojson")))
    #expect(try counties.neighbours(withinMetres: Self.degreesApart) == NorthCarolina.neighbours)
  }
}
