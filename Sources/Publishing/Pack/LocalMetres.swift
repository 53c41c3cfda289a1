import Foundation
import Formats
import Spatial

/// Degrees as metres from a point, for drawing: within a district they are right to a few metres in ten kilometres, which nobody
/// sees on a page and nothing is measured by.
struct LocalMetres {
  private let longitude: Double
  private let latitude: Double
  private let metresByDegree: (east: Double, north: Double)

  /// - Parameter centre: the point, in degrees.
  init(centre: (longitude: Double, latitude: Double)) {
    (longitude, latitude) = centre
    // The series for the ellipsoid of WGS 84.
    let angle = latitude * .pi / 180
    metresByDegree = (111_412.84 * cos(angle) - 93.5 * cos(3 * angle), 111_132.95 - 559.82 * cos(2 * angle))
  }

  func point(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
    ((longitude - self.longitude) * metresByDegree.east, (latitude - self.latitude) * metresByDegree.north)
  }

  func polygon(_ degrees: MultiPolygon) -> MultiPolygon {
    var metres = MultiPolygon()
    for part in 0..<degrees.partCount {
      metres.appendPart(
        rings: degrees.rings(ofPart: part).map { ring in ring.map { point(degrees.x[$0], degrees.y[$0]) } })
    }
    return metres
  }
}
