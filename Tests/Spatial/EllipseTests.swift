import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct EllipseTests {
  private func ellipse(_ locations: Locations) throws -> Ellipse {
    let method = NearestNeighbourHierarchical(threshold: .fixed(metres: 1e6), minPoints: 2)
    return try #require(method.result(locations).orders.first?.first).ellipse
  }

  /// The manual's own form: the angle from its tangent, and the spread of turned coordinates (CrimeStat IV, chapter 4).
  private func axes(_ locations: Locations) -> (Double, Double) {
    var points: [(Double, Double)] = []
    for index in 0..<locations.count {
      points += Array(repeating: (locations.x[index], locations.y[index]), count: locations.weight[index])
    }
    let n = Double(points.count)
    let (meanX, meanY) = (points.reduce(0) { $0 + $1.0 } / n, points.reduce(0) { $0 + $1.1 } / n)
    let deviations = points.map { ($0.0 - meanX, $0.1 - meanY) }
    let xx = deviations.reduce(0) { $0 + $1.0 * $1.0 }
    let yy = deviations.reduce(0) { $0 + $1.1 * $1.1 }
    let xy = deviations.reduce(0) { $0 + $1.0 * $1.1 }
    let theta = atan(((xx - yy) + ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()) / (2 * xy))
    let (sine, cosine) = (sin(theta), cos(theta))
    let along = deviations.reduce(0) { $0 + pow($1.0 * cosine - $1.1 * sine, 2) }
    let across = deviations.reduce(0) { $0 + pow($1.0 * sine + $1.1 * cosine, 2) }
    let (a, b) = ((2 * along / (n - 2)).squareRoot(), (2 * across / (n - 2)).squareRoot())
    return (max(a, b), min(a, b))
  }

  @Test(.tags(.property), arguments: 1...5)
  func `its axes are those of the manual's formula on single incidents`(seed: UInt64) throws {
    let locations = SeededLocations.square(count: 60, side: 900, grain: 3, seed: seed)
    let ellipse = try ellipse(locations)
    let (major, minor) = axes(locations)
    #expect(abs(ellipse.semiMajorMetres - major) < 1e-6)
    #expect(abs(ellipse.semiMinorMetres - minor) < 1e-6)
  }

  @Test func `its longer axis lies along a line of incidents, and its polygon has no ground there`() throws {
    let line = Locations(x: [0, 30, 60, 90], y: [0, 40, 80, 120], weight: [3, 3, 3, 3])
    let ellipse = try ellipse(line)
    #expect(abs(ellipse.degrees - atan2(4, 3) * 180 / .pi) < 1e-9)
    #expect(ellipse.semiMinorMetres < 1e-5 && ellipse.polygon(times: 2).isEmpty)
    #expect((ellipse.centreX, ellipse.centreY) == (45, 60))
    let place = try self.ellipse(Locations(x: [5], y: [5], weight: [20]))
    #expect(place.semiMajorMetres == 0 && place.degrees == 0 && place.polygon().isEmpty)
    #expect(try self.ellipse(Locations(x: [5], y: [5], weight: [2])).semiMajorMetres.isNaN)
  }

  @Test func `the polygon has the area of the ellipse, times the square of the scale`() throws {
    let cross = Locations(x: [-100, 100, 0, 0], y: [0, 0, -40, 40], weight: [2, 2, 2, 2])
    let ellipse = try ellipse(cross)
    let exact = Double.pi * ellipse.semiMajorMetres * ellipse.semiMinorMetres
    #expect(ellipse.degrees == 0 && exact > 0)
    for scale in [1, 1.5, 2] {
      let area = try AreaIndex([ellipse.polygon(times: scale)]).squareMetres[0]
      // 72 corners inscribed: 0.13 % less.
      #expect((0.998...1).contains(area / (exact * scale * scale)))
    }
  }
}
