import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct BuiltUpAreaTests {
  /// A polygon of 32 sides with its corners on a circle: 16 r² sin(π/16).
  private func disc(_ metres: Double) -> Double { 16 * metres * metres * sin(.pi / 16) }

  private func squareMetres(_ area: MultiPolygon) throws -> Double { try AreaIndex([area]).squareMetres[0] }

  @Test func `ground within reach counts once, however many points there are`() throws {
    let apart = try BuiltUpArea.area(aroundX: [0, 1_000, 1_000], y: [0, 0, 0], reachMetres: 100)
    #expect(apart.partCount == 2)
    // GEOS's rounding of the corners.
    #expect(abs(try squareMetres(apart) - 2 * disc(100)) < 1e-6)
    let near = try BuiltUpArea.area(aroundX: [0, 100], y: [0, 0], reachMetres: 100)
    // Two circles a radius apart share r² (2 π/3 - √3/2); polygons of 32 sides are within a hundredth of that.
    let shared = 10_000 * (2 * Double.pi / 3 - 3.0.squareRoot() / 2)
    let both = 2 * Double.pi * 10_000
    #expect(near.partCount == 1)
    #expect(abs(try squareMetres(near) - (both - shared)) < 0.01 * both)
  }

  @Test func `what lies outside the study area is cut off`() throws {
    let half = try BuiltUpArea.area(
      aroundX: [0], y: [0], reachMetres: 50, within: Squares.square(x: 0, y: -500, side: 1_000))
    #expect(abs(try squareMetres(half) - disc(50) / 2) < 1e-6)
  }

  @Test func `what gives no ground is refused`() {
    func refusal(_ x: ContiguousArray<Double>, _ reach: Double) -> String {
      do throws(SpatialError) {
        _ = try BuiltUpArea.area(
          aroundX: x, y: x, reachMetres: reach, within: Squares.square(x: 0, y: 0, side: 100))
        return ""
      } catch {
        return error.description
      }
    }
    #expect(refusal([], 100).contains("is empty") && refusal([9_000], 100).contains("is empty"))
    #expect(refusal([50], 0).contains("1 to 5,000 m") && refusal([50], .nan).contains("1 to 5,000 m"))
    #expect(refusal([.nan], 100).contains("not a number"))
  }
}
