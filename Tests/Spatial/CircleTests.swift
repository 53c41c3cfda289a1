import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct CircleTests {
  /// Coordinates of half a million metres have 1e-10 m between them; 128 corners add up.
  private static let rounding = 1e-6

  @Test func `a circle has the ground of its 128 corners, 0.04 % less than the circle's`() throws {
    let circle = MultiPolygon.circle(x: 500_000, y: 105_000, radiusMetres: 300)
    let ground = try AreaIndex([circle]).squareMetres[0]
    #expect(circle.vertexCount == MultiPolygon.circleCorners + 1)
    #expect(abs(ground / (300 * 300 * 64 * sin(Double.pi / 64)) - 1) < Self.rounding)
    #expect(abs(1 - ground / (Double.pi * 300 * 300) - 0.0004) < 0.00001)
  }

  @Test func `no corner lies further off than the radius`() {
    let circle = MultiPolygon.circle(x: 500_000, y: 105_000, radiusMetres: 37.5)
    for corner in 0..<circle.vertexCount {
      #expect(abs(hypot(circle.x[corner] - 500_000, circle.y[corner] - 105_000) - 37.5) < Self.rounding)
    }
  }

  @Test func `distance to an edge is that of the nearest ring, inside and outside, with holes`() {
    let square = Squares.polygon([
      [(0, 0), (0, 100), (100, 100), (100, 0), (0, 0)], [(40, 40), (60, 40), (60, 60), (40, 60), (40, 40)],
    ])
    #expect(square.distanceToEdge(x: 130, y: 50) == 30)
    #expect(square.distanceToEdge(x: 103, y: 104) == 5)
    #expect(square.distanceToEdge(x: 90, y: 50) == 10)
    #expect(square.distanceToEdge(x: 37, y: 50) == 3)
    #expect(square.distanceToEdge(x: 50, y: 50) == 10)
    #expect(MultiPolygon().distanceToEdge(x: 0, y: 0) == .infinity)
  }

  @Test(.tags(.property))
  func `distance to a circle's edge is the radius less the distance from its centre`() {
    let circle = MultiPolygon.circle(x: 0, y: 0, radiusMetres: 1_000)
    // The edges lie up to radius x (1 - cos(pi / 128)) within the circle.
    let sagitta = 1_000 * (1 - cos(Double.pi / 128))
    var random = RandomNumbers(seed: 6, item: 0)
    for _ in 0..<500 {
      let (x, y) = (
        Double.random(in: -2_000...2_000, using: &random), Double.random(in: -2_000...2_000, using: &random)
      )
      #expect(abs(circle.distanceToEdge(x: x, y: y) - abs(hypot(x, y) - 1_000)) <= sagitta + 1e-9)
    }
  }
}
