internal import Spatial

/// A honeycomb of jittered cells over the district.
///
/// Three cells meet at every vertex, never four: a region's outline passes each vertex at most once and so cannot touch
/// itself, and neighbours share their outlines edge for edge.
struct HexMesh {
  /// Metres from a cell's middle to its corners before the jitter.
  static let side = 112.0
  private static let jitter = 0.2 * side
  private static let margin = 1_500.0

  let columns: Int
  let rows: Int
  private let seed: UInt64
  private let corner: Point

  init(seed: UInt64) {
    self.seed = seed
    corner = DistrictPlan.origin - Point(x: Self.margin, y: Self.margin)
    columns = Int((DistrictPlan.width + 2 * Self.margin) / Self.cellWidth)
    rows = Int((DistrictPlan.height + 2 * Self.margin) / (1.5 * Self.side))
  }

  private static var cellWidth: Double { side * 3.0.squareRoot() }

  var cellCount: Int { columns * rows }

  func centre(_ cell: Int) -> Point {
    let (column, row) = (cell % columns, cell / columns)
    let shift = row.isMultiple(of: 2) ? 0 : 0.5
    return corner + Point(x: (Double(column) + shift) * Self.cellWidth, y: Double(row) * 1.5 * Self.side)
  }

  /// The cells on the rim have no full set of neighbours; the sea keeps the land away from them.
  func isRim(_ cell: Int) -> Bool {
    let (column, row) = (cell % columns, cell / columns)
    return column == 0 || row == 0 || column == columns - 1 || row == rows - 1
  }

  /// The six neighbours anticlockwise from the north-west; the edge before each is the one shared with it.
  func neighbours(_ cell: Int) -> [Int] {
    let lower = (cell / columns).isMultiple(of: 2) ? -1 : 0
    return [
      cell + columns + lower, cell - 1, cell - columns + lower, cell - columns + lower + 1, cell + 1,
      cell + columns + lower + 1,
    ]
  }

  /// The six corners anticlockwise from the north. Edge i runs from corner i to corner i + 1, towards neighbour i.
  ///
  /// Each cell owns its north and its south corner; the other four are its neighbours'.
  func corners(_ cell: Int) -> [Int] {
    let around = neighbours(cell)
    return [
      2 * cell + 1, 2 * around[0], 2 * around[2] + 1, 2 * cell, 2 * around[3] + 1, 2 * around[5],
    ]
  }

  func position(ofVertex vertex: Int) -> Point {
    var random = RandomNumbers(seed: seed, item: vertex)
    let middle = centre(vertex / 2)
    let up = vertex.isMultiple(of: 2) ? -Self.side : Self.side
    return middle
      + Point(
        x: random.uniform(-Self.jitter, Self.jitter), y: up + random.uniform(-Self.jitter, Self.jitter))
  }

  /// The wandering line between two neighbouring vertices, the first included and the last not: the same points
  /// backwards when it is walked the other way.
  func edge(from start: Int, to end: Int) -> [Point] {
    let (first, last) = (min(start, end), max(start, end))
    var random = RandomNumbers(seed: seed ^ 0x5EA, item: first &* 1_000_003 &+ last)
    let inner = WigglyEdge.points(
      from: position(ofVertex: first), to: position(ofVertex: last), depth: 2, sway: 0.15, &random)
    return [position(ofVertex: start)] + (start == first ? inner : inner.reversed())
  }
}
