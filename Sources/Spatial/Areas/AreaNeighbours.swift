internal import GEOS

extension AreaIndex {
  /// Which areas lie beside which: those that come within some metres of one another at any point.
  ///
  /// Areas that share an edge or a corner are neighbours (queen contiguity), and so are those that were meant to, but whose
  /// outlines were drawn a little apart. Areas that overlap are neighbours too. An island has none, and so has an area
  /// beyond a river that is wider than the distance: statistics of neighbours are not defined there.
  ///
  /// - Parameters:
  ///   - metres: how far apart outlines may lie, at least 0. More than the width of a lane makes neighbours of areas that
  ///     do not touch.
  ///   - workers: how many threads may work at a time, each with geometries of its own.
  /// - Complexity: O(p log p) and a search for the nearest edges for each of the pairs whose boxes come so near.
  public func neighbours(withinMetres metres: Double = 1, workers: Int = 1) throws(SpatialError) -> Neighbours {
    precondition(metres >= 0 && metres.isFinite, "a distance in metres")
    let ranges = Parallel.ranges(of: count, workers: workers, least: 50)
    let pieces = Parallel.map(ranges, workers: workers) { range -> Result<[(Int, Int)], GEOSError> in
      do throws(GEOSError) { return .success(try self.pairs(within: metres, range)) } catch { return .failure(error) }
    }
    var rows = [[Int]](repeating: [], count: count)
    do {
      for piece in pieces {
        for (first, second) in try piece.get() {
          rows[first].append(second)
          rows[second].append(first)
        }
      }
    } catch {
      throw SpatialError(error.description)
    }
    return Neighbours(rows: rows)
  }

  /// The pairs of which the lower number is in a range.
  private func pairs(within metres: Double, _ range: Range<Int>) throws(GEOSError) -> [(Int, Int)] {
    let (lookup, batch, numbers) = try self.lookup()
    var pairs: [(Int, Int)] = []
    for first in range {
      guard let box = polygons[first].bounds else { continue }
      let around = try batch.appendRectangle(
        minX: box.minX - metres, minY: box.minY - metres, maxX: box.maxX + metres, maxY: box.maxY + metres)
      for second in lookup.candidates(near: around) where second > first {
        if try lookup.isWithin(metres, first, numbers[second]) { pairs.append((first, second)) }
      }
      batch.removeAll(from: numbers.count)
    }
    return pairs
  }
}
