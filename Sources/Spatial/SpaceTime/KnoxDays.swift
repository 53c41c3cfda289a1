/// Days of many permutations, a lane each.
typealias KnoxLanes = SIMD16<Int16>

/// The days of all events as small numbers, and their permutations.
struct KnoxDays: Sendable {
  /// The days in the order of the positions, and ascending.
  private let own: ContiguousArray<Int16>
  private let sorted: ContiguousArray<Int16>
  /// One more than the last of them.
  let span: Int

  /// - Parameters:
  ///   - days: of each position.
  ///   - reach: the last edge of the bands of time.
  /// - Throws: where they take more than 2¹⁵ days after the gaps are shortened.
  init(_ days: ContiguousArray<Int>, reach: Int) throws(SpatialError) {
    // A gap of `reach` days or more is as good as one of `reach`: no band holds a pair across it.
    var short: [Int: Int] = [:]
    var (last, length) = (Int?.none, 0)
    for day in Set(days).sorted() {
      length += last.map { min(day - $0, reach) } ?? 0
      short[day] = length
      last = day
    }
    guard length < Int(Int16.max) else {
      throw SpatialError(
        "near repeats: the days reach over \(length) days, more than the \(Int16.max) that can be counted. Is a date wrong?"
      )
    }
    own = ContiguousArray(days.map { Int16(clamping: short[$0] ?? 0) })
    sorted = ContiguousArray(own.sorted())
    span = length + 1
  }

  /// How many pairs of events are less than so many days apart.
  func pairs(within days: Int) -> Int {
    var (first, pairs) = (0, 0)
    for index in sorted.indices {
      while Int(sorted[index]) - Int(sorted[first]) >= days { first += 1 }
      pairs += index - first
    }
    return pairs
  }

  /// The days of each position in the lanes from `first` on: the observed ones in lane 0 of the first group and in the lane
  /// of every other number the days dealt out at random, by a stream of its own.
  func lanes(from first: Int, count: Int, seed: UInt64) -> ContiguousArray<KnoxLanes> {
    var lanes = ContiguousArray(repeating: KnoxLanes.zero, count: own.count)
    for lane in 0..<min(count, KnoxLanes.scalarCount) {
      var days = first + lane == 0 ? own : sorted
      if first + lane > 0 {
        var random = RandomNumbers(seed: seed, item: first + lane)
        for index in days.indices.dropLast() { days.swapAt(index, index + random.below(days.count - index)) }
      }
      for index in days.indices { lanes[index][lane] = days[index] }
    }
    return lanes
  }
}
