import Foundation

extension MultiPolygon {
  /// How many corners a circle is drawn with.
  public static let circleCorners = 128

  /// A circle as a polygon of 128 corners on it, so that no point of the polygon lies further off than the radius.
  ///
  /// Its ground is `radius² · 64 · sin(2π / 128)`: 0.04 % less than the circle's. A point within 0.03 % of the radius from the
  /// circle's edge, 6 cm of 200 m, may fall outside.
  ///
  /// - Parameters:
  ///   - x: of the centre, in metres.
  ///   - y: of the centre, in metres.
  ///   - radiusMetres: above 0.
  public static func circle(x: Double, y: Double, radiusMetres: Double) -> MultiPolygon {
    precondition(x.isFinite && y.isFinite && radiusMetres > 0 && radiusMetres.isFinite, "a place and a radius above 0")
    var ring = (0..<circleCorners).map { corner in
      let angle = 2 * Double.pi * Double(corner) / Double(circleCorners)
      return (x: x + radiusMetres * cos(angle), y: y + radiusMetres * sin(angle))
    }
    ring.append(ring[0])
    var circle = MultiPolygon()
    circle.appendPart(rings: [ring])
    return circle
  }
}
