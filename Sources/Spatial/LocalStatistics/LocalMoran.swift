/// Local Moran's I: where a value and those around it are alike, and where it stands out.
///
/// `I_i = z_i Σj wij z_j (n - 1) / Σz²`, z the values less their mean, w standardised by rows unless asked. The first
/// factor may be of another variable than the second (bivariate), or both of rates freed of their unequal variances
/// (`ofRates`).
///
/// Null hypothesis: given the value at a place, every arrangement of the other values over the other places is equally
/// likely. `expectation` and `variance` are the exact ones of that, after Sokal, Oden and Thomson (1998): a place's
/// neighbours are a draw without replacement from the n - 1 others, so that z is, but for the sign of z_i, that of Gi.
/// p by permutation or by the normal approximation. Two-sided by default; `Tail.greater` asks for likeness, `Tail.less`
/// for standing out.
///
/// nan: no neighbours, a value equal to the mean (I is 0 whatever lies around), others that do not vary, a value that
/// is not finite.
///
/// The common misreading: a significant place is the *core* of a cluster; the cluster reaches over its neighbours.
/// Bivariate, I relates x here to y *around*; it is not the correlation of x and y at the place, which it does not look
/// at. ``LeesL`` looks at both in the same places.
///
/// Anselin (1995), Local indicators of spatial association - LISA, Geographical Analysis 27, 93-115,
/// doi:10.1111/j.1538-4632.1995.tb00338.x. Sokal, Oden and Thomson (1998), Local spatial autocorrelation in a
/// biological model, Geographical Analysis 30, 331-354, doi:10.1111/j.1538-4632.1998.tb00406.x.
public struct LocalMoran: Sendable {
  /// Whether the weights of every row are divided by their sum.
  public let isRowStandardised: Bool
  /// Which departures count.
  public let tail: Tail
  /// How p is found; nil for the normal approximation of z.
  public let permutations: ConditionalPermutation?

  static let conditionalNull =
    "given the value at a place, every arrangement of the other values over the other places is equally likely"

  /// How to test.
  public init(
    isRowStandardised: Bool = true, tail: Tail = .twoSided,
    permutations: ConditionalPermutation? = ConditionalPermutation()
  ) {
    self.isRowStandardised = isRowStandardised
    self.tail = tail
    self.permutations = permutations
  }

  /// Of one variable.
  ///
  /// - Parameter values: one for each place; one that is not finite takes no part.
  /// - Precondition: a value for every place.
  /// - Complexity: O(n k) by the normal approximation; see `ConditionalPermutation` for permutations.
  public func scores(
    _ values: ContiguousArray<Double>, _ neighbours: Neighbours, workers: Int = 1
  ) -> LocalMoranScores {
    let defined = DefinedPlaces([values], neighbours)
    let centred = CentredValues(defined.columns[0])
    return scores(
      centred, centred, defined, scale: Double(centred.count - 1) / centred.squares, name: "local Moran's I",
      workers: workers)
  }

  /// Bivariate: `x` at the place, `y` around it. `I_i = zx_i Σj wij zy_j (n - 1) / sqrt(Σzx² Σzy²)`, that is with both
  /// divided by their own standard deviation (by n - 1). Of one variable with itself it is the univariate statistic.
  ///
  /// - Precondition: a value of each for every place.
  public func bivariate(
    _ x: ContiguousArray<Double>, around y: ContiguousArray<Double>, _ neighbours: Neighbours, workers: Int = 1
  ) -> LocalMoranScores {
    let defined = DefinedPlaces([x, y], neighbours)
    let (here, around) = (CentredValues(defined.columns[0]), CentredValues(defined.columns[1]))
    return scores(
      here, around, defined, scale: Double(here.count - 1) / (here.squares * around.squares).squareRoot(),
      name: "bivariate local Moran's I of a value here and another around it", workers: workers)
  }

  /// Of rates whose populations differ: local Moran's I of the standardised rates of Assuncao and Reis
  /// (`EmpiricalBayes.standardisedRates`). Places without population take no part.
  ///
  /// - Precondition: events and a population for every place.
  public func ofRates(
    events: ContiguousArray<Double>, population: ContiguousArray<Double>, _ neighbours: Neighbours, workers: Int = 1
  ) -> LocalMoranScores {
    let rates = EmpiricalBayes(events: events, population: population).standardisedRates()
    let defined = DefinedPlaces([rates], neighbours)
    let centred = CentredValues(defined.columns[0])
    return scores(
      centred, centred, defined, scale: Double(centred.count - 1) / centred.squares,
      name: "local Moran's I of empirical-Bayes standardised rates", workers: workers)
  }

  private func scores(
    _ here: CentredValues, _ around: CentredValues, _ defined: DefinedPlaces, scale: Double, name: String,
    workers: Int
  ) -> LocalMoranScores {
    let neighbours = defined.neighbours
    let moments = LocalMoments.ofPlaces(here.count, workers: workers) { moments, place in
      append(place, here.values[place], around, neighbours, scale: scale, to: &moments)
    }
    let p =
      permutations?.p(moments.regions, .value, values: around.values, neighbours: neighbours, workers: workers)
      ?? ContiguousArray(moments.z.map { NormalDistribution.p($0, tail) })
    let weights = isRowStandardised ? "row-standardised weights" : "weights as given"
    let scores = LocalScores(
      moments, p: p, statistic: "\(name), \(weights)", nullHypothesis: Self.conditionalNull, tail: tail,
      permutations: permutations)
    let quadrants = ContiguousArray<MoranQuadrant?>(
      scores.value.indices.map { place in
        guard !scores.z[place].isNaN else { return nil }
        // I is the product of the two, so its sign and the value's give the lag's.
        let lag = here.values[place] > 0 ? scores.value[place] : -scores.value[place]
        return MoranQuadrant(value: here.values[place], lag: lag)
      })
    return LocalMoranScores(
      scores: defined.spread(scores), quadrants: defined.spread(quadrants, undefined: nil))
  }

  private func append(
    _ place: Int, _ own: Double, _ around: CentredValues, _ neighbours: Neighbours, scale: Double,
    to moments: inout LocalMoments
  ) {
    let row = RowSums(neighbours, place, around.values)
    let others = around.others(of: place)
    let factor = own * scale / (isRowStandardised ? row.weight : 1)
    let variance = row.variance(dealing: around.count - 1, variance: others.variance)
    // With a low value here, likeness is a low sum around.
    let turned: Tail = own > 0 || tail == .twoSided ? tail : tail == .greater ? .less : .greater
    let isDefined = own != 0 && row.weight > 0
    moments.append(
      value: row.weight > 0 ? factor * row.lag : .nan,
      expectation: row.weight > 0 ? factor * row.weight * others.mean : .nan,
      variance: isDefined ? factor * factor * variance : .nan,
      region: isDefined ? .ofLag(row, others, around, tail: turned) : nil)
  }
}

/// Local Moran's I of every place, and what the place is among its neighbours.
public struct LocalMoranScores: Sendable, Equatable {
  /// The statistic and its p-values.
  public let scores: LocalScores
  /// The quadrant of each place, significant or not; nil where undefined.
  public let quadrants: ContiguousArray<MoranQuadrant?>

  /// The quadrant of each place that is significant at a false discovery rate over the map, and nil elsewhere.
  public func significantQuadrants(at rate: Double = 0.05) -> ContiguousArray<MoranQuadrant?> {
    ContiguousArray(quadrants.indices.map { scores.q[$0] <= rate ? quadrants[$0] : nil })
  }
}
