internal import GEOS

/// Polygons in metres, ready to be asked which of them a point lies in and how they overlap.
///
/// A point on a shared edge belongs to the lowest-numbered polygon that it touches. A point in none stays without one.
public final class AreaIndex: Sendable {
  /// In place of a polygon's number: the point lies in none of them.
  public static let none: Int32 = -1

  /// Square metres of each polygon.
  public let squareMetres: [Double]
  let polygons: [MultiPolygon]

  /// Fewer points than this are asked of GEOS one by one.
  static let leastPointsOfGrid = 1_000

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
  /// - Complexity: O(v + n) for n points and polygons of v vertices that do not overlap much; O(n log p) for points fewer than
  ///   a sixteenth of the vertices, or on an edge, and p polygons.
  public func locate(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, workers: Int = 1
  ) throws(SpatialError) -> ContiguousArray<Int32> {
    precondition(x.count == y.count, "as many x as y")
    let cells = cellLookup(points: x.count, workers)
    let ranges = Parallel.ranges(of: x.count, workers: workers, least: 5_000)
    let pieces = Parallel.map(ranges, workers: workers) { range -> Result<ContiguousArray<Int32>, GEOSError> in
      do throws(GEOSError) {
        var found =
          cells?.answers(range, x: x, y: y) ?? ContiguousArray(repeating: CellLookup.ask, count: range.count)
        var lookup: PolygonLookup?
        for index in found.indices where found[index] == CellLookup.ask {
          let asked: PolygonLookup
          if let lookup { asked = lookup } else { asked = try self.lookup().0 }
          lookup = asked
          let point = range.lowerBound + index
          found[index] = asked.first(x: x[point], y: y[point]).map(Int32.init) ?? Self.none
        }
        return .success(found)
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

  /// A grid over the polygons where there are points enough for it to pay; the answers are the same without.
  private func cellLookup(points: Int, _ workers: Int) -> CellLookup? {
    let vertices = polygons.reduce(0) { $0 + $1.vertexCount }
    guard points >= Self.leastPointsOfGrid, points >= vertices / 16 else { return nil }
    // Small cells hold few edges but take long to list: the more points, the sooner they pay. Measured on 1,500 wards.
    let cells = min(max(points / 2, vertices / 4), 2 * vertices, 1 << 22)
    return CellLookup(polygons, cells: cells, workers: workers)
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

  /// A batch of all polygons with the tree over them: one for each worker.
  func lookup() throws(GEOSError) -> (PolygonLookup, GeometryBatch, [Int]) {
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
