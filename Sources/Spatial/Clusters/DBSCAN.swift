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
  /// - Complexity: O(n log n + pairs within 3 eps) for n distinct locations; memory O(n): no neighbour lists are held.
  public func cluster(_ locations: Locations, workers: Int = 1) -> Clustering {
    let grid = NeighbourGrid(locations, distance: epsMetres)
    let isCore = cores(locations, grid, workers: workers)
    var sets = DisjointSets(count: locations.count)
    for location in 0..<locations.count where isCore[location] {
      grid.forEach(nearX: locations.x[location], y: locations.y[location]) { other, _ in
        if other < location, isCore[other] { sets.join(other, location) }
      }
    }
    var cluster = ContiguousArray(repeating: Clustering.noise, count: locations.count)
    var role = ContiguousArray(repeating: ClusterRole.noise, count: locations.count)
    var count: Int32 = 0
    // A set's root is its lowest location, which is met first.
    for location in 0..<locations.count where isCore[location] {
      let root = sets.root(of: location)
      if root == location {
        cluster[location] = count
        count += 1
      } else {
        cluster[location] = cluster[root]
      }
      role[location] = .core
    }
    for location in 0..<locations.count where !isCore[location] && border != .noise {
      var best: (squaredDistance: Double, cluster: Int32)?
      grid.forEach(nearX: locations.x[location], y: locations.y[location]) { other, squared in
        guard isCore[other] else { return }
        let candidate = (border == .nearest ? squared : 0, cluster[other])
        if best.map({ candidate < $0 }) ?? true { best = candidate }
      }
      if let best {
        cluster[location] = best.cluster
        role[location] = .border
      }
    }
    return Clustering(
      cluster: cluster, role: role, epsMetres: Array(repeating: epsMetres, count: Int(count)),
      isSplit: Array(repeating: false, count: Int(count)))
  }

  private func cores(_ locations: Locations, _ grid: NeighbourGrid, workers: Int) -> [Bool] {
    Parallel.map(Parallel.ranges(of: locations.count, workers: workers, least: 2_000), workers: workers) { range in
      range.map { location in
        var weight = 0
        grid.forEach(nearX: locations.x[location], y: locations.y[location]) { other, _ in
          weight += locations.weight[other]
        }
        return weight >= minPoints
      }
    }.flatMap { $0 }
  }
}

/// Sets of numbers that are joined two by two; the root of a set is its lowest number.
struct DisjointSets {
  private var parent: [Int]

  init(count: Int) {
    parent = Array(0..<count)
  }

  mutating func root(of number: Int) -> Int {
    var number = number
    while parent[number] != number {
      parent[number] = parent[parent[number]]
      number = parent[number]
    }
    return number
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (rootA, rootB) = (root(of: a), root(of: b))
    if rootA < rootB { parent[rootB] = rootA } else if rootB < rootA { parent[rootA] = rootB }
  }
}
