/// Clusters of differing density, of weighted distinct locations: hierarchical DBSCAN.
///
/// The *core distance* of a location is the distance within which lie `minSamples` incidents, its own included: 0 where it has as
/// many by itself. The *mutual reachability* of two locations is the greatest of their distance and their two core
/// distances. Single linkage under it holds the clusters of DBSCAN at every eps at once. Of that tree stays what has at least
/// `minClusterSize` incidents, and of it the clusters are taken that last longest: those with the greatest *stability*, the
/// sum over their incidents of 1/eps where each leaves minus 1/eps where the cluster begins, in incidents per metre
/// (`excessOfMass`), or the finest (`leaf`). The whole is never a cluster.
///
/// Each location stands for as many coincident incidents as its weight, and the answer is that for the single incidents. What
/// parts at one and the same length parts at once; an implementation that takes such ties one after the other can differ there.
/// Locations without weight are noise.
///
/// Campello, Moulavi and Sander (2013), Density-based clustering based on hierarchical density estimates, PAKDD,
/// doi:10.1007/978-3-642-37456-2_14. The cut by eps: Malzer and Baum (2020), doi:10.1109/MFI49285.2020.9235263.
///
/// A location with `minClusterSize` incidents or more and a core distance of 0 has infinite stability: by excess of mass it is
/// always taken, alone or with what is joined to it. With police.uk's published points that is every busy one; `leastMetres`
/// of the spacing of the points takes that away. A cluster is a description: no chance hypothesis is tested.
public struct HDBSCAN: Sendable {
  /// Which clusters of the tree are taken.
  public enum Selection: String, Sendable, CaseIterable {
    /// Those of the greatest stability.
    case excessOfMass
    /// Those that part into no other: many, small and of like density within.
    case leaf
  }

  /// An outline can be drawn with a reach from here to there, in metres.
  public static let reachMetres = 25.0...250.0

  /// Weight, that is incidents, at least 2.
  public let minClusterSize: Int
  /// Weight, the location's own included. Python's hdbscan leaves out the point itself: its `min_samples` is one lower.
  public let minSamples: Int
  /// Which clusters of the tree are taken.
  public let selection: Selection
  /// Clusters that begin at a shorter length are taken together with their like, as far as the first that begins at
  /// a longer one; 0 for none of that.
  public let selectionEpsMetres: Double
  /// Distances below are taken as that: the precision of the locations; 0 to take them as they are.
  public let leastMetres: Double

  /// - Parameter minSamples: nil for as many as `minClusterSize`.
  /// - Precondition: `minClusterSize` at least 2, `minSamples` at least 1, metres at least 0.
  public init(
    minClusterSize: Int, minSamples: Int? = nil, selection: Selection = .excessOfMass, selectionEpsMetres: Double = 0,
    leastMetres: Double = 0
  ) {
    precondition(minClusterSize >= 2 && minSamples ?? 1 >= 1, "a cluster of at least 2, minSamples of at least 1")
    precondition(selectionEpsMetres >= 0 && leastMetres >= 0, "metres of at least 0")
    self.minClusterSize = minClusterSize
    self.minSamples = minSamples ?? minClusterSize
    self.selection = selection
    self.selectionEpsMetres = selectionEpsMetres
    self.leastMetres = leastMetres
  }

  /// Clusters with how firmly they and their locations hold.
  public struct Result: Sendable, Equatable {
    /// Every member is core. `epsMetres` is the longest mutual reachability that holds the cluster together, within
    /// `reachMetres` so that an outline can be drawn with it; `isSplit` says that a cluster around it was too wide.
    public let clustering: Clustering
    /// For each location how near it stays to the densest of its cluster, 0 ... 1: the density at which it leaves, divided by the
    /// greatest at which any leaves. 0 for noise. Not a probability of anything.
    public let membership: ContiguousArray<Double>
    /// For each cluster, in incidents per metre; infinite where at least `minSamples` incidents lie at one place.
    public let stability: [Double]
    /// For each cluster the longest mutual reachability that holds it together, in metres, as it is.
    public let longestMetres: [Double]
  }

  /// - Parameter greatestWidthMetres: a cluster whose two farthest locations are farther apart is never taken, but what
  ///   is best of its parts. Where it has none, its locations are noise. nil for no limit.
  /// - Complexity: O(n log² n) for n distinct locations, memory O(n). Weight costs nothing.
  public func result(_ locations: Locations, greatestWidthMetres: Double? = nil, workers: Int = 1) -> Result {
    let distinct = DistinctLocations(locations)
    // Fewer incidents than make a core distance: nothing is dense.
    guard distinct.locations.totalWeight >= minSamples else { return none(locations) }
    let spanning = SpanningTree(
      distinct.locations, samples: minSamples, leastMetres: leastMetres, workers: workers)
    let linkage = LinkageTree(spanning, weight: distinct.locations.weight)
    let tree = CondensedTree(linkage, locationCount: distinct.locations.count, leastWeight: minClusterSize)
    let isTooWide = tree.areWider(than: greatestWidthMetres ?? .infinity, linkage, distinct.locations)
    let selection = ClusterSelection(tree, self, isTooWide: isTooWide)
    return result(distinct, linkage, tree, selection)
  }

  private func none(_ locations: Locations) -> Result {
    Result(
      clustering: Clustering(
        cluster: ContiguousArray(repeating: Clustering.noise, count: locations.count),
        role: ContiguousArray(repeating: .noise, count: locations.count), epsMetres: [], isSplit: []),
      membership: ContiguousArray(repeating: 0, count: locations.count), stability: [], longestMetres: [])
  }

  private func result(
    _ distinct: DistinctLocations, _ linkage: LinkageTree, _ tree: CondensedTree, _ selection: ClusterSelection
  ) -> Result {
    // Clusters are numbered by their lowest-numbered location.
    var number = [Int32](repeating: -1, count: selection.selected.count)
    var order: [Int] = []
    var cluster = ContiguousArray(repeating: Clustering.noise, count: distinct.locations.count)
    var membership = ContiguousArray(repeating: 0.0, count: distinct.locations.count)
    for location in 0..<distinct.locations.count {
      let holder = Int(selection.holder[Int(tree.lastCluster[location])])
      guard holder >= 0 else { continue }
      if number[holder] < 0 {
        number[holder] = Int32(order.count)
        order.append(holder)
      }
      cluster[location] = number[holder]
      let (density, death) = (tree.density[location], tree.clusters[selection.selected[holder]].death)
      membership[location] = density.isFinite ? min(density, death) / death : 1
    }
    let ordered = order.map { tree.clusters[selection.selected[$0]] }
    let longest = ordered.map { linkage.squaredHeight[$0.node].squareRoot() }
    let spread = distinct.spread(cluster, without: Clustering.noise)
    return Result(
      clustering: Clustering(
        cluster: spread, role: ContiguousArray(spread.lazy.map { $0 == Clustering.noise ? .noise : .core }),
        epsMetres: longest.map { min(max($0, Self.reachMetres.lowerBound), Self.reachMetres.upperBound) },
        isSplit: order.map { selection.isSplit[$0] }),
      membership: distinct.spread(membership, without: 0), stability: ordered.map(\.stability), longestMetres: longest)
  }
}
