/// Whether a series rises or falls, by the order of its values alone.
///
/// ```
/// S = Σ(i<j) sgn(x(j) - x(i)) ; Var S = (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18 over groups of t equal values
/// Z = (S - 1)/√Var where S > 0, (S + 1)/√Var where S < 0, 0 where S = 0 ; p = 2 Φ(-|Z|)
/// ```
///
/// Null hypothesis: every order of the values is equally likely. Two-sided. p is normal, good from about ten values on.
///
/// The common misreading: a significant trend may be a step, and no trend may be a rise and a fall. Values that depend on
/// those before them, as Gi* over this and the month before does, make small p more common than they say.
///
/// Mann (1945), Nonparametric tests against trend, Econometrica 13, 245-259, doi:10.2307/1907187. Kendall (1975), Rank
/// Correlation Methods, Griffin.
public struct MannKendall: Sendable, Equatable {
  /// Pairs that rise less pairs that fall.
  public let s: Int
  /// The variance of S, ties allowed for.
  public let variance: Double
  /// With the continuity correction; nan where no two values differ.
  public let z: Double
  /// Two-sided; nan where z is.
  public let p: Double

  /// - Parameter series: in order of time, none of them nan.
  /// - Complexity: O(n²) comparisons, of which 24 months have 276.
  public init(_ series: some RandomAccessCollection<Double>) {
    let values = ContiguousArray(series)
    var s = 0
    for later in values.indices {
      for earlier in 0..<later {
        s += values[later] > values[earlier] ? 1 : values[later] < values[earlier] ? -1 : 0
      }
    }
    let n = values.count
    let ties = Self.ties(values).reduce(0.0) { $0 + Self.term($1) }
    variance = max(0, (Self.term(n) - ties) / 18)
    self.s = s
    guard variance > 0 else {
      (z, p) = (.nan, .nan)
      return
    }
    z = Double(s - s.signum()) / variance.squareRoot()
    p = NormalDistribution.p(z, .twoSided)
  }

  private static func term(_ t: Int) -> Double {
    let t = Double(t)
    return t * (t - 1) * (2 * t + 5)
  }

  /// How many values there are of each that comes more than once.
  private static func ties(_ values: ContiguousArray<Double>) -> [Int] {
    let sorted = values.sorted()
    var ties: [Int] = []
    var length = 1
    for index in sorted.indices.dropFirst() {
      if sorted[index] == sorted[index - 1] {
        length += 1
      } else {
        if length > 1 { ties.append(length) }
        length = 1
      }
    }
    if length > 1 { ties.append(length) }
    return ties
  }
}
