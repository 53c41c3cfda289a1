import Foundation

/// The log likelihood ratio of a window: how much better "another risk inside than outside" explains the cases than
/// "the same risk everywhere" does.
///
/// Kulldorff (1997), A spatial scan statistic, Communications in Statistics: Theory and Methods 26, 1481-1496,
/// doi:10.1080/03610929708831995.
struct LikelihoodRatio: Sendable {
  enum Model: Sendable {
    /// The measure of a window is its expected number of cases; all of them are `cases`.
    case poisson
    /// The measure of a window is its number of cases and controls.
    case bernoulli
  }

  let model: Model
  /// N: all cases.
  let cases: Int
  /// The measure of all places together.
  let measure: Double

  /// Cases in a window of this measure if risk is the same everywhere.
  func expected(_ measure: Double) -> Double {
    switch model {
    case .poisson: measure
    case .bernoulli: measure * Double(cases) / self.measure
    }
  }

  /// The ratio for `count` cases in a window of this measure, at least 0, whether they are many or few.
  ///
  /// Poisson: `n ln(n/mu) + (N-n) ln((N-n)/(N-mu))`. Bernoulli, for m cases and controls of M: the same for cases and
  /// for controls, `n ln((n/m)/(N/M)) + ...`. 0 for a window of measure 0 without cases, and for one of all places.
  func callAsFunction(_ count: Int, _ measure: Double) -> Double {
    let rest = self.measure - measure
    // All places make no window; what is left of their sum is rounding.
    guard rest > 1e-12 * self.measure else { return 0 }
    let n = Double(count)
    let outside = Double(cases - count)
    switch model {
    case .poisson:
      return term(n, measure) + term(outside, rest)
    case .bernoulli:
      let caseShare = Double(cases) / self.measure
      let controlShare = 1 - caseShare
      return term(n, measure * caseShare) + term(measure - n, measure * controlShare)
        + term(outside, rest * caseShare) + term(rest - outside, rest * controlShare)
    }
  }

  /// A number that the ratio is never above, without a logarithm: Pearson's chi-square of inside and outside.
  ///
  /// From `ln x <= x - 1` in each term; the ratio itself is about half of it.
  func bound(_ count: Int, _ measure: Double) -> Double {
    let inside = expected(measure)
    let outside = Double(cases) - inside
    let difference = Double(count) - inside
    switch model {
    case .poisson:
      return difference * difference * Double(cases) / (inside * outside)
    case .bernoulli:
      let controls = 1 / (measure - inside) + 1 / (self.measure - measure - outside)
      return difference * difference * (1 / inside + 1 / outside + controls)
    }
  }

  private func term(_ observed: Double, _ expected: Double) -> Double {
    observed > 0 ? observed * log(observed / expected) : 0
  }
}
