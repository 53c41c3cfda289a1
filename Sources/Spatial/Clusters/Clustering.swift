/// What a location is to the cluster that it belongs to.
public enum ClusterRole: UInt8, Sendable {
  /// In no cluster.
  case noise
  /// Within reach of a core location, but not dense around itself.
  case border
  /// With enough weight around itself.
  case core
}

/// Locations gathered into clusters, as columns over the locations.
public struct Clustering: Sendable, Equatable {
  /// In place of a cluster's number: the location is noise.
  public static let noise: Int32 = -1

  /// The cluster of each location, 0 ..< `clusterCount`, or `noise`.
  public let cluster: ContiguousArray<Int32>
  /// What each location is to its cluster.
  public let role: ContiguousArray<ClusterRole>
  /// For each cluster the eps in metres at which it was found: below the asked one where a wider cluster was split.
  public let epsMetres: [Double]
  /// For each cluster whether it is a part of one that was wider than the limit.
  public let isSplit: [Bool]

  /// How many clusters there are.
  public var clusterCount: Int { epsMetres.count }

  /// One cluster that holds all of `count` locations.
  package static func single(count: Int, epsMetres: Double) -> Clustering {
    Clustering(
      cluster: ContiguousArray(repeating: 0, count: count), role: ContiguousArray(repeating: .core, count: count),
      epsMetres: [epsMetres], isSplit: [false])
  }

  /// The locations of each cluster, ascending.
  package func members() -> [[Int]] {
    var members = [[Int]](repeating: [], count: clusterCount)
    for (location, cluster) in cluster.enumerated() where cluster != Self.noise {
      members[Int(cluster)].append(location)
    }
    return members
  }
}
