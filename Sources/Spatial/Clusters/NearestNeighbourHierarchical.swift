/// Nearest-neighbour hierarchical clusters, as CrimeStat has them: incidents closer together than they would be by chance, and
/// clusters of such clusters.
///
/// The threshold is the lower limit of the mean distance to the nearest neighbour of N incidents thrown at random on an area A:
/// 0.5 sqrt(A/N) - z SE, with SE = 0.26136 / sqrt(N²/A) and z the normal quantile of `probability` (one tail), or a fixed
/// distance. The incident with the most others within the threshold is the seed of the first cluster, which takes all of them;
/// then, of what is left, the one with the most left around it, and so on, as long as there are `minPoints`. Of equal ones
/// the lowest-numbered is first. So a cluster is never wider than twice the threshold.
///
/// Clusters of the second order are those of the mean centres of the first, with the threshold of that many points on the same
/// area and at least `minCentres` of them; and so on until there are fewer than that or none.
///
/// Incidents at one place count each: a location brings its weight, at distance 0. Levine (2013), CrimeStat IV, chapter 7;
/// Clark and Evans (1954), doi:10.2307/1931034. The conventions where the manual leaves a choice: N counts incidents; "within"
/// includes the threshold; counts are those of what is left, and not of the beginning; z is normal, not Student's t (alike from
/// N of 120 on).
///
/// Common misreading: the probability is that of one pair, not of the cluster. By chance alone many clusters are found in
/// many incidents: `significance` counts them. With published points the threshold is soon below their spacing, and each cluster is
/// one point.
public struct NearestNeighbourHierarchical: Sendable {
  /// How far apart incidents of a cluster may be.
  public enum Threshold: Sendable, Equatable {
    /// Closer than chance gives a pair with this probability, on an area of so many square metres.
    case random(probability: Double, squareMetres: Double)
    /// Metres, for every order.
    case fixed(metres: Double)
  }

  /// How far apart incidents of a cluster may be.
  public let threshold: Threshold
  /// Weight, that is incidents.
  public let minPoints: Int
  /// The least number of clusters that one of a higher order holds.
  public let minCentres: Int

  /// - Precondition: a probability between 0 and 1, metres and square metres above 0, `minPoints` and `minCentres` at least 2.
  public init(threshold: Threshold, minPoints: Int = 10, minCentres: Int = 2) {
    switch threshold {
    case .random(let probability, let area):
      precondition(probability > 0 && probability < 1 && area > 0, "a probability between 0 and 1, an area above 0")
    case .fixed(let metres): precondition(metres > 0, "metres above 0")
    }
    precondition(minPoints >= 2 && minCentres >= 2, "at least 2")
    self.threshold = threshold
    self.minPoints = minPoints
    self.minCentres = minCentres
  }

  /// A cluster of incidents, or of clusters.
  public struct Cluster: Sendable, Equatable {
    /// 1 for a cluster of incidents.
    public let order: Int
    /// The locations, or the numbers of the clusters one order below, ascending.
    public let members: [Int]
    /// Incidents in it.
    public let weight: Int
    /// Around its incidents, or around the centres of its clusters.
    public let ellipse: Ellipse
  }

  /// Clusters of every order.
  public struct Result: Sendable, Equatable {
    /// The clusters of the first order, in the order in which they were found; then those of the second, and so on.
    public let orders: [[Cluster]]
    /// The threshold of each order in metres.
    public let thresholdMetres: [Double]
  }

  /// The threshold for so many points; 0 where even the nearest would not be closer than chance has it.
  public func thresholdMetres(points: Int) -> Double {
    switch threshold {
    case .fixed(let metres): return metres
    case .random(let probability, let area):
      guard points > 0 else { return 0 }
      let n = Double(points)
      let z = NormalQuantile.above(probability)
      return max(0, 0.5 * (area / n).squareRoot() - z * 0.26136 / (n * n / area).squareRoot())
    }
  }

  /// Clusters of every order.
  ///
  /// - Parameter greatestWidthMetres: the threshold of the first order is at most half of it. nil for no limit.
  /// - Complexity: O(n log n + pairs within the threshold) for n locations, memory O(n).
  public func result(_ locations: Locations, greatestWidthMetres: Double? = nil) -> Result {
    var orders: [[Cluster]] = []
    var thresholds: [Double] = []
    var (points, least, weights) = (locations, minPoints, Array(locations.weight))
    while points.totalWeight >= least {
      var metres = thresholdMetres(points: points.totalWeight)
      if orders.isEmpty, let greatestWidthMetres { metres = min(metres, greatestWidthMetres / 2) }
      let groups = SeedClusters.groups(points, withinMetres: metres, minPoints: least)
      thresholds.append(metres)
      if groups.isEmpty { break }
      let clusters = groups.map { members in
        Cluster(
          order: orders.count + 1, members: members, weight: members.reduce(0) { $0 + weights[$1] },
          ellipse: Ellipse(of: members, in: points))
      }
      orders.append(clusters)
      points = Locations(
        x: ContiguousArray(clusters.map(\.ellipse.centreX)), y: ContiguousArray(clusters.map(\.ellipse.centreY)),
        weight: ContiguousArray(repeating: 1, count: clusters.count))
      (least, weights) = (minCentres, clusters.map(\.weight))
    }
    return Result(orders: orders, thresholdMetres: Array(thresholds.prefix(max(1, orders.count))))
  }

  /// The clusters of the first order, numbered by their lowest-numbered location. A member is core where at least
  /// `minPoints` lie within the threshold of it, and border otherwise. An outline is drawn with the threshold, within
  /// `HDBSCAN.reachMetres`.
  ///
  /// - Parameter greatestWidthMetres: the threshold is at most half of it. nil for no limit.
  public func cluster(_ locations: Locations, greatestWidthMetres: Double? = nil, workers: Int = 1) -> Clustering {
    var metres = thresholdMetres(points: locations.totalWeight)
    if let greatestWidthMetres { metres = min(metres, greatestWidthMetres / 2) }
    let groups = SeedClusters.groups(locations, withinMetres: metres, minPoints: minPoints)
      .sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    var cluster = ContiguousArray(repeating: Clustering.noise, count: locations.count)
    for (number, members) in groups.enumerated() { for member in members { cluster[member] = Int32(number) } }
    let around = groups.isEmpty ? [] : SeedClusters.weightsAround(locations, withinMetres: metres)
    let role = cluster.indices.map { location -> ClusterRole in
      if cluster[location] == Clustering.noise { return .noise }
      return around[location] >= minPoints ? .core : .border
    }
    let reach = min(max(metres, HDBSCAN.reachMetres.lowerBound), HDBSCAN.reachMetres.upperBound)
    return Clustering(
      cluster: cluster, role: ContiguousArray(role), epsMetres: groups.map { _ in reach },
      isSplit: groups.map { _ in false })
  }
}
