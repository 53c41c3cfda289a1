import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct NearestPointsTests {
  private static let rounding = 1e-9

  private func points(_ places: [(x: Double, y: Double)]) -> ProfilePoints {
    ProfilePoints(
      name: "premises", x: ContiguousArray(places.map(\.x)), y: ContiguousArray(places.map(\.y)),
      names: places.indices.map { "P\($0)" }, types: places.indices.map { $0.isMultiple(of: 2) ? "pub" : nil })
  }

  @Test func `a zone is measured from its edge, and what lies inside is 0 m off`() throws {
    let outline = try PlaceOutline(name: "Zone", polygon: Squares.square(x: 0, y: 0, side: 100))
    let near = try NearestPoints(points([(150, 50), (50, 50), (103, 104), (-500, 0)]), to: outline)
    #expect(near.measure == .edge && near.count == 4 && near.inside == 1)
    #expect(near.points.map(\.name) == ["P1", "P2", "P0", "P3"])
    #expect(near.points.map(\.metres) == [0, 5, 50, 500])
    #expect(near.points.map(\.isInside) == [true, false, false, false])
    #expect(near.points.map(\.type) == [nil, "pub", "pub", nil])
  }

  @Test func `a circle is measured from its centre`() throws {
    let outline = try PlaceOutline(name: "Circle", x: 1_000, y: 1_000, radiusMetres: 100)
    let near = try NearestPoints(points([(1_150, 1_000), (1_030, 1_040)]), to: outline)
    #expect(near.inside == 1 && near.points.map(\.metres) == [50, 150])
    #expect(near.measure.words == "metres from the centre")
  }

  @Test func `no points are no mistake`() throws {
    let outline = try PlaceOutline(name: "Zone", polygon: Squares.square(x: 0, y: 0, side: 100))
    let near = try NearestPoints(points([]), to: outline)
    #expect(near.count == 0 && near.points.isEmpty)
  }

  @Test(.tags(.property))
  func `the nearest ten are those of looking at every point`() throws {
    var random = RandomNumbers(seed: 7, item: 0)
    let triangle = Squares.polygon([[(0, 0), (300, 900), (700, 100), (0, 0)]])
    let places = (0..<400).map { _ in
      (x: Double.random(in: -2_000...3_000, using: &random), y: Double.random(in: -2_000...3_000, using: &random))
    }
    let layer = points(places)
    let near = try NearestPoints(layer, to: try PlaceOutline(name: "Triangle", polygon: triangle))
    let inside = try AreaIndex([triangle]).locate(x: layer.x, y: layer.y)
    let slow = places.indices.map { index in
      (
        inside[index] == AreaIndex.none ? triangle.distanceToEdge(x: places[index].x, y: places[index].y) : 0,
        "P\(index)"
      )
    }.sorted { $0 < $1 }.prefix(10)
    #expect(near.points.map(\.name) == slow.map(\.1))
    #expect(zip(near.points, slow).allSatisfy { abs($0.metres - $1.0) < Self.rounding })
  }
}
