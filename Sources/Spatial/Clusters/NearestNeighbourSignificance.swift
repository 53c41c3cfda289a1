extension NearestNeighbourHierarchical {
  /// How many clusters of the first order chance makes.
  public struct Significance: Sendable, Equatable {
    /// Clusters found in the locations.
    public let observed: Int
    /// Clusters found in each replica.
    public let replicas: [Int]
    /// The probability of at least as many by chance: (1 + replicas with as many) / (1 + replicas), the greater tail. nan
    /// without a replica.
    public let p: Double
  }

  /// Throws as many incidents at random on the study area, again and again, and counts their clusters.
  ///
  /// The null hypothesis is that every incident falls anywhere on the study area alike, independently of the others. People do not
  /// live so, and published points do not lie so: rejecting it says little about crime.
  ///
  /// - Parameters:
  ///   - studyArea: in metres.
  ///   - replicas: at least 0.
  public func significance(
    of locations: Locations, studyArea: MultiPolygon, replicas: Int = 999, seed: UInt64, workers: Int = 1
  ) throws(SpatialError) -> Significance {
    precondition(replicas >= 0, "a number of replicas")
    let total = locations.totalWeight
    let metres = thresholdMetres(points: total)
    let observed = SeedClusters.groups(locations, withinMetres: metres, minPoints: minPoints).count
    let ranges = Parallel.ranges(of: replicas, workers: workers * 4)
    let parts = Parallel.map(ranges, workers: workers) { range -> Replicas in
      do throws(SpatialError) {
        let ground = try RandomGround(studyArea)
        var counts: [Int] = []
        for replica in range {
          var random = RandomNumbers(seed: seed, item: replica)
          let thrown = try ground.locations(total, &random)
          counts.append(SeedClusters.groups(thrown, withinMetres: metres, minPoints: minPoints).count)
        }
        return .success(counts)
      } catch {
        return .failure(error)
      }
    }
    var counts: [Int] = []
    for part in parts { counts += try part.get() }
    let asMany = counts.count { $0 >= observed }
    return Significance(
      observed: observed, replicas: counts,
      p: replicas == 0 ? .nan : Double(1 + asMany) / Double(1 + replicas))
  }

  private typealias Replicas = Swift.Result<[Int], SpatialError>
}

/// A study area on which points are thrown at random.
private struct RandomGround {
  /// The least share of its bounding box that an area may have: below, throwing at the box takes too long.
  private static let leastShare = 0.001

  private let index: AreaIndex
  private let bounds: (minX: Double, minY: Double, maxX: Double, maxY: Double)

  init(_ area: MultiPolygon) throws(SpatialError) {
    index = try AreaIndex([area])
    guard let bounds = area.bounds, index.squareMetres[0] > 0 else {
      throw SpatialError("The study area has no ground to throw incidents on. Give a polygon with an area above 0.")
    }
    let box = (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY)
    guard index.squareMetres[0] > Self.leastShare * box else {
      throw SpatialError(
        "The study area is less than a thousandth of its bounding box, so that hardly an incident thrown on the box falls on it. "
          + "Give its parts one by one.")
    }
    self.bounds = (bounds.minX, bounds.minY, bounds.maxX, bounds.maxY)
  }

  /// So many points anywhere on the area: of points in its bounding box those that fall into it.
  func locations(_ count: Int, _ random: inout RandomNumbers) throws(SpatialError) -> Locations {
    var (x, y) = (ContiguousArray<Double>(), ContiguousArray<Double>())
    while x.count < count {
      var (thrownX, thrownY) = (ContiguousArray<Double>(), ContiguousArray<Double>())
      for _ in 0..<max(64, count - x.count) {
        thrownX.append(bounds.minX + random.uniform() * (bounds.maxX - bounds.minX))
        thrownY.append(bounds.minY + random.uniform() * (bounds.maxY - bounds.minY))
      }
      let found = try index.locate(x: thrownX, y: thrownY)
      for (point, area) in found.enumerated() where area == 0 && x.count < count {
        x.append(thrownX[point])
        y.append(thrownY[point])
      }
    }
    return Locations(x: x, y: y, weight: ContiguousArray(repeating: 1, count: count))
  }
}
