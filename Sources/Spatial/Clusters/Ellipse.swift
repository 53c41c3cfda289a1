import Foundation

/// The standard deviational ellipse of weighted locations: where they lie, how far they spread, and which way.
///
/// With dx, dy the distances of each incident from their mean centre, the axes are turned by the angle at which the spread along
/// one is greatest, and half their lengths are sqrt(2 Σ d² / (N - 2)) of the distances along each, for N incidents: the
/// form that CrimeStat draws at "1x".
///
/// Levine (2013), CrimeStat IV, chapter 4. It stands for all its incidents only where these gather around one centre;
/// it may take in ground without any.
public struct Ellipse: Sendable, Equatable {
  /// Corners of the polygon that is drawn.
  private static let corners = 72
  /// Narrower ones, in metres, are lines.
  private static let leastMetres = 0.001

  /// Metres.
  public let centreX: Double
  /// Metres.
  public let centreY: Double
  /// Half the length of the longer axis in metres; nan for fewer than 3 incidents.
  public let semiMajorMetres: Double
  /// Half the length of the shorter axis in metres, 0 for incidents on a line; nan for fewer than 3 incidents.
  public let semiMinorMetres: Double
  /// The direction of the longer axis in degrees from east towards north, above -90 up to 90; 0 where neither is longer.
  public let degrees: Double

  /// The ellipse of some of the locations.
  init(of members: [Int], in locations: Locations) {
    // A member's weight may be as great as it likes: sums of products are taken in real numbers.
    let weights = members.map { Double(locations.weight[$0]) }
    let total = weights.reduce(0, +)
    var (sumX, sumY) = (0.0, 0.0)
    for (member, weight) in zip(members, weights) {
      sumX += weight * locations.x[member]
      sumY += weight * locations.y[member]
    }
    centreX = sumX / total
    centreY = sumY / total
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (member, weight) in zip(members, weights) {
      let (dx, dy) = (locations.x[member] - centreX, locations.y[member] - centreY)
      xx += weight * dx * dx
      yy += weight * dy * dy
      xy += weight * dx * dy
    }
    let angle = 0.5 * atan2(2 * xy, xx - yy)
    let half = (((xx - yy) / 2) * ((xx - yy) / 2) + xy * xy).squareRoot()
    let middle = (xx + yy) / 2
    let isDefined = total > 2
    semiMajorMetres = isDefined ? (2 * (middle + half) / (total - 2)).squareRoot() : .nan
    semiMinorMetres = isDefined ? (2 * max(middle - half, 0) / (total - 2)).squareRoot() : .nan
    degrees = half > 0 ? angle * 180 / .pi : 0
  }

  /// The ellipse drawn so many times as large: 1, 1.5 or 2 in CrimeStat. Empty where it has no ground.
  public func polygon(times scale: Double = 1) -> MultiPolygon {
    var polygon = MultiPolygon()
    guard semiMinorMetres * scale > Self.leastMetres else { return polygon }
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    var ring: [(x: Double, y: Double)] = (0..<Self.corners).map { corner in
      let turn = 2 * Double.pi * Double(corner) / Double(Self.corners)
      let (along, across) = (scale * semiMajorMetres * cos(turn), scale * semiMinorMetres * sin(turn))
      return (centreX + along * cosine - across * sine, centreY + along * sine + across * cosine)
    }
    ring.append(ring[0])
    polygon.appendPart(rings: [ring])
    return polygon
  }
}
