internal import GEOS

/// Where the areas of a layer lie over one another, and where they leave gaps: both are nothing where areas tile the ground.
///
/// Nothing that was drawn is too small to be told. Boundaries drawn apart, or generalised each by itself, leave many slivers
/// of a few square metres, which are no fault of anyone's counts: judge by the size.
public struct AreaCoverage: Sendable {
  /// Two areas that lie over one another.
  public struct Overlap: Sendable, Equatable {
    /// The number of an area.
    public let first: Int
    /// The number of the other, above the first.
    public let second: Int
    /// The ground that both cover.
    public let squareMetres: Double
  }

  /// The pairs that overlap, the largest overlap first, then by number.
  public let overlaps: [Overlap]
  /// The ground that is covered more than once, counted once however many areas cover it.
  public let overlapSquareMetres: Double
  /// The size of each gap in square metres, the largest first. A gap is ground that no area covers and that has no way to the
  /// outside but through areas; with a study area, any of its ground that no area covers, each piece by itself.
  public let gaps: [Double]

  /// The square metres of all gaps.
  public var gapSquareMetres: Double { gaps.reduce(0, +) }

  /// Nobody draws a square millimetre: less is what an overlay rounds.
  private static let leastSquareMetres = 1e-6
  /// What adding up the areas rounds, as a share of their sum.
  private static let rounding = 1e-12

  /// - Parameters:
  ///   - index: the areas, in metres.
  ///   - study: the ground that they are meant to cover; without it only gaps that areas enclose are known.
  ///   - workers: how many threads may work at a time, each with geometries of its own.
  /// - Complexity: O(v log v) for areas of v vertices, and where any overlap an overlay for each pair whose boxes touch, which
  ///   are some 4 p in a layer of p areas side by side.
  public init(of index: AreaIndex, within study: MultiPolygon? = nil, workers: Int = 1) throws(SpatialError) {
    do {
      let batch = try GeometryBatch()
      var numbers: [Int] = []
      for polygon in index.polygons { numbers.append(try batch.append(polygon.coordinates)) }
      let union = numbers.isEmpty ? nil : try batch.union(numbers)
      let sum = index.squareMetres.reduce(0, +)
      let excess = try sum - (union.map { union throws(GEOSError) in try batch.area(union) } ?? 0)
      // Areas that weigh no more than their union need not be laid over one another, which would take most of the time.
      let common = excess > Self.rounding * sum ? try Self.common(index, workers) : []
      overlaps = common.map(\.overlap).sorted {
        ($1.squareMetres, $0.first, $0.second) < ($0.squareMetres, $1.first, $1.second)
      }
      var pieces: [Int] = []
      for pair in common { pieces.append(try batch.append(pair.ground.coordinates)) }
      overlapSquareMetres = pieces.isEmpty ? 0 : try batch.area(try batch.union(pieces))
      gaps = try Self.gaps(study, union, batch)
    } catch {
      throw SpatialError(error.description)
    }
  }

  private static func common(
    _ index: AreaIndex, _ workers: Int
  ) throws(GEOSError) -> [(overlap: Overlap, ground: MultiPolygon)] {
    let ranges = Parallel.ranges(of: index.count, workers: workers, least: 50)
    let pieces = Parallel.map(ranges, workers: workers) {
      range -> Result<[(overlap: Overlap, ground: MultiPolygon)], GEOSError> in
      do throws(GEOSError) { return .success(try common(index, range)) } catch { return .failure(error) }
    }
    var result: [(overlap: Overlap, ground: MultiPolygon)] = []
    for piece in pieces { result += try piece.get() }
    return result
  }

  private static func common(
    _ index: AreaIndex, _ range: Range<Int>
  ) throws(GEOSError) -> [(overlap: Overlap, ground: MultiPolygon)] {
    let (lookup, batch, numbers) = try index.lookup()
    var found: [(overlap: Overlap, ground: MultiPolygon)] = []
    for first in range {
      for second in lookup.candidates(near: numbers[first]) where second > first {
        guard try lookup.intersects(first, numbers[second]) else { continue }
        let ground = try batch.intersection(numbers[first], numbers[second])
        let area = try batch.area(ground)
        if area > leastSquareMetres {
          let overlap = Overlap(first: first, second: second, squareMetres: area)
          found.append((overlap, MultiPolygon(try batch.polygon(ground))))
        }
        batch.removeAll(from: numbers.count)
      }
    }
    return found
  }

  private static func gaps(
    _ study: MultiPolygon?, _ union: Int?, _ batch: GeometryBatch
  ) throws(GEOSError) -> [Double] {
    let ground: Int
    if let study {
      ground = try batch.append(study.coordinates)
    } else if let union {
      // Filled: an area within a gap, as an island in a lake, is a part of its own.
      ground = try batch.union([try batch.append(MultiPolygon(try batch.polygon(union)).shells.coordinates)])
    } else {
      return []
    }
    let gaps = try union.map { union throws(GEOSError) in try batch.difference(ground, union) } ?? ground
    return MultiPolygon(try batch.polygon(gaps)).partSquareMetres.filter { $0 > leastSquareMetres }.sorted(by: >)
  }
}

extension MultiPolygon {
  /// The parts without their holes.
  fileprivate var shells: MultiPolygon {
    var result = MultiPolygon()
    for part in 0..<partCount {
      if let shell = rings(ofPart: part).first { result.appendPart(rings: [shell.map { (x[$0], y[$0]) }]) }
    }
    return result
  }

  /// The square metres of each part, holes taken off.
  fileprivate var partSquareMetres: [Double] {
    (0..<partCount).map { part in
      rings(ofPart: part).enumerated().reduce(0) { sum, ring in
        let area = abs(signedArea(of: ring.element))
        return ring.offset == 0 ? area : sum - area
      }
    }
  }
}
