/// Lines by the metres of their straight edges, to draw places along them.
struct LineLengths: Sendable {
  private let x: ContiguousArray<Double>
  private let y: ContiguousArray<Double>
  /// The first vertex of each edge that has a length, and the length of the edges up to its end.
  private let edge: ContiguousArray<Int32>
  private let sums: ContiguousArray<Double>

  /// The length of all edges.
  let metres: Double

  /// - Throws: where a part has fewer than two vertices or a coordinate that is not a number, or nothing has a length.
  init(_ lines: [MultiLine]) throws(SpatialError) {
    var (x, y, starts) = (ContiguousArray<Double>(), ContiguousArray<Double>(), [0])
    for (number, line) in lines.enumerated() {
      if let fault = line.fault() { throw SpatialError("random places along lines: line \(number + 1), \(fault).") }
      for part in 0..<line.partCount { starts.append(x.count + line.part(part).upperBound) }
      x += line.x
      y += line.y
    }
    try self.init(x: x, y: y, starts: starts)
  }

  /// - Parameter starts: where each part begins in `x` and `y`; one more start ends the last.
  /// - Throws: where nothing has a length.
  init(x: ContiguousArray<Double>, y: ContiguousArray<Double>, starts: [Int]) throws(SpatialError) {
    guard x.count <= Int(Int32.max) else { throw SpatialError("random places: \(x.count) vertices are too many.") }
    var (edge, sums) = (ContiguousArray<Int32>(), ContiguousArray<Double>())
    var sum = 0.0
    for (first, end) in zip(starts, starts.dropFirst()) {
      for vertex in first..<max(first, end - 1) {
        let (dx, dy) = (x[vertex + 1] - x[vertex], y[vertex + 1] - y[vertex])
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0 else { continue }
        sum += length
        edge.append(Int32(vertex))
        sums.append(sum)
      }
    }
    guard sum > 0, sum.isFinite else {
      throw SpatialError("random places: no line has a length, so there is no ground.")
    }
    (self.x, self.y, self.edge, self.sums, metres) = (x, y, edge, sums, sum)
  }

  func draw(_ random: inout RandomNumbers) -> (x: Double, y: Double) {
    let along = random.uniform() * metres
    let number = sums.firstIndex(above: along)
    let begin = number == 0 ? 0 : sums[number - 1]
    let share = min(1, (along - begin) / (sums[number] - begin))
    let vertex = Int(edge[number])
    return (x[vertex] + (x[vertex + 1] - x[vertex]) * share, y[vertex] + (y[vertex + 1] - y[vertex]) * share)
  }
}
