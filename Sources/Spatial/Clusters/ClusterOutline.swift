import GEOS

/// The polygon that stands for each cluster on a map.
///
/// Discs of radius eps around the members, drawn together and then taken back by half of eps: the members lie at least
/// eps/2 inside, and members within eps of one another are joined. From that only the ground is kept that is nearer to
/// a member than to any location outside the cluster (the members' Voronoi cells), and that lies in the study area. So an
/// outline holds all of its cluster's locations and no other location that was clustered with them, and no two
/// outlines overlap.
public enum ClusterOutline {
  /// What is taken off all around, so that outlines stay apart when coordinates are rounded for output.
  static let gapMetres = 0.05

  /// - Parameters:
  ///   - clustering: of `locations`.
  ///   - reachMetres: the eps above; nil for each cluster's own `epsMetres`.
  ///   - studyArea: valid, in metres; nil keeps the outlines whole.
  /// - Returns: for each cluster a valid polygon in metres.
  public static func outlines(
    of clustering: Clustering, in locations: Locations, reachMetres: Double? = nil, studyArea: MultiPolygon?,
    workers: Int = 1
  ) throws(SpatialError) -> [MultiPolygon] {
    let reach = clustering.epsMetres.map { reachMetres ?? $0 }
    guard let farthest = reach.max() else { return [] }
    let grid = NeighbourGrid(locations, distance: 2 * farthest)
    let clusters = clustering.members()
    // More ranges than workers, as clusters are not equally large.
    let ranges = Parallel.ranges(of: clusters.count, workers: workers * 4, least: 4)
    let outlines = Parallel.map(ranges, workers: workers) { range -> Result<[MultiPolygon], GEOSError> in
      do throws(GEOSError) {
        let ground = try studyArea.map { (area) throws(GEOSError) in try OutlineGround(area.coordinates) }
        var outlines: [MultiPolygon] = []
        for cluster in range {
          let members = clusters[cluster]
          let others = outsiders(near: members, clustering, locations, grid)
          outlines.append(MultiPolygon(try outline(members, others, locations, reach: reach[cluster], ground)))
        }
        return .success(outlines)
      } catch {
        return .failure(error)
      }
    }
    var result: [MultiPolygon] = []
    do {
      for outline in outlines { result += try outline.get() }
    } catch {
      throw SpatialError(error.description)
    }
    return result
  }

  /// The locations of other clusters and of none that can share in a cell within reach of the members.
  private static func outsiders(
    near members: [Int], _ clustering: Clustering, _ locations: Locations, _ grid: NeighbourGrid
  ) -> [Int] {
    guard let first = members.first else { return [] }
    let own = clustering.cluster[first]
    var found = Set<Int>()
    for member in members {
      grid.forEach(nearX: locations.x[member], y: locations.y[member]) { other, _ in
        if clustering.cluster[other] != own { found.insert(other) }
      }
    }
    return found.sorted()
  }

  private static func outline(
    _ members: [Int], _ others: [Int], _ locations: Locations, reach: Double, _ ground: OutlineGround?
  ) throws(GEOSError) -> PolygonCoordinates {
    let batch = try GeometryBatch()
    let points = try batch.appendPoints(x: members.map { locations.x[$0] }, y: members.map { locations.y[$0] })
    // Joined one by one: around all points at once, every disc would be crossed with every other.
    var single: [Int] = []
    for member in members {
      let point = try batch.appendPoints(x: [locations.x[member]], y: [locations.y[member]])
      single.append(try batch.buffer(point, by: reach))
    }
    let discs = try batch.union(single)
    var shape = try batch.buffer(discs, by: -reach / 2)
    if !others.isEmpty {
      do {
        let sites = members + others
        let cells = try batch.voronoiCells(
          x: sites.map { locations.x[$0] }, y: sites.map { locations.y[$0] }, margin: 2 * reach)
        shape = try batch.intersection(shape, try batch.union(Array(cells.prefix(members.count))))
      } catch {
        shape = try separateDiscs(batch, members, others, locations, reach: reach)
      }
    }
    if let ground, try !ground.isWellAround(try batch.polygon(shape)) {
      let area = try batch.append(ground.area)
      if try !batch.covers(area, shape) { shape = try batch.intersection(area, shape) }
    }
    let apart = try batch.buffer(shape, by: -gapMetres)
    // A member within the gap of the edge would fall outside: then the outline keeps its full ground.
    return try batch.polygon(try batch.covers(apart, points) ? apart : shape)
  }
}

extension ClusterOutline {
  /// Discs around the members that reach less than half of the way to any location outside the cluster: plainer than
  /// Voronoi cells and as true, for locations a few centimetres apart, of which GEOS cannot always make a diagram.
  private static func separateDiscs(
    _ batch: GeometryBatch, _ members: [Int], _ others: [Int], _ locations: Locations, reach: Double
  ) throws(GEOSError) -> Int {
    var discs: [Int] = []
    for member in members {
      let nearest = others.map { locations.distance(member, $0) }.min() ?? reach
      let point = try batch.appendPoints(x: [locations.x[member]], y: [locations.y[member]])
      discs.append(try batch.buffer(point, by: min(reach / 2, nearest * 0.49)))
    }
    return try batch.union(discs)
  }
}

/// The study area, prepared for the one question that most outlines need to ask of it.
private struct OutlineGround {
  let area: PolygonCoordinates
  private let batch: GeometryBatch
  private let lookup: PolygonLookup

  init(_ area: PolygonCoordinates) throws(GEOSError) {
    self.area = area
    batch = try GeometryBatch()
    lookup = try PolygonLookup(batch, [try batch.append(area)])
  }

  /// Whether an outline lies within and touches the edge nowhere, so that there is nothing to cut off.
  func isWellAround(_ outline: PolygonCoordinates) throws(GEOSError) -> Bool {
    try lookup.containsProperly(0, try batch.append(outline))
  }
}
