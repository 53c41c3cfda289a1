/// What a place and its neighbours are, against the mean of the map.
public enum MoranQuadrant: String, Sendable, CaseIterable {
  /// A high value among high ones: with significance, the core of a cluster.
  case highHigh = "high-high"
  /// A low value among high ones.
  case lowHigh = "low-high"
  /// A low value among low ones.
  case lowLow = "low-low"
  /// A high value among low ones: with significance, a place that stands out.
  case highLow = "high-low"

  /// From the signs of the centred value and of the weighted mean of its neighbours; 0 counts as low.
  init(value: Double, lag: Double) {
    self = value > 0 ? (lag > 0 ? .highHigh : .highLow) : (lag > 0 ? .lowHigh : .lowLow)
  }
}
