@testable import Spatial
import TestSupport
import Testing

@Suite struct CellLookupTests {
  /// A layer with what is hard about it.
  enum Layer: String, CaseIterable {
    case lattice, lowerOverUpper, roundSquares, holesAndParts, fan, repeatedVertices, one, lines

    var polygons: [MultiPolygon] {
      switch self {
      case .lattice: SeededAreas.lattice(rows: 6, side: 1_000, segments: 9, seed: 1)
      case .lowerOverUpper:
        SeededAreas.lattice(rows: 3, side: 700, segments: 5, seed: 2)
          + SeededAreas.lattice(rows: 5, side: 1_000, segments: 6, seed: 3)
          + [Squares.square(x: 200, y: 200, side: 400)]
      case .roundSquares:
        (0..<100).map { Squares.square(x: Double($0 % 10) * 100, y: Double($0 / 10) * 100, side: 100) }
      case .holesAndParts: Self.ringed
      case .fan: Self.triangles
      case .repeatedVertices:
        [Squares.polygon([[(0, 0), (0, 0), (0, 1_000), (500, 1_000), (500, 1_000), (500, 1_000), (800, 0), (0, 0)]])]
      case .one: [Squares.square(x: 100_000, y: 400_000, side: 1)]
      // A thousand strips, each crossing the whole layer.
      case .lines: (0..<1_000).map { strip in Self.strip(Double(strip)) }
      }
    }

    private static var ringed: [MultiPolygon] {
      var parts = Squares.polygon([
        [(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000), (0, 0)],
        [(100, 100), (500, 130), (490, 600), (120, 560), (100, 100)],
        [(600, 600), (900, 600), (900, 900), (600, 900), (600, 600)],
      ])
      parts.appendPart(rings: [[(200, 200), (300, 200), (250, 300), (200, 200)]])
      parts.appendPart(rings: [[(1_500, 0), (1_700, 20), (1_600, 900), (1_500, 0)]])
      // The second lies in the first one's hole and out over it, the third in its other hole.
      return [parts, Squares.square(x: 250, y: 250, side: 500), Squares.square(x: 600, y: 600, side: 300)]
    }

    /// Triangles about one point.
    private static var triangles: [MultiPolygon] {
      let rim = [(1_000.0, 500.0), (900, 880), (610, 990), (210, 930), (0, 600), (50, 130), (480, 0), (830, 110)]
      return rim.indices.map { corner in
        Squares.polygon([[(500, 500), rim[corner], rim[(corner + 1) % rim.count], (500, 500)]])
      }
    }

    private static func strip(_ y: Double) -> MultiPolygon {
      Squares.polygon([[(0, y), (0, y + 1), (1_000, y + 1.37), (1_000, y + 0.37), (0, y)]])
    }
  }

  /// How many points of a kind.
  private static let each = 500
  /// Of points all over, a few may lie within a rounding of an edge.
  private static let mostAsked = 3

  /// Points all over and beside a layer, on its vertices and edges, on the borders of cells, and no points at all.
  private static func points(_ layer: [MultiPolygon], cells: Int, seed: UInt64) throws -> (
    x: ContiguousArray<Double>, y: ContiguousArray<Double>
  ) {
    let frame = try #require(OutlineGrid.Frame(around: layer, cells: cells))
    let (low, high) = (frame.point(.zero), frame.point(SIMD2(Double(frame.columns), Double(frame.rows))))
    var random = RandomNumbers(seed: seed)
    var points = (0..<Self.each).map { _ in low + (high - low) * SIMD2(random.uniform(), random.uniform()) }
    for _ in 0..<Self.each {
      let polygon = layer[random.below(layer.count)]
      let ring = polygon.rings(ofPart: random.below(polygon.partCount))[0]
      let edge = ring.lowerBound + random.below(ring.count - 1)
      let a = SIMD2(polygon.x[edge], polygon.y[edge])
      let b = SIMD2(polygon.x[edge + 1], polygon.y[edge + 1])
      let on = a + random.uniform() * (b - a)
      points += [a, (a + b) / 2, on, SIMD2(on.x, a.y), SIMD2(a.x.nextUp, a.y), on + SIMD2(1e-9, -1e-9)]
    }
    for _ in 0..<Self.each {
      let column = Double(random.below(frame.columns + 1))
      let row = Double(random.below(frame.rows + 1))
      let onBorder = frame.point(SIMD2(column, Double(frame.rows) * random.uniform()))
      points += [frame.point(SIMD2(column, row)), onBorder, SIMD2(onBorder.x.nextDown, onBorder.y)]
      // On the way that the sweep takes, and at its references.
      points.append(frame.point(SIMD2(column, row) + SIMD2(random.uniform(), 0.469_337)))
      points.append(frame.point(SIMD2(column + 0.531_073, row + 0.469_337)))
    }
    let odd = [-1e300, -1e12, .nan, .infinity, -.infinity, 500, 1e12, .greatestFiniteMagnitude]
    points += odd.flatMap { x in odd.map { SIMD2(x, $0) } }
    return (ContiguousArray(points.lazy.map(\.x)), ContiguousArray(points.lazy.map(\.y)))
  }

