/// The false discovery rate over all tests of a map.
///
/// Sort p(1) <= ... <= p(m); k = max{i : p(i) <= i alpha / m}; significant is what has p <= p(k), and nothing where there is no such
/// i: the step-up procedure, which looks from the greatest p down and does not stop at the first that fails. Valid for
/// independent tests and for those that depend on one another positively, as neighbouring cells do.
///
/// Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical Society B 57,
/// 289-300, doi:10.1111/j.2517-6161.1995.tb02031.x.
public enum BenjaminiHochberg {
  /// The smallest false discovery rate at which each test would be significant: `q <= alpha` is the procedure above.
  ///
  /// - Parameter p: nan where a test is undefined; it is not counted among the m.
  /// - Returns: adjusted values in 0 ... 1, nan where p is.
  /// - Complexity: O(m log m).
  public static func adjusted(_ p: ContiguousArray<Double>) -> ContiguousArray<Double> {
    let order = p.indices.filter { !p[$0].isNaN }.sorted { (p[$0], $0) < (p[$1], $1) }
    var adjusted = ContiguousArray(repeating: Double.nan, count: p.count)
    var least = 1.0
    for (rank, index) in order.enumerated().reversed() {
      least = min(least, p[index] * Double(order.count) / Double(rank + 1))
      adjusted[index] = least
    }
    return adjusted
  }
}
