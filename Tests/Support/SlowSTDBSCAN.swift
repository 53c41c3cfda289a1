public import Spatial

/// ST-DBSCAN as the definition reads: every pair looked at, clusters grown one core event at a time.
public enum SlowSTDBSCAN {
  /// The cluster of each event, numbered by lowest core event, or -1.
  public static func cluster(_ events: Events, by method: STDBSCAN) -> [Int32] {
    let n = events.count
    /// The greater of the shares of the two limits, or nil beyond either.
    func share(_ a: Int, _ b: Int) -> Double? {
      let (dx, dy) = (events.x[a] - events.x[b], events.y[a] - events.y[b])
      let days = abs(events.day[a] - events.day[b])
      guard dx * dx + dy * dy <= method.epsMetres * method.epsMetres, days <= method.epsDays else { return nil }
      let time = method.epsDays > 0 ? days / method.epsDays : 0
      return max((dx * dx + dy * dy).squareRoot() / method.epsMetres, time)
    }
    let isCore = (0..<n).map { a in
      (0..<n).reduce(0) { $0 + (share(a, $1) == nil ? 0 : events.weight[$1]) } >= method.minPoints
    }
    var cluster = [Int32](repeating: -1, count: n)
    var next: Int32 = 0
    for seed in 0..<n where isCore[seed] && cluster[seed] < 0 {
      cluster[seed] = next
      var waiting = [seed]
      while let core = waiting.popLast() {
        for other in 0..<n where isCore[other] && cluster[other] < 0 && share(core, other) != nil {
          cluster[other] = next
          waiting.append(other)
        }
      }
      next += 1
    }
    for border in 0..<n where !isCore[border] && method.border != .noise {
      let reached = (0..<n).filter { isCore[$0] }.compactMap { core in
        share(border, core).map { (method.border == .nearest ? $0 : 0, cluster[core]) }
      }
      if let best = reached.min(by: <) { cluster[border] = best.1 }
    }
    return cluster
  }
}
