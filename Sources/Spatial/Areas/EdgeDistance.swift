import Foundation

extension MultiPolygon {
  /// How far a point lies from the nearest edge of any ring, in metres, whether it lies inside or outside; infinite where there is
  /// no edge.
  ///
  /// - Complexity: O(vertices).
  package func distanceToEdge(x px: Double, y py: Double) -> Double {
    let (x, y) = (x, y)
    var least = Double.infinity
    for part in 0..<partCount {
      for ring in rings(ofPart: part) {
        for vertex in ring.dropLast() {
          let (dx, dy) = (x[vertex + 1] - x[vertex], y[vertex + 1] - y[vertex])
          let squared = dx * dx + dy * dy
          let along = squared > 0 ? min(1, max(0, ((px - x[vertex]) * dx + (py - y[vertex]) * dy) / squared)) : 0
          least = min(least, hypot(x[vertex] + along * dx - px, y[vertex] + along * dy - py))
        }
      }
    }
    return least
  }
}

extension Bounds {
  /// How far a point lies outside the box, in metres; 0 inside.
  package func distance(x: Double, y: Double) -> Double {
    hypot(max(minX - x, 0, x - maxX), max(minY - y, 0, y - maxY))
  }
}
