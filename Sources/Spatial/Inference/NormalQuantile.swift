/// The number that a standard normal variable is above with a probability.
enum NormalQuantile {
  /// By halving an interval: some microseconds, as it is asked for a few times an area at most.
  static func above(_ probability: Double) -> Double {
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if NormalDistribution.p(middle, .greater) > probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
