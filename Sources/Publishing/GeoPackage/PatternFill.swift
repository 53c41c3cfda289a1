import Spatial

extension StyleFill {
  /// Of a pattern of an emerging hot spot analysis: hot ones in the colour of hotspots, cold ones in that of incidents, darker
  /// for longer, and lines or dots for what comes and goes; the words of the legend say the rest.
  init(ofPattern pattern: EmergingPattern) {
    switch pattern {
    case .none: self.init(colour: .faint, brush: .none)
    case .newHot: self.init(colour: StyleColour.hot[0])
    case .consecutiveHot: self.init(colour: StyleColour.hot[1])
    case .persistentHot: self.init(colour: StyleColour.hot[2])
    case .intensifyingHot: self.init(colour: StyleColour.hot[3])
    case .diminishingHot: self.init(colour: StyleColour.hot[2], brush: .falling)
    case .sporadicHot: self.init(colour: StyleColour.hot[1], brush: .dotted)
    case .oscillatingHot: self.init(colour: StyleColour.hot[2], brush: .crossed)
    case .historicalHot: self.init(colour: StyleColour.hot[2], brush: .upright)
    case .newCold: self.init(colour: StyleColour.cold[0])
    case .consecutiveCold: self.init(colour: StyleColour.cold[1])
    case .persistentCold: self.init(colour: StyleColour.cold[2])
    case .intensifyingCold: self.init(colour: StyleColour.cold[3])
    case .diminishingCold: self.init(colour: StyleColour.cold[2], brush: .falling)
    case .sporadicCold: self.init(colour: StyleColour.cold[1], brush: .dotted)
    case .oscillatingCold: self.init(colour: StyleColour.cold[2], brush: .crossed)
    case .historicalCold: self.init(colour: StyleColour.cold[2], brush: .upright)
    }
  }
}
