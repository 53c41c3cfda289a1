public import Spatial

/// Conditional permutation as its definition reads: each replica shuffles all places, strikes out the one that is
/// tested and deals the values of the first k to its neighbours.
public enum SlowPermutation {
  /// The p-value of each place that has neighbours and others that vary, else nan.
  ///
  /// - Parameter squared: whether a neighbour adds (own - v)², as for local Geary, and not v.
  public static func p(
    _ values: [Double], _ neighbours: Neighbours, squared: Bool, permutations: ConditionalPermutation,
    tail: Tail = .twoSided
  ) -> [Double] {
    let shuffled = (0..<permutations.count).map { shuffle(values.count, seed: permutations.seed, item: $0) }
    return values.indices.map { place in
      let row = neighbours.row(place)
      let weights = row.map { neighbours.isBinary ? 1 : neighbours.weights[$0] }
      func statistic(_ places: [Int]) -> Double {
        zip(weights, places).reduce(0) { sum, pair in
          let value = values[pair.1]
          return sum + pair.0 * (squared ? (values[place] - value) * (values[place] - value) : value)
        }
      }
      if row.isEmpty { return .nan }
      let observed = statistic(row.map { Int(neighbours.members[$0]) })
      // Each other place is as likely to come before each weight.
      let others = values.indices.filter { $0 != place }
      let expectation =
        others.reduce(0) { $0 + statistic(Array(repeating: $1, count: row.count)) } / Double(others.count)
      let extreme = shuffled.count { order in
        let replica = statistic(Array(order.lazy.filter { $0 != place }.prefix(row.count)))
        switch tail {
        case .greater: return replica >= observed - 1e-9
        case .less: return replica <= observed + 1e-9
        case .twoSided: return abs(replica - expectation) >= abs(observed - expectation) - 1e-9
        }
      }
      return Double(extreme + 1) / Double(permutations.count + 1)
    }
  }

  private static func shuffle(_ count: Int, seed: UInt64, item: Int) -> [Int] {
    var random = RandomNumbers(seed: seed, item: item)
    var order = Array(0..<count)
    for position in 0..<count { order.swapAt(position, position + random.below(count - position)) }
    return order
  }
}
