public import Formats
public import Incidents
public import Places
public import Spatial

/// The hotspots of the current period, and what each location is to them.
public struct HotspotMap: Sendable {
  /// By rank.
  public let hotspots: [Hotspot]
  /// By location: the hotspot whose polygon holds it, as an index into `hotspots`, or -1.
  public let hotspot: ContiguousArray<Int32>
  /// By location: what it is to its hotspot in the current period; nil where it had no incident then.
  public let role: [ClusterRole?]
  /// Incidents of the current period in the study area.
  public let incidents: Int
  /// Of these, incidents in no hotspot.
  public let noise: Int
  /// How many hotspots are parts of wider clusters.
  public let splitCount: Int
  /// Incidents of the current period in the study area whose location may lie further off than eps: in no hotspot.
  public let tooCoarse: Int
}

/// Finds, outlines, describes and ranks hotspots.
public struct HotspotFinder {
  let incidents: IncidentTable
  let everything: IncidentTable
  let join: IncidentGround
  let ground: Ground
  let comparison: Comparison
  let settings: HotspotSettings

  /// Looks for the hotspots of projected and joined incidents.
  ///
  /// - Parameter everything: the table that `incidents` were selected from, to tell who else sees a place.
  public init(
    _ incidents: IncidentTable, among everything: IncidentTable? = nil, _ join: IncidentGround, on ground: Ground,
    _ comparison: Comparison, settings: HotspotSettings
  ) {
    self.incidents = incidents
    self.everything = everything ?? incidents
    self.join = join
    self.ground = ground
    self.comparison = comparison
    self.settings = settings
  }

  /// - Parameter workers: how many threads may work at a time.
  public func find(workers: Int = 1) throws(InputError) -> HotspotMap {
    let weights = incidents.weights(in: comparison.current)
    let located = weights.indices.filter { weights[$0] > 0 && join.isInside[$0] && !isTooCoarse($0) }
    let locations = Locations(
      x: ContiguousArray(located.map { incidents.x[$0] }), y: ContiguousArray(located.map { incidents.y[$0] }),
      weight: ContiguousArray(located.map { weights[$0] }))
    let clustering = settings.clustering(
      of: located.lazy.map { incidents.locations.precision[$0] }, over: ground.studyArea.squareMetres
    ).cluster(locations, greatestWidthMetres: settings.greatestWidthMetres, workers: workers)
    do {
      let outlines = try ClusterOutline.outlines(
        of: clustering, in: locations, reachMetres: settings.reachMetres, studyArea: ground.studyArea.polygon,
        workers: workers)
      return try describe(clustering, locations, located, outlines, workers: workers)
    } catch {
      throw InputError(.ourFault, "hotspots cannot be outlined: \(error.description)")
    }
  }

  /// Whether a location may lie further from where things happened than the reach of a hotspot: the centre of a square of
  /// a kilometre would gather what happened all over it.
  private func isTooCoarse(_ location: Int) -> Bool {
    (incidents.locations.precision[location].radiusMetres ?? 0) > settings.epsMetres
  }

  private func describe(
    _ clustering: Clustering, _ locations: Locations, _ located: [Int], _ outlines: [MultiPolygon], workers: Int
  ) throws(SpatialError) -> HotspotMap {
    let index = try AreaIndex(outlines)
    var holder = try index.locate(x: incidents.x, y: incidents.y, workers: workers)
    for location in holder.indices where !join.isInside[location] || isTooCoarse(location) {
      holder[location] = AreaIndex.none
    }
    // An outline holds its own members; the cluster has the word where rounding put one on an edge.
    for (number, location) in located.enumerated() { holder[location] = clustering.cluster[number] }
    let counts = comparison.counts(of: incidents, by: holder, groups: outlines.count)
    let changes = PlaceChanges.all(counts)
    let residents = try ground.people(in: index, workers: workers)
    let details = HotspotDetails(
      incidents, among: everything, join, ground, comparison.current, holder: holder, hotspots: outlines.count)
    let coarse = incidents.weights(in: comparison.current).enumerated().reduce(0) { sum, location in
      sum + (join.isInside[location.offset] && isTooCoarse(location.offset) ? location.element : 0)
    }
    let total = locations.totalWeight + coarse
    let members = clustering.members()
    var hotspots: [Hotspot] = []
    for cluster in outlines.indices {
      let detail = details.of(cluster)
      hotspots.append(
        Hotspot(
          id: "", rank: 0, name: "", mainPlace: detail.mainPlace, counts: counts[cluster], changes: changes[cluster],
          locationCount: members[cluster].count,
          incidentShare: total > 0 ? Double(counts[cluster].incidents) / Double(total) : 0,
          areaShare: index.squareMetres[cluster] / ground.studyArea.squareMetres,
          squareMetres: index.squareMetres[cluster],
          widthMetres: ClusterWidth.metres(of: members[cluster], in: locations), categories: detail.categories,
          themes: detail.themes, precision: detail.precision, seenBy: detail.seenBy,
          wardCode: detail.ward.map { ground.wards.codes[$0] }, wardName: detail.ward.map { ground.wards.names[$0] },
          lsoaCodes: detail.lsoas.map { ground.lsoas?.codes[$0] ?? "" }, residents: residents[cluster],
          deprivation: detail.deprivation,
          busiest: busiest(
            members[cluster].map { located[$0] }, locations: members[cluster].map { locations.weight[$0] }),
          polygon: outlines[cluster], isSplit: clustering.isSplit[cluster], epsMetres: clustering.epsMetres[cluster]))
    }
    let order = HotspotRanking.order(of: hotspots)
    var place = [Int32](repeating: AreaIndex.none, count: order.count)
    for (rank, cluster) in order.enumerated() { place[cluster] = Int32(rank) }
    var ranked = order.map { hotspots[$0] }
    HotspotRanking.number(&ranked)
    HotspotName.name(&ranked, streets: order.map { details.of($0).streets })
    var role = [ClusterRole?](repeating: nil, count: incidents.locationCount)
    for (number, location) in located.enumerated() { role[location] = clustering.role[number] }
    return HotspotMap(
      hotspots: ranked,
      hotspot: ContiguousArray(holder.lazy.map { $0 == AreaIndex.none ? AreaIndex.none : place[Int($0)] }), role: role,
      incidents: total, noise: total - counts.reduce(0) { $0 + $1.incidents },
      splitCount: clustering.isSplit.count { $0 }, tooCoarse: coarse)
  }

  private func busiest(
    _ members: [Int], locations weights: [Int]
  ) -> (easting: Double, northing: Double, longitude: Double, latitude: Double) {
    // Among equally busy ones the southernmost, which comes first.
    let greatest = weights.max() ?? 0
    let location = zip(members, weights).first { $0.1 == greatest }?.0 ?? 0
    return (
      incidents.x[location], incidents.y[location], incidents.longitude[location], incidents.latitude[location]
    )
  }
}
