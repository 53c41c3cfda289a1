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
  ///   - reachMetres: the eps above.
  ///   - studyArea: valid, in metres; nil keeps the outlines whole.
  /// - Returns: for each cluster a valid polygon in metres.
  public static func outlines(
    of clustering: Clustering, in locations: Locations, reachMetres: Double, studyArea: MultiPolygon?,
    workers: Int = 1
  ) throws(SpatialError) -> [MultiPolygon] {
    let grid = NeighbourGrid(locations, distance: 2 * reachMetres)
    let outlines = Parallel.map(clustering.members(), workers: workers) { members -> Result<MultiPolygon, GEOSError> in
      let others = outsiders(near: members, clustering, locations, grid)
      do throws(GEOSError) {
        return .success(
          MultiPolygon(try outline(members, others, locations, reach: reachMetres, studyArea: studyArea)))
      } catch {
        return .failure(error)
      }
    }
    var result: [MultiPolygon] = []
    do {
      for outline in outlines { result.append(try outline.get()) }
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
    _ members: [Int], _ others: [Int], _ locations: Locations, reach: Double, studyArea: MultiPolygon?
  ) throws(GEOSError) -> PolygonCoordinates {
    let batch = try GeometryBatch()
    let points = try batch.appendPoints(x: members.map { locations.x[$0] }, y: members.map { locations.y[$0] })
    let discs = try batch.buffer(points, by: reach)
    var shape = try batch.buffer(discs, by: -reach / 2)
    if !others.isEmpty {
      let sites = members + others
      let cells = try batch.voronoiCells(
        x: sites.map { locations.x[$0] }, y: sites.map { locations.y[$0] }, margin: 2 * reach)
      shape = try batch.intersection(shape, try batch.union(Array(cells.prefix(members.count))))
    }
    if let studyArea {
      let area = try batch.append(studyArea.coordinates)
      if try !batch.covers(area, shape) { shape = try batch.intersection(area, shape) }
    }
    let apart = try batch.buffer(shape, by: -gapMetres)
    // A member within the gap of the edge would fall outside: then the outline keeps its full ground.
    return try batch.polygon(try batch.covers(apart, points) ? apart : shape)
  }
}
