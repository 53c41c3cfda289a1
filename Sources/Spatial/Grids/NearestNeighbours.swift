/// Neighbours by rank: the k other places nearest to each, whatever their distance. Of equally near ones the
/// lowest-numbered come first.
///
/// No place is without neighbours, but in the country they may be far away. The relation is not symmetric by itself: a
/// lone farm's nearest village does not have the farm among its own.
public struct NearestNeighbours: Sendable {
  /// How many each place has at least.
  public let count: Int
  /// Whether two places are neighbours of one another as soon as one is among the nearest of the other.
  public let isSymmetric: Bool

  /// - Throws: where `count` is below 1.
  public init(count: Int, isSymmetric: Bool = false) throws(SpatialError) {
    guard count >= 1 else { throw SpatialError("the nearest neighbours must be at least 1, not \(count)") }
    self.count = count
    self.isSymmetric = isSymmetric
  }

  /// The neighbours of each place among all.
  ///
  /// - Throws: where there are not more places than neighbours wanted.
  /// - Complexity: O(n (log n + k log k)) for places in the plane, however they gather.
  public func neighbours(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, workers: Int = 1
  ) throws(SpatialError) -> Neighbours {
    guard x.count > count else {
      throw SpatialError("\(count) nearest neighbours need more than \(count) places, and there are \(x.count)")
    }
    let (total, overflow) = x.count.multipliedReportingOverflow(by: isSymmetric ? 2 * count : count)
    guard !overflow, total <= Int(Int32.max) else {
      throw SpatialError("\(count) nearest neighbours of \(x.count) places are more than \(Int32.max)")
    }
    let tree = PlaceTree(x: x, y: y)
    let pieces = Parallel.map(Parallel.ranges(of: x.count, workers: workers, least: 2_000), workers: workers) { range in
      range.map { place in tree.nearest(count, to: place).sorted() }
    }
    var rows = pieces.flatMap { $0 }
    if isSymmetric {
      for place in rows.indices {
        for other in rows[place].prefix(count) where !rows[other].prefix(count).contains(place) {
          rows[other].append(place)
        }
      }
    }
    return Neighbours(rows: rows)
  }
}
