/// P-values by conditional permutation: the value at a place is held, the other n - 1 values are dealt out over the
/// other n - 1 places at random, and the place's statistic is computed again, R times.
///
/// p = (M + 1) / (R + 1), where M is the number of replicas at least as extreme as what was observed. The smallest p
/// that can come out is therefore 1 / (R + 1). Two-sided, a replica is as extreme where it lies at least as far from
/// the *exact* conditional expectation as the observed statistic does, on either side; a tie counts. (Other software
/// often reports the smaller of the two tails, "directed", which is half as large and calls twice as many places
/// significant as it says.)
///
/// **How the draws are made.** A place with k neighbours only needs k of the other values, drawn without replacement. R
/// random permutations of all n places are drawn, of each only the first elements; a place takes from each permutation
/// the first k elements that are not itself. Striking one element out of a uniform permutation leaves a uniform
/// permutation of the rest, so these k are a uniform draw without replacement from the other n - 1 places: the p-value
/// of every place is exact. What is shared is the set of permutations, so the p-values of *different* places depend on
/// one another through it, besides the dependence that neighbouring places have anyway. Benjamini and Hochberg's
/// procedure allows for positive dependence.
///
/// **Why sharing is fast.** Where the weights of a row are equal, the replicas of all places of k neighbours are the
/// same R sums but for the few samples that hold the place itself. Sorted once, they are searched in O(log R) a place,
/// and the samples that hold the place, found by an index from places to samples, are corrected one by one. Rows of
/// unequal weights are summed sample by sample.
///
/// Anselin (1995), Local indicators of spatial association - LISA, Geographical Analysis 27, 93-115,
/// doi:10.1111/j.1538-4632.1995.tb00338.x. Phipson and Smyth (2010), Permutation P-values should never be zero,
/// Statistical Applications in Genetics and Molecular Biology 9, 39, doi:10.2202/1544-6115.1585.
public struct ConditionalPermutation: Sendable, Equatable {
  /// R, the number of replicas.
  public let count: Int
  /// The seed of the random numbers; replica r has a stream of its own, so more replicas begin with the same ones.
  public let seed: UInt64

  /// - Precondition: `count` at least 1.
  public init(count: Int = 999, seed: UInt64 = 1) {
    precondition(count >= 1, "at least one permutation")
    self.count = count
    self.seed = seed
  }

  /// 1 / (R + 1).
  public var smallestP: Double { 1 / Double(count + 1) }

  /// How many replicas are drawn at a time: as many as keep the drawn places of all of them near four million numbers.
  /// The counts of several blocks add up, so the size of a block changes nothing but the memory.
  static func blockSize(length: Int) -> Int { max(1_000, 4_000_000 / max(1, length)) }

  /// The p-value of each place.
  ///
  /// - Parameters:
  ///   - regions: which statistics are at least as extreme as the observed one; nil where the test is undefined.
  ///   - contribution: what a drawn value adds to the statistic of the place.
  ///   - values: one for each place.
  ///   - neighbours: their weights apply to the drawn values in the order of the row.
  ///   - blockSize: replicas at a time; by default what `blockSize(length:)` says.
  /// - Returns: nan where a region is nil.
  /// - Complexity: O(R L + n log R) for rows of equal weights and sums, O(n R) for squared differences, O(n k R) for
  ///   unequal weights, for L = 1 + the greatest degree.
  package func p(
    _ regions: ContiguousArray<ExtremeRegion?>, _ contribution: Contribution, values: ContiguousArray<Double>,
    neighbours: Neighbours, workers: Int, blockSize: Int? = nil
  ) -> ContiguousArray<Double> {
    let places = PlacesByDegree(neighbours) { regions[$0] != nil }
    let length = min(places.greatestDegree + 1, values.count)
    var extreme = ContiguousArray(repeating: 0, count: values.count)
    var done = 0
    while done < count && !places.groups.isEmpty {
      let block = done..<min(count, done + (blockSize ?? Self.blockSize(length: length)))
      let samples = SharedSamples(seed: seed, replicas: block, length: length, places: values.count, workers: workers)
      let counting = ExtremeCount(
        samples: samples, contribution: contribution, values: values, neighbours: neighbours, regions: regions)
      counting.add(to: &extreme, places, workers: workers)
      done = block.upperBound
    }
    return ContiguousArray(
      values.indices.map { regions[$0] == nil ? .nan : Double(extreme[$0] + 1) / Double(count + 1) })
  }
}
