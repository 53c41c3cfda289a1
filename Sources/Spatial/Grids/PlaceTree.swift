/// Places in a balanced tree (Bentley 1975, doi:10.1145/361002.361007): each node halves its places across the longer side
/// of their box, down to a few.
struct PlaceTree: Sendable {
  private static let leafSize = 8

  /// A range of `order`, halved at its middle; `axis` is nil where it is not halved.
  private struct Node: Sendable {
    let range: Range<Int>
    let axis: Axis?
    let middle: Double
    var children = (0, 0)
  }

  private enum Axis: Sendable { case x, y }

  private var nodes: [Node] = []
  /// The places in tree order, with their coordinates beside them.
  private var order: [Int]
  private let x: ContiguousArray<Double>
  private let y: ContiguousArray<Double>

  init(x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    self.x = x
    self.y = y
    order = Array(x.indices)
    _ = build(0..<x.count)
  }

  /// How deep it goes is bounded by the logarithm of the count, as halves are equal whatever the coordinates.
  private mutating func build(_ range: Range<Int>) -> Int {
    let number = nodes.count
    guard range.count > Self.leafSize else {
      nodes.append(Node(range: range, axis: nil, middle: 0))
      return number
    }
    var bounds: Bounds?
    for place in order[range] { bounds.extend(to: x[place], y[place]) }
    let isWide = bounds.map { $0.maxX - $0.minX >= $0.maxY - $0.minY } ?? true
    let along = isWide ? x : y
    order[range].sort { (along[$0], $0) < (along[$1], $1) }
    let middle = range.lowerBound + range.count / 2
    nodes.append(Node(range: range, axis: isWide ? .x : .y, middle: along[order[middle]]))
    let left = build(range.lowerBound..<middle)
    let right = build(middle..<range.upperBound)
    nodes[number].children = (left, right)
    return number
  }

  /// The `count` places nearest to one of them, itself left out, by distance and then by number.
  func nearest(_ count: Int, to place: Int) -> [Int] {
    var best: [(squared: Double, place: Int)] = []
    best.reserveCapacity(count + 1)
    search(0, x[place], y[place], without: place, count, &best)
    return best.map(\.place)
  }

  /// The `count` places nearest to a point, with the squares of their distances, by distance and then by number.
  func nearest(_ count: Int, toX px: Double, y py: Double) -> [(squared: Double, place: Int)] {
    var best: [(squared: Double, place: Int)] = []
    search(0, px, py, without: nil, count, &best)
    return best
  }

  private func search(
    _ number: Int, _ px: Double, _ py: Double, without self: Int?, _ count: Int,
    _ best: inout [(squared: Double, place: Int)]
  ) {
    let node = nodes[number]
    guard let axis = node.axis else {
      for other in order[node.range] where other != self {
        let (dx, dy) = (x[other] - px, y[other] - py)
        let candidate = (squared: dx * dx + dy * dy, place: other)
        if best.count == count, let last = best.last, candidate >= last { continue }
        let spot = best.firstIndex { candidate < $0 } ?? best.count
        best.insert(candidate, at: spot)
        if best.count > count { best.removeLast() }
      }
      return
    }
    let beyond = (axis == .x ? px : py) - node.middle
    search(beyond < 0 ? node.children.0 : node.children.1, px, py, without: self, count, &best)
    // What lies exactly as far off as the last may have a lower number.
    if best.count == count, let last = best.last, beyond * beyond > last.squared { return }
    search(beyond < 0 ? node.children.1 : node.children.0, px, py, without: self, count, &best)
  }
}
