import Foundation

/// The binomial distribution of how many of some trials succeed.
enum BinomialDistribution {
  /// The probability of exactly `successes` among `trials`.
  static func probability(of successes: Int, among trials: Int, chance: Double) -> Double {
    let (k, n) = (Double(successes), Double(trials))
    let ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    let yes = successes == 0 ? 0 : k * log(chance)
    let no = successes == trials ? 0 : (n - k) * log1p(-chance)
    return exp(ways + yes + no)
  }

  /// The two-sided mid-p: twice the smaller tail, of which the observed number itself counts half; at most 1.
  ///
  /// Lancaster (1961), Significance tests in discrete distributions, Journal of the American Statistical Association 56,
  /// 223-234, doi:10.1080/01621459.1961.10482105.
  static func midP(_ successes: Int, among trials: Int, chance: Double) -> Double {
    let (k, n) = (Double(successes), Double(trials))
    let half = probability(of: successes, among: trials, chance: chance) / 2
    let atMost = successes == trials ? 1 : BetaDistribution.cumulative(1 - chance, a: n - k, b: k + 1)
    let atLeast = successes == 0 ? 1 : BetaDistribution.cumulative(chance, a: k, b: n - k + 1)
    return min(1, 2 * max(0, min(atMost, atLeast) - half))
  }
}
