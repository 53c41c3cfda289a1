/// A local statistic of every place of a map, with what it is measured against.
///
/// nan in a column means undefined, and is never to be read as 0: no neighbours, no variation among the values, or a
/// value that is not a finite number. What is undefined is not counted among the tests.
public struct LocalScores: Sendable, Equatable {
  /// The statistic itself, in the units that its guide states.
  public let value: ContiguousArray<Double>
  /// Its exact expectation under the null hypothesis.
  public let expectation: ContiguousArray<Double>
  /// Its exact variance under the null hypothesis.
  public let variance: ContiguousArray<Double>
  /// (value - expectation) / sqrt(variance).
  public let z: ContiguousArray<Double>
  /// The p-value of each place by itself, 0 ... 1.
  public let p: ContiguousArray<Double>
  /// On which side of its expectation that lies which p is about: 1 above, -1 below, 0 at it or undefined. It is the
  /// side of z, but for Gi* by permutation, where p is about the neighbours alone.
  public let side: ContiguousArray<Int>
  /// The smallest false discovery rate over the whole map at which the place is significant (Benjamini and Hochberg):
  /// the column to call places significant by.
  public let q: ContiguousArray<Double>
  /// What was tested.
  public let test: SignificanceTest

  init(
    value: ContiguousArray<Double>, expectation: ContiguousArray<Double>, variance: ContiguousArray<Double>,
    z: ContiguousArray<Double>, p: ContiguousArray<Double>, side: ContiguousArray<Int>, q: ContiguousArray<Double>,
    test: SignificanceTest
  ) {
    self.value = value
    self.expectation = expectation
    self.variance = variance
    self.z = z
    self.p = p
    self.side = side
    self.q = q
    self.test = test
  }

  /// Adjusts the p-values and counts the tests.
  init(
    _ moments: LocalMoments, p: ContiguousArray<Double>, statistic: String, nullHypothesis: String, tail: Tail,
    permutations: ConditionalPermutation?
  ) {
    self.init(
      value: moments.value, expectation: moments.expectation, variance: moments.variance, z: moments.z, p: p,
      side: ContiguousArray(moments.excess.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }),
      q: BenjaminiHochberg.adjusted(p),
      test: SignificanceTest(
        statistic: statistic, nullHypothesis: nullHypothesis, tail: tail,
        reference: permutations.map { .permutations($0.count, seed: $0.seed) } ?? .normal,
        correction: .benjaminiHochberg, tests: p.count { !$0.isNaN }))
  }

  /// Whether each place is significant at a false discovery rate; an undefined one is not.
  public func isSignificant(at rate: Double = 0.05) -> ContiguousArray<Bool> { ContiguousArray(q.map { $0 <= rate }) }

  /// How many places must have the smallest possible p before any can be significant at a false discovery rate: m p /
  /// rate, rounded up. 1 where a single place can; more than there are tests where none ever can.
  public func placesNeeded(at rate: Double = 0.05) -> Int {
    let needed = (Double(test.tests) * test.smallestP / rate * (1 - 1e-12)).rounded(.up)
    return max(1, Int(needed))
  }

  /// What to know before reading "nothing is significant": nil where a single place can be significant, and else a
  /// sentence.
  public func reach(at rate: Double = 0.05) -> String? {
    let needed = placesNeeded(at: rate)
    guard case .permutations(let count, _) = test.reference, needed > 1 else { return nil }
    let enough = Int((Double(test.tests) / rate * (1 - 1e-12)).rounded(.up)) - 1
    let start = "With \(count) permutations the smallest possible p is 1/\(count + 1)"
    let more = "\(enough) permutations would let a single place be significant."
    if needed > test.tests {
      return "\(start): of \(test.tests) tests none can be significant at a false discovery rate of \(rate). \(more)"
    }
    return "\(start): of \(test.tests) tests none can be significant at a false discovery rate of \(rate) unless at "
      + "least \(needed) have it. \(more)"
  }
}
