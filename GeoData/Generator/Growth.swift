/// Regions that grow from seeds over the cells of a mesh until they meet, each in one piece.
enum Growth {
  /// The region of each cell, or nil where none gets to.
  ///
  /// The earliest arrival takes a cell (Dijkstra 1959, doi:10.1007/BF01386390); of two at the same time, the one in the
  /// cell with the lower number.
  ///
  /// - Parameters:
  ///   - seeds: a cell for each region.
  ///   - speeds: how fast each region grows.
  ///   - resistance: how long a cell takes to cross.
  ///   - allowed: whether a cell may be taken at all.
  static func regions(
    seeds: [Int], speeds: [Double], in mesh: HexMesh, resistance: (Int) -> Double, allowed: (Int) -> Bool
  ) -> [Int?] {
    var regions = [Int?](repeating: nil, count: mesh.cellCount)
    var waiting = ArrivalQueue()
    for (region, seed) in seeds.enumerated() { waiting.insert(Arrival(time: 0, cell: seed, region: region)) }
    while let arrival = waiting.removeFirst() {
      guard regions[arrival.cell] == nil else { continue }
      regions[arrival.cell] = arrival.region
      for neighbour in mesh.neighbours(arrival.cell) where allowed(neighbour) && regions[neighbour] == nil {
        let time = arrival.time + resistance(neighbour) / speeds[arrival.region]
        waiting.insert(Arrival(time: time, cell: neighbour, region: arrival.region))
      }
    }
    return regions
  }
}

private struct Arrival {
  let time: Double
  let cell: Int
  let region: Int

  static func < (a: Arrival, b: Arrival) -> Bool {
    (a.time, a.cell, a.region) < (b.time, b.cell, b.region)
  }
}

/// A binary heap, the earliest arrival first.
private struct ArrivalQueue {
  private var heap: [Arrival] = []

  mutating func insert(_ arrival: Arrival) {
    heap.append(arrival)
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeFirst() -> Arrival? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let least = children.min(by: { heap[$0] < heap[$1] }), heap[least] < heap[parent] else { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
