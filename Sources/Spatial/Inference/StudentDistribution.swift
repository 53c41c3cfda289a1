/// Student's t distribution.
enum StudentDistribution {
  /// The t that is exceeded with a probability, by the beta distribution of ν/(ν + t²); nan without degrees of freedom.
  ///
  /// - Parameter probability: above 0 and below 0.5.
  static func quantile(above probability: Double, degreesOfFreedom: Int) -> Double {
    guard degreesOfFreedom > 0 else { return .nan }
    let freedom = Double(degreesOfFreedom)
    let x = BetaDistribution.quantile(2 * probability, a: freedom / 2, b: 0.5)
    return (freedom * (1 - x) / x).squareRoot()
  }
}
