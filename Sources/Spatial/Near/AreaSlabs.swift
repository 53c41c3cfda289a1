/// An area cut from west to east at the height of every vertex, to draw places in it evenly.
///
/// Between two heights the width of the area (the length of a line across it that lies inside) changes evenly, so that a
/// slab is drawn by its area, a height within it by the width, and then a place on the line across. That is the even
/// distribution over the area, exactly, with a slab for each vertex in place of the many trapezoids that slabs have.
struct AreaSlabs: Sendable {
  /// Edges are listed by so many slabs at a time.
  private static let slabsOfStrip = 16

  /// An edge that is not level, its lower end first.
  private struct Edge: Sendable {
    let x0, y0, x1, y1: Double
    /// 1 where the area lies to the west of it, -1 where it lies to the east.
    let side: Double

    func x(at y: Double) -> Double { x0 + (x1 - x0) * ((y - y0) / (y1 - y0)) }
  }

  /// The corner that coordinates are taken from, so that small areas far from the origin keep their digits.
  private let corner: Bounds
  private let edges: [Edge]
  /// The heights of the vertices, each once, ascending; a slab begins with each but the last.
  private let heights: ContiguousArray<Double>
  /// The width at the lower and at the upper end of each slab.
  private let widths: [(lower: Double, upper: Double)]
  /// The area of the slabs up to each, itself included.
  private let sums: ContiguousArray<Double>
  /// The edges that touch each strip of slabs.
  private let strips: [[Int32]]

  /// The area of all slabs.
  let squareMetres: Double

  /// - Throws: where a ring is not closed or has a coordinate that is not a number, or the area is below a square metre.
  init(_ polygon: MultiPolygon) throws(SpatialError) {
    if let fault = polygon.ringFault() { throw SpatialError("random places in an area: \(fault).") }
    guard let corner = polygon.bounds else { throw SpatialError("random places: the area has no part.") }
    let edges = Self.edges(of: polygon, corner)
    let heights = ContiguousArray(Set(edges.lazy.flatMap { [$0.y0, $0.y1] }).sorted())
    var widths: [(lower: Double, upper: Double)] = []
    var sums = ContiguousArray<Double>()
    var strips: [[Int32]] = []
    var active: [Int32] = []
    var (next, sum) = (0, 0.0)
    for (slab, (low, high)) in zip(heights, heights.dropFirst()).enumerated() {
      active.removeAll { edges[Int($0)].y1 <= low }
      if slab.isMultiple(of: Self.slabsOfStrip) {
        let top = heights[min(slab + Self.slabsOfStrip, heights.count - 1)]
        strips.append(active + edges[next...].prefix { $0.y0 < top }.indices.map { Int32($0) })
      }
      while next < edges.count, edges[next].y0 <= low {
        active.append(Int32(next))
        next += 1
      }
      var (lower, upper) = (0.0, 0.0)
      for number in active {
        let edge = edges[Int(number)]
        lower += edge.side * edge.x(at: low)
        upper += edge.side * edge.x(at: high)
      }
      // Where the area ends in a point, rounding may leave a hair less than nothing.
      (lower, upper) = (max(0, lower), max(0, upper))
      widths.append((lower, upper))
      sum += (lower + upper) / 2 * (high - low)
      sums.append(sum)
    }
    // Of what has no width rounding can leave a hair, on which no place would ever be found.
    guard sum >= 1, sum.isFinite else { throw SpatialError("random places: the area has less than a square metre.") }
    (self.corner, self.edges, self.heights, self.widths) = (corner, edges, heights, widths)
    (self.sums, self.strips, squareMetres) = (sums, strips, sum)
  }

  /// The edges from the lowest on; shells are taken anticlockwise and holes clockwise, whichever way they are drawn.
  private static func edges(of polygon: MultiPolygon, _ corner: Bounds) -> [Edge] {
    var edges: [Edge] = []
    for part in 0..<polygon.partCount {
      for (number, ring) in polygon.rings(ofPart: part).enumerated() {
        let isAsTaken = (polygon.signedArea(of: ring) >= 0) == (number == 0)
        for vertex in ring.dropLast() {
          let (ax, ay) = (polygon.x[vertex] - corner.minX, polygon.y[vertex] - corner.minY)
          let (bx, by) = (polygon.x[vertex + 1] - corner.minX, polygon.y[vertex + 1] - corner.minY)
          if ay < by { edges.append(Edge(x0: ax, y0: ay, x1: bx, y1: by, side: isAsTaken ? 1 : -1)) }
          if ay > by { edges.append(Edge(x0: bx, y0: by, x1: ax, y1: ay, side: isAsTaken ? -1 : 1)) }
        }
      }
    }
    return edges.sorted { ($0.y0, $0.x0, $0.y1, $0.x1) < ($1.y0, $1.x0, $1.y1, $1.x1) }
  }

  func draw(_ random: inout RandomNumbers) -> (x: Double, y: Double) {
    while true {
      let slab = sums.firstIndex(above: random.uniform() * squareMetres)
      let y = height(in: slab, random.uniform())
      // On a line that touches the area at a corner alone, which has no chance but for rounding, there is no place.
      if let x = across(y, slab / Self.slabsOfStrip, random.uniform()) { return (corner.minX + x, corner.minY + y) }
    }
  }

  /// The height in a slab below which this share of its area lies.
  private func height(in slab: Int, _ share: Double) -> Double {
    let (low, high) = (heights[slab], heights[slab + 1])
    let (lower, upper) = widths[slab]
    // The root of lower t + (upper - lower) t² / 2 = share (lower + upper) / 2, in the form that does not cancel.
    let root = (lower * lower + share * (upper * upper - lower * lower)).squareRoot()
    let t = lower + root > 0 ? share * (lower + upper) / (lower + root) : 0
    return max(low, min(low + t * (high - low), high.nextDown))
  }

  /// The place on the line across the area at a height that has this share of the line to the west.
  private func across(_ y: Double, _ strip: Int, _ share: Double) -> Double? {
    var crossings: [(x: Double, side: Double)] = []
    for number in strips[strip] {
      let edge = edges[Int(number)]
      if edge.y0 <= y, y < edge.y1 { crossings.append((edge.x(at: y), edge.side)) }
    }
    crossings.sort { $0 < $1 }
    // How often the ground between a crossing and the next is covered.
    var covers: [Double] = []
    var cover = 0.0
    for crossing in crossings {
      cover -= crossing.side
      covers.append(max(0, cover))
    }
    let pieces = zip(crossings, crossings.dropFirst()).map { $1.x - $0.x }
    let total = zip(pieces, covers).reduce(0) { $0 + $1.0 * $1.1 }
    guard total > 0 else { return nil }
    var left = share * total
    for (number, piece) in pieces.enumerated() where covers[number] > 0 && piece > 0 {
      if left < piece * covers[number] { return crossings[number].x + left / covers[number] }
      left -= piece * covers[number]
    }
    return nil
  }
}
