import Spatial
import TestSupport
import Testing

@Suite struct GridNeighboursTests {
  /// By the centres' distances: queen's squares of order k are as many widths away by either axis, and hexagons of order k
  /// are at most k widths and at least k · √3/2 widths away.
  @Test(.tags(.property), arguments: [1, 2, 3]) func `rings of squares and hexagons are those by distance`(
    order: Int
  ) throws {
    let area = SeededDistrict.area(seed: 12)
    let squares = try Grid(over: area, shape: .square, widthMetres: 400)
    let rows = (0..<squares.count).map { a in
      (0..<squares.count).filter {
        max(abs(squares.centreX[a] - squares.centreX[$0]), abs(squares.centreY[a] - squares.centreY[$0]))
          < (Double(order) + 0.5) * 400
      }
    }
    #expect(squares.neighbours(order: order) == Neighbours(rows: rows))

    let hexagons = try Grid(over: area, shape: .hexagon, widthMetres: 400)
    let near = try DistanceBand(metres: 401).neighbours(x: hexagons.centreX, y: hexagons.centreY)
    let whole = hexagons.neighbours(order: order)
    if order == 1 { #expect(whole == near) }
    var most = 0
    var wrong = 0
    for cell in 0..<hexagons.count {
      let members = Set(whole.members[whole.row(cell)])
      most = max(most, members.count)
      for other in 0..<hexagons.count where other != cell {
        let (dx, dy) = (
          hexagons.centreX[other] - hexagons.centreX[cell], hexagons.centreY[other] - hexagons.centreY[cell]
        )
        let rowsApart = (abs(dy) / (400 * 0.75.squareRoot())).rounded()
        // Steps along a slant cover half a width each; what is left is walked along the row.
        let steps = rowsApart + max(0, (abs(dx) / 400 - rowsApart / 2).rounded())
        if members.contains(Int32(other)) != (steps <= Double(order)) { wrong += 1 }
      }
    }
    #expect(wrong == 0)
    #expect(most == 3 * order * (order + 1))
    let ring = squares.neighbours(order: order)
    #expect((0..<squares.count).map(ring.degree(of:)).max() == 4 * order * (order + 1))
  }
}

@Suite struct DistanceBandTests {
  @Test(.tags(.property), arguments: [30.0, 150, 900])
  func `a band holds every other place within its distance, those on its edge too`(metres: Double) throws {
    let places = SeededLocations.square(count: 500, side: 2_000, grain: 30, seed: 4)
    let band = try DistanceBand(metres: metres).neighbours(x: places.x, y: places.y)
    #expect(band == SlowNeighbours.within(metres, x: places.x, y: places.y) && band.isBinary)
  }

  @Test(.tags(.threads)) func `bands are the same for 1, 2 and 7 workers, and inverse distances weigh their members`()
    throws
  {
    let places = SeededLocations.square(count: 15_000, side: 20_000, grain: 30, seed: 5)
    let band = try DistanceBand(metres: 200, inverseDistancePower: 2, leastMetres: 10)
    let one = try band.neighbours(x: places.x, y: places.y)
    #expect(try band.neighbours(x: places.x, y: places.y, workers: 2) == one)
    #expect(try band.neighbours(x: places.x, y: places.y, workers: 7) == one)
    #expect(one.weights.max() == 0.01 && one.weights.allSatisfy { $0 >= 1 / 40_000.0001 })
    for place in stride(from: 0, to: places.count, by: 500) {
      for position in one.row(place) {
        let other = Int(one.members[position])
        let (dx, dy) = (places.x[place] - places.x[other], places.y[place] - places.y[other])
        #expect(abs(one.weights[position] * max(100, dx * dx + dy * dy) - 1) < 1e-12)
      }
    }
  }

  @Test func `a band without reach and places too far apart are refused, and no places have no neighbours`() throws {
    for metres in [0, -1, Double.nan, .infinity] {
      #expect(throws: SpatialError.self) { try DistanceBand(metres: metres) }
    }
    #expect(throws: SpatialError.self) { try DistanceBand(metres: 1, inverseDistancePower: 1, leastMetres: 0) }
    #expect(throws: SpatialError.self) { try DistanceBand(metres: 1).neighbours(x: [0, 1e17], y: [0, 0]) }
    #expect(try DistanceBand(metres: 1).neighbours(x: [], y: []).count == 0)
  }
}

@Suite struct NearestNeighboursTests {
  @Test(.tags(.property), arguments: [1, 6, 40], [false, true])
  func `the nearest are those of a slow search, ties by number`(count: Int, isSymmetric: Bool) throws {
    // A grain of 100 m over 2 km: coincident places and many ties.
    let places = SeededLocations.square(count: 400, side: 2_000, grain: 100, seed: 6)
    let nearest = try NearestNeighbours(count: count, isSymmetric: isSymmetric).neighbours(x: places.x, y: places.y)
    #expect(nearest == SlowNeighbours.nearest(count, isSymmetric: isSymmetric, x: places.x, y: places.y))
  }

  @Test func `coincident places are one another's neighbours by number`() throws {
    let zeros = ContiguousArray(repeating: 0.0, count: 50)
    let nearest = try NearestNeighbours(count: 2).neighbours(x: zeros, y: zeros)
    #expect(Array(nearest.members.prefix(6)) == [1, 2, 0, 2, 0, 1] && Array(nearest.members.suffix(2)) == [0, 1])
  }

  @Test(.tags(.threads)) func `the nearest are the same for 1, 2 and 7 workers`() throws {
    let places = SeededLocations.square(count: 5_000, side: 12_000, grain: 30, seed: 7)
    let method = try NearestNeighbours(count: 8, isSymmetric: true)
    let one = try method.neighbours(x: places.x, y: places.y)
    #expect(try method.neighbours(x: places.x, y: places.y, workers: 2) == one)
    #expect(try method.neighbours(x: places.x, y: places.y, workers: 7) == one)
  }

  @Test func `more neighbours than there are other places are refused`() throws {
    #expect(throws: SpatialError.self) { try NearestNeighbours(count: 0) }
    #expect(throws: SpatialError.self) { try NearestNeighbours(count: 3).neighbours(x: [0, 1, 2], y: [0, 1, 2]) }
    #expect(throws: SpatialError.self) {
      try NearestNeighbours(count: Int.max).neighbours(x: [0, 1, 2], y: [0, 1, 2])
    }
    #expect(try NearestNeighbours(count: 2).neighbours(x: [0, 1, 2], y: [0, 1, 2]).degree(of: 0) == 2)
  }
}
