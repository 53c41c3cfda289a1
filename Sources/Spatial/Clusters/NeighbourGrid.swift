/// Finds the locations within a distance of one another: locations sorted by square cells as wide as the distance.
///
/// All that can lie within the distance is in the three by three cells around a location, and the three cells of a row
/// lie side by side in the sorted order.
struct NeighbourGrid: Sendable {
  private let distance: Double
  /// The locations in cell order, with their coordinates beside them.
  private let order: [Int32]
  private let x: [Double]
  private let y: [Double]
  /// The occupied cells, ascending, and where each begins in `order`; one more start ends the last.
  private let cells: [Int64]
  private let starts: [Int32]
  private let originX: Double
  private let originY: Double
  private let stride: Int64

  /// - Precondition: `distance` is above 0.
  init(_ locations: Locations, distance: Double) {
    precondition(distance > 0, "a distance above 0")
    self.distance = distance
    let originX = locations.x.min() ?? 0
    let originY = locations.y.min() ?? 0
    let widest = (locations.x.max() ?? 0) - originX
    // One empty cell more on each side, so that a row's end never meets the next row's beginning.
    let stride = Int64(widest / distance) + 4
    let cellOf = (0..<locations.count).map { index in
      (Int64((locations.y[index] - originY) / distance) + 1) * stride
        + Int64((locations.x[index] - originX) / distance) + 1
    }
    let order = (0..<locations.count).sorted { (cellOf[$0], $0) < (cellOf[$1], $1) }
    var cells: [Int64] = []
    var starts: [Int32] = []
    for (position, index) in order.enumerated() where cells.last != cellOf[index] {
      cells.append(cellOf[index])
      starts.append(Int32(position))
    }
    starts.append(Int32(order.count))
    self.order = order.map(Int32.init)
    x = order.map { locations.x[$0] }
    y = order.map { locations.y[$0] }
    self.cells = cells
    self.starts = starts
    self.originX = originX
    self.originY = originY
    self.stride = stride
  }

  /// Calls `body` with each location within the distance of a point, the point's own included, and the square of its
  /// distance in metres.
  func forEach(nearX px: Double, y py: Double, _ body: (_ location: Int, _ squaredDistance: Double) -> Void) {
    let column = Int64(((px - originX) / distance).rounded(.down)) + 1
    let row = Int64(((py - originY) / distance).rounded(.down)) + 1
    let limit = distance * distance
    for neighbour in row - 1...row + 1 {
      let first = neighbour * stride + column - 1
      var cell = lowerBound(first)
      guard cell < cells.count, cells[cell] <= first + 2 else { continue }
      let begin = Int(starts[cell])
      while cell < cells.count, cells[cell] <= first + 2 { cell += 1 }
      for position in begin..<Int(starts[cell]) {
        let dx = x[position] - px
        let dy = y[position] - py
        let squared = dx * dx + dy * dy
        if squared <= limit { body(Int(order[position]), squared) }
      }
    }
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
