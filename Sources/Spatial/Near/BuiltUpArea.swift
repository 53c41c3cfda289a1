internal import GEOS

/// The ground near which people live or work, as far as points tell: all that lies within a reach of any of them.
///
/// It is where a place could have been put, for a `ProximityTest` to draw from. Points are, say, those of postcodes.
/// Discs have 32 sides and their corners on the circle, so that the reach is met at the corners and missed by half a
/// hundredth in between.
///
/// The common misreading: that it is what a map calls built-up. A farm with an address is in it with its whole disc, and a
/// park without any is not.
public enum BuiltUpArea {
  /// Metres around each point: postcodes in a town lie nearer to one another than twice that.
  public static let defaultReachMetres = 100.0

  /// The area around points.
  ///
  /// - Parameters:
  ///   - x: eastings in metres.
  ///   - y: northings in metres.
  ///   - reachMetres: 1 to 5,000.
  ///   - studyArea: valid, in metres; what lies outside is cut off. nil keeps all.
  /// - Throws: where the reach is out of range, a coordinate is not a number, or nothing is left.
  /// - Complexity: O(n log n) for n distinct points that do not all lie within the reach of one another.
  public static func area(
    aroundX x: ContiguousArray<Double>, y: ContiguousArray<Double>, reachMetres: Double = defaultReachMetres,
    within studyArea: MultiPolygon? = nil
  ) throws(SpatialError) -> MultiPolygon {
    precondition(x.count == y.count, "as many x as y")
    guard (1...5_000).contains(reachMetres) else {
      throw SpatialError("the built-up area reaches 1 to 5,000 m from points, and not \(reachMetres) m.")
    }
    guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else {
      throw SpatialError("the built-up area: a coordinate is not a number.")
    }
    let order = x.indices.sorted { (y[$0], x[$0]) < (y[$1], x[$1]) }
    let distinct = order.indices.filter { position in
      position == 0 || (x[order[position]], y[order[position]]) != (x[order[position - 1]], y[order[position - 1]])
    }.map { order[$0] }
    let area: MultiPolygon
    do {
      let batch = try GeometryBatch()
      var discs: [Int] = []
      for point in distinct {
        discs.append(try batch.buffer(try batch.appendPoints(x: [x[point]], y: [y[point]]), by: reachMetres))
      }
      var shape = try batch.union(discs)
      if let studyArea { shape = try batch.intersection(try batch.append(studyArea.coordinates), shape) }
      area = MultiPolygon(try batch.polygon(shape))
    } catch {
      throw SpatialError(error.description)
    }
    guard !area.isEmpty else {
      throw SpatialError(
        "no point has ground of the study area within \(reachMetres) m: the built-up area is empty. Look at whether the "
          + "points are of this district.")
    }
    return area
  }
}
