/// Gi and Gi* of Getis and Ord: where high values, or low ones, lie together.
///
/// ```
/// Gi*: x̄ = Σx / n; s² = Σ(x - x̄)² / n; Wi = Σj wij; S1i = Σj wij²; the place itself counts, with weight wii
///      z = (Σj wij xj - x̄ Wi) / sqrt(s² (n S1i - Wi²) / (n - 1))
/// Gi:  the place itself does not count, and x̄i, si² are those of the n - 1 others
///      z = (Σj wij xj - x̄i Wi) / sqrt(si² ((n - 1) S1i - Wi²) / (n - 2))
/// ```
///
/// `value` is the weighted sum Σj wij xj, in the units of the values: with binary weights and Gi*, the incidents of a
/// cell and its neighbours. `expectation` and `variance` are of that sum. z does not change when all weights of a row
/// are multiplied by a number, so standardised rows give the z of binary weights.
///
/// Null hypothesis: every arrangement of the values over the places is equally likely. Two-sided by default: hot or
/// cold; `Tail.greater` is hot only. With permutations the value of the place itself is held, so that Gi* and Gi have
/// the same p: it asks whether the *neighbours* are high, given the place. `side` then tells of the neighbours too.
///
/// nan: z, where no value differs from another (s² = 0), where every place is in the row with one weight (the root is
/// of 0), or, for Gi, where a place has no neighbours. Gi* of a place without neighbours is its own standardised value;
/// by permutation its p is nan, as nothing can be exchanged.
///
/// The common misreading: a hot cell is not a cell with much crime but one in a neighbourhood with more than the map's
/// mean accounts for; a cell without any incident can be hot. And the study area decides the mean: an empty cell inside
/// it is a 0, one outside does not exist.
///
/// Getis and Ord (1992), The analysis of spatial association by use of distance statistics, Geographical Analysis 24,
/// 189-206, doi:10.1111/j.1538-4632.1992.tb00261.x. Ord and Getis (1995), Local spatial autocorrelation statistics:
/// distributional issues and an application, Geographical Analysis 27, 286-306, doi:10.1111/j.1538-4632.1995.tb00912.x.
public struct GetisOrd: Sendable {
  /// Whether a place counts among its own neighbours.
  public enum Variant: String, Sendable, CaseIterable {
    /// It does not.
    case gi = "Gi"
    /// It does.
    case giStar = "Gi*"
  }

  /// Gi* unless asked.
  public let variant: Variant
  /// Whether the weights of every row, for Gi* with the place itself among them, are divided by their sum.
  public let isRowStandardised: Bool
  /// What the place itself weighs in Gi*, in the units of the given weights and before rows are standardised.
  public let selfWeight: Double
  /// Which departures count.
  public let tail: Tail
  /// How p is found; nil for the normal approximation of z.
  public let permutations: ConditionalPermutation?

  /// - Precondition: a self weight above 0.
  public init(
    _ variant: Variant = .giStar, isRowStandardised: Bool = false, selfWeight: Double = 1, tail: Tail = .twoSided,
    permutations: ConditionalPermutation? = ConditionalPermutation()
  ) {
    precondition(selfWeight > 0, "a self weight above 0")
    self.variant = variant
    self.isRowStandardised = isRowStandardised
    self.selfWeight = selfWeight
    self.tail = tail
    self.permutations = permutations
  }

  /// The statistic of every place.
  ///
  /// - Parameters:
  ///   - values: one for each place; one that is not finite takes no part.
  ///   - neighbours: weights binary or of any size above 0.
  /// - Precondition: a value for every place.
  /// - Complexity: O(n k) by the normal approximation; see `ConditionalPermutation` for permutations.
  public func scores(_ values: ContiguousArray<Double>, _ neighbours: Neighbours, workers: Int = 1) -> LocalScores {
    let defined = DefinedPlaces([values], neighbours)
    let centred = CentredValues(defined.columns[0])
    let moments = LocalMoments.ofPlaces(centred.count, workers: workers) { moments, place in
      append(place, centred, defined.neighbours, to: &moments)
    }
    let p =
      permutations?.p(
        moments.regions, .value, values: centred.values, neighbours: defined.neighbours, workers: workers)
      ?? ContiguousArray(moments.z.map { NormalDistribution.p($0, tail) })
    return defined.spread(
      LocalScores(
        moments, p: p, statistic: "Getis-Ord \(variant.rawValue), \(weights(neighbours))",
        nullHypothesis: permutations == nil
          ? "every arrangement of the values over the places is equally likely"
          : LocalMoran.conditionalNull,
        tail: tail, permutations: permutations))
  }

  private func weights(_ neighbours: Neighbours) -> String {
    isRowStandardised ? "row-standardised weights" : neighbours.isBinary ? "binary weights" : "weights as given"
  }

  private func append(
    _ place: Int, _ centred: CentredValues, _ neighbours: Neighbours, to moments: inout LocalMoments
  ) {
    var row = RowSums(neighbours, place, centred.values)
    let others = centred.others(of: place)
    let (lag, neighbourWeight) = (row.lag, row.weight)
    let region = ExtremeRegion.ofLag(row, others, centred, tail: tail)
    let (mean, variance): (Double, Double)
    switch variant {
    case .gi:
      mean = others.mean
      variance = row.variance(dealing: centred.count - 1, variance: others.variance)
    case .giStar:
      row.weight += selfWeight
      row.squares += selfWeight * selfWeight
      row.lag += selfWeight * centred.values[place]
      mean = centred.sum / Double(centred.count)
      variance = row.variance(dealing: centred.count, variance: centred.variance)
    }
    let scale = isRowStandardised ? 1 / row.weight : 1
    let isEmpty = row.weight == 0
    // By permutation the place is held, and what is tested is the sum over its neighbours.
    let excess = permutations == nil ? nil : lag - neighbourWeight * others.mean
    moments.append(
      value: isEmpty ? .nan : scale * (row.lag + centred.mean * row.weight),
      expectation: isEmpty ? .nan : scale * row.weight * (centred.mean + mean), variance: variance * scale * scale,
      excess: excess, region: region)
  }
}

extension ExtremeRegion {
  /// The weighted sums of neighbours' values that are as extreme as the observed one when the place is held; nil where
  /// none but the observed one can come out.
  static func ofLag(
    _ row: RowSums, _ others: (mean: Double, variance: Double), _ centred: CentredValues, tail: Tail
  ) -> ExtremeRegion? {
    if row.variance(dealing: centred.count - 1, variance: others.variance).isNaN { return nil }
    return ExtremeRegion(
      observed: row.lag, expectation: row.weight * others.mean, slack: row.weight * centred.greatest * 0x1p-42,
      tail: tail)
  }
}
