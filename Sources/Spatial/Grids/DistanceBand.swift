import Foundation

/// Neighbours by distance: every other place within so many metres, its own coordinates aside.
///
/// For cells give their centres, for areas their centroids. A place with none in reach has no neighbours; its statistics
/// are undefined, which is to be said and not filled in.
public struct DistanceBand: Sendable {
  /// How far a neighbour may be, this distance included.
  public let metres: Double
  /// Nil weighs every neighbour 1. Otherwise a neighbour at d metres weighs 1 / max(d, `leastMetres`) to this power.
  public let inverseDistancePower: Double?
  /// Below this distance weights grow no further: at 0 they would be without bound.
  public let leastMetres: Double

  /// - Throws: where `metres` or `leastMetres` is not above 0 or no number.
  public init(metres: Double, inverseDistancePower: Double? = nil, leastMetres: Double = 1) throws(SpatialError) {
    guard metres > 0, metres.isFinite else {
      throw SpatialError("a distance band must reach further than 0 m, not \(metres) m")
    }
    guard leastMetres > 0, leastMetres.isFinite, inverseDistancePower?.isFinite ?? true else {
      throw SpatialError("inverse distances need a least distance above 0 m and a power that is a number")
    }
    self.metres = metres
    self.inverseDistancePower = inverseDistancePower
    self.leastMetres = leastMetres
  }

  /// The neighbours of each place among all.
  ///
  /// - Throws: where there are more than 2^31 - 1 neighbours in all, or the places lie further apart than can be numbered
  ///   in steps of the band.
  /// - Complexity: O(n log n + pairs within the distance).
  public func neighbours(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, workers: Int = 1
  ) throws(SpatialError) -> Neighbours {
    let places = Locations(x: x, y: y, weight: ContiguousArray(repeating: 1, count: x.count))
    let extent = max((x.max() ?? 0) - (x.min() ?? 0), (y.max() ?? 0) - (y.min() ?? 0))
    guard extent / metres < 1e8 else {
      throw SpatialError("a distance band of \(metres) m is too narrow for places \(extent) m apart")
    }
    let grid = NeighbourGrid(places, distance: metres)
    let ranges = Parallel.ranges(of: places.count, workers: workers, least: 2_000)
    let pieces = Parallel.map(ranges, workers: workers) { rows(of: $0, places, grid) }
    guard pieces.reduce(0, { $0 + $1.members.count }) <= Int(Int32.max) else {
      throw SpatialError("a distance band of \(metres) m gives more than \(Int32.max) neighbours; choose a shorter one")
    }
    var starts: ContiguousArray<Int32> = [0]
    var members = ContiguousArray<Int32>()
    var weights = ContiguousArray<Double>()
    for piece in pieces {
      let before = Int32(members.count)
      starts.append(contentsOf: piece.ends.lazy.map { before + Int32($0) })
      members.append(contentsOf: piece.members)
      weights.append(contentsOf: piece.weights)
    }
    return Neighbours(starts: starts, members: members, weights: weights)
  }

  private struct Rows: Sendable {
    var ends: [Int] = []
    var members: [Int32] = []
    var weights: [Double] = []
  }

  private func rows(of range: Range<Int>, _ places: Locations, _ grid: NeighbourGrid) -> Rows {
    var rows = Rows()
    var near: [Int32] = []
    for place in range {
      near.removeAll(keepingCapacity: true)
      grid.forEach(nearX: places.x[place], y: places.y[place]) { other, _ in
        if other != place { near.append(Int32(other)) }
      }
      near.sort()
      rows.members += near
      if let power = inverseDistancePower {
        rows.weights += near.lazy.map { pow(max(places.distance(place, Int($0)), leastMetres), -power) }
      }
      rows.ends.append(rows.members.count)
    }
    return rows
  }
}
