/// A grid over many polygons, with the edges that pass through each of its cells.
///
/// An edge is listed with every cell that it comes within a margin of, so that no rounding can hide one. All cells at the
/// rim of the grid lie outside every polygon's box.
struct OutlineGrid: Sendable {
  /// An edge is listed with a cell that it misses by less than this share of a cell: far above what rounding does to
  /// numbers of cells, of which there are 8,192 along a side at most.
  static let margin = 0x1p-10

  let frame: Frame
  /// Edge `e` runs from vertex `e` to vertex `e + 1`.
  let vertices: ContiguousArray<SIMD2<Double>>
  /// The polygon of each vertex.
  let polygon: ContiguousArray<Int32>
  /// Where the edges of each cell begin in `edges`, row after row from below; one more start ends the last.
  private(set) var starts: ContiguousArray<Int32>
  /// The edges of every cell, ascending within a cell, and so polygon after polygon.
  private(set) var edges: ContiguousArray<Int32> = []

  /// Where the cells lie.
  struct Frame: Sendable {
    let columns: Int
    let rows: Int
    private let corner: SIMD2<Double>
    private let width: SIMD2<Double>
    private let cellsPerMetre: SIMD2<Double>

    /// - Returns: nil where the polygons have no extent.
    init?(around polygons: [MultiPolygon], cells: Int) {
      var bounds: Bounds?
      for polygon in polygons { bounds.extend(to: polygon.bounds) }
      guard let bounds else { return nil }
      let size = SIMD2(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY)
      guard size.x > 0, size.y > 0, (size.x * size.y).isFinite else { return nil }
      let side = (size.x * size.y / Double(max(cells, 1))).squareRoot()
      let inner = (size / side).rounded(.up).clamped(lowerBound: .one, upperBound: SIMD2(repeating: 8_192))
      // Not quite whole cells, so that areas laid out in round numbers do not have their edges on the borders of cells.
      cellsPerMetre = (inner - 0.381_966) / size
      width = 1 / cellsPerMetre
      guard (cellsPerMetre + width).sum().isFinite else { return nil }
      corner = SIMD2(bounds.minX, bounds.minY)
      columns = Int(inner.x) + 2
      rows = Int(inner.y) + 2
    }

    /// How many cells there are.
    var count: Int { columns * rows }

    /// The place of a point in cells from the grid's lower left corner.
    @inline(__always)
    func position(_ point: SIMD2<Double>) -> SIMD2<Double> { 1 + (point - corner) * cellsPerMetre }

    /// The point at a place in cells from the grid's lower left corner.
    @inline(__always)
    func point(_ position: SIMD2<Double>) -> SIMD2<Double> { corner + (position - 1) * width }
  }

  /// - Parameters:
  ///   - polygons: in metres.
  ///   - cells: about how many cells there shall be.
  /// - Returns: nil where there is nothing to lay a grid over, or so many edges cross so many cells that it would not pay.
  init?(_ polygons: [MultiPolygon], cells: Int) {
    let count = polygons.reduce(0) { $0 + $1.vertexCount }
    guard count < Int(Int32.max) / 64, let frame = Frame(around: polygons, cells: cells) else { return nil }
    var vertices = ContiguousArray<SIMD2<Double>>()
    var polygon = ContiguousArray<Int32>()
    vertices.reserveCapacity(count)
    polygon.reserveCapacity(count)
    var segments: [Range<Int>] = []
    for (number, area) in polygons.enumerated() {
      let (x, y) = (area.x, area.y)
      for part in 0..<area.partCount {
        for ring in area.rings(ofPart: part) where !ring.isEmpty {
          segments.append(vertices.count..<vertices.count + ring.count - 1)
          for vertex in ring {
            guard x[vertex].isFinite, y[vertex].isFinite else { return nil }
            vertices.append(SIMD2(x[vertex], y[vertex]))
            polygon.append(Int32(number))
          }
        }
      }
    }
    self.frame = frame
    self.vertices = vertices
    self.polygon = polygon
    starts = ContiguousArray(repeating: 0, count: frame.count + 1)
    guard list(segments) else { return nil }
  }

  // MARK: Which edges pass through which cells

  /// Lists the edges of each cell; false where they are too many.
  private mutating func list(_ segments: [Range<Int>]) -> Bool {
    // The cells of every edge, edge after edge, then sorted by counting.
    var cells = ContiguousArray<Int32>()
    var ends = ContiguousArray<Int32>()
    cells.reserveCapacity(4 * vertices.count)
    ends.reserveCapacity(vertices.count)
    // A layer whose edges cross a hundred cells each is not one for which cells are small.
    let most = min(32 * (vertices.count + frame.count), Int(Int32.max))
    for segment in segments {
      for edge in segment {
        if vertices[edge] != vertices[edge + 1] { appendCells(of: edge, to: &cells) }
        guard cells.count <= most else { return false }
        ends.append(Int32(cells.count))
      }
    }
    for cell in cells { starts[Int(cell) + 1] += 1 }
    for cell in 0..<frame.count { starts[cell + 1] += starts[cell] }
    var next = starts
    edges = ContiguousArray(repeating: 0, count: cells.count)
    var (place, listed) = (0, 0)
    for edge in segments.joined() {
      while listed < Int(ends[place]) {
        let cell = Int(cells[listed])
        edges[Int(next[cell])] = Int32(edge)
        next[cell] += 1
        listed += 1
      }
      place += 1
    }
    return true
  }

  /// The cells that an edge touches, or passes within the margin.
  @inline(__always)
  private func appendCells(of edge: Int, to cells: inout ContiguousArray<Int32>) {
    let (a, b) = (frame.position(vertices[edge]), frame.position(vertices[edge + 1]))
    let (low, high) = (pointwiseMin(a, b), pointwiseMax(a, b))
    let (bottom, top) = (Int(low.y - Self.margin), Int(high.y + Self.margin))
    let (left, right) = (Int(low.x - Self.margin), Int(high.x + Self.margin))
    // So flat an edge lies in two rows at most, and where it enters the upper one is not to be told.
    let isSteep = left < right && high.y - low.y > 4 * Self.margin
    let slope = isSteep ? (b.x - a.x) / (b.y - a.y) : 0
    for row in bottom...top {
      var (west, east) = (left, right)
      if isSteep {
        let enters = a.x + (max(Double(row) - Self.margin, low.y) - a.y) * slope
        let leaves = a.x + (min(Double(row + 1) + Self.margin, high.y) - a.y) * slope
        west = max(left, Int(min(enters, leaves) - Self.margin))
        east = min(right, Int(max(enters, leaves) + Self.margin))
      }
      for column in west...max(west, east) { cells.append(Int32(row * frame.columns + column)) }
    }
  }
}
