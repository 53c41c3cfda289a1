/// What stands behind a column of p-values: every result of a test carries it, and every output states it.
public struct SignificanceTest: Sendable, Equatable, Codable {
  /// Where p-values come from.
  public enum Reference: Sendable, Equatable, Codable {
    /// The normal distribution of the standardised statistic.
    case normal
    /// The Poisson distribution of a count, exact.
    case poisson
    /// So many conditional permutations from this seed.
    case permutations(Int, seed: UInt64)
    /// So many data sets drawn under the null hypothesis from this seed.
    case replicas(Int, seed: UInt64)
  }

  /// What is done about many tests being made at a time.
  public enum Correction: String, Sendable, Equatable, Codable {
    /// Nothing: at 0.05 one in twenty tests is significant by chance.
    case none
    /// The false discovery rate over all tests of the map (Benjamini and Hochberg 1995).
    case benjaminiHochberg = "Benjamini-Hochberg"
    /// Each value compares with the greatest of its replica, so that no further correction is needed.
    case greatestOfReplica = "compared with the greatest of each replica"
  }

  /// The statistic's name and variant, such as `Getis-Ord Gi*, binary weights`.
  public let statistic: String
  /// What holds where nothing is going on, in words.
  public let nullHypothesis: String
  /// Which departures count.
  public let tail: Tail
  /// Where p-values come from.
  public let reference: Reference
  /// What is done about many tests.
  public let correction: Correction
  /// How many tests were made; those that are undefined are not counted.
  public let tests: Int

  /// What was tested, and how.
  public init(
    statistic: String, nullHypothesis: String, tail: Tail, reference: Reference, correction: Correction, tests: Int
  ) {
    self.statistic = statistic
    self.nullHypothesis = nullHypothesis
    self.tail = tail
    self.reference = reference
    self.correction = correction
    self.tests = tests
  }

  /// The smallest p-value that can come out: 1/(R+1) for R permutations or replicas.
  public var smallestP: Double {
    switch reference {
    case .normal, .poisson: 0
    case .permutations(let count, _), .replicas(let count, _): 1 / Double(count + 1)
    }
  }

  /// All of it in a sentence.
  public var sentence: String {
    let source =
      switch reference {
      case .normal: "normal approximation"
      case .poisson: "exact Poisson probabilities"
      case .permutations(let count, let seed):
        "\(count) conditional permutations, seed \(seed), smallest possible p 1/\(count + 1)"
      case .replicas(let count, let seed): "\(count) replicas, seed \(seed), smallest possible p 1/\(count + 1)"
      }
    let many = correction == .none ? "no correction for many tests" : correction.rawValue
    return "\(statistic): \(tail.rawValue); null hypothesis: \(nullHypothesis); \(source); \(tests) "
      + "\(tests == 1 ? "test" : "tests"), \(many)."
  }
}
