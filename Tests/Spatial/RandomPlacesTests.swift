import Spatial
import TestSupport
import Testing

@Suite struct RandomPlacesTests {
  /// Chi-squared quantiles that are passed once in a thousand sequences, and these are seeded:
  /// python -c "from scipy.stats import chi2; print(chi2.ppf(0.999, [5, 83]))" gives 20.515 and 128.565.
  private static let quantile = (of5: 20.515, of83: 128.565)

  private func chiSquared(_ counts: [Int], _ expected: [Double]) -> Double {
    zip(counts, expected).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
  }

  private func turned(_ ring: [(x: Double, y: Double)], by angle: Double) -> [(x: Double, y: Double)] {
    ring.map { point in
      let (cosine, sine) = (Self.cosine(angle), Self.sine(angle))
      return (510_000 + cosine * point.x - sine * point.y, 105_000 + sine * point.x + cosine * point.y)
    }
  }

  /// Enough of the series for angles below 1.
  private static func sine(_ a: Double) -> Double { a - a * a * a / 6 + a * a * a * a * a / 120 }
  private static func cosine(_ a: Double) -> Double { (1 - sine(a) * sine(a)).squareRoot() }

  @Test(.tags(.property), arguments: [0.0, 0.3])
  func `every part of a square with a hole comes as often, also when it is turned`(angle: Double) throws {
    let shell = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (0.0, 0.0)].map { (x: $0.0, y: $0.1) }
    let hole = [(30.0, 30.0), (30.0, 70.0), (70.0, 70.0), (70.0, 30.0), (30.0, 30.0)].map { (x: $0.0, y: $0.1) }
    let area = Squares.polygon([turned(shell, by: angle), turned(hole, by: angle)])
    let drawn = try RandomPlaces(.area(area)).places(84_000, seed: 1, item: 0)
    var counts = [Int](repeating: 0, count: 100)
    var strays = 0
    for (x, y) in zip(drawn.x, drawn.y) {
      let (dx, dy) = (x - 510_000, y - 105_000)
      let (cosine, sine) = (Self.cosine(angle), Self.sine(angle))
      let (column, row) = (Int((cosine * dx + sine * dy) / 10), Int((cosine * dy - sine * dx) / 10))
      if (0..<10).contains(column), (0..<10).contains(row) { counts[row * 10 + column] += 1 } else { strays += 1 }
    }
    let isHole = (0..<100).map { (3..<7).contains($0 % 10) && (3..<7).contains($0 / 10) }
    // A place on the turned edge may fall to the other side of it by rounding.
    #expect(strays <= 1 && counts.indices.filter { isHole[$0] }.reduce(0) { $0 + counts[$1] } <= 1)
    let kept = counts.indices.filter { !isHole[$0] }
    #expect(chiSquared(kept.map { counts[$0] }, kept.map { _ in 1_000 }) < Self.quantile.of83)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `all places of a ragged area lie in it, and their mean is its centre of gravity`(seed: UInt64) throws {
    let area = SeededDistrict.area(seed: seed)
    let drawn = try RandomPlaces(.area(area)).places(20_000, seed: seed, item: 3)
    let index = try AreaIndex([area])
    let outside = try index.locate(x: drawn.x, y: drawn.y).count { $0 == AreaIndex.none }
    // By rounding alone: no more than one in ten thousand.
    #expect(outside <= 2)
    let centre = area.centroid
    for (values, expected) in [(drawn.x, centre.x), (drawn.y, centre.y)] {
      let mean = values.reduce(0, +) / 20_000
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
      // Four standard errors of the mean.
      #expect(abs(mean - expected) < 4 * (variance / 20_000).squareRoot())
    }
  }

  @Test func `the way in which rings run changes nothing, and parts get their share of the area`() throws {
    var area = MultiPolygon()
    let (small, large) = (Squares.square(x: 0, y: 0, side: 10), Squares.square(x: 500, y: 5, side: 30))
    for square in [small, large] { area.appendPart(rings: [zip(square.x, square.y).map { (x: $0, y: $1) }]) }
    var reversed = MultiPolygon()
    for square in [small, large] {
      reversed.appendPart(rings: [zip(square.x, square.y).reversed().map { (x: $0, y: $1) }])
    }
    let drawn = try RandomPlaces(.area(area)).places(10_000, seed: 4, item: 1)
    let again = try RandomPlaces(.area(reversed)).places(10_000, seed: 4, item: 1)
    let isSame = drawn.x == again.x && drawn.y == again.y
    #expect(isSame)
    // A tenth of the ground: four standard deviations of 10,000 draws are 120.
    #expect(abs(drawn.x.count { $0 < 100 } - 1_000) < 120)
  }

  @Test func `a thin triangle on its tip is drawn by its width at every height`() throws {
    let area = Squares.polygon([[(0, 0), (0.5, 1_000), (-0.5, 1_000), (0, 0)]])
    let drawn = try RandomPlaces(.area(area)).places(6_000, seed: 2, item: 0)
    var counts = [Int](repeating: 0, count: 6)
    // The share below a height is its square.
    for y in drawn.y { counts[min(5, Int(y * y / 1e6 * 6))] += 1 }
    #expect(chiSquared(counts, counts.map { _ in 1_000 }) < Self.quantile.of5)
    let isInside = zip(drawn.x, drawn.y).allSatisfy { abs($0) <= $1 / 2_000 + 1e-9 }
    #expect(isInside)
  }

  @Test(.tags(.property)) func `lines come by their length, whatever their parts`() throws {
    var line = MultiLine()
    line.appendPart([(x: 0.0, y: 0.0), (x: 30.0, y: 40.0), (x: 30.0, y: 40.0), (x: 30.0, y: 90.0)])
    line.appendPart([(x: 200.0, y: 0.0), (x: 400.0, y: 0.0)])
    let other = SeededStreets.lines([[(x: 0.0, y: 300.0), (x: 0.0, y: 600.0)]])
    let places = try RandomPlaces(.streets([line] + other))
    let drawn = places.places(60_000, seed: 7, item: 0)
    var counts = [Int](repeating: 0, count: 6)
    var strays = 0
    for (x, y) in zip(drawn.x, drawn.y) {
      if x > 0, x < 30, abs(y - x * 4 / 3) < 1e-9 {
        counts[0] += 1
      } else if x == 30 {
        counts[1] += 1
      } else if y == 0, x > 200 {
        counts[x < 300 ? 2 : 3] += 1
      } else if x == 0, y >= 300 {
        counts[y < 450 ? 4 : 5] += 1
      } else {
        strays += 1
      }
    }
    #expect(strays == 0 && places.words == "along 0.6 km of streets")
    #expect(chiSquared(counts, [50, 50, 100, 100, 150, 150].map { $0 * 100 }) < Self.quantile.of5)
  }

  @Test func `what lies twice in a network has its length once`() throws {
    let lines = SeededStreets.lines([
      [(x: 0.0, y: 0.0), (x: 100.0, y: 0.0)], [(x: 100.0, y: 0.0), (x: 0.0, y: 0.0)],
      [(x: 0.0, y: 500.0), (x: 100.0, y: 500.0)],
    ])
    let once = try RandomPlaces(.network(try StreetNetwork(lines))).places(3_000, seed: 1, item: 0)
    let twice = try RandomPlaces(.streets(lines)).places(3_000, seed: 1, item: 0)
    // Four standard deviations of 3,000 draws are 110.
    #expect(abs(once.y.count { $0 == 0 } - 1_500) < 110 && abs(twice.y.count { $0 == 0 } - 2_000) < 110)
  }

  @Test(.tags(.property)) func `points come by their weight, and never without one`() throws {
    let weights = [0, 3, 0, 1, 6, 2, 5, 3, 0]
    let points = Locations(
      x: ContiguousArray(weights.indices.map(Double.init)), y: ContiguousArray(repeating: 5, count: 9),
      weight: ContiguousArray(weights))
    let drawn = try RandomPlaces(.points(points)).places(20_000, seed: 3, item: 9)
    let counts = weights.indices.map { point in drawn.x.count { $0 == Double(point) } }
    #expect(counts[0] == 0 && counts[2] == 0 && counts[8] == 0)
    let used = weights.indices.filter { weights[$0] > 0 }
    #expect(chiSquared(used.map { counts[$0] }, used.map { Double(weights[$0]) * 1_000 }) < Self.quantile.of5)
  }

  @Test func `more places of a stream begin with the same ones, and every stream has its own`() throws {
    let places = try RandomPlaces(.area(Squares.square(x: 0, y: 0, side: 100)))
    let (few, many) = (places.places(10, seed: 1, item: 4), places.places(50, seed: 1, item: 4))
    #expect(Array(few.x) == Array(many.x.prefix(10)) && Array(few.y) == Array(many.y.prefix(10)))
    #expect(places.places(10, seed: 1, item: 5).x != few.x && places.places(10, seed: 2, item: 4).x != few.x)
  }

  @Test func `what is no ground is refused in a sentence`() {
    func refusal(_ ground: RandomPlaces.Ground) -> String {
      do throws(SpatialError) { return try RandomPlaces(ground).words } catch { return error.description }
    }
    #expect(refusal(.area(MultiPolygon())).contains("no part"))
    #expect(refusal(.area(Squares.polygon([[(0, 0), (10, 0), (0, 0), (0, 0)]]))).contains("less than a square metre"))
    #expect(refusal(.area(Squares.polygon([[(0, 0), (10, 0), (0, 9), (1, 1)]]))).contains("not closed"))
    #expect(refusal(.area(Squares.polygon([[(0, 0), (.nan, 0), (0, 9), (0, 0)]]))).contains("not a number"))
    #expect(refusal(.streets([])).contains("no line has a length"))
    #expect(refusal(.streets(SeededStreets.lines([[(x: 1, y: 1), (x: 1, y: 1)]]))).contains("no line has a length"))
    #expect(refusal(.streets(SeededStreets.lines([[(x: 1, y: 1)]]))).contains("line 1, part 1 has 1 vertex"))
    #expect(refusal(.points(Locations(x: [1], y: [1], weight: [0]))).contains("no point has a weight"))
    #expect(refusal(.points(Locations(x: [.nan], y: [1], weight: [1]))).contains("not a number"))
    #expect(refusal(.points(Locations(x: [1, 2], y: [1, 2], weight: [.max, 1]))).contains("out of range"))
    #expect(refusal(.area(Squares.square(x: 0, y: 0, side: 2_000))) == "in an area of 4.0 km²")
  }

  @Test(.tags(.realData), .needsSharedData)
  func `places in Arun lie in it, and their mean is its centre of gravity`() throws {
    let area = try ArunGround.area()
    let drawn = try RandomPlaces(.area(area)).places(20_000, seed: 1, item: 0)
    let outside = try AreaIndex([area]).locate(x: drawn.x, y: drawn.y).count { $0 == AreaIndex.none }
    #expect(outside <= 2)
    let centre = area.centroid
    // The district is some 20 km wide: four standard errors of the mean of 20,000 places are below 170 m.
    #expect(abs(drawn.x.reduce(0, +) / 20_000 - centre.x) < 170 && abs(drawn.y.reduce(0, +) / 20_000 - centre.y) < 170)
  }
}
