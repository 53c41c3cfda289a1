import Foundation
import Spatial

/// A window on the ground, from metres to the units of a drawing.
struct MapFrame {
  /// The width of a map that has a page to itself.
  static let width = 640.0
  private static let margin = 16.0

  /// How wide the map is.
  let width: Double
  /// How high the map is.
  let height: Double
  /// Units of the drawing by metre.
  let scale: Double
  private let centre: (x: Double, y: Double)

  /// - Parameters:
  ///   - bounds: in metres: what must be seen.
  ///   - width: of the map.
  ///   - heights: the least and the greatest height of the map.
  init(_ bounds: Bounds, width: Double = Self.width, heights: ClosedRange<Double> = 240...560) {
    let (wide, high) = (max(bounds.maxX - bounds.minX, 1), max(bounds.maxY - bounds.minY, 1))
    let room = (width: width - 2 * Self.margin, height: heights.upperBound - 2 * Self.margin)
    self.width = width
    scale = min(room.width / wide, room.height / high)
    height = max(heights.lowerBound, (high * scale + 2 * Self.margin).rounded(.up))
    centre = ((bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2)
  }

  func x(_ easting: Double) -> Double { width / 2 + (easting - centre.x) * scale }
  func y(_ northing: Double) -> Double { height / 2 - (northing - centre.y) * scale }

  /// Vertices nearer to the last than this, in units of the drawing, are left out: nobody sees them.
  private static let leastStep = 0.7

  /// The rings of a polygon as SVG has them; empty where none comes into the window.
  func path(_ polygon: MultiPolygon) -> String {
    let (eastings, northings) = (polygon.x, polygon.y)
    var parts: [String] = []
    for part in 0..<polygon.partCount {
      for ring in polygon.rings(ofPart: part) {
        let points = ring.dropLast().map { (x: x(eastings[$0]), y: y(northings[$0])) }
        guard comesIntoView(points) else { continue }
        let kept = seen(points)
        if kept.count >= 3 { parts.append(Self.line(kept) + "Z") }
      }
    }
    return parts.joined()
  }

  /// The points without those that nobody sees: too near to the last, or between two beyond the same side of the window.
  private func seen(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    var kept: [(x: Double, y: Double)] = []
    for (number, point) in points.enumerated() {
      if let last = kept.last {
        if hypot(point.x - last.x, point.y - last.y) < Self.leastStep { continue }
        let next = points[(number + 1) % points.count]
        if !sides(last).isDisjoint(with: sides(point).intersection(sides(next))) { continue }
      }
      kept.append(point)
    }
    return kept
  }

  /// The sides of the window that a point lies beyond.
  private struct Sides: OptionSet {
    let rawValue: Int
    static let left = Sides(rawValue: 1)
    static let right = Sides(rawValue: 2)
    static let above = Sides(rawValue: 4)
    static let below = Sides(rawValue: 8)
  }

  private func sides(_ point: (x: Double, y: Double)) -> Sides {
    var sides: Sides = []
    if point.x < -Self.margin { sides.insert(.left) }
    if point.x > width + Self.margin { sides.insert(.right) }
    if point.y < -Self.margin { sides.insert(.above) }
    if point.y > height + Self.margin { sides.insert(.below) }
    return sides
  }

  private func comesIntoView(_ points: [(x: Double, y: Double)]) -> Bool {
    var bounds: Bounds?
    for point in points { bounds.extend(to: point.x, point.y) }
    guard let bounds else { return false }
    return bounds.maxX >= 0 && bounds.minX <= width && bounds.maxY >= 0 && bounds.minY <= height
  }

  /// Lines from point to point.
  static func line(_ points: [(x: Double, y: Double)]) -> String {
    points.enumerated().map { number, point in
      "\(number == 0 ? "M" : "L")\(Page.Picture.number(point.x)) \(Page.Picture.number(point.y))"
    }.joined()
  }

  /// A bar in the lower left corner that says how long a round number of metres is.
  var scaleBar: [Page.Shape] {
    let wanted = width / 5 / scale
    let power = pow(10, floor(log10(wanted)))
    let metres = [5, 2, 1].map { $0 * power }.first { $0 <= wanted } ?? power
    let (left, base) = (Self.margin, height - 12)
    let right = left + metres * scale
    let words = metres >= 1000 ? "\(Int(metres / 1000)) km" : "\(Page.Picture.number(metres)) m"
    return [
      .path(Self.line([(left, base - 5), (left, base), (right, base), (right, base - 5)]), .ground),
      .words(words, x: right + 6, y: base, .start),
    ]
  }
}
