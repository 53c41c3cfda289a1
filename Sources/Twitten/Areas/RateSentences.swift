import Formats
import Places
import Spatial
import Tasking

/// What rates, deprivation and districts come to, in words.
enum RateSentences {
  private static func percent(_ share: Double?) -> String {
    share.map { FixedDecimal.string($0 * 100, decimals: 1) + " %" } ?? "unknown"
  }

  private static func number(_ value: Double, _ decimals: Int = 2) -> String {
    value.isFinite ? FixedDecimal.string(value, decimals: decimals, keepingZeros: true) : "unknown"
  }

  /// Nothing for a layer whose people are not known.
  static func of(_ rates: AreaRates) -> [String] {
    let known = rates.rates.filter { $0.per1000 != nil }
    guard !known.isEmpty else { return [] }
    let layer = rates.counts.layer
    func count(_ position: Funnel.Position, adjusted: Bool) -> Int {
      known.count { (adjusted ? $0.funnel?.adjustedPosition : $0.funnel?.position) == position }
    }
    let far = count(.farAbove, adjusted: false)
    let farAdjusted = count(.farAbove, adjusted: true)
    let denominator = layer.denominators.first?.name ?? "people"
    var sentence =
      "\(layer.name): \(number(rates.funnel.rate * 1000)) incidents per 1,000 \(denominator) in the period; \(far) of \(known.count) lie "
      + "far above the funnel (99.8 %)"
    sentence +=
      rates.funnel.isOverdispersed
      ? ", \(farAdjusted) when limits are widened for areas that differ by more than chance (\(number(rates.funnel.dispersion, 1)) times)."
      : "."
    let cautions = known.count { $0.caution != nil }
    return [sentence]
      + (cautions > 0
        ? [
          "\(layer.name): the rates of \(cautions) areas may say more of their denominator than of the place (rate_caution)."
        ] : [])
      + (rates.areasDiffer
        ? []
        : ["\(layer.name): there is no evidence that the areas' rates differ; every empirical-Bayes rate is the mean."])
  }

  /// Whether a ratio of the two ends says anything: where all incidents lie at one end there is none, and where nearly all do its
  /// interval has no bounds to speak of.
  private static func isTold(_ ratio: SlopeIndex.Estimate) -> Bool {
    ratio.value > 0.001 && ratio.value < 1_000 && ratio.lower.isFinite && ratio.upper < 1_000_000
  }

  /// `25.8 (21.7 to 29.9)`
  private static func interval(_ estimate: SlopeIndex.Estimate, by scale: Double, decimals: Int) -> String {
    func text(_ value: Double) -> String { number(value * scale, decimals) }
    return "\(text(estimate.value)) (\(text(estimate.lower)) to \(text(estimate.upper)))"
  }

  static func of(_ pattern: DeprivationPattern) -> [String] {
    let fifth = pattern.fifth
    var sentences = [
      "Deprivation (\(pattern.measure.words)): \(percent(fifth.incidentShare)) of incidents in LSOAs whose deprivation is known, "
        + "\(percent(fifth.peopleShare)) of people and \(percent(fifth.hotspotAreaShare)) of the ground of hotspots are in the most "
        + "deprived fifth of \(pattern.scope) (\(percent(fifth.lsoaShare)) of the LSOAs)."
    ]
    if let index = pattern.concentration {
      sentences.append(
        "Concentration index \(number(index.index, 3)) (standard error \(number(index.standardError, 3)); below 0: more among the "
          + "deprived); the most deprived fifth of the district's people has \(percent(index.share(ofMostDeprived: 0.2))) of incidents."
      )
    }
    if let slope = pattern.slope {
      let (fall, ratio) = (interval(slope.slope, by: 1_000, decimals: 1), interval(slope.ratio, by: 1, decimals: 2))
      sentences.append(
        "From the least to the most deprived the rate goes up by \(fall) per 1,000 (slope index)"
          + (isTold(slope.ratio)
            ? "; relative index \(ratio)." : "; incidents are in too few LSOAs for a relative index."))
    }
    if let map = pattern.map {
      sentences.append(
        "Lee's L of deprivation and rate \(number(map.lee.value, 3)), permutation p \(number(map.lee.p, 4)): places, not people, are "
          + "related.")
    }
    return sentences
  }

  static func of(_ comparison: DistrictComparison) -> [String] {
    let ranked = comparison.districts.filter { $0.rank != nil }.count
    let left =
      comparison.leftOut.isEmpty
      ? "" : " \(comparison.leftOut.joined(separator: ", ")) cover too little and are left out."
    let highest = comparison.districts.min { ($0.rank ?? .max, $0.code) < ($1.rank ?? .max, $1.code) }
    return [
      "Districts: \(ranked) compared by \(comparison.sources.joined(separator: ", "))"
        + (highest?.per1000.map { "; the highest rate is \(highest?.name ?? "")'s with \(number($0)) per 1,000" } ?? "")
        + "."
        + left
    ]
  }
}
