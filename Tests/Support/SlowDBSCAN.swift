public import Spatial

/// DBSCAN as the definition reads: every pair looked at, clusters grown one core location at a time.
public enum SlowDBSCAN {
  /// The cluster of each location, numbered by lowest core location, or -1.
  public static func cluster(
    _ locations: Locations, epsMetres: Double, minPoints: Int, border rule: DBSCAN.BorderRule = .nearest
  ) -> [Int32] {
    let n = locations.count
    func near(_ a: Int, _ b: Int) -> Bool {
      let (dx, dy) = (locations.x[a] - locations.x[b], locations.y[a] - locations.y[b])
      return dx * dx + dy * dy <= epsMetres * epsMetres
    }
    let isCore = (0..<n).map { a in
      (0..<n).reduce(0) { $0 + (near(a, $1) ? locations.weight[$1] : 0) } >= minPoints
    }
    var cluster = [Int32](repeating: -1, count: n)
    var next: Int32 = 0
    for seed in 0..<n where isCore[seed] && cluster[seed] < 0 {
      cluster[seed] = next
      var waiting = [seed]
      while let core = waiting.popLast() {
        for other in 0..<n where isCore[other] && cluster[other] < 0 && near(core, other) {
          cluster[other] = next
          waiting.append(other)
        }
      }
      next += 1
    }
    for border in 0..<n where !isCore[border] && rule != .noise {
      var best: (distance: Double, cluster: Int32)?
      for core in 0..<n where isCore[core] && near(border, core) {
        let (dx, dy) = (locations.x[border] - locations.x[core], locations.y[border] - locations.y[core])
        let candidate = (rule == .nearest ? dx * dx + dy * dy : 0, cluster[core])
        if best.map({ candidate < ($0.distance, $0.cluster) }) ?? true { best = candidate }
      }
      if let best { cluster[border] = best.cluster }
    }
    return cluster
  }
}
