/// Density-based clustering of events in space and time.
///
/// Two events are neighbours where they are at most `epsMetres` apart *and* at most `epsDays`. With such neighbours it is
/// DBSCAN: an event is *core* where the weight of its neighbours, its own included, is at least `minPoints`; core events that
/// are neighbours belong to one cluster; an event that is not core but a neighbour of a core one is *border*; the rest
/// is *noise*. Clusters are numbered by their lowest-numbered core event, so that the answer does not depend on the order
/// of a visit.
///
/// Birant and Kut (2007), ST-DBSCAN: an algorithm for clustering spatial-temporal data, Data and Knowledge Engineering 60,
/// 208-221, doi:10.1016/j.datak.2006.01.013. Their third limit, by which a cluster takes no event whose other values differ
/// from its mean, is left out: incidents have no such value.
///
/// A cluster is a burst: the same place can hold several. It goes on as long as events follow one another, so a place that is busy
/// all year is one cluster all year. Dates that are months only (police.uk) say nothing below a month: refuse them before this.
public struct STDBSCAN: Sendable {
  /// Metres.
  public let epsMetres: Double
  /// Days.
  public let epsDays: Double
  /// Weight, that is incidents.
  public let minPoints: Int
  /// Which cluster a border event joins. The nearest core event is the one with the least greater of distance divided by
  /// `epsMetres` and time divided by `epsDays`, and among equally near ones that of the lowest-numbered cluster.
  public let border: DBSCAN.BorderRule

  /// - Precondition: `epsMetres` above 0, `epsDays` at least 0, `minPoints` at least 1.
  public init(epsMetres: Double, epsDays: Double, minPoints: Int, border: DBSCAN.BorderRule = .nearest) {
    precondition(
      epsMetres > 0 && epsDays >= 0 && minPoints >= 1, "eps above 0, days of at least 0, minPoints at least 1")
    self.epsMetres = epsMetres
    self.epsDays = epsDays
    self.minPoints = minPoints
    self.border = border
  }

  /// Gathers events into clusters, as columns over the events. An event of weight 0 may be border, never core by itself.
  ///
  /// - Complexity: O(n log n + pairs within three cells of `epsMetres` and within `epsDays`) for n events; memory O(n).
  public func cluster(_ events: Events, workers: Int = 1) -> Clustering {
    let grid = EventGrid(events, metres: epsMetres, days: epsDays)
    let isCore = cores(events, grid, workers: workers)
    var sets = DisjointSets(count: events.count)
    for event in 0..<events.count where isCore[event] {
      grid.forEach(nearX: events.x[event], y: events.y[event], day: events.day[event]) { other, _, _ in
        if other < event, isCore[other] { sets.join(other, event) }
      }
    }
    var cluster = ContiguousArray(repeating: Clustering.noise, count: events.count)
    var role = ContiguousArray(repeating: ClusterRole.noise, count: events.count)
    var count: Int32 = 0
    // A set's root is its lowest event, which is met first.
    for event in 0..<events.count where isCore[event] {
      let root = sets.root(of: event)
      cluster[event] = root == event ? count : cluster[root]
      count += root == event ? 1 : 0
      role[event] = .core
    }
    for event in 0..<events.count where !isCore[event] && border != .noise {
      cluster[event] = bordered(by: event, events, grid, isCore, cluster)
      if cluster[event] != Clustering.noise { role[event] = .border }
    }
    return Clustering(
      cluster: cluster, role: role, epsMetres: Array(repeating: epsMetres, count: Int(count)),
      isSplit: Array(repeating: false, count: Int(count)))
  }

  private func cores(_ events: Events, _ grid: EventGrid, workers: Int) -> ContiguousArray<Bool> {
    let ranges = Parallel.ranges(of: events.count, workers: workers * 4, least: 1_000)
    let parts = Parallel.map(ranges, workers: workers) { range in
      range.map { event in
        var weight = 0
        grid.forEach(nearX: events.x[event], y: events.y[event], day: events.day[event]) { other, _, _ in
          weight += events.weight[other]
        }
        return weight >= minPoints
      }
    }
    return ContiguousArray(parts.joined())
  }

  private func bordered(
    by event: Int, _ events: Events, _ grid: EventGrid, _ isCore: ContiguousArray<Bool>,
    _ cluster: ContiguousArray<Int32>
  ) -> Int32 {
    var nearest = (Double.infinity, Clustering.noise)
    grid.forEach(nearX: events.x[event], y: events.y[event], day: events.day[event]) { other, squared, days in
      guard isCore[other] else { return }
      let time = epsDays > 0 ? days / epsDays : 0
      let candidate = (border == .nearest ? max(squared.squareRoot() / epsMetres, time) : 0, cluster[other])
      if candidate < nearest { nearest = candidate }
    }
    return nearest.1
  }
}
