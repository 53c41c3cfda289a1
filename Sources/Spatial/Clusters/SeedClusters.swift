/// Groups around seeds: the location with the most weight within a distance takes all within it, again and again.
enum SeedClusters {
  /// - Returns: the members of each group, ascending, in the order in which they were found. Locations without weight are in none.
  /// - Complexity: O(n log n + pairs within the distance). What a location has around it only falls as others are taken, so
  ///   one that comes up in its turn is counted anew, and waits again where it has lost any.
  static func groups(_ locations: Locations, withinMetres metres: Double, minPoints: Int) -> [[Int]] {
    guard metres > 0 else { return [] }
    let distinct = DistinctLocations(locations)
    let places = distinct.locations
    let grid = NeighbourGrid(places, distance: metres)
    var isTaken = ContiguousArray(repeating: false, count: places.count)
    func left(around seed: Int) -> (weight: Int, members: [Int]) {
      var (weight, members) = (0, [Int]())
      grid.forEach(nearX: places.x[seed], y: places.y[seed]) { other, _ in
        if !isTaken[other] {
          weight += places.weight[other]
          members.append(other)
        }
      }
      return (weight, members)
    }
    // The most first: the heap has the least key first, so weights are held as their opposites.
    var waiting = KeyedHeap(count: places.count)
    for (place, weight) in weightsAround(places, grid).enumerated() where weight >= minPoints {
      waiting.lower(place, to: -Double(weight))
    }
    var number = ContiguousArray<Int32>(repeating: -1, count: places.count)
    var count = 0
    while let seed = waiting.popFirst() {
      guard !isTaken[seed] else { continue }
      let around = left(around: seed)
      guard around.weight >= minPoints else { continue }
      if -Double(around.weight) > waiting.key[seed] {
        waiting.lower(seed, to: -Double(around.weight))
        continue
      }
      for member in around.members {
        isTaken[member] = true
        number[member] = Int32(count)
      }
      count += 1
    }
    var groups = [[Int]](repeating: [], count: count)
    for (location, group) in distinct.spread(number, without: -1).enumerated() where group >= 0 {
      groups[Int(group)].append(location)
    }
    return groups
  }

  /// The weight within a distance of each location, its own included.
  static func weightsAround(_ locations: Locations, withinMetres metres: Double) -> ContiguousArray<Int> {
    weightsAround(locations, NeighbourGrid(locations, distance: metres))
  }

  private static func weightsAround(_ locations: Locations, _ grid: NeighbourGrid) -> ContiguousArray<Int> {
    ContiguousArray(
      (0..<locations.count).map { location in
        var weight = 0
        grid.forEach(nearX: locations.x[location], y: locations.y[location]) { other, _ in
          weight += locations.weight[other]
        }
        return weight
      })
  }
}
