/// The rules by which the steps of a place become its class.
///
/// For hot spots; those of cold spots mirror them. h is the share of all steps that are hot; a trend is that of z by Mann and
/// Kendall, significant at `alpha`. The first that fits is taken, the hot one of a class before the cold one.
///
/// | class | steps |
/// |---|---|
/// | new | hot at the last step and at no other |
/// | consecutive | all hot steps are one run that ends at the last, h < 0.9; of the latest rules at least two |
/// | intensifying | h >= 0.9 and hot at the last; z rises significantly |
/// | persistent | h >= 0.9; z neither rises nor falls significantly |
/// | diminishing | h >= 0.9 and hot at the last; z falls significantly |
/// | oscillating | hot at the last, cold at some step before, h < 0.9 |
/// | historical | not hot at the last, and hot in at least 0.9 of the steps before it |
/// | sporadic | hot at some step, h < 0.9, never cold; by the latest rules hot at the last |
/// | no pattern | none of these |
///
/// The two vintages differ in what is sporadic: by those of ArcGIS Pro 2.8 a place that was hot once, long ago, is, and by
/// the latest it has no pattern. Only steps of the class's own sign count towards h: a place that was hot in half of its
/// steps and cold in the other half is not intensifying. Steps in which a place is not hot are not steps in which nothing
/// happens there.
public enum EmergingRules: String, Sendable, CaseIterable {
  /// As ArcGIS Pro 2.8 describes them.
  case pro28 = "2.8"
  /// As the newest documentation of ArcGIS has them.
  case latest

  /// The share of steps from which on a place is hot nearly always.
  private static let nearlyAlways = 0.9

  /// The class of a place.
  ///
  /// - Parameters:
  ///   - heat: of each step, the last step last.
  ///   - trend: of the place's z.
  ///   - alpha: a trend with a greater p is none.
  public func pattern(of heat: [Heat], trend: MannKendall, alpha: Double = 0.05) -> EmergingPattern {
    let isTrend = trend.p <= alpha
    let hot = Steps(heat, .hot, rises: isTrend && trend.s > 0, falls: isTrend && trend.s < 0)
    let cold = Steps(heat, .cold, rises: isTrend && trend.s < 0, falls: isTrend && trend.s > 0)
    let classes: [(fits: (Steps) -> Bool, hot: EmergingPattern, cold: EmergingPattern)] = [
      ({ $0.isLast && $0.count == 1 }, .newHot, .newCold),
      ({ isConsecutive($0) }, .consecutiveHot, .consecutiveCold),
      ({ $0.share >= Self.nearlyAlways && $0.isLast && $0.rises }, .intensifyingHot, .intensifyingCold),
      ({ $0.share >= Self.nearlyAlways && !$0.rises && !$0.falls }, .persistentHot, .persistentCold),
      ({ $0.share >= Self.nearlyAlways && $0.isLast && $0.falls }, .diminishingHot, .diminishingCold),
      ({ $0.isLast && $0.hasOpposite && $0.share < Self.nearlyAlways }, .oscillatingHot, .oscillatingCold),
      ({ !$0.isLast && $0.shareBefore >= Self.nearlyAlways }, .historicalHot, .historicalCold),
      ({ isSporadic($0) }, .sporadicHot, .sporadicCold),
    ]
    for pattern in classes {
      if pattern.fits(hot) { return pattern.hot }
      if pattern.fits(cold) { return pattern.cold }
    }
    return .none
  }

  private func isConsecutive(_ steps: Steps) -> Bool {
    steps.isLast && steps.count == steps.lastRun && steps.share < Self.nearlyAlways
      && (self == .pro28 || steps.lastRun >= 2)
  }

  private func isSporadic(_ steps: Steps) -> Bool {
    steps.count > 0 && steps.share < Self.nearlyAlways && !steps.hasOpposite && (self == .pro28 || steps.isLast)
  }

  /// What a series of steps says of one sign, hot or cold.
  private struct Steps {
    let count: Int
    let share: Double
    let shareBefore: Double
    let lastRun: Int
    let isLast: Bool
    let hasOpposite: Bool
    /// Whether the place becomes more and more so.
    let rises: Bool
    let falls: Bool

    init(_ heat: [Heat], _ sign: Heat, rises: Bool, falls: Bool) {
      count = heat.count { $0 == sign }
      isLast = heat.last == sign
      share = heat.isEmpty ? 0 : Double(count) / Double(heat.count)
      shareBefore = heat.count < 2 ? 0 : Double(count - (isLast ? 1 : 0)) / Double(heat.count - 1)
      lastRun = heat.reversed().prefix { $0 == sign }.count
      hasOpposite = heat.contains { $0 != .neither && $0 != sign }
      self.rises = rises
      self.falls = falls
    }
  }
}
