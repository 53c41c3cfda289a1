internal import GEOS

/// Polygons in metres, ready to be asked which of them a point lies in and how they overlap.
///
/// A point on a shared edge belongs to the lowest-numbered polygon that it touches. A point in none stays without one.
public final class AreaIndex: Sendable {
  /// In place of a polygon's number: the point lies in none of them.
  public static let none: Int32 = -1

  /// Square metres of each polygon.
  public let squareMetres: [Double]
  private let polygons: [MultiPolygon]

  /// - Parameter polygons: valid, in metres.
  public init(_ polygons: [MultiPolygon]) throws(SpatialError) {
    self.polygons = polygons
    do {
      let batch = try GeometryBatch()
      var areas: [Double] = []
      for polygon in polygons { areas.append(try batch.area(try batch.append(polygon.coordinates))) }
      squareMetres = areas
    } catch {
      throw SpatialError(error.description)
    }
  }

  /// How many polygons there are.
  public var count: Int { polygons.count }

  /// The number of the polygon that each point lies in, or `none`.
  ///
  /// - Parameters:
  ///   - x: eastings in metres.
  ///   - y: northings in metres.
  ///   - workers: how many threads may work at a time, each with geometries of its own.
  /// - Complexity: O(n log p) for n points and p polygons that do not overlap much.
  public func locate(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, workers: Int = 1
  ) throws(SpatialError) -> ContiguousArray<Int32> {
    precondition(x.count == y.count, "as many x as y")
    let ranges = Parallel.ranges(of: x.count, workers: workers, least: 5_000)
    let pieces = Parallel.map(ranges, workers: workers) { range -> Result<ContiguousArray<Int32>, GEOSError> in
      do throws(GEOSError) {
        let lookup = try self.lookup().0
        return .success(
          ContiguousArray(
            range.lazy.map { index in lookup.first(x: x[index], y: y[index]).map(Int32.init) ?? Self.none })
        )
      } catch {
        return .failure(error)
      }
    }
    var found = ContiguousArray<Int32>()
    found.reserveCapacity(x.count)
    do {
      for piece in pieces { found.append(contentsOf: try piece.get()) }
    } catch {
      throw SpatialError(error.description)
    }
    return found
  }

  /// The area that each of `others` shares with each polygon here, where they share any.
  ///
  /// - Parameter workers: how many threads may work at a time, each with geometries of its own.
  /// - Returns: for each of the others the numbers of polygons here and the shared square metres, ascending by number.
  public func overlaps(
    with others: AreaIndex, workers: Int = 1
  ) throws(SpatialError) -> [[(polygon: Int, squareMetres: Double)]] {
    let ranges = Parallel.ranges(of: others.count, workers: workers, least: 50)
    let pieces = Parallel.map(ranges, workers: workers) {
      range -> Result<[[(polygon: Int, squareMetres: Double)]], GEOSError> in
      do throws(GEOSError) { return .success(try self.overlaps(with: others, range)) } catch { return .failure(error) }
    }
    do {
      var result: [[(polygon: Int, squareMetres: Double)]] = []
      for piece in pieces { result += try piece.get() }
      return result
    } catch {
      throw SpatialError(error.description)
    }
  }

  private func overlaps(
    with others: AreaIndex, _ range: Range<Int>
  ) throws(GEOSError) -> [[(polygon: Int, squareMetres: Double)]] {
    let (lookup, batch, numbers) = try self.lookup()
    var result: [[(polygon: Int, squareMetres: Double)]] = []
    for other in range {
      let mine = try batch.append(others.polygons[other].coordinates)
      var shared: [(polygon: Int, squareMetres: Double)] = []
      for candidate in lookup.candidates(near: mine) where try lookup.intersects(candidate, mine) {
        // Most areas lie well within: asking that is cheap, and cutting them out of a coastline is not.
        let area =
          try lookup.containsProperly(candidate, mine)
          ? others.squareMetres[other] : batch.area(try batch.intersection(numbers[candidate], mine))
        if area > 0 { shared.append((candidate, area)) }
      }
      result.append(shared)
    }
    return result
  }

  /// All polygons as one.
  public func union() throws(SpatialError) -> MultiPolygon {
    do {
      let batch = try GeometryBatch()
      var numbers: [Int] = []
      for polygon in polygons { numbers.append(try batch.append(polygon.coordinates)) }
      return MultiPolygon(try batch.polygon(try batch.union(numbers)))
    } catch {
      throw SpatialError(error.description)
    }
  }

  private func lookup() throws(GEOSError) -> (PolygonLookup, GeometryBatch, [Int]) {
    let batch = try GeometryBatch()
    var numbers: [Int] = []
    for polygon in polygons { numbers.append(try batch.append(polygon.coordinates)) }
    return (try PolygonLookup(batch, numbers), batch, numbers)
  }
}

/// The version of GEOS that polygons are worked with.
public enum AreaLibrary {
  /// GEOS's release, such as `3.11.1`.
  public static var geosVersion: String { GeometryBatch.version }
}
