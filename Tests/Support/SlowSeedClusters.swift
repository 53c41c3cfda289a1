public import Spatial

/// Groups around seeds as the rule reads: all counts anew for every group.
public enum SlowSeedClusters {
  /// The members of each group, ascending, in the order in which they are found.
  public static func groups(_ locations: Locations, withinMetres metres: Double, minPoints: Int) -> [[Int]] {
    var left = Set(0..<locations.count)
    var groups: [[Int]] = []
    func near(_ seed: Int) -> [Int] {
      left.filter { other in
        let (dx, dy) = (locations.x[seed] - locations.x[other], locations.y[seed] - locations.y[other])
        return dx * dx + dy * dy <= metres * metres
      }.sorted()
    }
    while true {
      let counts = left.sorted().map { seed in
        (seed: seed, weight: near(seed).reduce(0) { $0 + locations.weight[$1] })
      }
      guard let most = counts.map(\.weight).max(), most >= minPoints,
        let first = counts.first(where: { $0.weight == most })
      else { return groups }
      let members = near(first.seed)
      groups.append(members)
      left.subtract(members)
    }
  }
}
