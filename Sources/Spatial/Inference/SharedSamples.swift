/// The beginnings of random permutations of all places, shared by the places that are tested.
///
/// `place(position, sample)` lies at `position * count + sample`, so that sums over the samples run along memory.
package struct SharedSamples: Sendable {
  /// How many samples there are.
  package let count: Int
  /// How many elements of each permutation are drawn.
  package let length: Int
  /// The drawn places, position after position.
  package let places: ContiguousArray<Int32>
  /// Where the holdings of each place begin; one more start ends the last.
  private let starts: ContiguousArray<Int>
  /// Indices into `places`, ordered by the place found there.
  private let holdings: ContiguousArray<Int>

  /// - Parameter replicas: the numbers of the samples, each the item of its own random stream.
  /// - Complexity: O(samples x length + places x workers).
  package init(seed: UInt64, replicas: Range<Int>, length: Int, places placeCount: Int, workers: Int) {
    precondition(length <= placeCount, "no more elements than places")
    let count = replicas.count
    let ranges = Parallel.ranges(of: count, workers: workers, least: 64)
    let drawn = Parallel.map(ranges, workers: workers) { range in
      Self.draw(seed: seed, replicas: replicas.lowerBound, range, length: length, places: placeCount)
    }
    var places = ContiguousArray(repeating: Int32(0), count: count * length)
    for (range, part) in zip(ranges, drawn) {
      for (row, sample) in range.enumerated() {
        for position in 0..<length { places[position * count + sample] = part[row * length + position] }
      }
    }
    var starts = ContiguousArray(repeating: 0, count: placeCount + 1)
    for place in places { starts[Int(place) + 1] += 1 }
    for place in 0..<placeCount { starts[place + 1] += starts[place] }
    var next = starts
    var holdings = ContiguousArray(repeating: 0, count: places.count)
    for (index, place) in places.enumerated() {
      holdings[next[Int(place)]] = index
      next[Int(place)] += 1
    }
    self.count = count
    self.length = length
    self.places = places
    self.starts = starts
    self.holdings = holdings
  }

  /// Where a place was drawn: indices into `places`, from the first position on.
  func holdings(of place: Int) -> ContiguousArray<Int>.SubSequence { holdings[starts[place]..<starts[place + 1]] }

  /// Sample after sample, by the shuffle of Fisher and Yates broken off after `length` steps and then taken back.
  private static func draw(
    seed: UInt64, replicas first: Int, _ range: Range<Int>, length: Int, places: Int
  ) -> ContiguousArray<Int32> {
    var deck = ContiguousArray(0..<Int32(places))
    var swapped = ContiguousArray(repeating: 0, count: length)
    var drawn = ContiguousArray<Int32>()
    drawn.reserveCapacity(range.count * length)
    for sample in range {
      var random = RandomNumbers(seed: seed, item: first + sample)
      for position in 0..<length {
        swapped[position] = position + random.below(places - position)
        deck.swapAt(position, swapped[position])
        drawn.append(deck[position])
      }
      for position in (0..<length).reversed() { deck.swapAt(position, swapped[position]) }
    }
    return drawn
  }
}
