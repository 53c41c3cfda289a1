public import Spatial

/// Neighbours as the definitions read: every pair looked at.
public enum SlowNeighbours {
  private static func squared(_ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>, _ a: Int, _ b: Int) -> Double
  {
    (x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b])
  }

  /// Every other place within a distance.
  public static func within(_ metres: Double, x: ContiguousArray<Double>, y: ContiguousArray<Double>) -> Neighbours {
    Neighbours(rows: x.indices.map { a in x.indices.filter { $0 != a && squared(x, y, a, $0) <= metres * metres } })
  }

  /// The nearest other places, lower numbers first among equally near ones.
  public static func nearest(
    _ count: Int, isSymmetric: Bool, x: ContiguousArray<Double>, y: ContiguousArray<Double>
  ) -> Neighbours {
    let rows = x.indices.map { a in
      Set(x.indices.filter { $0 != a }.sorted { (squared(x, y, a, $0), $0) < (squared(x, y, a, $1), $1) }.prefix(count))
    }
    guard isSymmetric else { return Neighbours(rows: rows.map(Array.init)) }
    return Neighbours(
      rows: rows.indices.map { a in rows.indices.filter { rows[a].contains($0) || rows[$0].contains(a) } })
  }
}
