/// Which segments of a street network have more incidents than their length explains.
///
/// Either a test: on a network where nothing is going on, the incidents of a segment are a Poisson count whose mean is
/// its length times the network's incidents per metre, and p is the exact probability of a count as high or higher. Hot
/// is what the Benjamini-Hochberg procedure over all segments finds at the rate asked for. Or a plain rule: so many
/// incidents per 100 m, where a segment shorter than 100 m must have them all by itself, as otherwise two incidents at
/// a stub of 5 m would be 40 per 100 m.
///
/// The common misreading: incidents are no Poisson process. They repeat at addresses, and more people live or drink on
/// one street than on another. So that a segment is hot says that incidents are not spread evenly over the metres of
/// streets (which nobody thought), where the evidence for it is strongest, and nothing of a cause. No resident
/// population stands behind the rate.
public struct HotStreets: Sendable, Equatable {
  /// What makes a segment hot.
  public enum Rule: Sendable, Equatable {
    /// A count above the network's mean rate, at this false discovery rate over all segments, above 0 and below 1.
    case significant(falseDiscoveryRate: Double)
    /// So many incidents per 100 m or more, above 0.
    case atLeast(per100Metres: Double)
  }

  /// The rule that was used.
  public let rule: Rule
  /// The incidents on each segment.
  public let counts: ContiguousArray<Int>
  /// The incidents on each segment per 100 m of its length.
  public let per100Metres: ContiguousArray<Double>
  /// The network's incidents per 100 m; 0 where there are none.
  public let networkPer100Metres: Double
  /// The incidents that its length alone gives each segment.
  public let expected: ContiguousArray<Double>
  /// The probability of the segment's count or a higher one, one-sided; nan throughout where there is no incident.
  public let p: ContiguousArray<Double>
  /// p adjusted for the number of segments (`BenjaminiHochberg.adjusted`); nan where p is.
  public let q: ContiguousArray<Double>
  /// Whether each segment is hot.
  public let isHot: ContiguousArray<Bool>
  /// What stands behind p and q. They are given under either rule.
  public let test: SignificanceTest

  /// - Parameters:
  ///   - counts: the incidents on each segment, none below 0.
  ///   - network: with as many segments.
  /// - Throws: where the rule's number is out of range.
  /// - Complexity: O(m log m) for m segments.
  public init(counts: ContiguousArray<Int>, in network: StreetNetwork, rule: Rule) throws(SpatialError) {
    precondition(counts.count == network.count, "a count for each segment")
    switch rule {
    case .significant(let rate):
      guard rate > 0, rate < 1 else {
        throw SpatialError("a false discovery rate is above 0 and below 1, and not \(rate)")
      }
    case .atLeast(let least):
      guard least > 0, least.isFinite else {
        throw SpatialError("hot streets have more than 0 incidents per 100 m, and not \(least)")
      }
    }
    let length = network.lengthMetres
    let perMetre = Double(counts.reduce(0, +)) / network.totalLengthMetres
    let expected = ContiguousArray(length.lazy.map { $0 * perMetre })
    let p = ContiguousArray(
      counts.indices.lazy.map { segment in
        perMetre > 0 ? PoissonDistribution.atLeast(counts[segment], mean: expected[segment]) : .nan
      })
    let q = BenjaminiHochberg.adjusted(p)
    self.rule = rule
    self.counts = counts
    self.expected = expected
    self.p = p
    self.q = q
    networkPer100Metres = perMetre * 100
    per100Metres = ContiguousArray(counts.indices.lazy.map { Double(counts[$0]) / length[$0] * 100 })
    isHot = ContiguousArray(
      counts.indices.lazy.map { segment in
        switch rule {
        case .significant(let rate): q[segment] <= rate
        case .atLeast(let least): Double(counts[segment]) / max(length[segment], 100) * 100 >= least
        }
      })
    test = SignificanceTest(
      statistic: "incidents on a street segment",
      nullHypothesis: "every metre of street is as likely to have an incident as any other", tail: .greater,
      reference: .poisson, correction: .benjaminiHochberg, tests: perMetre > 0 ? counts.count : 0)
  }

  /// How many segments are hot.
  public var hotCount: Int { isHot.count { $0 } }
}
