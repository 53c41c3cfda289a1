/// Rows of a grid gone through from west to east, to tell which polygons the reference of each cell lies in.
struct CellSweep: Sendable {
  /// With more edges in a cell than this, GEOS is as fast.
  private static let mostEdges = 256

  private(set) var cells = ContiguousArray<CellLookup.Cell>()
  private(set) var edges = ContiguousArray<CellLookup.Edge>()
  /// Where in their cells the references of each row lie.
  private(set) var references = ContiguousArray<SIMD2<Double>>()
  /// The first of the grid's edges that these are.
  private let first: Int
  /// The polygons around the place that the sweep has come to, ascending.
  private var around: [Int32] = []
  /// The polygons whose edges are crossed between the reference and the eastern border.
  private var ahead: [Int32] = []

  /// Where references lie in their cells, and how far off a border one cell's part of the way ends and the next one's
  /// begins, in margins: numbers that no vertex is likely to share. Where one does, the next are tried.
  private static let tries = [
    (reference: SIMD2(0.531_073, 0.469_337), border: 0.171), (reference: SIMD2(0.418_519, 0.573_911), border: -0.313),
    (reference: SIMD2(0.617_283, 0.390_127), border: 0.447),
  ]

  init(of rows: Range<Int>, _ grid: OutlineGrid) {
    let columns = grid.frame.columns
    first = Int(grid.starts[rows.lowerBound * columns])
    cells.reserveCapacity(rows.count * columns)
    for cell in rows.lowerBound * columns..<rows.upperBound * columns {
      cells.append(.init(start: grid.starts[cell], whole: CellLookup.ask))
    }
    edges.reserveCapacity(Int(grid.starts[rows.upperBound * columns]) - first)
    for entry in first..<Int(grid.starts[rows.upperBound * columns]) {
      edges.append(.init(bits: 0, polygon: grid.polygon[Int(grid.edges[entry])]))
    }
    for row in rows {
      let cells = (row - rows.lowerBound) * columns..<(row - rows.lowerBound + 1) * columns
      let taken = Self.tries.first { sweep(row, cells, $0.reference, $0.border, grid) }
      if taken == nil {
        for cell in cells { self.cells[cell].whole = CellLookup.ask }
      }
      references.append((taken ?? Self.tries[0]).reference)
    }
  }

  /// - Returns: false where a side was not certain.
  private mutating func sweep(
    _ row: Int, _ range: Range<Int>, _ reference: SIMD2<Double>, _ border: Double, _ grid: OutlineGrid
  ) -> Bool {
    around.removeAll(keepingCapacity: true)
    func point(_ column: Double) -> SIMD2<Double> {
      grid.frame.point(SIMD2(column, Double(row) + reference.y))
    }
    var end = point(border * OutlineGrid.margin)
    for (column, cell) in range.enumerated() {
      let start = end
      end = point(Double(column + 1) + border * OutlineGrid.margin)
      let entries =
        Int(cells[cell].start) - first..<(cell + 1 < cells.count ? Int(cells[cell + 1].start) - first : edges.count)
      if entries.isEmpty {
        cells[cell].whole = around.first ?? AreaIndex.none
        continue
      }
      guard cross(entries, start, point(Double(column) + reference.x), end, grid) else { return false }
      cells[cell].whole = entries.count > Self.mostEdges ? CellLookup.ask : mark(entries)
      for polygon in ahead { toggle(polygon) }
    }
    // Whoever comes out at the other side of the grid has left every polygon that was entered.
    return around.isEmpty
  }

  /// Goes from a cell's western border to its reference, and looks ahead to its eastern border.
  private mutating func cross(
    _ entries: Range<Int>, _ start: SIMD2<Double>, _ reference: SIMD2<Double>, _ end: SIMD2<Double>,
    _ grid: OutlineGrid
  ) -> Bool {
    ahead.removeAll(keepingCapacity: true)
    for entry in entries {
      let vertex = Int(grid.edges[first + entry])
      let (a, b) = (grid.vertices[vertex], grid.vertices[vertex + 1])
      let side = LineSide.of(reference, from: a, to: b)
      if side == 0 { return false }
      edges[entry].bits = UInt32(vertex) << 2 | (side > 0 ? CellLookup.Edge.left : 0)
      // A vertex at the very height of the way counts as below it, at both of its edges.
      guard (a.y > reference.y) != (b.y > reference.y) else { continue }
      let (before, after) = (LineSide.of(start, from: a, to: b), LineSide.of(end, from: a, to: b))
      if before == 0 || after == 0 { return false }
      if before != side { toggle(edges[entry].polygon) }
      if after != side { ahead.append(edges[entry].polygon) }
    }
    return true
  }

  /// Writes down which of a cell's polygons its reference lies in.
  ///
  /// - Returns: the lowest-numbered polygon without an edge in the cell that it lies in, or `none`.
  private mutating func mark(_ entries: Range<Int>) -> Int32 {
    var whole = 0
    var polygon = AreaIndex.none
    var isInside = false
    for entry in entries {
      if edges[entry].polygon != polygon {
        polygon = edges[entry].polygon
        isInside = around.contains(polygon)
        // Both ascend, so that the first around that is not met here has no edge in the cell.
        if whole < around.count, around[whole] == polygon { whole += 1 }
      }
      if isInside { edges[entry].bits |= CellLookup.Edge.inside }
    }
    return whole < around.count ? around[whole] : AreaIndex.none
  }

  private mutating func toggle(_ polygon: Int32) {
    let place = around.firstIndex { $0 >= polygon } ?? around.count
    if place < around.count, around[place] == polygon {
      around.remove(at: place)
    } else {
      around.insert(polygon, at: place)
    }
  }
}
