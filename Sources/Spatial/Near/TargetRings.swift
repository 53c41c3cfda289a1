/// What lies within a distance of each of some targets, and which of it is nearest to which.
///
/// Around each target is a disc of D metres, its edge included. What lies in several discs counts for each, so that the
/// counts of a crowded street add up to more than there is. The nearest point alone counts it once: targets that share a
/// point share that count, and the counts of distinct points add up to all that is within D of any target.
public struct TargetRings: Sendable {
  /// D.
  public let metres: Double
  /// The distinct point of each target; points are numbered from south to north and from west to east.
  public let point: ContiguousArray<Int32>
  /// How many targets each point has.
  public let targetsOfPoint: ContiguousArray<Int>
  private let grid: NeighbourGrid

  /// - Parameters:
  ///   - metres: D, above 0.
  ///   - x: eastings of the targets in metres, finite.
  ///   - y: northings.
  /// - Complexity: O(n log n).
  public init(metres: Double, x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    precondition(x.count == y.count && metres > 0, "as many x as y, a distance above 0")
    var point = ContiguousArray<Int32>(repeating: 0, count: x.count)
    var first: [Int] = []
    var counts = ContiguousArray<Int>()
    for target in x.indices.sorted(by: { (y[$0], x[$0]) < (y[$1], x[$1]) }) {
      if let last = first.last, x[last] == x[target], y[last] == y[target] {
        counts[counts.count - 1] += 1
      } else {
        first.append(target)
        counts.append(1)
      }
      point[target] = Int32(first.count - 1)
    }
    self.metres = metres
    self.point = point
    targetsOfPoint = counts
    grid = NeighbourGrid(
      Locations(
        x: ContiguousArray(first.map { x[$0] }), y: ContiguousArray(first.map { y[$0] }), weight: counts),
      distance: metres)
  }

  /// Weights by target, as columns.
  public struct Counts: Sendable, Equatable {
    /// Within D of the target.
    public let within: [Int]
    /// Of these, what is nearest to the target's point; of equally near points the first has it.
    public let nearest: [Int]
    /// Of these, what is within D of another target too, be it at the same point.
    public let shared: [Int]
    /// Within D of any target, once.
    public let any: Int
  }

  /// What lies around each target.
  ///
  /// - Parameters:
  ///   - x: eastings of locations in metres. Those that are not finite are near nothing.
  ///   - y: northings.
  ///   - weight: of each location, at least 0.
  /// - Complexity: O(n k) for n locations with a weight and k targets' points in the nine squares of D around one.
  public func counts(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, weight: ContiguousArray<Int>
  ) -> Counts {
    precondition(x.count == y.count && x.count == weight.count, "columns of equal length")
    let points = targetsOfPoint.count
    var (within, nearest) = ([Int](repeating: 0, count: points), [Int](repeating: 0, count: points))
    var shared = within
    var any = 0
    var near: [Int] = []
    for location in x.indices where weight[location] > 0 && x[location].isFinite && y[location].isFinite {
      var best: (squared: Double, point: Int)?
      near.removeAll(keepingCapacity: true)
      grid.forEach(nearX: x[location], y: y[location]) { point, squared in
        near.append(point)
        if best.map({ (squared, point) < $0 }) ?? true { best = (squared, point) }
      }
      guard let best else { continue }
      any += weight[location]
      nearest[best.point] += weight[location]
      let isShared = near.count > 1 || targetsOfPoint[best.point] > 1
      for point in near {
        within[point] += weight[location]
        if isShared { shared[point] += weight[location] }
      }
    }
    func byTarget(_ values: [Int]) -> [Int] { point.map { values[Int($0)] } }
    return Counts(within: byTarget(within), nearest: byTarget(nearest), shared: byTarget(shared), any: any)
  }
}
