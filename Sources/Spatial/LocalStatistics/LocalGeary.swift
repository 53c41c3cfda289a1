/// Local Geary's c: how unlike its neighbours a place is.
///
/// `c_i = Σj wij (z_i - z_j)²`, z the values less their mean, divided by their root mean square deviation (by n); w
/// standardised by rows unless asked. Below its expectation a place is like its neighbours, whether high or low or in
/// between; above, unlike. It sees likeness of middling values, which local Moran's I does not.
///
/// Null hypothesis: given the value at a place, every arrangement of the other values over the other places is equally
/// likely. The neighbours' squared differences are then a draw without replacement from those of the n - 1 others,
/// which gives the exact `expectation` and `variance`. Their distribution is far from normal: the approximation is for
/// a first look. Two-sided by default; `Tail.less` asks for likeness, `Tail.greater` for difference.
///
/// nan: no neighbours, values that do not vary or all lie equally far from the place's, a value that is not finite.
///
/// The common misreading: a significantly small c says "alike", not "high".
///
/// Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x. Anselin (2019), A local indicator of multivariate spatial
/// association: extending Geary's c, Geographical Analysis 51, 133-150, doi:10.1111/gean.12164.
public struct LocalGeary: Sendable {
  /// Whether the weights of every row are divided by their sum.
  public let isRowStandardised: Bool
  /// Which departures count.
  public let tail: Tail
  /// How p is found; nil for the normal approximation of z.
  public let permutations: ConditionalPermutation?

  /// How to test.
  public init(
    isRowStandardised: Bool = true, tail: Tail = .twoSided,
    permutations: ConditionalPermutation? = ConditionalPermutation()
  ) {
    self.isRowStandardised = isRowStandardised
    self.tail = tail
    self.permutations = permutations
  }

  /// The statistic of every place.
  ///
  /// - Parameter values: one for each place; one that is not finite takes no part.
  /// - Precondition: a value for every place.
  /// - Complexity: O(n k) by the normal approximation; see `ConditionalPermutation` for permutations.
  public func scores(_ values: ContiguousArray<Double>, _ neighbours: Neighbours, workers: Int = 1) -> LocalScores {
    let defined = DefinedPlaces([values], neighbours)
    let centred = CentredValues(defined.columns[0])
    let deviation = centred.squares > 0 ? centred.variance.squareRoot() : .nan
    let z = ContiguousArray(centred.values.map { $0 / deviation })
    let sums = PowerSums(z)
    let moments = LocalMoments.ofPlaces(z.count, workers: workers) { moments, place in
      append(place, z, sums, defined.neighbours, to: &moments)
    }
    let p =
      permutations?.p(
        moments.regions, .squaredDifference, values: z, neighbours: defined.neighbours, workers: workers)
      ?? ContiguousArray(moments.z.map { NormalDistribution.p($0, tail) })
    return defined.spread(
      LocalScores(
        moments, p: p,
        statistic: "local Geary's c, \(isRowStandardised ? "row-standardised weights" : "weights as given")",
        nullHypothesis: LocalMoran.conditionalNull, tail: tail, permutations: permutations))
  }

  private func append(
    _ place: Int, _ z: ContiguousArray<Double>, _ sums: PowerSums, _ neighbours: Neighbours,
    to moments: inout LocalMoments
  ) {
    let own = z[place]
    var row = RowSums(neighbours, place, z)
    // The lag of the squared differences in place of that of the values.
    row.lag = neighbours.row(place).reduce(0) { sum, position in
      let difference = own - z[Int(neighbours.members[position])]
      return sum + (neighbours.isBinary ? 1 : neighbours.weights[position]) * difference * difference
    }
    let others = sums.squaredDifferences(from: own)
    let variance = row.variance(dealing: z.count - 1, variance: others.variance)
    let scale = row.weight > 0 ? (isRowStandardised ? 1 / row.weight : 1) : .nan
    let slack = row.weight * 4 * sums.greatest * sums.greatest * 0x1p-42
    moments.append(
      value: scale * row.lag, expectation: scale * row.weight * others.mean, variance: scale * scale * variance,
      region: variance.isNaN
        ? nil
        : ExtremeRegion(observed: row.lag, expectation: row.weight * others.mean, slack: slack, tail: tail))
  }
}

/// Sums of powers of all values, from which those of squared differences from one of them follow.
private struct PowerSums: Sendable {
  var count = 0.0
  var first = 0.0
  var second = 0.0
  var third = 0.0
  var fourth = 0.0
  var greatest = 0.0

  init(_ values: ContiguousArray<Double>) {
    count = Double(values.count)
    for value in values {
      first += value
      second += value * value
      third += value * value * value
      fourth += value * value * value * value
      greatest = max(greatest, abs(value))
    }
  }

  /// The mean and variance (divided by their number) of (own - v)² over the other places; the place's own adds 0 to the
  /// sums.
  func squaredDifferences(from own: Double) -> (mean: Double, variance: Double) {
    let squares = count * own * own - 2 * own * first + second
    let (ownSquared, ownCubed) = (own * own, own * own * own)
    let fourths =
      ownSquared * ownSquared * count - 4 * ownCubed * first + 6 * ownSquared * second - 4 * own * third + fourth
    let mean = squares / (count - 1)
    let variance = fourths / (count - 1) - mean * mean
    // What rounding leaves of differences that are all the same is no variance.
    return (mean, variance > 1e-12 * fourths / (count - 1) ? variance : 0)
  }
}
