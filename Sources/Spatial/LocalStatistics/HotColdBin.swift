/// Hot or cold with the confidence of its false discovery rate, as -3 ... 3 (ArcGIS calls the column Gi_Bin).
public enum HotColdBin: Int, Sendable, CaseIterable, Comparable {
  /// Low, at a false discovery rate of 1 %.
  case cold99 = -3
  /// Low, at 5 %.
  case cold95 = -2
  /// Low, at 10 %.
  case cold90 = -1
  /// Neither.
  case notSignificant = 0
  /// High, at 10 %.
  case hot90 = 1
  /// High, at 5 %.
  case hot95 = 2
  /// High, at a false discovery rate of 1 %.
  case hot99 = 3

  /// The colder first.
  public static func < (a: HotColdBin, b: HotColdBin) -> Bool { a.rawValue < b.rawValue }

  /// The bin of each place by the adjusted p-values (`q`, map-wide); nil where the test is undefined.
  ///
  /// Hot where both z and `side` are above, cold where both are below. They differ only for Gi* by permutation, at a
  /// place that is high among significantly low neighbours or the reverse: that is neither hot nor cold, and local
  /// Moran's I tells it apart.
  public static func bins(of scores: LocalScores) -> ContiguousArray<HotColdBin?> {
    ContiguousArray(scores.q.indices.map { bin(z: scores.z[$0], side: scores.side[$0], q: scores.q[$0]) })
  }

  private static func bin(z: Double, side: Int, q: Double) -> HotColdBin? {
    if z.isNaN || q.isNaN { return nil }
    let level = q <= 0.01 ? 3 : q <= 0.05 ? 2 : q <= 0.1 ? 1 : 0
    return z > 0 && side > 0
      ? HotColdBin(rawValue: level) : z < 0 && side < 0 ? HotColdBin(rawValue: -level) : .notSignificant
  }
}
