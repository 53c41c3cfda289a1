/// Geary's C of a whole map: how unlike neighbouring values are.
///
/// `C = ((n - 1) / (2 S0)) Σij wij (x_i - x_j)² / Σz²`, `E = 1`, variance under randomisation by Cliff and Ord, with
/// the k of `GlobalMoran`:
///
/// ```
/// A = (n - 1) S1 (n² - 3n + 3 - (n - 1) k)
/// B = (n - 1) S2 (n² + 3n - 6 - (n² - n + 2) k) / 4
/// Var = (A - B + S0² (n² - 3 - (n - 1)² k)) / (n (n - 2)(n - 3) S0²)
/// ```
///
/// Null hypothesis: every arrangement of the values over the places is equally likely. Below 1: neighbours are alike. z
/// is turned about, (1 - C) / sqrt(Var), so that likeness is above 0 as with Moran's I.
///
/// Geary (1954), The contiguity ratio and statistical mapping, The Incorporated Statistician 5, 115-146,
/// doi:10.2307/2986645. Cliff and Ord (1981), Spatial processes: models and applications, Pion.
public enum GlobalGeary {
  /// The statistic of a map; `Tail.greater` asks for likeness.
  ///
  /// - Parameters:
  ///   - values: one for each place; one that is not finite takes no part.
  ///   - isRowStandardised: whether the weights of every row are divided by their sum.
  /// - Precondition: a value for every place.
  /// - Complexity: O(n k log k).
  public static func score(
    _ values: ContiguousArray<Double>, _ neighbours: Neighbours, isRowStandardised: Bool = true,
    tail: Tail = .twoSided
  ) -> GlobalScore {
    let map = GlobalMap(values, neighbours, isRowStandardised: isRowStandardised)
    let (n, s0, s1, s2, k) = (map.n, map.sums.all, map.sums.pairs, map.sums.places, map.kurtosis)
    let differences = map.sum { ($0 - $1) * ($0 - $1) }
    let first = (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k)
    let second = (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k) / 4
    let third = s0 * s0 * (n * n - 3 - (n - 1) * (n - 1) * k)
    return GlobalScore(
      value: map.isDefined ? (n - 1) / (2 * s0) * differences / map.centred.squares : .nan, expectation: 1,
      variance: (first - second + third) / (n * (n - 2) * (n - 3) * s0 * s0), sign: -1,
      statistic: "Geary's C, \(map.weightsName)", tail: tail)
  }
}
