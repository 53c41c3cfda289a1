import Spatial
import TestSupport
import Testing

@Suite struct AreaIndexTests {
  @Test func `a point on a shared edge is counted once, in the lowest-numbered area`() throws {
    let index = try AreaIndex([
      Squares.square(x: 0, y: 0, side: 10), Squares.square(x: 10, y: 0, side: 10),
      Squares.square(x: 0, y: 10, side: 20),
    ])
    #expect(try index.locate(x: [10, 10, 5, 15], y: [5, 10, 10, 10]) == [0, 0, 0, 1])
  }

  @Test func `a point in a hole or outside lies in no area`() throws {
    let ring = [(0.0, 0.0), (0, 30), (30, 30), (30, 0), (0, 0)].map { (x: $0.0, y: $0.1) }
    let hole = [(10.0, 10.0), (20, 10), (20, 20), (10, 20), (10, 10)].map { (x: $0.0, y: $0.1) }
    let index = try AreaIndex([Squares.polygon([ring, hole])])
    #expect(try index.locate(x: [15, 5, 40], y: [15, 5, 5]) == [AreaIndex.none, 0, AreaIndex.none])
    #expect(index.squareMetres == [800])
  }

  @Test func `the parts of a multi-part area are one area`() throws {
    var two = Squares.square(x: 0, y: 0, side: 10)
    two.appendPart(rings: [[(50, 0), (60, 0), (60, 10), (50, 10), (50, 0)]])
    let index = try AreaIndex([two])
    #expect(try index.locate(x: [5, 55, 30], y: [5, 5, 5]) == [0, 0, AreaIndex.none])
    #expect(index.squareMetres == [200])
  }

  @Test(.tags(.threads, .property))
  func `every worker count gives the same answers as looking at each square by hand`() throws {
    var squares: [MultiPolygon] = []
    for row in 0..<20 {
      for column in 0..<20 { squares.append(Squares.square(x: Double(column) * 50, y: Double(row) * 50, side: 50)) }
    }
    let index = try AreaIndex(squares)
    let points = SeededLocations.square(count: 12_000, side: 1_100, grain: 0.1, seed: 8)
    let byHand = ContiguousArray(
      points.x.indices.map { point -> Int32 in
        squares.indices.first { number in
          let (left, bottom) = (Double(number % 20) * 50, Double(number / 20) * 50)
          return (left...left + 50).contains(points.x[point]) && (bottom...bottom + 50).contains(points.y[point])
        }.map(Int32.init) ?? AreaIndex.none
      })
    #expect(byHand.contains(AreaIndex.none))
    for workers in [1, 2, 7] { #expect(try index.locate(x: points.x, y: points.y, workers: workers) == byHand) }
  }

  @Test func `shared ground is measured`() throws {
    let index = try AreaIndex([Squares.square(x: 0, y: 0, side: 10), Squares.square(x: 10, y: 0, side: 10)])
    let other = try AreaIndex([Squares.square(x: 5, y: 5, side: 10), Squares.square(x: 100, y: 0, side: 1)])
    let shared = try index.overlaps(with: other)
    #expect(shared[0].map(\.polygon) == [0, 1] && shared[0].map(\.squareMetres) == [25, 25])
    #expect(shared[1].isEmpty)
  }

  @Test func `the union has the area of the ground that is covered once or more`() throws {
    let union = try AreaIndex([Squares.square(x: 0, y: 0, side: 10), Squares.square(x: 5, y: 0, side: 10)]).union()
    #expect(try AreaIndex([union]).squareMetres == [150])
  }
}

@Suite struct AreaRepairTests {
  @Test func `a valid polygon needs none`() throws {
    #expect(try AreaRepair(Squares.square(x: 0, y: 0, side: 10)) == nil)
  }

  @Test func `a polygon with a spike of no area is mended, with its area before and after`() throws {
    let spiked = Squares.polygon([[(0, 0), (10, 0), (10, 10), (10, 30), (10, 10), (0, 10), (0, 0)]])
    let repair = try #require(try AreaRepair(spiked))
    #expect(repair.areaBefore == 100 && repair.areaAfter == 100)
    #expect(!repair.reason.isEmpty)
  }

  @Test func `a bow tie is refused, as mending it would change its area`() {
    let bowTie = Squares.polygon([[(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)]])
    #expect(throws: SpatialError.self) { try AreaRepair(bowTie) }
  }
}
