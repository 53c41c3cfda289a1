public import Spatial

/// The polygon of each point as GEOS tells it, point by point, without a grid.
public enum SlowLocate {
  /// Asks for handfuls of points that are too few for a grid to be laid.
  public static func locate(
    _ index: AreaIndex, x: ContiguousArray<Double>, y: ContiguousArray<Double>
  ) throws -> ContiguousArray<Int32> {
    var found = ContiguousArray<Int32>()
    for start in stride(from: 0, to: x.count, by: 500) {
      let points = start..<min(start + 500, x.count)
      found.append(contentsOf: try index.locate(x: ContiguousArray(x[points]), y: ContiguousArray(y[points])))
    }
    return found
  }
}
