/// Moran's I of a whole map: whether like values lie together anywhere.
///
/// `I = (n / S0) Σij wij z_i z_j / Σz²`, `E = -1 / (n - 1)`, variance under randomisation by Cliff and Ord:
///
/// ```
/// k = n Σz⁴ / (Σz²)²
/// Var = (n ((n² - 3n + 3) S1 - n S2 + 3 S0²) - k ((n² - n) S1 - 2n S2 + 6 S0²)) / ((n - 1)(n - 2)(n - 3) S0²) - E²
/// ```
///
/// Null hypothesis: every arrangement of the values over the places is equally likely. Above 0: like values lie
/// together. A place without neighbours counts in n and adds nothing to S0.
///
/// One number for a map says *that* something is clustered, not where, and hides a map that is clustered in one half
/// and scattered in the other.
///
/// Cliff and Ord (1981), Spatial processes: models and applications, Pion. Moran (1950), Notes on continuous stochastic
/// phenomena, Biometrika 37, 17-23, doi:10.1093/biomet/37.1-2.17.
public enum GlobalMoran {
  /// The statistic of a map.
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
    let (n, s0, s1, s2) = (map.n, map.sums.all, map.sums.pairs, map.sums.places)
    let cross = map.sum { $0 * $1 }
    let expectation = -1 / (n - 1)
    let even = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
    let peaked = map.kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)
    let square = (even - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0)
    return GlobalScore(
      value: map.isDefined ? n / s0 * cross / map.centred.squares : .nan, expectation: expectation,
      variance: square - expectation * expectation, statistic: "Moran's I, \(map.weightsName)", tail: tail)
  }
}
