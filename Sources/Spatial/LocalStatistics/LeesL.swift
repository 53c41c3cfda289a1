/// Lee's L: whether two variables, each smoothed over neighbours, are high and low in the same places.
///
/// With zx and zy the values less their means and w the weights, standardised by rows unless asked:
///
/// ```
/// L   = n / Σi (Σj wij)² · Σi (Σj wij zx_j)(Σj wij zy_j) / √(Σ zx² Σ zy²)
/// L_i = n · (Σj wij zx_j)(Σj wij zy_j) / √(Σ zx² Σ zy²)
/// ```
///
/// as R's `spdep::lee` has it; with rows that add up to 1, L is the mean of L_i. By default a place counts among its
/// own neighbours, with a weight of 1 beside theirs (`include.self` in spdep): L is then the correlation of the two
/// smoothed maps, shrunk by how much smoothing flattens both. Without, what meets *at* a place is not looked at. About
/// 1 where both maps are smooth and alike, about -1 where one is the other's negative, near 0 where they have nothing
/// in common *or* where neither is smooth.
///
/// Null hypothesis of the whole map: the pairs (x, y) lie where they do by chance; every arrangement of the *pairs*
/// over the places is equally likely. A pair is never torn apart, so the correlation r of x and y is the same in every
/// arrangement, and L is expected to be a part of r:
///
/// ```
/// E = r (Σij wij² - (Σi (Σj wij)² - Σij wij²)/(n - 1)) / Σi (Σj wij)²
/// ```
///
/// Of a place: given its own pair, every arrangement of the other pairs over the other places is equally likely. p =
/// (M + 1)/(R + 1) from random arrangements; two-sided by default, by the distance from the exact expectation.
///
/// nan: a variable that does not vary, a value that is not finite, without self a place without neighbours; for p also
/// fewer than three places, and a place for which every arrangement gives the same.
///
/// The common misreading: a small p does not say that x and y are correlated (r does, and its usual p is too small on a
/// map), but that they go together *in space* more than r alone would make them. Nor does a high L_i say that both are
/// high: both may be low; see the quadrant. And two maps of areas that agree say nothing of the persons in them.
///
/// Lee (2001), Developing a bivariate spatial association measure: an integration of Pearson's r and Moran's I, Journal
/// of Geographical Systems 3, 369-385, doi:10.1007/s101090100064. Lee (2004), A generalized significance testing method
/// for global measures of spatial association, Environment and Planning A 36, 1687-1703, doi:10.1068/a34143.
public struct LeesL: Sendable, Equatable {
  /// Whether the weights of every row are divided by their sum.
  public let isRowStandardised: Bool
  /// Whether a place counts among its own neighbours, with a weight of 1.
  public let includesSelf: Bool
  /// Which departures count.
  public let tail: Tail
  /// How many random arrangements, from which seed; those of a place hold its own pair, those of the map none.
  public let permutations: ConditionalPermutation

  /// How to smooth and how to test.
  public init(
    isRowStandardised: Bool = true, includesSelf: Bool = true, tail: Tail = .twoSided,
    permutations: ConditionalPermutation = ConditionalPermutation()
  ) {
    self.isRowStandardised = isRowStandardised
    self.includesSelf = includesSelf
    self.tail = tail
    self.permutations = permutations
  }

  /// The statistic of a whole map.
  ///
  /// - Parameters:
  ///   - x: one value for each place; a place where either is not finite takes no part.
  ///   - y: the other value for each place.
  ///   - neighbours: whose weights apply.
  ///   - workers: how many threads may work at a time; the answer does not depend on it.
  /// - Precondition: a value of each for every place.
  /// - Complexity: O(R n k).
  public func global(
    _ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>, _ neighbours: Neighbours, workers: Int = 1
  ) -> LeesLScore {
    let map = pairedMap(DefinedPlaces([x, y], neighbours))
    let (rows, weights) = map.weightSums
    let isDefined = rows > 0 && !map.correlation.isNaN
    let part = (weights - (rows - weights) / Double(map.count - 1)) / rows
    let isTested = isDefined && map.count > 2
    var p = Double.nan
    if isTested {
      let region = map.region(expectation: map.correlation * part * rows, tail)
      let ranges = Parallel.ranges(of: permutations.count, workers: workers * 4, least: 8)
      let extreme = Parallel.map(ranges, workers: workers) { range in
        range.reduce(0) { $0 + region.holds(map.total(arranged(map.pairs, replica: $1))) }
      }
      p = Double(extreme.reduce(1, +)) / Double(permutations.count + 1)
    }
    return LeesLScore(
      value: isDefined ? map.total(map.pairs) / rows : .nan,
      expectation: isDefined && map.count > 1 ? map.correlation * part : .nan, correlation: map.correlation, p: p,
      test: SignificanceTest(
        statistic: "Lee's L, \(weightsName)",
        nullHypothesis: "every arrangement of the pairs of values over the places is equally likely", tail: tail,
        reference: .replicas(permutations.count, seed: permutations.seed), correction: .none, tests: isTested ? 1 : 0))
  }

