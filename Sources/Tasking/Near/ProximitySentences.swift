import Formats
import Spatial

extension ProximityPattern {
  /// What was done, a sentence each: points, test, warnings.
  public var about: [String] {
    var sentences = [
      "Near what: \(tested) points on the ground, incidents of \(period).\(notTested)",
      test.sentence,
      "expected is the mean of the replicas, and the band holds 95 % of them. An incident or a hotspot near several points counts "
        + "once. q is over all types and distances of a table.",
      "Incidents and points both gather where people are: a small p refutes that the points lie anywhere on the ground, and does not "
        + "say that they draw incidents. Points that gather cover less ground than as many spread at random, so that far distances "
        + "may have a ratio below 1 for that alone.",
    ]
    if !fewTargets.isEmpty {
      let list = fewTargets.map { "\($0.type) (\($0.targets))" }.joined(separator: ", ")
      sentences.append("Types with fewer than \(settings.leastTargets) points are not tested by themselves: \(list).")
    }
    if tooCoarse > 0 {
      sentences.append(
        "Left out: \(tooCoarse) incidents whose place is not known to within the greatest distance.")
    }
    return sentences + caveats
  }

  private var notTested: String {
    guard offGround > 0 else { return "" }
    return
      " Not tested: \(offGround) \(offGround == 1 ? "point" : "points") off the ground, where no random place is drawn."
  }

  /// The answer for a meeting: a sentence for all points at each distance, and how many types are significant.
  public var answer: [String] {
    guard tested > 0 else { return ["No point lies on the ground, so that nothing can be said of what is near."] }
    var sentences = incidents.filter { $0.type == nil }.map { sentence($0.score, "incidents") }
    sentences += hotspots.filter { $0.type == nil }.map { sentence($0.score, "hotspots") }
    let types = Set(incidents.compactMap(\.type))
    if !types.isEmpty {
      let found = Set(incidents.filter { $0.type != nil && $0.score.q <= settings.alpha }.compactMap(\.type)).sorted()
      sentences.append(
        "Of \(types.count) types, \(found.count) \(found.count == 1 ? "has" : "have") incidents nearer than chance at some distance (q of "
          + "at most \(FixedDecimal.string(settings.alpha, decimals: 4)))"
          + (found.isEmpty ? "." : ": \(found.joined(separator: ", "))."))
    }
    return sentences
  }

  /// `Within 100 m of any of 435 points: 5457 of 14731 incidents (37 %), 1.6 times the 3419.5 expected …`
  private func sentence(_ score: ProximityTest.Score, _ things: String) -> String {
    let begins = "Within \(MetresText.words(score.metres)) m of any of \(score.targets) points: "
    guard score.total > 0 else { return begins + "there are no \(things) to be near." }
    let band = score.band.map { " (95 % of replicas from \($0.lowerBound) to \($0.upperBound))" } ?? ""
    let ratio =
      score.ratio.isNaN
      ? "where none are expected"
      : "\(FixedDecimal.string(score.ratio, decimals: 2)) times the \(FixedDecimal.string(score.expected, decimals: 1)) expected"
    return begins
      + "\(score.observed) of \(score.total) \(things) (\(ShareText.percent(score.share)) %), \(ratio)\(band), p "
      + "\(FixedDecimal.string(score.p, decimals: 4)), q \(FixedDecimal.string(score.q, decimals: 4))."
  }
}
