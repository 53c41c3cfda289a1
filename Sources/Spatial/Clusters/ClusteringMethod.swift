/// A way to gather locations into clusters that keeps to a greatest width.
public protocol ClusteringMethod: Sendable {
  /// What the method is called, with its parameters apart: "dbscan".
  var name: String { get }

  /// Gathers locations into clusters.
  ///
  /// - Parameter greatestWidthMetres: no cluster has two locations farther apart; nil for no limit. How each method
  ///   keeps to it is its own: DBSCAN tightens eps (`WidthLimit`), HDBSCAN and OPTICS take narrower clusters of their
  ///   hierarchy, nearest-neighbour clusters have a threshold of at most half.
  func cluster(_ locations: Locations, greatestWidthMetres: Double?, workers: Int) -> Clustering
}

extension DBSCAN: ClusteringMethod {
  /// "dbscan".
  public var name: String { "dbscan" }

  /// Clusters that are wider are split by `WidthLimit`.
  public func cluster(_ locations: Locations, greatestWidthMetres: Double?, workers: Int) -> Clustering {
    guard let greatestWidthMetres else { return cluster(locations, workers: workers) }
    return WidthLimit(greatestWidthMetres: greatestWidthMetres).cluster(locations, by: self, workers: workers)
  }
}

extension HDBSCAN: ClusteringMethod {
  /// "hdbscan".
  public var name: String { "hdbscan" }

  /// The clusters of `result` alone.
  public func cluster(_ locations: Locations, greatestWidthMetres: Double? = nil, workers: Int = 1) -> Clustering {
    result(locations, greatestWidthMetres: greatestWidthMetres, workers: workers).clustering
  }
}

extension OPTICS: ClusteringMethod {
  /// "optics".
  public var name: String { "optics" }
}

extension NearestNeighbourHierarchical: ClusteringMethod {
  /// "nnh".
  public var name: String { "nnh" }
}
