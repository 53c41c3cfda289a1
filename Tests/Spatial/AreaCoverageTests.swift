import Spatial
import TestSupport
import Testing

@Suite struct AreaCoverageTests {
  /// Square metres that rounding may move on areas of some square kilometres.
  private static let squareMetres = 1e-3

  @Test func `squares that tile the ground leave nothing to tell`() throws {
    let squares = (0..<9).map { Squares.square(x: Double($0 % 3) * 100, y: Double($0 / 3) * 100, side: 100) }
    let coverage = try AreaCoverage(of: try AreaIndex(squares))
    #expect(coverage.overlaps.isEmpty && coverage.overlapSquareMetres == 0 && coverage.gaps.isEmpty)
    #expect(try AreaCoverage(of: try AreaIndex([])).gaps.isEmpty)
  }

  @Test func `ground under three areas is overlap once, and every pair is named`() throws {
    let coverage = try AreaCoverage(
      of: try AreaIndex([
        Squares.square(x: 0, y: 0, side: 10), Squares.square(x: 5, y: 0, side: 10),
        Squares.square(x: 8, y: 0, side: 10),
        Squares.square(x: 18, y: 0, side: 10),
      ]))
    #expect(
      coverage.overlaps.map { [Double($0.first), Double($0.second), $0.squareMetres] }
        == [[1, 2, 70], [0, 1, 50], [0, 2, 20]])
    // From 5 to 15.
    #expect(coverage.overlapSquareMetres == 100)
    #expect(coverage.gaps.isEmpty)
  }

  @Test func `a gap is what areas enclose, islands in it taken off`() throws {
    let ring = Squares.polygon([
      [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)], [(10, 10), (60, 10), (60, 60), (10, 60), (10, 10)],
      [(70, 70), (80, 70), (80, 80), (70, 80), (70, 70)],
    ])
    let coverage = try AreaCoverage(of: try AreaIndex([ring, Squares.square(x: 20, y: 20, side: 10)]))
    #expect(coverage.gaps == [2_400, 100] && coverage.gapSquareMetres == 2_500)
  }

  @Test func `within a study area a gap is any ground that no area covers`() throws {
    let index = try AreaIndex([Squares.square(x: 0, y: 0, side: 10), Squares.square(x: 20, y: 0, side: 10)])
    let study = Squares.polygon([[(0, 0), (40, 0), (40, 10), (0, 10), (0, 0)]])
    #expect(try AreaCoverage(of: index).gaps.isEmpty)
    #expect(try AreaCoverage(of: index, within: study).gaps == [100, 100])
    #expect(try AreaCoverage(of: try AreaIndex([]), within: study).gaps == [400])
  }

  @Test(.tags(.property, .threads)) func `areas of two lattices overlap by all ground that both cover`() throws {
    let (small, large) = (
      SeededAreas.lattice(rows: 7, side: 1_000, segments: 4, seed: 1), Squares.square(x: -200, y: -200, side: 2_000)
    )
    let index = try AreaIndex(small + [large])
    let one = try AreaCoverage(of: index)
    let covered = index.squareMetres.dropLast().reduce(0, +)
    #expect(abs(one.overlapSquareMetres - covered) <= Self.squareMetres && one.overlaps.count >= 49)
    #expect(one.overlaps.prefix(49).allSatisfy { $0.second == 49 })
    #expect(one.overlaps.dropFirst(49).allSatisfy { $0.squareMetres <= Self.squareMetres })
    #expect(abs(one.overlaps.reduce(0) { $0 + $1.squareMetres } - covered) <= Self.squareMetres)
    for workers in [2, 7] {
      let many = try AreaCoverage(of: index, workers: workers)
      #expect(many.overlaps == one.overlaps && many.overlapSquareMetres == one.overlapSquareMetres)
    }
  }

  @Test(.needsSharedData, .tags(.realData), arguments: ["wards_2025", "lsoa_2021"])
  func `Arun's wards and neighbourhoods tile the district`(folder: String) throws {
    let areas = try BoundaryFile.metres(SharedData.path("boundaries/\(folder)/E07000224.geojson"))
    let coverage = try AreaCoverage(of: try AreaIndex(areas), workers: 2)
    #expect(coverage.overlaps.isEmpty && coverage.gaps.isEmpty)
  }

  @Test(.needsSharedData, .tags(.realData))
  func `of two layers of Arun drawn apart every neighbourhood overlaps a ward`() throws {
    let wards = try BoundaryFile.metres(SharedData.path("boundaries/wards_2025/E07000224.geojson"))
    let lsoas = try BoundaryFile.metres(SharedData.path("boundaries/lsoa_2021/E07000224.geojson"))
    let coverage = try AreaCoverage(of: try AreaIndex(wards + lsoas), workers: 2)
    #expect(coverage.overlaps.allSatisfy { $0.first < wards.count && $0.second >= wards.count })
    #expect(Set(coverage.overlaps.map(\.second)).count == lsoas.count)
    // Neither layer overlaps itself, so that no ground is under three areas.
    let pairs = coverage.overlaps.reduce(0) { $0 + $1.squareMetres }
    #expect(abs(coverage.overlapSquareMetres - pairs) <= Self.squareMetres)
    // The district has some 221 square kilometres.
    #expect(abs(pairs / 1e6 - 221) < 1 && coverage.gaps.isEmpty)
  }
}
