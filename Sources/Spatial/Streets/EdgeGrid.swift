/// Finds the straight edges of lines that pass near a place: every edge is listed in each square cell that it crosses.
///
/// An edge is named by its first vertex. The cells are as wide as the mean edge at least, so that the lists together
/// are a small multiple of the edges however long some of them are.
struct EdgeGrid: Sendable {
  private let x: ContiguousArray<Double>
  private let y: ContiguousArray<Double>
  private let cellMetres: Double
  private let box: Bounds
  private let stride: Int64
  /// The occupied cells, ascending, and where each begins in `edges`; one more start ends the last.
  private let cells: ContiguousArray<Int64>
  private let starts: ContiguousArray<Int32>
  private let edges: ContiguousArray<Int32>

  /// - Parameters:
  ///   - starts: where each line begins in `x` and `y`; one more start ends the last.
  ///   - reach: about how far from a place edges will be looked for, in metres.
  /// - Precondition: coordinates within 10,000 km of the origin, a reach of 1 cm or more.
  init(x: ContiguousArray<Double>, y: ContiguousArray<Double>, starts: ContiguousArray<Int32>, reach: Double) {
    self.x = x
    self.y = y
    var bounds: Bounds?
    for index in x.indices { bounds.extend(to: x[index], y[index]) }
    let box = bounds ?? Bounds(minX: 0, minY: 0, maxX: 0, maxY: 0)
    self.box = box
    var (length, count) = (0.0, 0)
    for (first, end) in zip(starts, starts.dropFirst()) {
      for vertex in Int(first)..<max(Int(first), Int(end) - 1) {
        length += Self.length(x, y, vertex)
        count += 1
      }
    }
    let cell = max(reach, count > 0 ? length / Double(count) : 0)
    cellMetres = cell
    let stride = Int64((box.maxX - box.minX) / cell) + 3
    self.stride = stride
    var entries: [(cell: Int64, edge: Int32)] = []
    entries.reserveCapacity(2 * count)
    for (first, end) in zip(starts, starts.dropFirst()) {
      for vertex in Int(first)..<max(Int(first), Int(end) - 1) {
        Self.forEachCell(x, y, vertex, box, cell) { row, column in
          entries.append((row * stride + column, Int32(vertex)))
        }
      }
    }
    entries.sort { $0 < $1 }
    var cells: ContiguousArray<Int64> = []
    var cellStarts: ContiguousArray<Int32> = []
    for (position, entry) in entries.enumerated() where cells.last != entry.cell {
      cells.append(entry.cell)
      cellStarts.append(Int32(position))
    }
    cellStarts.append(Int32(entries.count))
    self.cells = cells
    self.starts = cellStarts
    edges = ContiguousArray(entries.lazy.map(\.edge))
  }

  private static func length(_ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>, _ vertex: Int) -> Double {
    let (dx, dy) = (x[vertex + 1] - x[vertex], y[vertex + 1] - y[vertex])
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The cells that an edge crosses, row by row, with a hair more on each side for what rounding loses.
  private static func forEachCell(
    _ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>, _ vertex: Int, _ box: Bounds, _ cell: Double,
    _ body: (_ row: Int64, _ column: Int64) -> Void
  ) {
    let hair = 1e-6
    var (x0, y0) = ((x[vertex] - box.minX) / cell, (y[vertex] - box.minY) / cell)
    var (x1, y1) = ((x[vertex + 1] - box.minX) / cell, (y[vertex + 1] - box.minY) / cell)
    if y0 > y1 { (x0, y0, x1, y1) = (x1, y1, x0, y0) }
    let slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0
    for row in Int64(max(0, y0 - hair))...Int64(y1 + hair) {
      var (left, right) = (min(x0, x1), max(x0, x1))
      if y1 > y0 {
        let enters = x0 + slope * (max(y0, Double(row) - hair) - y0)
        let leaves = x0 + slope * (min(y1, Double(row + 1) + hair) - y0)
        left = max(left, min(enters, leaves))
        right = min(right, max(enters, leaves))
      }
      for column in Int64(max(0, left - hair))...Int64(max(0, max(left, right) + hair)) { body(row, column) }
    }
  }

  /// Calls `body` with each edge within `reach` of a place, more than once for one that crosses several cells: the
  /// edge's first vertex, the square of its distance in metres, and the nearest point's place between its vertices, 0
  /// ... 1.
  func forEach(
    nearX px: Double, y py: Double, within reach: Double,
    _ body: (_ vertex: Int, _ squaredDistance: Double, _ share: Double) -> Void
  ) {
    guard px >= box.minX - reach, px <= box.maxX + reach, py >= box.minY - reach, py <= box.maxY + reach else { return }
    let left = Int64((max(px - reach, box.minX) - box.minX) / cellMetres)
    let right = Int64((min(px + reach, box.maxX) - box.minX) / cellMetres)
    let bottom = Int64((max(py - reach, box.minY) - box.minY) / cellMetres)
    let top = Int64((min(py + reach, box.maxY) - box.minY) / cellMetres)
    let limit = reach * reach
    for row in bottom...max(bottom, top) {
      let last = row * stride + max(left, right)
      var cell = lowerBound(row * stride + left)
      while cell < cells.count, cells[cell] <= last {
        for position in Int(starts[cell])..<Int(starts[cell + 1]) {
          let vertex = Int(edges[position])
          let (squared, share) = nearestPoint(ofEdge: vertex, toX: px, y: py)
          if squared <= limit { body(vertex, squared, share) }
        }
        cell += 1
      }
    }
  }

  /// The foot of the perpendicular, or the end that it falls beyond. At an end the distance is that of the vertex
  /// itself, so that lines which share it are equally near to the last bit.
  private func nearestPoint(ofEdge vertex: Int, toX px: Double, y py: Double) -> (squared: Double, share: Double) {
    let (ax, ay) = (x[vertex], y[vertex])
    let (bx, by) = (x[vertex + 1], y[vertex + 1])
    let (dx, dy) = (bx - ax, by - ay)
    let along = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)
    var (qx, qy, share) = (ax + along * dx, ay + along * dy, along)
    // An edge of no length gives nan, which is neither.
    if !(along > 0) { (qx, qy, share) = (ax, ay, 0) } else if along >= 1 { (qx, qy, share) = (bx, by, 1) }
    return ((px - qx) * (px - qx) + (py - qy) * (py - qy), share)
  }

  private func lowerBound(_ key: Int64) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
