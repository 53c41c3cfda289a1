/// Permutations of all cases, of which each group looks at as many as it has.
struct ProfileDraws: Sendable {
  private struct Stop: Sendable {
    /// After how many drawn cases.
    let drawn: Int
    /// Groups of as many cases, and groups of as many as are left.
    var groups: [(group: Int, isOthers: Bool)]
  }

  private let cases: BlockWeights
  private let stops: [Stop]

  /// - Parameter sizes: how many cases each group has; nil where it is not tested.
  init(_ cases: BlockWeights, sizes: [Int?]) {
    self.cases = cases
    var groups: [Int: [(group: Int, isOthers: Bool)]] = [:]
    for (group, size) in sizes.enumerated() {
      guard let size else { continue }
      let isOthers = size > cases.count - size
      groups[isOthers ? cases.count - size : size, default: []].append((group, isOthers))
    }
    stops = groups.sorted { $0.key < $1.key }.map { Stop(drawn: $0.key, groups: $0.value) }
  }

  /// How many of some permutations are at least as far from all cases as each group is.
  func extremes(
    of statistic: ContiguousArray<Double>, in range: Range<Int>, seed: UInt64
  ) -> ContiguousArray<Int> {
    var extremes = ContiguousArray(repeating: 0, count: statistic.count)
    guard let longest = stops.last?.drawn else { return extremes }
    var deck = cases.runs
    var swapped = ContiguousArray(repeating: 0, count: longest)
    for replica in range {
      var random = RandomNumbers(seed: seed, item: replica)
      var sums = BlockSums()
      var drawn = 0
      for stop in stops {
        while drawn < stop.drawn {
          swapped[drawn] = drawn + random.below(cases.count - drawn)
          deck.swapAt(drawn, swapped[drawn])
          cases.add(deck[drawn], to: &sums)
          drawn += 1
        }
        let distance = cases.distance(of: sums)
        let ofOthers = stop.groups.contains(where: \.isOthers) ? cases.distance(of: sums, others: true) : .nan
        for (group, isOthers) in stop.groups {
          // The same cases summed in another order must tie.
          let least = statistic[group] - 1e-9 * max(1, statistic[group])
          if (isOthers ? ofOthers : distance) >= least { extremes[group] += 1 }
        }
      }
      // Taken back, so that a permutation does not depend on those before it.
      for position in (0..<longest).reversed() { deck.swapAt(position, swapped[position]) }
    }
    return extremes
  }
}