  @Test(.tags(.property), arguments: Layer.allCases, [1, 30, 2_000, 60_000])
  func `whatever is told is what GEOS tells, on edges, corners and borders too`(layer: Layer, cells: Int) throws {
    let polygons = layer.polygons
    let index = try AreaIndex(polygons)
    let (x, y) = try Self.points(polygons, cells: cells, seed: UInt64(cells))
    let plain = try SlowLocate.locate(index, x: x, y: y)
    for workers in [1, 3] {
      let lookup = try #require(CellLookup(polygons, cells: cells, workers: workers))
      let told = lookup.answers(0..<x.count, x: x, y: y)
      let wrong = told.indices.filter { told[$0] != CellLookup.ask && told[$0] != plain[$0] }
      #expect(wrong.isEmpty, "\(wrong.prefix(3).map { (x[$0], y[$0], told[$0], plain[$0]) })")
      // The first lie all over. Only in few cells are there too many edges.
      let asked = (0..<Self.each).count { told[$0] == CellLookup.ask }
      if cells >= 2_000 { #expect(asked <= Self.mostAsked, "\(asked) asked") }
    }
    for workers in [1, 2, 7] {
      let same = try index.locate(x: x, y: y, workers: workers) == plain
      #expect(same, "\(workers) workers")
    }
  }

  @Test func `where all rows of areas lie in one line with the way, other ways are tried`() throws {
    // An edge along each of the first ways through the rows, and vertices on it.
    let outer = [Squares.square(x: 0, y: 0, side: 1_000)]
    let frame = try #require(OutlineGrid.Frame(around: outer, cells: 400))
    var polygons = outer
    for row in 1..<frame.rows - 2 {
      let (a, b) = (frame.point(SIMD2(3, Double(row) + 0.469_337)), frame.point(SIMD2(9, Double(row) + 0.9)))
      polygons.insert(Squares.polygon([[(a.x, a.y), (a.x, b.y), (b.x, b.y), (b.x, a.y), (a.x, a.y)]]), at: 0)
    }
    let index = try AreaIndex(polygons)
    let (x, y) = try Self.points(polygons, cells: 400, seed: 5)
    let told = try #require(CellLookup(polygons, cells: 400, workers: 1)).answers(0..<x.count, x: x, y: y)
    let plain = try SlowLocate.locate(index, x: x, y: y)
    #expect(told.indices.allSatisfy { told[$0] == CellLookup.ask || told[$0] == plain[$0] })
    #expect((0..<Self.each).count { told[$0] == CellLookup.ask } <= Self.mostAsked)
  }

  @Test(.needsSharedData, .tags(.realData), arguments: ["wards_2025", "lsoa_2021"])
  func `on Arun's outlines it tells what GEOS tells, and asks it about next to nothing`(folder: String) throws {
    let polygons = try BoundaryFile.metres(SharedData.path("boundaries/\(folder)/E07000224.geojson"))
    let (x, y) = try Self.points(polygons, cells: 10_000, seed: 6)
    let told = try #require(CellLookup(polygons, cells: 10_000, workers: 1)).answers(0..<x.count, x: x, y: y)
    let plain = try SlowLocate.locate(try AreaIndex(polygons), x: x, y: y)
    #expect(told.indices.allSatisfy { told[$0] == CellLookup.ask || told[$0] == plain[$0] })
    #expect((0..<Self.each).count { told[$0] == CellLookup.ask } <= Self.mostAsked)
  }

  @Test func `over nothing no grid is laid, and nothing is found there`() throws {
    #expect(CellLookup([], cells: 10, workers: 1) == nil)
    #expect(CellLookup([MultiPolygon()], cells: 10, workers: 1) == nil)
    let many = ContiguousArray(repeating: 0.0, count: 2 * AreaIndex.leastPointsOfGrid)
    #expect(try AreaIndex([]).locate(x: many, y: many).allSatisfy { $0 == AreaIndex.none })
  }
}

@Suite struct LineSideTests {
  @Test func `a side is told where it is certain, and otherwise not`() {
    let (a, b) = (SIMD2(500_000.5, 100_000.25), SIMD2(500_064.5, 100_032.25))
    #expect(LineSide.of(SIMD2(500_050, 100_050), from: a, to: b) == 1)
    #expect(LineSide.of(SIMD2(500_050, 100_000), from: a, to: b) == -1)
    #expect(LineSide.of(a, from: a, to: b) == 0 && LineSide.of((a + b) / 2, from: a, to: b) == 0)
    #expect(LineSide.of(SIMD2(.nan, 0), from: a, to: b) == 0)
    #expect(LineSide.of(SIMD2(1e200, 1e200), from: -a * 1e200, to: b) == 0)
  }
}
