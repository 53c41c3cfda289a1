/// Which clusters of a condensed tree are taken.
struct ClusterSelection: Sendable {
  /// The clusters of the tree that are taken, none within another.
  let selected: [Int]
  /// Whether each was taken in place of one that is wider than the limit.
  let isSplit: [Bool]
  /// For each cluster of the tree the position in `selected` of the one that holds it, itself included, or -1.
  let holder: [Int32]

  /// - Parameter isTooWide: for each cluster of the tree; such a one is never taken.
  init(_ tree: CondensedTree, _ method: HDBSCAN, isTooWide: [Bool]) {
    let clusters = tree.clusters
    var isChosen: [Bool]
    var isPassedOver = [Bool](repeating: false, count: clusters.count)
    switch method.selection {
    case .excessOfMass: (isChosen, isPassedOver) = Self.excessOfMass(clusters, isTooWide)
    case .leaf: isChosen = Self.leaves(clusters, isTooWide)
    }
    if method.selectionEpsMetres > 0 {
      for cluster in clusters.indices where isChosen[cluster] {
        isChosen[Self.widened(cluster, to: 1 / method.selectionEpsMetres, clusters, isTooWide)] = true
      }
    }
    var selected: [Int] = []
    var isSplit: [Bool] = []
    var holder = [Int32](repeating: -1, count: clusters.count)
    var hasWiderAbove = isPassedOver
    for cluster in clusters.indices.dropFirst() {
      let parent = clusters[cluster].parent
      hasWiderAbove[cluster] = isPassedOver[cluster] || hasWiderAbove[parent]
      if holder[parent] >= 0 {
        holder[cluster] = holder[parent]
      } else if isChosen[cluster] {
        holder[cluster] = Int32(selected.count)
        selected.append(cluster)
        isSplit.append(hasWiderAbove[parent])
      }
    }
    (self.selected, self.isSplit, self.holder) = (selected, isSplit, holder)
  }

  /// A cluster is chosen unless the best below it together are more stable; the outermost chosen are then taken.
  ///
  /// - Returns: also which would have been chosen had they not been too wide.
  private static func excessOfMass(
    _ clusters: [CondensedTree.Cluster], _ isTooWide: [Bool]
  ) -> (isChosen: [Bool], isPassedOver: [Bool]) {
    var below = [Double](repeating: 0, count: clusters.count)
    var isChosen = [Bool](repeating: false, count: clusters.count)
    var isPassedOver = isChosen
    for cluster in clusters.indices.dropFirst().reversed() {
      let isBest = !(below[cluster] > clusters[cluster].stability)
      isChosen[cluster] = isBest && !isTooWide[cluster]
      isPassedOver[cluster] = isBest && isTooWide[cluster]
      below[clusters[cluster].parent] += isChosen[cluster] ? clusters[cluster].stability : below[cluster]
    }
    return (isChosen, isPassedOver)
  }

  private static func leaves(_ clusters: [CondensedTree.Cluster], _ isTooWide: [Bool]) -> [Bool] {
    var isLeaf = isTooWide.map { !$0 }
    for cluster in clusters where cluster.parent >= 0 { isLeaf[cluster.parent] = false }
    return isLeaf
  }

  /// The first cluster around one that begins at less than a density, short of the whole and of what is too wide.
  private static func widened(
    _ cluster: Int, to density: Double, _ clusters: [CondensedTree.Cluster], _ isTooWide: [Bool]
  ) -> Int {
    var cluster = cluster
    while clusters[cluster].birth > density, clusters[cluster].parent > 0, !isTooWide[clusters[cluster].parent] {
      cluster = clusters[cluster].parent
    }
    return cluster
  }
}
