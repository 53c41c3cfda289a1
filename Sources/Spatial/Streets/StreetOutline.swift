/// The polygon that stands for each run of hot segments on a map.
///
/// The ground around the run's streets and its incidents, kept where it is nearer to them than to any other street or
/// incident: a `ClusterOutline` whose members are the locations laid on the run and a place every 10 m along its
/// streets, among those of all other streets nearby. So an outline holds every location that was laid on its run and no
/// other one, and no two outlines overlap.
public enum StreetOutline {
  /// How far apart, in metres, the places along a street are at most.
  static let spacingMetres = 10.0
  /// A place on a street as near as this to a location, in metres, adds nothing to it.
  static let leastGapMetres = 1.0
  /// Half the width of the ground around a street, in metres: a carriageway, two pavements and the frontages.
  public static let defaultReachMetres = 25.0

  /// - Parameters:
  ///   - snap: of `locations`, on `network`.
  ///   - reachMetres: how far the ground reaches to each side of a street, and around a location; above 0, at most 500.
  ///   - studyArea: valid, in metres; nil keeps the outlines whole.
  /// - Returns: for each run a valid polygon in metres.
  public static func outlines(
    of runs: StreetRuns, in network: StreetNetwork, snap: StreetSnap, locations: Locations,
    reachMetres: Double = defaultReachMetres, studyArea: MultiPolygon? = nil, workers: Int = 1
  ) throws(SpatialError) -> [MultiPolygon] {
    precondition(snap.segment.count == locations.count && runs.run.count == network.count, "columns of equal length")
    guard reachMetres > 0, reachMetres <= 500 else {
      throw SpatialError(
        "an outline reaches more than 0 and at most 500 m around its streets, and not \(reachMetres) m")
    }
    // `ClusterOutline` draws discs and takes back half.
    let discs = 2 * reachMetres
    var places = Places(
      locations, clusters: snap.segment.map { $0 == StreetSnap.none ? StreetRuns.none : runs.run[Int($0)] })
    for segment in segments(near: runs, in: network, reach: 3 * discs) {
      places.append(along: segment, of: network, cluster: runs.run[segment])
    }
    let clustering = Clustering(
      cluster: places.cluster, role: ContiguousArray(repeating: .core, count: places.cluster.count),
      epsMetres: Array(repeating: discs, count: runs.count), isSplit: runs.isSplit)
    return try ClusterOutline.outlines(
      of: clustering, in: places.locations, reachMetres: discs, studyArea: studyArea, workers: workers)
  }

  /// The segments of the runs, and those that can share ground with them, ascending.
  private static func segments(near runs: StreetRuns, in network: StreetNetwork, reach: Double) -> [Int] {
    let grid = EdgeGrid(x: network.x, y: network.y, starts: network.starts, reach: reach)
    let segmentOfVertex = network.segmentOfVertex()
    var isNear = ContiguousArray(repeating: false, count: network.count)
    for segment in runs.segments.lazy.joined() {
      isNear[segment] = true
      for (x, y) in samples(of: segment, in: network, spacing: reach) {
        grid.forEach(nearX: x, y: y, within: 2 * reach) { vertex, _, _ in isNear[Int(segmentOfVertex[vertex])] = true }
      }
    }
    return isNear.indices.filter { isNear[$0] }
  }

  /// Places along a segment, as far from its ends as from half of the next: streets that meet share none.
  fileprivate static func samples(
    of segment: Int, in network: StreetNetwork, spacing: Double
  ) -> [(x: Double, y: Double)] {
    let length = network.lengthMetres[segment]
    let count = max(1, Int((length / spacing).rounded(.up)))
    var vertex = network.vertices(of: segment).lowerBound
    return (0..<count).map { index in
      let along = (Double(index) + 0.5) / Double(count) * length
      while vertex + 2 < network.vertices(of: segment).upperBound, network.along[vertex + 1] < along { vertex += 1 }
      let share = (along - network.along[vertex]) / (network.along[vertex + 1] - network.along[vertex])
      return (
        network.x[vertex] + (network.x[vertex + 1] - network.x[vertex]) * share,
        network.y[vertex] + (network.y[vertex + 1] - network.y[vertex]) * share
      )
    }
  }
}

/// Locations, and then places along streets.
private struct Places {
  private var x: ContiguousArray<Double>
  private var y: ContiguousArray<Double>
  private(set) var cluster: ContiguousArray<Int32>
  private let grid: NeighbourGrid

  init(_ locations: Locations, clusters: [Int32]) {
    x = locations.x
    y = locations.y
    cluster = ContiguousArray(clusters)
    grid = NeighbourGrid(locations, distance: StreetOutline.leastGapMetres)
  }

  mutating func append(along segment: Int, of network: StreetNetwork, cluster: Int32) {
    for (x, y) in StreetOutline.samples(of: segment, in: network, spacing: StreetOutline.spacingMetres) {
      var isFree = true
      grid.forEach(nearX: x, y: y) { _, _ in isFree = false }
      guard isFree else { continue }
      self.x.append(x)
      self.y.append(y)
      self.cluster.append(cluster)
    }
  }

  var locations: Locations { Locations(x: x, y: y, weight: ContiguousArray(repeating: 0, count: x.count)) }
}
