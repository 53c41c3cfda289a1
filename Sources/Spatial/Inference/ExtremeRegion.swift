/// The statistics that are at least as extreme as an observed one: those up to `lower` and those from `upper`.
package struct ExtremeRegion: Sendable, Equatable {
  package let lower: Double
  package let upper: Double

  /// - Parameters:
  ///   - expectation: the exact expectation under the null hypothesis; two-sided, extreme is what lies as far from it.
  ///   - slack: how far apart two sums of the same numbers in different orders may come out; so close counts as a tie.
  package init(observed: Double, expectation: Double, slack: Double, tail: Tail) {
    switch tail {
    case .greater:
      lower = -.infinity
      upper = observed - slack
    case .less:
      lower = observed + slack
      upper = .infinity
    case .twoSided:
      let distance = abs(observed - expectation) - slack
      // At its expectation nothing is less extreme: everything is in the upper part, and nothing is counted twice.
      lower = distance > 0 ? expectation - distance : -.infinity
      upper = distance > 0 ? expectation + distance : -.infinity
    }
  }

  private init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The region of a statistic that is to be multiplied by `factor`, above 0.
  func divided(by factor: Double) -> ExtremeRegion { ExtremeRegion(lower: lower / factor, upper: upper / factor) }

  /// 1 if a statistic lies in the region, else 0.
  package func holds(_ statistic: Double) -> Int { statistic <= lower || statistic >= upper ? 1 : 0 }

  /// How many of an ascending list lie in the region.
  package func count(inSorted sorted: Span<Double>) -> Int {
    let high = upper == .infinity ? 0 : sorted.count - sorted.firstIndex { $0 >= upper }
    let low = lower == -.infinity ? 0 : sorted.firstIndex { $0 > lower }
    return high + low
  }
}

extension Span<Double> {
  /// The first index from which on `holds` is true, by bisection; the count where there is none.
  fileprivate func firstIndex(_ holds: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
