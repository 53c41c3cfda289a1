/// Density-based clustering of weighted distinct locations.
///
/// A location is *core* where the weight within `epsMetres` of it, its own included, is at least `minPoints`. Core
/// locations within eps of one another belong to one cluster. A location that is not core but within eps of a core one is
/// *border*; where it belongs is left to the order of the data by the paper, and here to a `BorderRule`. The rest is
/// *noise*. Clusters are numbered by their lowest-numbered core location, so the result does not depend on the order in
/// which anything is visited.
///
/// Ester, Kriegel, Sander and Xu (1996), A density-based algorithm for discovering clusters in large spatial databases
/// with noise, KDD-96, 226-231.
///
/// With police.uk's published points, some 90 m apart in a town, an eps below that spacing returns single points, not
/// clusters. A cluster is a description: no chance hypothesis is tested.
public struct DBSCAN: Sendable {
  /// Which cluster a border location joins.
  public enum BorderRule: String, Sendable, CaseIterable {
    /// That of its nearest core location, and among equally near ones the lowest-numbered cluster.
    case nearest
    /// The lowest-numbered cluster with a core location in reach: what an implementation that visits the locations in
    /// their order gives.
    case first
    /// None: border locations are noise, as in DBSCAN*.
    case noise
  }

  /// Metres.
  public let epsMetres: Double
  /// Weight, that is incidents.
  public let minPoints: Int
  /// Which cluster a border location joins.
  public let border: BorderRule

  /// - Precondition: `epsMetres` above 0, `minPoints` at least 1.
  public init(epsMetres: Double, minPoints: Int, border: BorderRule = .nearest) {
    precondition(epsMetres > 0 && minPoints >= 1, "eps above 0 and minPoints of at least 1")
    self.epsMetres = epsMetres
    self.minPoints = minPoints
    self.border = border
  }

  /// Gathers locations into clusters. A location of weight 0 may be in a cluster's border, never make one.
  ///
  /// An eps below 2⁻²⁹ of the locations' extent, that is 2 mm in 1,000 km, is taken as that.
  ///
  /// - Complexity: O(n + pairs of cells that the narrow cells of `DensityCells` do not settle) for n distinct locations, at
  ///   most the pairs within 3 eps; memory O(n): no neighbour lists are held. Weight costs nothing.
  public func cluster(_ locations: Locations, workers: Int = 1) -> Clustering {
    let cells = DensityCells(locations, epsMetres: epsMetres)
    let isCore = cells.cores(minPoints: minPoints, workers: workers)
    let numbered = numbers(of: cells, isCore, workers: workers)
    let clusterAt = cells.clusters(isCore, clusterOfCell: numbered.clusterOfCell, border: border, workers: workers)
    var cluster = ContiguousArray(repeating: Clustering.noise, count: locations.count)
    var role = ContiguousArray(repeating: ClusterRole.noise, count: locations.count)
    for (position, location) in cells.order.location.enumerated() {
      cluster[Int(location)] = clusterAt[position]
      if clusterAt[position] != Clustering.noise { role[Int(location)] = isCore[position] ? .core : .border }
    }
    return Clustering(
      cluster: cluster, role: role, epsMetres: Array(repeating: epsMetres, count: numbered.count),
      isSplit: Array(repeating: false, count: numbered.count))
  }

  /// The cluster of the core locations of each cell, numbered by the lowest-numbered core location of the cluster.
  private func numbers(
    of cells: DensityCells, _ isCore: ContiguousArray<Bool>, workers: Int
  ) -> (clusterOfCell: ContiguousArray<Int32>, count: Int) {
    let order = cells.order
    var sets = cells.components(isCore, workers: workers)
    var roots = ContiguousArray<Int32>(repeating: -1, count: order.cells.count)
    var lowest = ContiguousArray(repeating: Int32.max, count: order.cells.count)
    for cell in order.cells.indices {
      // Ascending within a cell: its first core location is its lowest.
      guard let first = order.positions(of: cell).first(where: { isCore[$0] }) else { continue }
      let root = sets.root(of: cell)
      roots[cell] = Int32(root)
      lowest[root] = min(lowest[root], order.location[first])
    }
    let ordered = lowest.indices.filter { lowest[$0] < .max }.sorted { lowest[$0] < lowest[$1] }
    var number = ContiguousArray(repeating: Clustering.noise, count: order.cells.count)
    for (position, root) in ordered.enumerated() { number[root] = Int32(position) }
    let clusterOfCell = ContiguousArray(roots.lazy.map { $0 < 0 ? Clustering.noise : number[Int($0)] })
    return (clusterOfCell, ordered.count)
  }
}
