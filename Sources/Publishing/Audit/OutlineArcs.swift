import Foundation

/// Looks for arcs of circles in an outline: a hotspot that is drawn around places has one around each of them, and from an arc
/// its centre can be worked out, however coarse the rest of the outline is.
struct OutlineArcs {
  /// The arcs' centres, in the units of the shape.
  let centres: [(x: Double, y: Double)]

  /// An arc is told by so many vertices one after the other.
  private static let vertices = 6
  /// The centres of all triples of these lie within so many metres of one another: coordinates that are rounded to a centimetre
  /// put the centre of three vertices that lie close a few metres out, and the mean of an arc's again where it is.
  private static let tolerance = 6.0
  /// Radii of arcs around places, in metres: less is rounding, more as good as straight.
  private static let radii = 5.0...1_000
  /// From one vertex to the next no more than an eighth of the circle: the corners of a square lie on a circle too.
  private static let step = 2 * sin(Double.pi / 8) * 1.01
  private static let metresOfDegree = 111_195.0

  init(_ shape: AreaShape) {
    let isDegrees = abs(shape.maxX) <= 180 && abs(shape.maxY) <= 90
    let north = isDegrees ? Self.metresOfDegree : 1
    let east = isDegrees ? north * cos(shape.maxY * .pi / 180) : 1
    var centres: [(x: Double, y: Double)] = []
    for ring in shape.rings {
      for centre in Self.centres(ring.map { (($0.x - shape.minX) * east, ($0.y - shape.minY) * north) }) {
        let isKnown = centres.contains { hypot($0.x - centre.x, $0.y - centre.y) <= Self.tolerance }
        if !isKnown { centres.append(centre) }
      }
    }
    self.centres = centres.map { (shape.minX + $0.x / east, shape.minY + $0.y / north) }
  }

  private static func centres(_ ring: [(Double, Double)]) -> [(x: Double, y: Double)] {
    guard ring.count > vertices else { return [] }
    // A ring begins anywhere on an arc: its first vertices follow once more.
    let points = ring.dropLast() + ring.prefix(vertices)
    let circles = (0..<points.count - 2).map { circle(points[$0], points[$0 + 1], points[$0 + 2]) }
    var found: [(x: Double, y: Double)] = []
    var run: [(x: Double, y: Double)] = []
    for circle in circles + [nil] {
      let mean = mean(run)
      if let circle, run.isEmpty || hypot(mean.x - circle.x, mean.y - circle.y) <= tolerance {
        run.append(circle)
        continue
      }
      if run.count >= vertices - 2 { found.append(mean) }
      run = circle.map { [$0] } ?? []
    }
    return found
  }

  private static func mean(_ points: [(x: Double, y: Double)]) -> (x: Double, y: Double) {
    let count = Double(max(1, points.count))
    return (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
  }

  /// The circle through three points; nil where it is none of an arc around a place.
  private static func circle(
    _ a: (Double, Double), _ b: (Double, Double), _ c: (Double, Double)
  ) -> (x: Double, y: Double)? {
    let (bx, by, cx, cy) = (b.0 - a.0, b.1 - a.1, c.0 - a.0, c.1 - a.1)
    let twice = 2 * (bx * cy - by * cx)
    guard twice != 0 else { return nil }
    let (b2, c2) = (bx * bx + by * by, cx * cx + cy * cy)
    let (x, y) = ((cy * b2 - by * c2) / twice, (bx * c2 - cx * b2) / twice)
    let radius = hypot(x, y)
    guard radii.contains(radius), b2.squareRoot() <= step * radius,
      hypot(c.0 - b.0, c.1 - b.1) <= step * radius
    else { return nil }
    return (a.0 + x, a.1 + y)
  }
}
