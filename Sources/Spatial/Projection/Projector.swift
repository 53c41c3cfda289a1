import PROJ
import Synchronization

/// The reference systems that this package works in.
public enum ReferenceSystem {
  /// Degrees: longitude and latitude, WGS 84.
  public static let degrees = "EPSG:4326"
  /// Metres: the British National Grid, OSGB36.
  public static let nationalGrid = "EPSG:27700"
}

/// The coordinate operation that was used, as every output names it.
public struct ProjectionOperation: Sendable, Equatable, Codable {
  /// From which reference system, such as `EPSG:4326`.
  public let source: String
  /// To which reference system.
  public let target: String
  /// The operation's name in the EPSG data set.
  public let name: String
  /// Its stated accuracy in metres; nil where none is stated.
  public let accuracyMetres: Double?
  /// The datum grids that it reads; empty where it works by formula alone.
  public let grids: [String]
}

/// Carries coordinates between a reference system and the National Grid, or any other two.
///
/// Without Ordnance Survey's OSTN15 grid PROJ falls back on a seven-parameter shift that is good to about 2 m in
/// general, with errors of up to 5 m at Ordnance Survey's own test points.
public final class Projector: Sendable {
  /// Which operation is used and how good it is.
  public let operation: ProjectionOperation

  /// One caller at a time: PROJ's objects are not to be shared. Who wants to work beside others takes a `copy`.
  private let transformation: Mutex<Transformation>
  private let workers: Int

  /// - Parameters:
  ///   - source: a reference system that PROJ knows, such as `EPSG:4326`; x is always longitude or easting.
  ///   - target: likewise; the National Grid unless another is named.
  ///   - gridFolders: folders that hold datum grids, beside those that PROJ looks in by itself.
  ///   - usesGrids: false leaves the grids out even where they are present.
  ///   - workers: how many threads may work at a time.
  public convenience init(
    from source: String = ReferenceSystem.degrees, to target: String = ReferenceSystem.nationalGrid,
    gridFolders: [String] = [], usesGrids: Bool = true, workers: Int = 1
  ) throws(SpatialError) {
    do {
      let found = try Transformation(from: source, to: target, gridFolders: gridFolders, usesGrids: usesGrids)
      let operation = ProjectionOperation(
        source: source, target: target, name: found.name, accuracyMetres: found.accuracyMetres, grids: found.grids)
      self.init(found, operation, workers: workers)
    } catch {
      throw SpatialError(error.description)
    }
  }

  private init(_ transformation: Transformation, _ operation: ProjectionOperation, workers: Int) {
    self.operation = operation
    self.transformation = Mutex(transformation)
    self.workers = workers
  }

  /// The same operation for a worker of its own; its answers are bit for bit the same.
  package func copy() throws(SpatialError) -> Projector {
    do { return Projector(try clone(), operation, workers: workers) } catch { throw SpatialError(error.description) }
  }

  private func clone() throws(PROJError) -> Transformation {
    try transformation.withLock { (transformation) throws(PROJError) in try transformation.clone() }
  }

  /// Carries points from the source system to the target system, in place.
  ///
  /// A point that cannot be carried over, because it lies outside the operation's domain, becomes nan in both
  /// coordinates. The others are not affected.
  public func forward(_ x: inout ContiguousArray<Double>, _ y: inout ContiguousArray<Double>) throws(SpatialError) {
    try carry(&x, &y, inverse: false)
  }

  /// Carries points from the target system back to the source system, in place; failures as in `forward`.
  public func inverse(_ x: inout ContiguousArray<Double>, _ y: inout ContiguousArray<Double>) throws(SpatialError) {
    try carry(&x, &y, inverse: true)
  }

  private func carry(
    _ x: inout ContiguousArray<Double>, _ y: inout ContiguousArray<Double>, inverse: Bool
  ) throws(SpatialError) {
    precondition(x.count == y.count, "as many x as y")
    // A clone costs 0.7 ms, as much as some thousand points.
    let ranges = Parallel.ranges(of: x.count, workers: workers, least: 10_000)
    do {
      if ranges.count == 1 {
        try transformation.withLock { (worker) throws(PROJError) in
          try Self.carry(&x, &y, by: worker, inverse: inverse)
        }
      } else {
        try carryInParallel(&x, &y, ranges, inverse: inverse)
      }
    } catch {
      throw SpatialError(error.description)
    }
    for index in x.indices where !x[index].isFinite || !y[index].isFinite {
      x[index] = .nan
      y[index] = .nan
    }
  }

  private func carryInParallel(
    _ x: inout ContiguousArray<Double>, _ y: inout ContiguousArray<Double>, _ ranges: [Range<Int>], inverse: Bool
  ) throws(PROJError) {
    struct Piece: Sendable {
      var x: ContiguousArray<Double>
      var y: ContiguousArray<Double>
      let worker: Transformation
    }
    var pieces: [Piece] = []
    for range in ranges {
      pieces.append(
        Piece(x: ContiguousArray(x[range]), y: ContiguousArray(y[range]), worker: try clone()))
    }
    let carried = Parallel.map(pieces, workers: workers) { piece -> Result<Piece, PROJError> in
      var piece = piece
      do throws(PROJError) {
        try Self.carry(&piece.x, &piece.y, by: piece.worker, inverse: inverse)
        return .success(piece)
      } catch {
        return .failure(error)
      }
    }
    for (range, result) in zip(ranges, carried) {
      let piece = try result.get()
      x.replaceSubrange(range, with: piece.x)
      y.replaceSubrange(range, with: piece.y)
    }
  }

  private static func carry(
    _ x: inout ContiguousArray<Double>, _ y: inout ContiguousArray<Double>, by worker: Transformation, inverse: Bool
  ) throws(PROJError) {
    guard inverse else {
      var xs = x.mutableSpan
      var ys = y.mutableSpan
      try worker.forward(&xs, &ys)
      return
    }
    // The seven-parameter shift works in three dimensions and drops the height, so that its inverse misses by a
    // millimetre. Going there, back and there again measures the miss and takes it off.
    let first = try once(x, y, worker.inverse)
    let again = try once(first.0, first.1, worker.forward)
    let miss = try once(again.0, again.1, worker.inverse)
    for index in x.indices {
      x[index] = first.0[index] + (first.0[index] - miss.0[index])
      y[index] = first.1[index] + (first.1[index] - miss.1[index])
    }
  }

  private static func once(
    _ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>,
    _ step: (inout MutableSpan<Double>, inout MutableSpan<Double>) throws(PROJError) -> Void
  ) throws(PROJError) -> (ContiguousArray<Double>, ContiguousArray<Double>) {
    var (x, y) = (x, y)
    var xs = x.mutableSpan
    var ys = y.mutableSpan
    try step(&xs, &ys)
    return (x, y)
  }
}
