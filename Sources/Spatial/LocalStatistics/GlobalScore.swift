/// One statistic of a whole map.
///
/// z, p and variance are nan where the values do not vary, nobody has a neighbour or there are fewer than four places;
/// the value is nan in the first two cases. The test then counts as none.
public struct GlobalScore: Sendable, Equatable {
  /// The statistic itself.
  public let value: Double
  /// Its expectation under randomisation.
  public let expectation: Double
  /// Its variance under randomisation.
  public let variance: Double
  /// (value - expectation) / sqrt(variance); for Geary's C the other way about, so that likeness is above 0 for all
  /// three.
  public let z: Double
  /// By the normal approximation.
  public let p: Double
  /// What was tested.
  public let test: SignificanceTest

  /// - Parameter sign: -1 where a value below its expectation speaks for likeness.
  init(value: Double, expectation: Double, variance: Double, sign: Double = 1, statistic: String, tail: Tail) {
    let z = sign * (value - expectation) / variance.squareRoot()
    let isDefined = z.isFinite && variance > 0
    self.value = value
    self.expectation = expectation
    self.variance = isDefined ? variance : .nan
    self.z = isDefined ? z : .nan
    p = isDefined ? NormalDistribution.p(z, tail) : .nan
    test = SignificanceTest(
      statistic: statistic, nullHypothesis: "every arrangement of the values over the places is equally likely",
      tail: tail, reference: .normal, correction: .none, tests: isDefined ? 1 : 0)
  }
}
