/// Locations sorted by square cells, row after row of cells: those of a cell lie side by side, ascending, and so do those of
/// neighbouring cells of a row.
///
/// The cells are sorted by their numbers' digits (a radix sort), so that empty ground costs nothing and a million locations
/// take some tens of milliseconds.
struct CellOrder: Sendable {
  /// A side below this share of the locations' extent is taken as that, so that a cell's number stays within 62 bits: less than
  /// a millimetre where the locations are 1,000 km apart.
  static let finestShare = 0x1p-30

  /// The width of a cell in metres.
  let side: Double
  /// The locations in cell order, with their coordinates beside them.
  let location: ContiguousArray<Int32>
  let x: ContiguousArray<Double>
  let y: ContiguousArray<Double>
  /// The numbers of the occupied cells, ascending, and where each begins in `location`; one more start ends the last.
  let cells: ContiguousArray<Int64>
  let starts: ContiguousArray<Int32>
  /// How much the number of a cell grows from a row to the next. Empty columns part a row's end from the next one's beginning.
  let stride: Int64
  private let originX: Double
  private let originY: Double

  /// How many columns at least lie empty between the end of a row and the beginning of the next.
  static let margin: Int64 = 2

  /// - Precondition: `side` is above 0, fewer than 2³¹ locations.
  init(_ locations: Locations, side asked: Double) {
    precondition(asked > 0, "a side above 0")
    let (originX, originY) = (locations.x.min() ?? 0, locations.y.min() ?? 0)
    let extent = max((locations.x.max() ?? 0) - originX, (locations.y.max() ?? 0) - originY)
    let side = max(asked, extent * Self.finestShare)
    let stride = Int64(extent / side) + 2 * Self.margin + 1
    var numbers = ContiguousArray<Int64>()
    numbers.reserveCapacity(locations.count)
    for index in 0..<locations.count {
      let row = Int64((locations.y[index] - originY) / side)
      let column = Int64((locations.x[index] - originX) / side)
      numbers.append((row + Self.margin) * stride + column + Self.margin)
    }
    let location = RadixOrder.sort(&numbers)
    var cells = ContiguousArray<Int64>()
    var starts = ContiguousArray<Int32>()
    for (position, number) in numbers.enumerated() where cells.last != number {
      cells.append(number)
      starts.append(Int32(position))
    }
    starts.append(Int32(location.count))
    self.side = side
    self.location = location
    x = ContiguousArray(location.lazy.map { locations.x[Int($0)] })
    y = ContiguousArray(location.lazy.map { locations.y[Int($0)] })
    self.cells = cells
    self.starts = starts
    self.stride = stride
    self.originX = originX
    self.originY = originY
  }

  /// The positions of a cell's locations.
  func positions(of cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }

  /// The number of the cell that holds a point; outside the extent that of a cell at least as near to what lies inside.
  func number(x px: Double, y py: Double) -> Int64 {
    let last = Double(stride - Self.margin)
    let column = min(max(((px - originX) / side).rounded(.down), -Double(Self.margin)), last)
    let row = min(max(((py - originY) / side).rounded(.down), -Double(Self.margin)), last)
    return (Int64(row) + Self.margin) * stride + Int64(column) + Self.margin
  }

  /// The first occupied cell with at least this number.
  func firstCell(from number: Int64) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The occupied cells around one cell, two rows and columns to each side, as runs of cells a row: begins and ends that only
/// move forward while the cell does.
struct CellRows {
  /// For each of the five rows from the lowest, the first cell and the one after the last.
  private(set) var begin = InlineArray<5, Int>(repeating: 0)
  private(set) var end = InlineArray<5, Int>(repeating: 0)
  private let reach = 2

  /// How many rows there are.
  var count: Int { begin.count }

  /// The rows around no cell yet, but soon around this one.
  init(_ order: CellOrder, from cell: Int) {
    guard cell < order.cells.count else { return }
    for row in 0..<count {
      let number = order.cells[cell] + Int64(row - reach) * order.stride - Int64(reach)
      begin[row] = order.firstCell(from: number)
      end[row] = begin[row]
    }
  }

  /// Moves to a cell at or after the present one.
  mutating func advance(_ order: CellOrder, to cell: Int) {
    for row in 0..<count {
      let centre = order.cells[cell] + Int64(row - reach) * order.stride
      var position = begin[row]
      while position < order.cells.count, order.cells[position] < centre - Int64(reach) { position += 1 }
      begin[row] = position
      position = max(position, end[row])
      while position < order.cells.count, order.cells[position] <= centre + Int64(reach) { position += 1 }
      end[row] = position
    }
  }
}
