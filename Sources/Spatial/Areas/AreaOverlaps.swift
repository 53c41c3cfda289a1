internal import GEOS

extension AreaIndex {
  /// The area that each of `others` shares with each polygon here, where they share any.
  ///
  /// - Parameters:
  ///   - others: the polygons that are laid over those here.
  ///   - workers: how many threads may work at a time, each with geometries of its own.
  /// - Returns: for each of the others the numbers of polygons here and the shared square metres, ascending by number.
  public func overlaps(
    with others: AreaIndex, workers: Int = 1
  ) throws(SpatialError) -> [[(polygon: Int, squareMetres: Double)]] {
    try sharedGround(with: others, of: Array(0..<others.count), measuresCover: false, workers: workers).map(\.pieces)
  }

  /// What one area shares with the polygons here.
  struct SharedGround {
    /// Ascending by polygon.
    var pieces: [(polygon: Int, squareMetres: Double)] = []
    /// Square metres that lie in one polygon or more, each counted once; the sum of the pieces where it was not asked for.
    var coveredSquareMetres = 0.0
  }

  /// What some of the others share with the polygons here.
  ///
  /// - Parameters:
  ///   - others: the polygons that are laid over those here.
  ///   - numbers: which of the others.
  ///   - leastShare: pieces below this share of the other are taken for none.
  ///   - measuresCover: whether ground that several polygons share is to be counted once.
  ///   - workers: how many threads may work at a time.
  func sharedGround(
    with others: AreaIndex, of numbers: [Int], leastShare: Double = 0, measuresCover: Bool, workers: Int
  ) throws(SpatialError) -> [SharedGround] {
    let pieces = Parallel.map(Parallel.ranges(of: numbers.count, workers: workers, least: 50), workers: workers) {
      range -> Result<[SharedGround], GEOSError> in
      do throws(GEOSError) {
        let (lookup, batch, mine) = try self.lookup()
        var shared: [SharedGround] = []
        for other in numbers[range] {
          let area = others.squareMetres[other]
          let drawn = try batch.append(others.polygons[other].coordinates)
          shared.append(
            try Self.shared(
              by: drawn, squareMetres: area, least: leastShare * area, lookup, batch, mine, measuresCover))
          batch.removeAll(from: mine.count)
        }
        return .success(shared)
      } catch {
        return .failure(error)
      }
    }
    do {
      var result: [SharedGround] = []
      for piece in pieces { result += try piece.get() }
      return result
    } catch {
      throw SpatialError(error.description)
    }
  }

  private static func shared(
    by other: Int, squareMetres: Double, least: Double, _ lookup: PolygonLookup, _ batch: GeometryBatch,
    _ mine: [Int], _ measuresCover: Bool
  ) throws(GEOSError) -> SharedGround {
    var shared = SharedGround()
    var cut: [Int] = []
    for candidate in lookup.candidates(near: other) where try lookup.intersects(candidate, other) {
      // Most areas lie well within: asking that is cheap, and cutting them out of a coastline is not.
      let isWithin = try lookup.containsProperly(candidate, other)
      let piece = isWithin ? other : try batch.intersection(mine[candidate], other)
      let area = isWithin ? squareMetres : try batch.area(piece)
      guard area > 0, area >= least else { continue }
      shared.pieces.append((candidate, area))
      cut.append(piece)
    }
    if measuresCover, cut.contains(other) {
      shared.coveredSquareMetres = squareMetres
    } else if measuresCover, cut.count > 1 {
      shared.coveredSquareMetres = try batch.area(try batch.union(cut))
    } else {
      shared.coveredSquareMetres = shared.pieces.reduce(0) { $0 + $1.squareMetres }
    }
    return shared
  }
}
