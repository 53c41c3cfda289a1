/// Counts what lies near targets as they come one by one: the first targets of a set are counted on the way to all of them.
struct ProximityCounting: Sendable {
  fileprivate let counted: CountedPlaces
  fileprivate let grid: NeighbourGrid
  /// The squares of the distances, ascending.
  fileprivate let limits: [Double]

  /// - Parameter metres: ascending, at least one.
  init(_ counted: CountedPlaces, metres: [Double]) {
    self.counted = counted
    grid = NeighbourGrid(counted.points, distance: metres[metres.count - 1])
    limits = metres.map { $0 * $0 }
  }

  /// One worker's marks.
  func counter() -> Counter { Counter(self) }

  /// Which things are near already, and within which distance.
  struct Counter {
    private let counting: ProximityCounting
    /// For each thing the number of the least distance within which a target was found; that of the distances where none was.
    private var least: ContiguousArray<Int32>

    fileprivate init(_ counting: ProximityCounting) {
      self.counting = counting
      least = ContiguousArray(repeating: 0, count: counting.counted.weight.count)
    }

    /// The weight near the first targets of a set.
    ///
    /// - Parameters:
    ///   - sizes: how many of the targets, ascending.
    ///   - target: a target by its number; they are asked for in order.
    /// - Returns: all distances of the first size, then those of the next.
    mutating func counts(sizes: [Int], target: (Int) -> (x: Double, y: Double)) -> [Int] {
      let distances = counting.limits.count
      for thing in least.indices { least[thing] = Int32(distances) }
      var sums = [Int](repeating: 0, count: distances)
      var counts: [Int] = []
      var number = 0
      for size in sizes {
        while number < size {
          let place = target(number)
          number += 1
          counting.grid.forEach(nearX: place.x, y: place.y) { point, squared in
            let thing = Int(counting.counted.thing[point])
            var distance = Int(least[thing])
            let weight = counting.counted.weight[thing]
            while distance > 0, squared <= counting.limits[distance - 1] {
              distance -= 1
              sums[distance] += weight
            }
            least[thing] = Int32(distance)
          }
        }
        counts += sums
      }
      return counts
    }
  }
}
