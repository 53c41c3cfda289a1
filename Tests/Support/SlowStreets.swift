public import Spatial

/// What is done with streets, as the definitions read: every location with every edge, every segment with every other.
public enum SlowStreets {
  /// The nearest segment of each location within the tolerance, or -1, with its distance.
  public static func snap(
    _ locations: Locations, to network: StreetNetwork, toleranceMetres: Double
  ) -> [(segment: Int32, distance: Double)] {
    (0..<locations.count).map { location in
      var best: (segment: Int32, distance: Double) = (-1, .infinity)
      for segment in 0..<network.count {
        for vertex in Int(network.starts[segment])..<Int(network.starts[segment + 1]) - 1 {
          let distance = self.distance(
            (locations.x[location], locations.y[location]), (network.x[vertex], network.y[vertex]),
            (network.x[vertex + 1], network.y[vertex + 1]))
          if distance <= toleranceMetres, distance < best.distance { best = (Int32(segment), distance) }
        }
      }
      return best
    }
  }

  private static func distance(
    _ p: (x: Double, y: Double), _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
  ) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let share = min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)))
    // The vertex itself where the foot falls beyond it, so that streets which share it tie.
    let q = share == 1 ? b : (x: a.x + share * dx, y: a.y + share * dy)
    return ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)).squareRoot()
  }

  /// The sets of hot segments that hang together by their nodes, each ascending, by their lowest.
  public static func components(isHot: ContiguousArray<Bool>, in network: StreetNetwork) -> [[Int]] {
    func touch(_ a: Int, _ b: Int) -> Bool {
      let nodes = [network.startNode[a], network.endNode[a]]
      return nodes.contains(network.startNode[b]) || nodes.contains(network.endNode[b])
    }
    var components: [[Int]] = []
    for segment in 0..<network.count where isHot[segment] {
      let touched = components.indices.filter { components[$0].contains { touch($0, segment) } }
      let joined = touched.flatMap { components[$0] } + [segment]
      for index in touched.reversed() { components.remove(at: index) }
      components.append(joined.sorted())
    }
    return components.sorted { $0[0] < $1[0] }
  }
}
