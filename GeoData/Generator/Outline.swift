internal import Spatial

/// The outlines of regions of a mesh.
enum Outline {
  /// The polygon of the cells for which `belongs` is true: a part for every piece, the largest first.
  ///
  /// - Parameter cells: those cells, ascending.
  static func polygon(of cells: [Int], in mesh: HexMesh, belongs: (Int) -> Bool) -> MultiPolygon {
    var next: [Int: Int] = [:]
    var starts: [Int] = []
    for cell in cells {
      let corners = mesh.corners(cell)
      for (index, neighbour) in mesh.neighbours(cell).enumerated() where !belongs(neighbour) {
        next[corners[index]] = corners[(index + 1) % 6]
        starts.append(corners[index])
      }
    }
    var rings: [[Point]] = []
    for start in starts {
      var ring: [Point] = []
      var vertex = start
      while let following = next.removeValue(forKey: vertex) {
        ring += mesh.edge(from: vertex, to: following)
        vertex = following
      }
      if let first = ring.first { rings.append(ring + [first]) }
    }
    // Cells lie to the left of their edges: an outer ring has a positive area, a hole a negative one.
    let sized = rings.map { (ring: $0, area: area($0)) }.sorted { $0.area > $1.area }
    var polygon = MultiPolygon()
    for (number, part) in sized.enumerated() where part.area > 0 {
      // Only the mainland is large enough to enclose a lake or another region.
      let holes = number == 0 ? sized.filter { $0.area < 0 } : []
      polygon.appendPart(rings: ([part] + holes).map { $0.ring.map { (x: $0.x, y: $0.y) } })
    }
    return polygon
  }

  private static func area(_ ring: [Point]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.0.x - ring[0].x) * (pair.1.y - ring[0].y) - (pair.1.x - ring[0].x) * (pair.0.y - ring[0].y)
    } / 2
  }
}
