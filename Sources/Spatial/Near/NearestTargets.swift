/// Finds the targets nearest to any place, and how far off they are.
///
/// Distances are straight lines in metres: a railway or a river between is not seen.
public struct NearestTargets: Sendable {
  /// In place of a target: there is none.
  public static let none: Int32 = -1

  /// A target near a place.
  public struct Target: Sendable, Equatable {
    /// Its number.
    public let number: Int
    /// How far off it is.
    public let metres: Double
  }

  private let tree: PlaceTree

  /// - Parameters:
  ///   - x: eastings of the targets in metres, finite.
  ///   - y: northings.
  /// - Complexity: O(n log² n).
  public init(x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    precondition(x.count == y.count, "as many x as y")
    tree = PlaceTree(x: x, y: y)
  }

  /// The nearest targets, the nearest first, equally near ones by their numbers; fewer where there are no more.
  ///
  /// - Parameters:
  ///   - count: how many at most, at least 1.
  ///   - x: easting of the place in metres, finite.
  ///   - y: northing.
  ///   - metres: how far off they may be, that far included; nil for any distance.
  /// - Complexity: O(log n + count²) for targets in the plane, however they gather.
  public func nearest(_ count: Int, toX x: Double, y: Double, within metres: Double? = nil) -> [Target] {
    precondition(count >= 1, "at least one target")
    return tree.nearest(count, toX: x, y: y).map { Target(number: $0.place, metres: $0.squared.squareRoot()) }
      .filter { target in metres.map { target.metres <= $0 } ?? true }
  }

  /// The nearest target of each location, as columns.
  ///
  /// - Parameters:
  ///   - x: eastings of the locations in metres.
  ///   - y: northings.
  ///   - workers: how many threads may work at a time; the answer does not depend on it.
  /// - Returns: the target's number, or `none` where there is no target or a coordinate is not finite, and the distance, nan
  ///   there.
  /// - Complexity: O(m log n) for m locations and n targets.
  public func nearest(
    toX x: ContiguousArray<Double>, y: ContiguousArray<Double>, workers: Int = 1
  ) -> (target: ContiguousArray<Int32>, metres: ContiguousArray<Double>) {
    precondition(x.count == y.count, "as many x as y")
    let pieces = Parallel.map(Parallel.ranges(of: x.count, workers: workers, least: 2_000), workers: workers) { range in
      range.map { place in
        x[place].isFinite && y[place].isFinite ? nearest(1, toX: x[place], y: y[place]).first : nil
      }
    }
    let found = pieces.lazy.joined()
    return (
      ContiguousArray(found.map { $0.map { Int32($0.number) } ?? Self.none }),
      ContiguousArray(found.map { $0?.metres ?? .nan })
    )
  }
}
