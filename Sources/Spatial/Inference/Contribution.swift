/// What a drawn value v adds to the statistic of the place with value z, before its weight.
package enum Contribution: Sendable {
  /// v: a weighted sum, as of Gi and local Moran.
  case value
  /// (z - v)^2, as of local Geary.
  case squaredDifference

  func callAsFunction(_ own: Double, _ drawn: Double) -> Double {
    self == .value ? drawn : (own - drawn) * (own - drawn)
  }
}
