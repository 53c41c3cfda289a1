public import Spatial

/// What lies near targets as the definitions read: every pair looked at.
public enum SlowProximity {
  /// The weight of the locations within a distance of any target, each once.
  public static func near(
    _ locations: Locations, _ metres: Double, of targets: [(x: Double, y: Double)]
  ) -> Int {
    (0..<locations.count).reduce(0) { sum, location in
      sum + (targets.contains { squared(locations, location, $0) <= metres * metres } ? locations.weight[location] : 0)
    }
  }

  /// Around each target: what is within the distance, what of that is nearest to its point, and what of it is within the
  /// distance of another target too. Of equally near points the southernmost has it, and of these the westernmost.
  public static func rings(
    _ locations: Locations, _ metres: Double, of targets: [(x: Double, y: Double)]
  ) -> (within: [Int], nearest: [Int], shared: [Int]) {
    var (within, nearest) = ([Int](repeating: 0, count: targets.count), [Int](repeating: 0, count: targets.count))
    var shared = within
    for location in 0..<locations.count {
      let near = targets.indices.filter { squared(locations, location, targets[$0]) <= metres * metres }
      let best = near.min { a, b in
        (squared(locations, location, targets[a]), targets[a].y, targets[a].x)
          < (squared(locations, location, targets[b]), targets[b].y, targets[b].x)
      }
      for target in near {
        within[target] += locations.weight[location]
        if near.count > 1 { shared[target] += locations.weight[location] }
        if let best, targets[best] == targets[target] { nearest[target] += locations.weight[location] }
      }
    }
    return (within, nearest, shared)
  }

  private static func squared(_ locations: Locations, _ location: Int, _ target: (x: Double, y: Double)) -> Double {
    let (dx, dy) = (locations.x[location] - target.x, locations.y[location] - target.y)
    return dx * dx + dy * dy
  }
}
