/// The clusters of a linkage: what has at least the least weight, from where it parts from its like to where it parts
/// itself or has too little left.
///
/// As the length falls, a cluster that loses less than the least weight at a time goes on; where two or more parts have
/// the least weight each becomes a cluster. What parts at one and the same length parts at once, whatever the order of the
/// data. Density is one divided by length.
struct CondensedTree: Sendable {
  /// Cluster 0 holds everything; a cluster comes after the one it is a part of.
  struct Cluster: Sendable {
    /// -1 for the whole.
    let parent: Int
    /// The node of the linkage that it is when it begins.
    let node: Int
    /// The density at which it parts from its like; 0 for the whole.
    let birth: Double
    /// The greatest density at which it loses or parts into anything.
    var death = 0.0
    /// The sum over its incidents of the density at which each leaves minus `birth`.
    var stability = 0.0
  }

  private(set) var clusters: [Cluster] = []
  /// For each location the last cluster that held it, and the density at which it left.
  private(set) var lastCluster: ContiguousArray<Int32>
  private(set) var density: ContiguousArray<Double>

  /// - Complexity: O(n).
  init(_ linkage: LinkageTree, locationCount: Int, leastWeight: Int) {
    lastCluster = ContiguousArray(repeating: 0, count: locationCount)
    density = ContiguousArray(repeating: 0, count: locationCount)
    guard let root = linkage.root else { return }
    clusters.append(Cluster(parent: -1, node: root, birth: 0))
    var waiting = [(node: root, cluster: 0)]
    while let (node, cluster) = waiting.popLast() {
      let height = linkage.squaredHeight[node]
      let density = 1 / height.squareRoot()
      clusters[cluster].death = max(clusters[cluster].death, density)
      let parts = linkage.parts(of: node)
      let lasting = parts.filter { linkage.weight[$0] >= leastWeight && linkage.squaredHeight[$0] < height }
      for part in parts where linkage.weight[part] < leastWeight || linkage.squaredHeight[part] >= height {
        leave(part, cluster, density, linkage)
      }
      if let only = lasting.first, lasting.count == 1 {
        waiting.append((only, cluster))
      } else {
        for part in lasting {
          leaveStability(of: linkage.weight[part], cluster, density)
          clusters.append(Cluster(parent: cluster, node: part, birth: density))
          waiting.append((part, clusters.count - 1))
        }
      }
    }
  }

  private mutating func leave(_ part: Int, _ cluster: Int, _ density: Double, _ linkage: LinkageTree) {
    leaveStability(of: linkage.weight[part], cluster, density)
    linkage.forEachLocation(under: part) { location in
      lastCluster[location] = Int32(cluster)
      self.density[location] = density
    }
  }

  private mutating func leaveStability(of weight: Int, _ cluster: Int, _ density: Double) {
    clusters[cluster].stability += (density - clusters[cluster].birth) * Double(weight)
  }
}

extension CondensedTree {
  /// For each cluster whether two of its locations are farther apart than a width.
  ///
  /// - Complexity: O(n), and a convex hull for each cluster that fits the width by its sides but not by its diagonal.
  func areWider(than width: Double, _ linkage: LinkageTree, _ locations: Locations) -> [Bool] {
    guard width < .infinity else { return [Bool](repeating: false, count: clusters.count) }
    var boxes = [Box](repeating: Box(), count: clusters.count)
    for location in 0..<locations.count {
      boxes[Int(lastCluster[location])].hold(Box(locations.x[location], locations.y[location]))
    }
    for cluster in clusters.indices.dropFirst().reversed() { boxes[clusters[cluster].parent].hold(boxes[cluster]) }
    return clusters.indices.map { cluster in
      let (dx, dy) = (boxes[cluster].maxX - boxes[cluster].minX, boxes[cluster].maxY - boxes[cluster].minY)
      if max(dx, dy) > width { return true }
      if dx * dx + dy * dy <= width * width { return false }
      var members: [Int] = []
      linkage.forEachLocation(under: clusters[cluster].node) { members.append($0) }
      return ClusterWidth.metres(of: members, in: locations) > width
    }
  }

  private struct Box {
    var minX = Double.infinity
    var minY = Double.infinity
    var maxX = -Double.infinity
    var maxY = -Double.infinity

    init() {}

    init(_ x: Double, _ y: Double) { (minX, minY, maxX, maxY) = (x, y, x, y) }

    mutating func hold(_ other: Box) {
      (minX, minY) = (min(minX, other.minX), min(minY, other.minY))
      (maxX, maxY) = (max(maxX, other.maxX), max(maxY, other.maxY))
    }
  }
}
