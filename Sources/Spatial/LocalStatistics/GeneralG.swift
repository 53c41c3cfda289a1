/// The general G of a whole map: whether high values lie together, or low ones.
///
/// `G = Σij wij x_i x_j / Σ(i≠j) x_i x_j`, `E = S0 / (n (n - 1))`, and with m_j = Σx^j:
///
/// ```
/// E[G²] = (B0 m2² + B1 m4 + B2 m1² m2 + B3 m1 m3 + B4 m1⁴) / ((m1² - m2)² n (n - 1)(n - 2)(n - 3))
/// B0 = (n² - 3n + 3) S1 - n S2 + 3 S0²        B1 = -((n² - n) S1 - 2n S2 + 6 S0²)
/// B2 = -(2n S1 - (n + 3) S2 + 6 S0²)          B3 = 4(n - 1) S1 - 2(n + 1) S2 + 8 S0²       B4 = S1 - S2 + S0²
/// ```
///
/// Null hypothesis: every arrangement of the values over the places is equally likely. z above 0: high values lie
/// together; below: low ones do. Where both do they cancel, and Moran's I sees what G does not. Binary weights unless
/// asked.
///
/// Getis and Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x, with the B1 of their erratum, Geographical Analysis
/// 25, 276.
public enum GeneralG {
  /// The statistic of a map.
  ///
  /// - Parameters:
  ///   - values: 0 or more, one for each place; one that is not finite takes no part.
  ///   - isRowStandardised: whether the weights of every row are divided by their sum.
  /// - Precondition: a value for every place.
  /// - Throws: where a value is below 0, for which G has no meaning.
  /// - Complexity: O(n k log k).
  public static func score(
    _ values: ContiguousArray<Double>, _ neighbours: Neighbours, isRowStandardised: Bool = false,
    tail: Tail = .twoSided
  ) throws(SpatialError) -> GlobalScore {
    if let place = values.firstIndex(where: { $0 < 0 }) {
      throw SpatialError(
        "The general G is for values of 0 or more, and place \(place) has \(values[place]): use Moran's I.")
    }
    let map = GlobalMap(values, neighbours, isRowStandardised: isRowStandardised)
    let mean = map.centred.mean
    let cross = map.sum { ($0 + mean) * ($1 + mean) }
    // In units of the mean, so that fourth powers stay within reach.
    let m = Powers(map.centred.values.map { ($0 + mean) / mean })
    let pairs = m.first * m.first - m.second
    return GlobalScore(
      value: map.isDefined ? cross / (mean * mean * pairs) : .nan, expectation: map.sums.all / (map.n * (map.n - 1)),
      variance: map.isDefined ? variance(map, m, pairs) : .nan, statistic: "general G, \(map.weightsName)", tail: tail)
  }

  private static func variance(_ map: GlobalMap, _ m: Powers, _ pairs: Double) -> Double {
    let (n, s0, s1, s2) = (map.n, map.sums.all, map.sums.pairs, map.sums.places)
    let b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0
    let b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)
    let b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0)
    let b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0
    let b4 = s1 - s2 + s0 * s0
    let highest = b1 * m.fourth + b3 * m.first * m.third
    let squares = b0 * m.second * m.second + b2 * m.first * m.first * m.second
    let sum = highest + squares + b4 * m.first * m.first * m.first * m.first
    let expectation = s0 / (n * (n - 1))
    return sum / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3)) - expectation * expectation
  }
}

private struct Powers {
  var first = 0.0
  var second = 0.0
  var third = 0.0
  var fourth = 0.0

  init(_ values: [Double]) {
    for value in values {
      first += value
      second += value * value
      third += value * value * value
      fourth += value * value * value * value
    }
  }
}
