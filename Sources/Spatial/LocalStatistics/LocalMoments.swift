/// The columns of a local statistic before any p-value.
struct LocalMoments: Sendable {
  var value = ContiguousArray<Double>()
  var expectation = ContiguousArray<Double>()
  var variance = ContiguousArray<Double>()
  /// How far what p is about lies above its expectation: the statistic itself unless it is told otherwise.
  var excess = ContiguousArray<Double>()
  /// The statistics as extreme as the observed one by conditional permutation; nil where that is undefined.
  var regions = ContiguousArray<ExtremeRegion?>()

  /// Each range of places by its own worker, put together in their order.
  static func ofPlaces(
    _ count: Int, workers: Int, _ append: @Sendable (inout LocalMoments, _ place: Int) -> Void
  ) -> LocalMoments {
    let ranges = Parallel.ranges(of: count, workers: workers, least: 2_000)
    let parts = Parallel.map(ranges, workers: workers) { range in
      var part = LocalMoments()
      for place in range { append(&part, place) }
      return part
    }
    return parts.reduce(into: LocalMoments()) { whole, part in
      whole.value += part.value
      whole.expectation += part.expectation
      whole.variance += part.variance
      whole.excess += part.excess
      whole.regions += part.regions
    }
  }

  mutating func append(
    value: Double, expectation: Double, variance: Double, excess: Double? = nil, region: ExtremeRegion?
  ) {
    self.value.append(value)
    self.expectation.append(expectation)
    self.variance.append(variance)
    self.excess.append(excess ?? value - expectation)
    regions.append(region)
  }

  /// nan where the variance is.
  var z: ContiguousArray<Double> {
    ContiguousArray(value.indices.map { (value[$0] - expectation[$0]) / variance[$0].squareRoot() })
  }
}
