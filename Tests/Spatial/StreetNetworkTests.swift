import Spatial
import TestSupport
import Testing

@Suite struct StreetNetworkTests {
  /// Lengths are sums of square roots; metres.
  private static let rounding = 1e-6

  private func network(
    _ parts: [[(x: Double, y: Double)]], tolerance: Double = 0.5, greatestLength: Double? = nil
  ) throws -> StreetNetwork {
    try StreetNetwork(
      SeededStreets.lines(parts), toleranceMetres: tolerance, greatestLengthMetres: greatestLength)
  }

  private func rows(_ network: StreetNetwork) throws -> [[Int32]] {
    let neighbours = try network.neighbours()
    return (0..<neighbours.count).map { place in
      Array(neighbours.members[Int(neighbours.starts[place])..<Int(neighbours.starts[place + 1])])
    }
  }

  @Test func `lines with a vertex in common are cut there, even in the middle of both`() throws {
    let cross = try network([[(0, 0), (50, 0), (100, 0)], [(50, -40), (50, 0), (50, 60)]])
    #expect(cross.lengthMetres == [50, 50, 40, 60])
    #expect(cross.line == [0, 0, 1, 1])
    #expect(cross.nodeCount == 5)
    #expect(try rows(cross) == [[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2]])
  }

  @Test func `lines that cross without a vertex in common are a bridge`() throws {
    let bridge = try network([[(0, 0), (100, 0)], [(50, -50), (50, 50)]])
    #expect(bridge.count == 2)
    #expect(try rows(bridge) == [[], []])
  }

  @Test func `an end on another's edge cuts it, within the tolerance and no farther`() throws {
    let tee = try network([[(0, 0), (100, 0)], [(30, 0.4), (30, 50)]])
    #expect(tee.lengthMetres == [30, 70, 49.6])
    #expect(try rows(tee) == [[1, 2], [0, 2], [0, 1]])
    let gap = try network([[(0, 0), (100, 0)], [(30, 0.6), (30, 50)]])
    #expect(gap.lengthMetres == [100, 49.4])
    #expect(try rows(gap) == [[], []])
    // The middle of a line that passes by closely is no end.
    #expect(try network([[(0, 0), (100, 0)], [(20, 30), (30, 0.4), (40, 30)]]).count == 2)
  }

  @Test func `lines that end where another begins stay two segments, gaps within the tolerance included`() throws {
    let chain = try network([[(0, 0), (60, 0)], [(60.3, 0), (100, 0)], [(100.6, 0), (150, 0)]])
    #expect(chain.count == 3)
    #expect(try rows(chain) == [[1], [0], []])
    #expect(chain.endNode[0] == chain.startNode[1])
  }

  @Test func `a line that comes back to itself is cut there, and a circle is its own neighbour's end`() throws {
    let lollipop = try network([[(0, 0), (0, 50), (30, 80), (0, 110), (-30, 80), (0, 50)]])
    #expect(lollipop.count == 2)
    #expect(try rows(lollipop) == [[1], [0]])
    let circle = try network([[(0, 0), (50, 0), (50, 50), (0, 0)]])
    #expect(circle.count == 1)
    #expect(circle.startNode == circle.endNode)
    #expect(circle.nodeCount == 1)
    #expect(try rows(circle) == [[]])
  }

  @Test func `close vertices of a bend are no junction`() throws {
    let bend = (0...200).map { (x: Double($0) * 0.2, y: 0.0) } + [(40, 30)]
    let one = try network([bend])
    #expect(one.count == 1)
    #expect(abs(one.lengthMetres[0] - 70) < Self.rounding)
    // Where another line ends among them there is one, and no crumbs beside it.
    let joined = try network([bend, [(20, 0), (20, 50)]])
    #expect(joined.count == 3)
    #expect(joined.lengthMetres.allSatisfy { $0 > 19 })
  }

