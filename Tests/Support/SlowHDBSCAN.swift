public import Spatial

/// HDBSCAN on single incidents as the paper reads: at each level all links of the greatest length are cut at once, and what
/// hangs together by shorter ones is looked at again.
public struct SlowHDBSCAN {
  private let method: HDBSCAN
  private let location: [Int]
  private let reachability: [[Double]]

  /// The cluster of each location, numbered as first met, or -1.
  public static func cluster(_ locations: Locations, by method: HDBSCAN) -> [Int32] {
    let slow = SlowHDBSCAN(locations, method)
    var labels = [Int32](repeating: -1, count: locations.count)
    guard slow.location.count >= method.minSamples, slow.location.count >= method.minClusterSize else { return labels }
    let whole = slow.grow(Array(slow.location.indices), birth: 0)
    let chosen =
      method.selection == .leaf ? slow.leaves(whole.children) : whole.children.flatMap { slow.best($0).clusters }
    for (number, members) in chosen.enumerated() {
      for member in members { labels[slow.location[member]] = Int32(number) }
    }
    return renamed(labels)
  }

  private init(_ locations: Locations, _ method: HDBSCAN) {
    self.method = method
    let location = (0..<locations.count).flatMap { Array(repeating: $0, count: locations.weight[$0]) }
    self.location = location
    let distance = location.map { a in
      location.map { b in
        let (dx, dy) = (locations.x[a] - locations.x[b], locations.y[a] - locations.y[b])
        return (dx * dx + dy * dy).squareRoot()
      }
    }
    let core = distance.map { $0.sorted().dropFirst(method.minSamples - 1).first ?? .infinity }
    reachability = location.indices.map { a in
      location.indices.map { max(distance[a][$0], core[a], core[$0], method.leastMetres) }
    }
  }

  private struct Cluster {
    let members: [Int]
    var stability = 0.0
    var children: [Cluster] = []
  }

  private func grow(_ members: [Int], birth: Double) -> Cluster {
    var cluster = Cluster(members: members)
    var rest = members
    while true {
      let length = longestLink(rest)
      let parts = components(rest, below: length).filter { $0.count >= method.minClusterSize }
      let leaving = parts.count == 1 ? rest.count - parts[0].count : rest.count
      cluster.stability += (1 / length - birth) * Double(leaving)
      if parts.count != 1 {
        cluster.children = parts.map { grow($0, birth: 1 / length) }
        return cluster
      }
      rest = parts[0]
    }
  }

  /// The longest link of the least spanning tree.
  private func longestLink(_ members: [Int]) -> Double {
    var link = Dictionary(uniqueKeysWithValues: members.dropFirst().map { ($0, reachability[members[0]][$0]) })
    var longest = 0.0
    while let next = link.min(by: { $0.value < $1.value }) {
      longest = max(longest, next.value)
      link[next.key] = nil
      for other in link.keys { link[other] = min(link[other] ?? .infinity, reachability[next.key][other]) }
    }
    return longest
  }

  private func components(_ members: [Int], below length: Double) -> [[Int]] {
    var left = Set(members)
    var components: [[Int]] = []
    for seed in members where left.remove(seed) != nil {
      var component = [seed]
      var waiting = [seed]
      while let next = waiting.popLast() {
        for other in left where reachability[next][other] < length {
          left.remove(other)
          component.append(other)
          waiting.append(other)
        }
      }
      components.append(component)
    }
    return components
  }

  private func leaves(_ clusters: [Cluster]) -> [[Int]] {
    clusters.flatMap { $0.children.isEmpty ? [$0.members] : leaves($0.children) }
  }

  private func best(_ cluster: Cluster) -> (stability: Double, clusters: [[Int]]) {
    let below = cluster.children.map(best)
    let sum = below.reduce(0) { $0 + $1.stability }
    return sum > cluster.stability ? (sum, below.flatMap(\.clusters)) : (cluster.stability, [cluster.members])
  }
}
