/// Locations that wait for their turn, the one with the least key first and of equal ones the lowest-numbered; a key can
/// fall while its location waits. Each location is held once, so that memory stays with their number.
struct KeyedHeap {
  private(set) var key: ContiguousArray<Double>
  private var heap = ContiguousArray<Int32>()
  /// Where in the heap a location is, or -1.
  private var place: ContiguousArray<Int32>

  init(count: Int) {
    key = ContiguousArray(repeating: .infinity, count: count)
    place = ContiguousArray(repeating: -1, count: count)
  }

  /// Takes in a location, or lets its key fall.
  mutating func lower(_ location: Int, to newKey: Double) {
    key[location] = newKey
    if place[location] < 0 {
      place[location] = Int32(heap.count)
      heap.append(Int32(location))
    }
    rise(from: Int(place[location]))
  }

  /// Takes out the first.
  mutating func popFirst() -> Int? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    place[Int(first)] = -1
    if !heap.isEmpty {
      heap[0] = last
      place[Int(last)] = 0
      sink()
    }
    return Int(first)
  }

  private func isBefore(_ a: Int32, _ b: Int32) -> Bool {
    (key[Int(a)], a) < (key[Int(b)], b)
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    heap.swapAt(a, b)
    place[Int(heap[a])] = Int32(a)
    place[Int(heap[b])] = Int32(b)
  }

  private mutating func rise(from position: Int) {
    var position = position
    while position > 0, isBefore(heap[position], heap[(position - 1) / 2]) {
      exchange(position, (position - 1) / 2)
      position = (position - 1) / 2
    }
  }

  private mutating func sink() {
    var position = 0
    while true {
      var least = position
      for child in 2 * position + 1...2 * position + 2 where child < heap.count {
        if isBefore(heap[child], heap[least]) { least = child }
      }
      if least == position { return }
      exchange(position, least)
      position = least
    }
  }
}
