/// Locations laid on the nearest segment of a street network.
///
/// Each distinct location goes to the segment with the least distance from it, and among equally near ones, such as
/// those that meet at the junction it lies at, to the lowest-numbered. What is farther than the tolerance from every
/// segment is on no street, and is counted as such.
///
/// The nearest street is not always the address's own: an incident in a back garden, or at a corner, may be laid on the
/// street behind it. police.uk's points lie on streets' centre lines, but which of two streets at a corner is chance.
public struct StreetSnap: Sendable, Equatable {
  /// In place of a segment's number: no street within the tolerance.
  public static let none: Int32 = -1
  /// How far from a street, in metres, an incident may be recorded and still be of it: a plot's depth, and the error of
  /// a geocoded address.
  public static let defaultToleranceMetres = 50.0

  /// How far from a segment a location may lie, in metres.
  public let toleranceMetres: Double
  /// The segment of each location, or `none`.
  public let segment: ContiguousArray<Int32>
  /// The distance from it in metres, at most the tolerance; nan where there is none.
  public let distanceMetres: ContiguousArray<Double>
  /// How far along the segment from its beginning, in metres; nan where there is none.
  public let alongMetres: ContiguousArray<Double>

  /// - Parameters:
  ///   - toleranceMetres: above 0, at most 1,000.
  ///   - workers: how many threads may work at a time; the result is the same for any number.
  /// - Throws: where the tolerance is out of range.
  /// - Complexity: O((n + e) log e) for n locations and e edges, none of which is much longer than the others.
  public init(
    _ locations: Locations, to network: StreetNetwork, toleranceMetres: Double = defaultToleranceMetres,
    workers: Int = 1
  ) throws(SpatialError) {
    guard toleranceMetres > 0, toleranceMetres <= 1_000 else {
      throw SpatialError(
        "a location is laid on a street within more than 0 and at most 1,000 m, and not \(toleranceMetres) m")
    }
    let grid = EdgeGrid(
      x: network.x, y: network.y, starts: network.starts, reach: max(1, toleranceMetres))
    let segmentOfVertex = network.segmentOfVertex()
    let ranges = Parallel.ranges(of: locations.count, workers: workers * 4, least: 2_000)
    let pieces = Parallel.map(ranges, workers: workers) { range in
      range.map { location in
        Self.nearest(
          x: locations.x[location], y: locations.y[location], toleranceMetres, network, grid, segmentOfVertex)
      }
    }
    self.toleranceMetres = toleranceMetres
    segment = ContiguousArray(pieces.lazy.joined().map(\.segment))
    distanceMetres = ContiguousArray(pieces.lazy.joined().map { $0.squaredDistance.squareRoot() })
    alongMetres = ContiguousArray(pieces.lazy.joined().map(\.along))
  }

  private struct Nearest: Sendable {
    var squaredDistance = Double.nan
    var segment = StreetSnap.none
    var along = Double.nan
  }

  private static func nearest(
    x: Double, y: Double, _ tolerance: Double, _ network: StreetNetwork, _ grid: EdgeGrid,
    _ segmentOfVertex: ContiguousArray<Int32>
  ) -> Nearest {
    var best = Nearest()
    // Most incidents lie near a street: where one is found close by, nothing nearer is farther off.
    for reach in [tolerance / 4, tolerance] where best.segment == none {
      grid.forEach(nearX: x, y: y, within: reach) { vertex, squared, share in
        let segment = segmentOfVertex[vertex]
        let along = network.along[vertex] + share * (network.along[vertex + 1] - network.along[vertex])
        if best.segment == none || (squared, segment, along) < (best.squaredDistance, best.segment, best.along) {
          best = Nearest(squaredDistance: squared, segment: segment, along: along)
        }
      }
    }
    return best
  }

  /// How many locations are on no street.
  public var locationsOnNoStreet: Int { segment.count { $0 == Self.none } }

  /// How many incidents are on no street.
  ///
  /// - Parameter weight: the incidents of each location, as many as there are locations.
  public func incidentsOnNoStreet(weight: ContiguousArray<Int>) -> Int {
    precondition(weight.count == segment.count, "a weight for each location")
    return zip(segment, weight).reduce(0) { $0 + ($1.0 == Self.none ? $1.1 : 0) }
  }

  /// The incidents on each segment. With those on no street they add up to all.
  ///
  /// - Parameter weight: the incidents of each location, as many as there are locations.
  public func counts(weight: ContiguousArray<Int>, in network: StreetNetwork) -> ContiguousArray<Int> {
    precondition(weight.count == segment.count, "a weight for each location")
    var counts = ContiguousArray(repeating: 0, count: network.count)
    for (segment, weight) in zip(segment, weight) where segment != Self.none { counts[Int(segment)] += weight }
    return counts
  }
}

extension StreetNetwork {
  /// The segment that each vertex is of.
  func segmentOfVertex() -> ContiguousArray<Int32> {
    var segments = ContiguousArray<Int32>(repeating: 0, count: x.count)
    for segment in 0..<count {
      for vertex in vertices(of: segment) { segments[vertex] = Int32(segment) }
    }
    return segments
  }
}
