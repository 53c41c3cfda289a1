/// For each location the distance within which lies a given weight, its own included.
enum CoreDistances {
  /// - Returns: squares of metres, by position in the tree; 0 where a location has the weight by itself, infinite where all
  ///   together have less.
  /// - Complexity: O(n (log n + k)) with k the locations that it takes to gather the weight.
  static func squared(
    in tree: NearTree, weight: ContiguousArray<Int>, samples: Int, workers: Int
  ) -> ContiguousArray<Double> {
    let ranges = Parallel.ranges(of: tree.location.count, workers: workers * 4, least: 500)
    let parts = Parallel.map(ranges, workers: workers) { range in
      var gathering = Gathering(samples: samples)
      return ContiguousArray(range.map { gathering.squaredDistance(from: $0, tree, weight) })
    }
    return ContiguousArray(parts.joined())
  }

  /// The nearest locations met so far, until they have the weight.
  private struct Gathering {
    let samples: Int
    /// Ascending by distance; without the last, they have less than the weight.
    var near: ContiguousArray<(squared: Double, weight: Int)> = []
    var sum = 0
    var waiting: ContiguousArray<Int32> = []

    init(samples: Int) { self.samples = samples }

    var limit: Double { sum >= samples ? near.last?.squared ?? .infinity : .infinity }

    mutating func squaredDistance(
      from position: Int, _ tree: NearTree, _ weight: ContiguousArray<Int>
    ) -> Double {
      if weight[position] >= samples { return 0 }
      let (px, py) = (tree.x[position], tree.y[position])
      near.removeAll(keepingCapacity: true)
      sum = 0
      waiting.append(1)
      while let next = waiting.popLast() {
        let node = Int(next)
        guard tree.squaredDistance(toNode: node, x: px, y: py) < limit else { continue }
        if node >= tree.leafCount {
          for other in tree.positions(ofLeaf: node) {
            add(tree.squaredDistance(other, x: px, y: py), weight[other])
          }
        } else {
          let (a, b) = (2 * node, 2 * node + 1)
          let isFirstNearer =
            tree.squaredDistance(toNode: a, x: px, y: py) <= tree.squaredDistance(toNode: b, x: px, y: py)
          waiting.append(Int32(isFirstNearer ? b : a))
          waiting.append(Int32(isFirstNearer ? a : b))
        }
      }
      return limit
    }

    private mutating func add(_ squared: Double, _ weight: Int) {
      guard squared < limit, weight > 0 else { return }
      var place = near.count
      while place > 0, near[place - 1].squared > squared { place -= 1 }
      near.insert((squared, weight), at: place)
      sum += weight
      while let last = near.last, sum - last.weight >= samples {
        sum -= last.weight
        near.removeLast()
      }
    }
  }
}
