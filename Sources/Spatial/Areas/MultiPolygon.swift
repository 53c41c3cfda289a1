package import GEOS

/// A polygon of one or more parts, each a shell with any number of holes, as flat columns of coordinates.
public struct MultiPolygon: Sendable, Equatable {
  package var coordinates: PolygonCoordinates

  /// An empty polygon, to which parts are added.
  public init() {
    coordinates = PolygonCoordinates()
  }

  package init(_ coordinates: PolygonCoordinates) {
    self.coordinates = coordinates
  }

  /// Adds a part.
  ///
  /// - Parameter rings: the shell first, then its holes, each closed: the last vertex is the first again.
  public mutating func appendPart(rings: [[(x: Double, y: Double)]]) {
    for ring in rings {
      coordinates.x.append(contentsOf: ring.lazy.map(\.x))
      coordinates.y.append(contentsOf: ring.lazy.map(\.y))
      coordinates.ringEnds.append(coordinates.x.count)
    }
    coordinates.partEnds.append(coordinates.ringEnds.count)
  }

  /// The first coordinates of every vertex: metres east, or degrees of longitude.
  public var x: [Double] { coordinates.x }

  /// The second coordinates of every vertex.
  public var y: [Double] { coordinates.y }

  /// Whether it has no part.
  public var isEmpty: Bool { coordinates.partEnds.isEmpty }

  /// How many parts it has.
  public var partCount: Int { coordinates.partEnds.count }

  /// How many vertices all its rings have.
  public var vertexCount: Int { coordinates.x.count }

  /// The rings of a part, the shell first, as ranges of vertices.
  package func rings(ofPart part: Int) -> [Range<Int>] {
    let first = part == 0 ? 0 : coordinates.partEnds[part - 1]
    return (first..<coordinates.partEnds[part]).map { ring in
      (ring == 0 ? 0 : coordinates.ringEnds[ring - 1])..<coordinates.ringEnds[ring]
    }
  }

  /// What is wrong with a ring before any geometry is made of it, with its place; nil where nothing is.
  package func ringFault() -> String? {
    for part in 0..<partCount {
      let rings = rings(ofPart: part)
      if rings.isEmpty { return "part \(part + 1) has no ring" }
      for (number, ring) in rings.enumerated() {
        let place = "part \(part + 1), ring \(number + 1)"
        if ring.count < 4 { return "\(place) has \(ring.count) vertices, and a ring has at least 4" }
        if ring.contains(where: { !x[$0].isFinite || !y[$0].isFinite }) {
          return "\(place) has a coordinate that is not a number"
        }
        let (first, last) = (ring.lowerBound, ring.upperBound - 1)
        if x[first] != x[last] || y[first] != y[last] {
          return "\(place) is not closed (\(x[first]), \(y[first]) / \(x[last]), \(y[last]))"
        }
      }
    }
    return nil
  }

  /// The area of a ring by the shoelace formula: positive where it runs anticlockwise.
  package func signedArea(of ring: Range<Int>) -> Double {
    guard let first = ring.first else { return 0 }
    // Taken from the ring's first vertex, so that small rings far from the origin keep their digits.
    let (x0, y0) = (coordinates.x[first], coordinates.y[first])
    var sum = 0.0
    for vertex in ring.dropLast() {
      sum +=
        (coordinates.x[vertex] - x0) * (coordinates.y[vertex + 1] - y0)
        - (coordinates.x[vertex + 1] - x0) * (coordinates.y[vertex] - y0)
    }
    return sum / 2
  }

  /// The centre of gravity, holes taken off; nan where the polygon has no area.
  package var centroid: (x: Double, y: Double) {
    guard let x0 = coordinates.x.first, let y0 = coordinates.y.first else { return (.nan, .nan) }
    var (area, sumX, sumY) = (0.0, 0.0, 0.0)
    for part in 0..<partCount {
      for (number, ring) in rings(ofPart: part).enumerated() {
        // Shells count and holes are taken off, whichever way either runs.
        let sign = (signedArea(of: ring) >= 0) == (number == 0) ? 1.0 : -1
        for vertex in ring.dropLast() {
          let (ax, ay) = (coordinates.x[vertex] - x0, coordinates.y[vertex] - y0)
          let (bx, by) = (coordinates.x[vertex + 1] - x0, coordinates.y[vertex + 1] - y0)
          let cross = sign * (ax * by - bx * ay)
          area += cross
          sumX += (ax + bx) * cross
          sumY += (ay + by) * cross
        }
      }
    }
    return (x0 + sumX / (3 * area), y0 + sumY / (3 * area))
  }