  @Test func `a long stretch is cut in equal pieces that follow one another`() throws {
    let long = try network([[(0, 0), (100, 0), (450, 0)]], greatestLength: 200)
    #expect(long.lengthMetres == [150, 150, 150])
    #expect(try rows(long) == [[1], [0, 2], [1]])
    #expect(long.account.stretches == 1)
    #expect(Array(long.x) == [0, 100, 150, 150, 300, 300, 450])
    #expect(long.place(alongMetres: 120, ofSegment: 0) == (120, 0))
    #expect(long.place(alongMetres: -5, ofSegment: 1) == (150, 0))
    #expect(long.place(alongMetres: 500, ofSegment: 2) == (450, 0))
    // Exactly the greatest length is not too long, and a vertex where a cut falls is there once on each side.
    #expect(try network([[(0, 0), (200, 0)]], greatestLength: 200).count == 1)
    #expect(try Array(network([[(0, 0), (100, 0), (200, 0)]], greatestLength: 100).x) == [0, 100, 100, 200])
  }

  @Test func `what lies there twice counts once, whichever way it runs`() throws {
    let twice = try network([
      [(0, 0), (50, 10), (100, 0)], [(100, 0), (50, 10), (0, 0)], [(0, 0), (50, 10), (100, 0)],
    ])
    // Cut at the common vertex in the middle.
    #expect(twice.count == 2)
    #expect(twice.account.repeated == 4)
    #expect(twice.line == [0, 0])
  }

  @Test func `parts without a length are left out and counted, and nothing else is an error`() throws {
    let some = try network([[(5, 5), (5, 5)], [(0, 0), (10, 0)], [(0.1, 5), (0.3, 5)]])
    #expect(some.count == 2)
    #expect(some.account.parts == 3 && some.account.withoutLength == 1)
    #expect(some.account.sentence.contains("1 without a length left out"))
    #expect(throws: SpatialError.self) { try network([[(5, 5), (5, 5)]]) }
    #expect(throws: SpatialError.self) { try network([]) }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, 1e8])
  func `coordinates that are no place are refused`(coordinate: Double) {
    #expect(throws: SpatialError.self) { try network([[(0, 0), (coordinate, 0)]]) }
    #expect(throws: SpatialError.self) { try network([[(0, coordinate), (1, 0)]]) }
  }

  @Test(arguments: [0, -1, 11, .nan, .infinity])
  func `a tolerance out of range is refused`(tolerance: Double) {
    #expect(throws: SpatialError.self) { try network([[(0, 0), (9, 0)]], tolerance: tolerance) }
  }

  @Test(arguments: [0, -1, 9.9, .nan])
  func `a greatest length out of range is refused`(length: Double) {
    #expect(throws: SpatialError.self) { try network([[(0, 0), (9, 0)]], greatestLength: length) }
  }

  @Test func `thousands of lines at one place are refused and not worked through`() {
    let star = (0..<4_000).map { [(x: 0.0, y: 0.0), (x: 100 + Double($0), y: 50.0)] }
    let error = #expect(throws: SpatialError.self) { try network(star) }
    #expect(error?.description.hasPrefix("thousands of lines lie within 0.5 m of one another") == true)
    #expect(throws: SpatialError.self) {
      // A million kilometres in pieces of 10 m.
      try network((0..<1_000).map { [(x: 0, y: Double($0)), (x: 1_000_000, y: Double($0))] }, greatestLength: 10)
    }
  }

  @Test(.tags(.property), arguments: 1...5)
  func `cutting keeps the length, and the order of the lines changes numbers alone`(seed: UInt64) throws {
    let lines = SeededStreets.lattice(side: 9, grain: 0.5, seed: seed)
    let network = try StreetNetwork(lines, greatestLengthMetres: 40)
    let length = lines.reduce(0.0) { sum, line in
      sum
        + (1..<line.vertexCount).reduce(0) { sum, vertex in
          let (dx, dy) = (line.x[vertex] - line.x[vertex - 1], line.y[vertex] - line.y[vertex - 1])
          return sum + (dx * dx + dy * dy).squareRoot()
        }
    }
    #expect(abs(network.totalLengthMetres - length) < Self.rounding)
    #expect(network.lengthMetres.allSatisfy { $0 > 0 && $0 <= 40 + Self.rounding })
    // 2 side (side - 1) sides of blocks, two of which have a stub at their middle.
    #expect(network.account.stretches == 2 * 9 * 8 + 2 * 2)
    let turned = try StreetNetwork(lines.reversed(), greatestLengthMetres: 40)
    #expect(turned.count == network.count && turned.nodeCount == network.nodeCount)
    #expect(turned.lengthMetres.sorted() == network.lengthMetres.sorted())
  }
}
