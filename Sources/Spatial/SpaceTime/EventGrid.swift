/// Finds the events within a distance and a time of one another: square cells as wide as the distance, and within a cell the
/// events in order of time.
struct EventGrid: Sendable {
  private let metres: Double
  private let days: Double
  private let order: CellOrder
  /// The events in order of cell and then of time, with their columns beside them.
  private let event: ContiguousArray<Int32>
  private let x: ContiguousArray<Double>
  private let y: ContiguousArray<Double>
  private let day: ContiguousArray<Double>

  init(_ events: Events, metres: Double, days: Double) {
    self.metres = metres
    self.days = days
    let order = CellOrder(events.locations, side: metres)
    var event = order.location
    for cell in order.cells.indices {
      event[order.positions(of: cell)].sort { (events.day[Int($0)], $0) < (events.day[Int($1)], $1) }
    }
    self.order = order
    self.event = event
    x = ContiguousArray(event.lazy.map { events.x[Int($0)] })
    y = ContiguousArray(event.lazy.map { events.y[Int($0)] })
    day = ContiguousArray(event.lazy.map { events.day[Int($0)] })
  }

  /// Calls `body` with each event within reach of a place and time, that at it included, with the square of its distance
  /// in metres and the days between.
  @inline(__always)
  func forEach(
    nearX px: Double, y py: Double, day time: Double,
    _ body: (_ event: Int, _ squaredDistance: Double, _ daysBetween: Double) -> Void
  ) {
    let centre = order.number(x: px, y: py)
    let limit = metres * metres
    for row in -1...1 {
      let first = centre + Int64(row) * order.stride - 1
      var cell = order.firstCell(from: first)
      while cell < order.cells.count, order.cells[cell] <= first + 2 {
        let positions = order.positions(of: cell)
        for position in firstPosition(in: positions, from: time)..<positions.upperBound {
          let between = abs(day[position] - time)
          if between > days { break }
          let dx = x[position] - px
          let dy = y[position] - py
          let squared = dx * dx + dy * dy
          if squared <= limit { body(Int(event[position]), squared, between) }
        }
        cell += 1
      }
    }
  }

  /// The first event of a cell that is not too early.
  private func firstPosition(in positions: Range<Int>, from time: Double) -> Int {
    var (low, high) = (positions.lowerBound, positions.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if day[middle] < time, time - day[middle] > days { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
