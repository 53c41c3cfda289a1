/// Which windows count as clusters.
public enum ScanRates: String, Sendable, CaseIterable {
  /// Those with more cases than expected.
  case high
  /// Those with fewer.
  case low
  /// Both.
  case both
}

/// What a scan found.
public struct ScanResult: Sendable {
  /// What was tested, and how; `tests` is the number of windows.
  public let test: SignificanceTest
  /// The most likely cluster first, then those that share no place with one before them, by falling LLR.
  public let clusters: [ScanCluster]
  /// The replicas that were drawn: fewer than asked where the scan stopped early.
  public let replicas: Int
  /// The greatest LLR of each replica in the order of the replicas.
  public let replicaMaxima: [Double]
  /// All cases, N.
  public let cases: Int
}

/// A window that stands out.
///
/// The common misreading: that every place in it is high, or that the rim is where the high rate ends. What was tested
/// is that risk is the same everywhere; where it is not, the window is the circle that shows it best.
public struct ScanCluster: Sendable, Equatable {
  /// The place at its centre; the lowest-numbered where several share its coordinates.
  public let centre: Int
  /// The centre's easting in metres.
  public let x: Double
  /// The centre's northing in metres.
  public let y: Double
  /// Its places, ascending, those without population included.
  public let members: [Int]
  /// The radius in metres, from the centre to the farthest member, 0 for a single place; of an ellipse half its short
  /// axis.
  public let radiusMetres: Double
  /// Half the long axis in metres; the radius where the window is a circle.
  public let longRadiusMetres: Double
  /// Where the long axis points, in degrees anticlockwise from east, 0 ..< 180; 0 for a circle.
  public let angleDegrees: Double
  /// Its steps, first and last included; 0...0 where there is no time.
  public let steps: ClosedRange<Int>
  /// Cases in it, n.
  public let cases: Int
  /// Cases that are expected in it, mu.
  public let expected: Double
  /// All cases, N.
  public let allCases: Int
  /// The log likelihood ratio; of an ellipse after its penalty.
  public let logLikelihoodRatio: Double
  /// How often chance alone gives a cluster as strong anywhere: (1 + M) / (1 + R), where M of R replicas have a
  /// greatest LLR at least as high; with early stopping h / L. `nan` without replicas. For all but the first cluster it
  /// is conservative, since replicas contribute their strongest window and not their second.
  public let p: Double

  /// n / mu.
  public var observedToExpected: Double { Double(cases) / expected }

  /// Risk inside by risk outside, (n / mu) / ((N - n) / (N - mu)); infinite where no case lies outside.
  public var relativeRisk: Double {
    let outside = Double(allCases - cases) / (Double(allCases) - expected)
    return outside > 0 ? observedToExpected / outside : .infinity
  }
}
