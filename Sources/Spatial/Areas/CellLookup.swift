/// The polygon that a point lies in, from a grid that was swept once: nearly every point is answered without GEOS.
///
/// A point of each cell, its reference, is followed along the row from outside all polygons: wherever the way crosses an
/// edge, it enters or leaves that edge's polygon. A cell through which no edge passes lies wholly where its
/// reference does. In any other cell the way from the reference to the point crosses only edges of that cell, and
/// for each polygon it is their number, even or odd, that tells (Shimrat 1962, Algorithm 112, doi:10.1145/368637.368653).
/// Where arithmetic is not certain of a side, as for a point on an edge, nothing is told: GEOS is to be asked.
struct CellLookup: Sendable {
  /// In place of an answer: GEOS is to be asked.
  static let ask: Int32 = -2

  let frame: OutlineGrid.Frame
  let vertices: ContiguousArray<SIMD2<Double>>
  /// Row after row from below; one more ends the last.
  let cells: ContiguousArray<Cell>
  /// The edges of every cell, polygon after polygon, ascending.
  let edges: ContiguousArray<Edge>
  /// Where in their cells the references of each row lie.
  let references: ContiguousArray<SIMD2<Double>>

  struct Cell: Sendable {
    /// Where its edges begin.
    var start: Int32
    /// Of a cell without edges the answer. Of one with edges the lowest-numbered polygon that it lies in wholly, `none`,
    /// or `ask`.
    var whole: Int32
  }

  struct Edge: Sendable {
    /// The vertex that it begins at, times four, and what is known of the cell's reference.
    var bits: UInt32
    let polygon: Int32

    /// The reference lies to the left of the edge.
    static let left: UInt32 = 1
    /// The reference lies in the edge's polygon.
    static let inside: UInt32 = 2

    @inline(__always) var vertex: Int { Int(bits >> 2) }
    @inline(__always) func has(_ bit: UInt32) -> Bool { bits & bit != 0 }
  }

  /// - Parameters:
  ///   - polygons: valid, in metres.
  ///   - cells: about how many cells there shall be.
  ///   - workers: how many threads may work at a time.
  /// - Returns: nil where no grid can be laid over them.
  init?(_ polygons: [MultiPolygon], cells: Int, workers: Int) {
    guard let grid = OutlineGrid(polygons, cells: cells) else { return nil }
    let ranges = Parallel.ranges(of: grid.frame.rows, workers: workers, least: 16)
    let sweeps = Parallel.map(ranges, workers: workers) { CellSweep(of: $0, grid) }
    var (cells, edges) = (ContiguousArray<Cell>(), ContiguousArray<Edge>())
    var references = ContiguousArray<SIMD2<Double>>()
    cells.reserveCapacity(grid.frame.count + 1)
    edges.reserveCapacity(grid.edges.count)
    for sweep in sweeps {
      cells.append(contentsOf: sweep.cells)
      edges.append(contentsOf: sweep.edges)
      references.append(contentsOf: sweep.references)
    }
    cells.append(Cell(start: Int32(edges.count), whole: AreaIndex.none))
    frame = grid.frame
    vertices = grid.vertices
    (self.cells, self.edges, self.references) = (cells, edges, references)
  }

  /// The number of the polygon that each point of a range lies in, `none`, or `ask`.
  func answers(
    _ range: Range<Int>, x: ContiguousArray<Double>, y: ContiguousArray<Double>
  ) -> ContiguousArray<Int32> {
    ContiguousArray(range.lazy.map { answer(SIMD2(x[$0], y[$0])) })
  }

  @inline(__always)
  private func answer(_ point: SIMD2<Double>) -> Int32 {
    let position = frame.position(point)
    guard position.x >= 0, position.x < Double(frame.columns), position.y >= 0, position.y < Double(frame.rows) else {
      return position.x.isNaN || position.y.isNaN ? Self.ask : AreaIndex.none
    }
    let (column, row) = (Int(position.x), Int(position.y))
    let number = row * frame.columns + column
    let (cell, end) = (cells[number], cells[number + 1].start)
    if cell.start == end || cell.whole == Self.ask { return cell.whole }
    let reference = frame.point(SIMD2(Double(column), Double(row)) + references[row])
    return first(point, from: reference, Int(cell.start)..<Int(end), whole: cell.whole)
  }

  /// The lowest-numbered polygon that a point lies in, of those with edges in its cell and the lowest that covers it.
  private func first(_ point: SIMD2<Double>, from reference: SIMD2<Double>, _ range: Range<Int>, whole: Int32) -> Int32
  {
    var polygon = AreaIndex.none
    var isInside = false
    for number in range {
      let edge = edges[number]
      if edge.polygon != polygon {
        if isInside { return polygon }
        polygon = edge.polygon
        if whole != AreaIndex.none, whole < polygon { return whole }
        isInside = edge.has(Edge.inside)
      }
      let (a, b) = (vertices[edge.vertex], vertices[edge.vertex + 1])
      let side = LineSide.of(point, from: a, to: b)
      if side == 0 { return Self.ask }
      if (side > 0) == edge.has(Edge.left) { continue }
      let (first, second) = (LineSide.of(a, from: reference, to: point), LineSide.of(b, from: reference, to: point))
      if first == 0 || second == 0 { return Self.ask }
      if first != second { isInside.toggle() }
    }
    return isInside ? polygon : whole
  }
}
