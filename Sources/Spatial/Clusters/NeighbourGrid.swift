/// Finds the locations within a distance of a point, by square cells as wide as the distance.
///
/// All that can lie within the distance is in the three by three cells around the point, and the three cells of a row lie
/// side by side in the sorted order.
struct NeighbourGrid: Sendable {
  private let distance: Double
  private let order: CellOrder

  /// - Precondition: `distance` is above 0.
  init(_ locations: Locations, distance: Double) {
    self.distance = distance
    order = CellOrder(locations, side: distance)
  }

  /// Calls `body` with each location within the distance of a point, the point's own included, and the square of its
  /// distance in metres.
  @inline(__always)
  func forEach(nearX px: Double, y py: Double, _ body: (_ location: Int, _ squaredDistance: Double) -> Void) {
    let centre = order.number(x: px, y: py)
    let limit = distance * distance
    for row in -1...1 {
      let first = centre + Int64(row) * order.stride - 1
      let begin = order.firstCell(from: first)
      var end = begin
      while end < order.cells.count, order.cells[end] <= first + 2 { end += 1 }
      for position in Int(order.starts[begin])..<Int(order.starts[end]) {
        let dx = order.x[position] - px
        let dy = order.y[position] - py
        let squared = dx * dx + dy * dy
        if squared <= limit { body(Int(order.location[position]), squared) }
      }
    }
  }
}
