/// What has become of a place over the steps of a cube: the seventeen classes of emerging hot spot analysis.
///
/// The names are those of ArcGIS, so that an analyst can compare. Which steps are needed for each is in ``EmergingRules``.
public enum EmergingPattern: String, Sendable, CaseIterable {
  case newHot = "new hot spot"
  case consecutiveHot = "consecutive hot spot"
  case intensifyingHot = "intensifying hot spot"
  case persistentHot = "persistent hot spot"
  case diminishingHot = "diminishing hot spot"
  case oscillatingHot = "oscillating hot spot"
  case historicalHot = "historical hot spot"
  case sporadicHot = "sporadic hot spot"
  case newCold = "new cold spot"
  case consecutiveCold = "consecutive cold spot"
  case intensifyingCold = "intensifying cold spot"
  case persistentCold = "persistent cold spot"
  case diminishingCold = "diminishing cold spot"
  case oscillatingCold = "oscillating cold spot"
  case historicalCold = "historical cold spot"
  case sporadicCold = "sporadic cold spot"
  case none = "no pattern"

  /// The class in plain words.
  public var words: String {
    switch self {
    case .newHot: "hot in the last step and never before"
    case .consecutiveHot: "hot without a break up to the last step, and not before that"
    case .intensifyingHot: "hot nearly always, and more and more so"
    case .persistentHot: "hot nearly always, neither more nor less so"
    case .diminishingHot: "hot nearly always, but less and less so"
    case .oscillatingHot: "hot in the last step, and cold at some time before"
    case .historicalHot: "hot nearly always before, and not in the last step"
    case .sporadicHot: "hot now and then"
    case .newCold: "cold in the last step and never before"
    case .consecutiveCold: "cold without a break up to the last step, and not before that"
    case .intensifyingCold: "cold nearly always, and more and more so"
    case .persistentCold: "cold nearly always, neither more nor less so"
    case .diminishingCold: "cold nearly always, but less and less so"
    case .oscillatingCold: "cold in the last step, and hot at some time before"
    case .historicalCold: "cold nearly always before, and not in the last step"
    case .sporadicCold: "cold now and then"
    case .none: "none of the others"
    }
  }
}
