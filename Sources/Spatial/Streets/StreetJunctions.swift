/// Where the parts of lines meet, and the stretches from one such place to the next.
struct StreetJunctions {
  /// A stretch of a part between two nodes.
  struct Stretch {
    let part: Int
    let vertices: Range<Int>
    let startNode: Int
    let endNode: Int
  }

  /// The parts, with a vertex wherever another's end lies on them.
  let parts: StreetParts
  private let toleranceMetres: Double
  /// The node of each vertex that is an end or a junction, named by its lowest vertex; -1 for all others.
  private let node: ContiguousArray<Int>

  init(_ parts: StreetParts, toleranceMetres: Double) throws(SpatialError) {
    self.toleranceMetres = toleranceMetres
    self.parts = parts.inserting(try Self.endsOnEdges(parts, toleranceMetres))
    node = try Self.nodes(self.parts, toleranceMetres)
  }

  /// Above the number of every node.
  var nodeCount: Int { node.count }

  /// How many pairs within the tolerance are looked at before it is said that these are no streets.
  private static func mostPairs(_ vertices: Int) -> Int { 10_000_000 + 50 * vertices }

  private static func tooDense(_ tolerance: Double) -> SpatialError {
    SpatialError(
      "thousands of lines lie within \(tolerance) m of one another, as streets do not. Is this a layer of streets, each of "
        + "them once?")
  }

  /// The edges on which an end of a part lies, away from their own vertices, in order.
  private static func endsOnEdges(
    _ parts: StreetParts, _ tolerance: Double
  ) throws(SpatialError) -> [(edge: Int, share: Double)] {
    let grid = EdgeGrid(x: parts.x, y: parts.y, starts: parts.starts, reach: tolerance)
    let limit = tolerance * tolerance
    func isApart(_ a: Int, _ b: Int) -> Bool {
      let (dx, dy) = (parts.x[a] - parts.x[b], parts.y[a] - parts.y[b])
      return dx * dx + dy * dy > limit
    }
    var found: [(edge: Int, share: Double)] = []
    var looked = 0
    for part in 0..<parts.count {
      let vertices = parts.vertices(of: part)
      for end in [vertices.lowerBound, vertices.upperBound - 1] {
        grid.forEach(nearX: parts.x[end], y: parts.y[end], within: tolerance) { edge, _, share in
          looked += 1
          if share > 0, share < 1, isApart(end, edge), isApart(end, edge + 1) { found.append((edge, share)) }
        }
        guard looked <= mostPairs(parts.x.count) else { throw tooDense(tolerance) }
      }
    }
    found.sort { $0 < $1 }
    return found
  }

  private static func nodes(_ parts: StreetParts, _ tolerance: Double) throws(SpatialError) -> ContiguousArray<Int> {
    let count = parts.x.count
    var part = ContiguousArray(repeating: 0, count: count)
    var isNode = ContiguousArray(repeating: false, count: count)
    for number in 0..<parts.count {
      let vertices = parts.vertices(of: number)
      for vertex in vertices { part[vertex] = number }
      isNode[vertices.lowerBound] = true
      isNode[vertices.upperBound - 1] = true
    }
    let places = Locations(x: parts.x, y: parts.y, weight: ContiguousArray(repeating: 0, count: count))
    let grid = NeighbourGrid(places, distance: tolerance)
    var sets = DisjointSets(count: count)
    var looked = 0
    for vertex in 0..<count {
      grid.forEach(nearX: parts.x[vertex], y: parts.y[vertex]) { other, _ in
        looked += 1
        // Vertices that follow one another closely are a bend and no junction.
        guard other < vertex,
          part[other] != part[vertex] || parts.along[vertex] - parts.along[other] > 2 * tolerance
        else { return }
        sets.join(other, vertex)
        isNode[other] = true
        isNode[vertex] = true
      }
      guard looked <= mostPairs(count) else { throw tooDense(tolerance) }
    }
    return ContiguousArray((0..<count).map { isNode[$0] ? sets.root(of: $0) : -1 })
  }

  /// The stretches in the order of the parts, each once.
  func stretches(_ account: inout StreetNetwork.Account) -> [Stretch] {
    var stretches: [Stretch] = []
    var seen = Set<Outline>()
    for part in 0..<parts.count {
      let cut = self.cut(part)
      if cut.isEmpty { account.withoutLength += 1 }
      for stretch in cut {
        if seen.insert(Outline(stretch, parts)).inserted { stretches.append(stretch) } else { account.repeated += 1 }
      }
    }
    account.stretches = stretches.count
    return stretches
  }

  /// A part cut at its nodes. Vertices of one node that follow one another within twice the tolerance are no stretch.
  private func cut(_ part: Int) -> [Stretch] {
    let vertices = parts.vertices(of: part)
    let last = vertices.upperBound - 1
    var cuts = [vertices.lowerBound]
    for vertex in vertices.dropFirst() where node[vertex] >= 0 {
      let before = cuts[cuts.count - 1]
      let isSame = node[vertex] == node[before] && parts.along[vertex] - parts.along[before] <= 2 * toleranceMetres
      if !isSame {
        cuts.append(vertex)
      } else if vertex == last, cuts.count > 1 {
        // The part ends in a crumb, which the stretch before it takes in.
        cuts[cuts.count - 1] = last
      }
    }
    return zip(cuts, cuts.dropFirst()).map { from, to in
      Stretch(part: part, vertices: from..<to + 1, startNode: node[from], endNode: node[to])
    }
  }

  /// The vertices of a stretch, told the same whichever way it runs.
  private struct Outline: Hashable {
    let coordinates: [Double]

    init(_ stretch: Stretch, _ parts: StreetParts) {
      let forward = stretch.vertices.flatMap { [parts.x[$0], parts.y[$0]] }
      let backward = stretch.vertices.reversed().flatMap { [parts.x[$0], parts.y[$0]] }
      coordinates = forward.lexicographicallyPrecedes(backward) ? forward : backward
    }
  }
}