  /// The smallest box that holds every vertex; nil where there is none.
  package var bounds: Bounds? {
    var bounds: Bounds?
    for index in coordinates.x.indices { bounds.extend(to: coordinates.x[index], coordinates.y[index]) }
    return bounds
  }

  /// The same polygon without vertices that repeat the one before them, without rings of which then fewer than four vertices
  /// are left, and without parts whose shell is such a ring.
  package func withoutRepeatedVertices() -> MultiPolygon {
    var result = MultiPolygon()
    for part in 0..<partCount {
      var kept: [[(x: Double, y: Double)]] = []
      for (number, ring) in rings(ofPart: part).enumerated() {
        var vertices: [(x: Double, y: Double)] = []
        for vertex in ring where vertices.last.map({ $0 != (x[vertex], y[vertex]) }) ?? true {
          vertices.append((x[vertex], y[vertex]))
        }
        if vertices.count >= 4 { kept.append(vertices) } else if number == 0 { break }
      }
      if !kept.isEmpty { result.appendPart(rings: kept) }
    }
    return result
  }

  /// The same polygon with every coordinate replaced.
  package func mapCoordinates(_ transform: (Double) -> Double) -> MultiPolygon {
    var result = self
    result.coordinates.x = x.map(transform)
    result.coordinates.y = y.map(transform)
    return result
  }

  /// The same polygon with every vertex carried over by a projector.
  ///
  /// - Throws: where a vertex cannot be carried over.
  package func projected(by projector: Projector, inverse: Bool = false) throws(SpatialError) -> MultiPolygon {
    try Self.projected([self], by: projector, inverse: inverse)[0]
  }

  /// Many polygons carried over at once, which costs one call in place of one a polygon.
  ///
  /// - Throws: where a vertex cannot be carried over.
  package static func projected(
    _ polygons: [MultiPolygon], by projector: Projector, inverse: Bool = false
  ) throws(SpatialError) -> [MultiPolygon] {
    let given = (x: ContiguousArray(polygons.lazy.flatMap(\.x)), y: ContiguousArray(polygons.lazy.flatMap(\.y)))
    var (x, y) = given
    if inverse { try projector.inverse(&x, &y) } else { try projector.forward(&x, &y) }
    if let bad = x.firstIndex(where: \.isNaN) {
      throw SpatialError(
        "the vertex \(given.x[bad]), \(given.y[bad]) lies outside the reach of \(projector.operation.name)")
    }
    var start = 0
    return polygons.map { polygon in
      var result = polygon
      let vertices = start..<start + polygon.vertexCount
      result.coordinates.x = Array(x[vertices])
      result.coordinates.y = Array(y[vertices])
      start = vertices.upperBound
      return result
    }
  }
}

/// A box with sides along the axes.
package struct Bounds: Sendable, Equatable {
  package var minX: Double
  package var minY: Double
  package var maxX: Double
  package var maxY: Double
}

extension Bounds? {
  /// Widens the box so that it holds a point; nothing becomes the point itself.
  package mutating func extend(to x: Double, _ y: Double) {
    guard let box = self else {
      self = Bounds(minX: x, minY: y, maxX: x, maxY: y)
      return
    }
    self = Bounds(
      minX: Swift.min(box.minX, x), minY: Swift.min(box.minY, y), maxX: Swift.max(box.maxX, x),
      maxY: Swift.max(box.maxY, y))
  }

  package mutating func extend(to other: Bounds?) {
    guard let other else { return }
    extend(to: other.minX, other.minY)
    extend(to: other.maxX, other.maxY)
  }
}
