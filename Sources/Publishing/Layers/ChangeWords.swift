import Formats
package import Spatial
package import Tasking

/// A change in words, as a list or a meeting reads it.
package enum ChangeWords {
  /// `412 against 380, 1.07 times as many a day (95 % interval 0.93 to 1.23, p 0.34)`
  package static func sentence(_ pair: PeriodCounts.Pair) -> String {
    let change = pair.change
    guard change.ratio != nil else { return "none, and none before" }
    return
      "\(pair.current) against \(pair.earlier), \(times(change)) (95 % interval \(interval(change)), \(p(change.p)))"
  }

  /// `1.07 times as many a day`
  private static func times(_ change: PoissonRatio) -> String {
    guard let value = change.ratio, value.isFinite else { return "where there was none" }
    return "\(two(value)) times as many a day"
  }

  /// `0.93 to 1.23`
  package static func interval(_ change: PoissonRatio) -> String {
    "\(two(change.lower)) to \(change.upper.isFinite ? two(change.upper) : "∞")"
  }

  /// `p 0.034`, or `p below 0.001`.
  package static func p(_ p: Double, _ letter: String = "p") -> String {
    guard p.isFinite else { return "\(letter) undefined" }
    return p < 0.001 ? "\(letter) below 0.001" : "\(letter) \(FixedDecimal.string(p, decimals: 3))"
  }

  /// `0.034`, or `<0.001`.
  package static func figure(_ p: Double) -> String {
    p < 0.001 ? "<0.001" : FixedDecimal.string(p, decimals: 3, keepingZeros: true)
  }

  package static func two(_ value: Double) -> String {
    FixedDecimal.string(value, decimals: 2, keepingZeros: true)
  }
}