  /// The statistic of every place.
  ///
  /// - Parameters:
  ///   - x: one value for each place; a place where either is not finite takes no part.
  ///   - y: the other value for each place.
  ///   - neighbours: whose weights apply.
  ///   - workers: how many threads may work at a time; the answer does not depend on it.
  /// - Precondition: a value of each for every place.
  /// - Complexity: O(R n k).
  public func local(
    _ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>, _ neighbours: Neighbours, workers: Int = 1
  ) -> LeesLScores {
    let defined = DefinedPlaces([x, y], neighbours)
    let map = pairedMap(defined)
    let isDefined = ContiguousArray(map.scale.map { $0 > 0 && !map.correlation.isNaN })
    let value = ContiguousArray((0..<map.count).map { isDefined[$0] ? map.product($0) : .nan })
    let tested = (0..<map.count).map { isDefined[$0] ? map.conditional($0, tail) : (.nan, nil) }
    let expectation = ContiguousArray(tested.map(\.expectation))
    let regions = tested.map(\.region)
    let p = p(map, regions, workers: workers)
    let quadrants = ContiguousArray<MoranQuadrant?>(
      (0..<map.count).map { place in
        guard isDefined[place] else { return nil }
        let sums = map.sums(place, map.pairs)
        return MoranQuadrant(value: sums.x, lag: sums.y)
      })
    return LeesLScores(
      value: defined.spread(value, undefined: .nan), expectation: defined.spread(expectation, undefined: .nan),
      p: defined.spread(p, undefined: .nan), q: defined.spread(BenjaminiHochberg.adjusted(p), undefined: .nan),
      quadrants: defined.spread(quadrants, undefined: nil),
      test: SignificanceTest(
        statistic: "local Lee's L, \(weightsName)",
        nullHypothesis:
          "given the pair of values at a place, every arrangement of the other pairs over the other places "
          + "is equally likely", tail: tail, reference: .permutations(permutations.count, seed: permutations.seed),
        correction: .benjaminiHochberg, tests: p.count { !$0.isNaN }))
  }

  private var weightsName: String {
    "\(isRowStandardised ? "row-standardised weights" : "weights as given"), \(includesSelf ? "with" : "without") self"
  }

  private func pairedMap(_ defined: DefinedPlaces) -> PairedMap {
    PairedMap(
      defined.columns[0], defined.columns[1], defined.neighbours, isRowStandardised: isRowStandardised,
      includesSelf: includesSelf)
  }

  private func arranged(_ pairs: ContiguousArray<SIMD2<Double>>, replica: Int) -> ContiguousArray<SIMD2<Double>> {
    var (pairs, random) = (pairs, RandomNumbers(seed: permutations.seed, item: replica))
    for place in pairs.indices { pairs.swapAt(place, place + random.below(pairs.count - place)) }
    return pairs
  }

  private func p(_ map: PairedMap, _ regions: [ExtremeRegion?], workers: Int) -> ContiguousArray<Double> {
    let degrees = regions.indices.lazy.filter { regions[$0] != nil }.map { map.neighbours.degree(of: $0) }
    let length = min(map.count, (degrees.max() ?? 0) + 1)
    let ranges = Parallel.ranges(of: map.count, workers: workers * 4, least: 16)
    var extreme = ContiguousArray(repeating: 0, count: map.count)
    var done = 0
    while done < permutations.count && length > 1 {
      let block = done..<min(permutations.count, done + ConditionalPermutation.blockSize(length: length))
      let samples = SharedSamples(
        seed: permutations.seed, replicas: block, length: length, places: map.count, workers: workers)
      let counts = Parallel.map(ranges, workers: workers) { range in
        range.map { place in regions[place].map { map.count(of: place, in: $0, samples) } ?? 0 }
      }
      for (place, count) in counts.joined().enumerated() { extreme[place] += count }
      done = block.upperBound
    }
    return ContiguousArray(
      regions.indices.map { regions[$0] == nil ? .nan : Double(extreme[$0] + 1) / Double(permutations.count + 1) })
  }
}

/// Lee's L of a whole map.
public struct LeesLScore: Sendable, Equatable {
  /// L.
  public let value: Double
  /// What L is expected to be where the pairs lie by chance: a part of their correlation.
  public let expectation: Double
  /// Pearson's r of the two variables, which arrangement does not change.
  public let correlation: Double
  /// 1/(R + 1) ... 1.
  public let p: Double
  /// What was tested.
  public let test: SignificanceTest
}

/// Lee's L of every place.
public struct LeesLScores: Sendable, Equatable {
  /// L_i.
  public let value: ContiguousArray<Double>
  /// What L_i is expected to be where all pairs but the place's own lie by chance.
  public let expectation: ContiguousArray<Double>
  /// The p-value of each place by itself, 1/(R + 1) ... 1.
  public let p: ContiguousArray<Double>
  /// The smallest false discovery rate over the map at which the place is significant (Benjamini and Hochberg).
  public let q: ContiguousArray<Double>
  /// Whether the smoothed x and the smoothed y of each place are high or low, in this order, significant or not; nil
  /// where undefined.
  public let quadrants: ContiguousArray<MoranQuadrant?>
  /// What was tested.
  public let test: SignificanceTest

  /// The quadrant of each place that is significant at a false discovery rate over the map, and nil elsewhere.
  public func significantQuadrants(at rate: Double = 0.05) -> ContiguousArray<MoranQuadrant?> {
    ContiguousArray(quadrants.indices.map { q[$0] <= rate ? quadrants[$0] : nil })
  }
}
