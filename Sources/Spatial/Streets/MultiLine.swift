/// A line of one or more parts, each a row of two or more vertices, as flat columns of coordinates.
public struct MultiLine: Sendable, Equatable {
  /// The first coordinates of every vertex: metres east, or degrees of longitude.
  public private(set) var x: ContiguousArray<Double> = []
  /// The second coordinates of every vertex.
  public private(set) var y: ContiguousArray<Double> = []
  /// Where each part ends in `x` and `y`.
  package private(set) var partEnds: ContiguousArray<Int> = []

  /// An empty line, to which parts are added.
  public init() {}

  /// Adds a part by its vertices in order.
  public mutating func appendPart(_ vertices: some Sequence<(x: Double, y: Double)>) {
    for vertex in vertices {
      x.append(vertex.x)
      y.append(vertex.y)
    }
    partEnds.append(x.count)
  }

  /// Whether it has no part.
  public var isEmpty: Bool { partEnds.isEmpty }

  /// How many parts it has.
  public var partCount: Int { partEnds.count }

  /// How many vertices all its parts have.
  public var vertexCount: Int { x.count }

  /// A part as a range of vertices.
  package func part(_ number: Int) -> Range<Int> { (number == 0 ? 0 : partEnds[number - 1])..<partEnds[number] }

  /// What GeoJSON calls it.
  package var typeName: String { partCount == 1 ? "LineString" : "MultiLineString" }

  /// What is wrong with a part before anything is made of it, with its place; nil where nothing is.
  package func fault() -> String? {
    for number in 0..<partCount {
      let part = part(number)
      let place = "part \(number + 1)"
      if part.count < 2 {
        return "\(place) has \(part.count) \(part.count == 1 ? "vertex" : "vertices"), and a line has at least 2"
      }
      if part.contains(where: { !x[$0].isFinite || !y[$0].isFinite }) {
        return "\(place) has a coordinate that is not a number"
      }
    }
    return nil
  }

  /// The smallest box that holds every vertex; nil where there is none.
  package var bounds: Bounds? {
    var bounds: Bounds?
    for index in x.indices { bounds.extend(to: x[index], y[index]) }
    return bounds
  }

  /// The same parts with other coordinates.
  ///
  /// - Precondition: as many as there are vertices.
  package func replacingCoordinates(x: ContiguousArray<Double>, y: ContiguousArray<Double>) -> MultiLine {
    precondition(x.count == vertexCount && y.count == vertexCount, "as many coordinates as vertices")
    var result = self
    result.x = x
    result.y = y
    return result
  }

  /// The same line with every vertex carried over by a projector.
  ///
  /// - Throws: where a vertex cannot be carried over.
  package func projected(by projector: Projector, inverse: Bool = false) throws(SpatialError) -> MultiLine {
    var (newX, newY) = (x, y)
    if inverse { try projector.inverse(&newX, &newY) } else { try projector.forward(&newX, &newY) }
    if let bad = newX.firstIndex(where: \.isNaN) {
      throw SpatialError(
        "the vertex \(x[bad]), \(y[bad]) lies outside the reach of \(projector.operation.name)")
    }
    return replacingCoordinates(x: newX, y: newY)
  }
}
