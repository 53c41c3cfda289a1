/// The endless pattern of cells of one shape and width that a grid takes its own from, fixed to the National Grid.
///
/// Squares have their corners at multiples of the width. Hexagons stand on a corner: their rows run west to east, those of
/// even number with a centre at every multiple of the width, those of odd number half a width further east. The centre of
/// the hexagon in column 0 of row 0 is the origin.
struct Lattice: Sendable, Equatable {
  let shape: Grid.Shape
  /// The side of a square; the flat-to-flat width of a hexagon.
  let width: Double

  /// A cell by its column and row, which may be negative.
  struct Place: Sendable, Equatable {
    var column: Int
    var row: Int
  }

  /// From one row to the next.
  var rowHeight: Double { shape == .square ? width : width * 0.75.squareRoot() }

  /// The side of a hexagon: of its corners the northern one lies this far from the centre.
  var hexagonSide: Double { width / 3.0.squareRoot() }

  /// Square metres of a whole cell.
  var cellArea: Double { width * rowHeight }

  /// How far a row is moved east, as a share of the width.
  func offset(ofRow row: Int) -> Double { shape == .hexagon && row & 1 == 1 ? 0.5 : 0 }

  func centre(_ place: Place) -> (x: Double, y: Double) {
    switch shape {
    case .square: ((Double(place.column) + 0.5) * width, (Double(place.row) + 0.5) * width)
    case .hexagon: ((Double(place.column) + offset(ofRow: place.row)) * width, Double(place.row) * rowHeight)
    }
  }

  /// The place that a point lies in. A point on a shared edge lies in the cell to its north or east.
  ///
  /// - Precondition: coordinates whose multiples of the width fit a whole number.
  func place(x: Double, y: Double) -> Place {
    if shape == .square {
      return Place(column: Int((x / width).rounded(.down)), row: Int((y / width).rounded(.down)))
    }
    // The centre is in one of the two rows between which the point lies, and the nearest of either.
    let below = Int((y / rowHeight).rounded(.down))
    let candidates = [below + 1, below].map { row in
      Place(column: Int((x / width - offset(ofRow: row) + 0.5).rounded(.down)), row: row)
    }
    let distances = candidates.map { candidate in
      let centre = centre(candidate)
      return (x - centre.x) * (x - centre.x) + (y - centre.y) * (y - centre.y)
    }
    return distances[0] <= distances[1] ? candidates[0] : candidates[1]
  }

  /// The corners of one whole cell or of several side by side in a row, anticlockwise and closed.
  ///
  /// They are worked out from column and row alone, so that neighbours have the very same corners.
  func ring(_ first: Place, columns: Int = 1) -> [(x: Double, y: Double)] {
    func at(_ halfColumns: Int, _ y: Double) -> (x: Double, y: Double) { (Double(halfColumns) * width / 2, y) }
    var ring: [(x: Double, y: Double)] = []
    switch shape {
    case .square:
      let (south, north) = (Double(first.row) * width, Double(first.row + 1) * width)
      let corners = (0...columns).map { 2 * (first.column + $0) }
      ring = corners.map { at($0, south) } + corners.reversed().map { at($0, north) }
    case .hexagon:
      // Levels in halves of a side; along a row's southern and northern border corners and notches take turns.
      func level(_ halves: Int) -> Double { Double(3 * first.row + halves) * hexagonSide / 2 }
      let west = 2 * first.column + (first.row & 1) - 1
      let corners = Array(0...2 * columns)
      ring =
        corners.map { at(west + $0, level($0 % 2 == 0 ? -1 : -2)) }
        + corners.reversed().map { at(west + $0, level($0 % 2 == 0 ? 1 : 2)) }
    }
    ring.append(ring[0])
    return ring
  }

  /// The steps to all cells within `order` cells of one in this row, by row and then by column, without the cell itself.
  func ring(order: Int, aroundRow row: Int) -> [Place] {
    var steps: [Place] = []
    for rows in -order...order {
      var columns = -order...order
      if shape == .hexagon {
        // A row's reach shrinks by half a column a row: where it begins depends on which of the two rows is moved east.
        let shift = Int((offset(ofRow: row) - offset(ofRow: row + rows)) * 2)
        let first = (shift + abs(rows)) / 2 - order
        columns = first...first + 2 * order - abs(rows)
      }
      for column in columns where rows != 0 || column != 0 { steps.append(Place(column: column, row: rows)) }
    }
    return steps
  }
}

/// The stretch of a lattice that holds a study area.
struct LatticeBox: Sendable, Equatable {
  let lattice: Lattice
  /// The south-western place.
  let first: Lattice.Place
  let columns: Int
  let rows: Int

  /// Nil where the box has no ground or more than `limit` places.
  init?(around bounds: Bounds, _ lattice: Lattice, limit: Int) {
    // A hexagon reaches into its neighbours' rows and columns.
    let margin = lattice.shape == .square ? 0.0 : 1.0
    let west = (bounds.minX / lattice.width).rounded(.down) - margin
    let south = (bounds.minY / lattice.rowHeight).rounded(.down) - margin
    let columns = (bounds.maxX / lattice.width).rounded(.down) + margin - west + 1
    let rows = (bounds.maxY / lattice.rowHeight).rounded(.down) + margin - south + 1
    let reach = 1e12
    guard abs(west) < reach, abs(south) < reach, columns * rows <= Double(limit) else { return nil }
    self.lattice = lattice
    first = Lattice.Place(column: Int(west), row: Int(south))
    self.columns = Int(columns)
    self.rows = Int(rows)
  }

  var count: Int { columns * rows }

  /// The number of a place in the box, row by row from the south-west; nil outside.
  func index(_ place: Lattice.Place) -> Int? {
    let (column, row) = (place.column - first.column, place.row - first.row)
    return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : nil
  }

  func place(_ index: Int) -> Lattice.Place {
    Lattice.Place(column: first.column + index % columns, row: first.row + index / columns)
  }

  /// The number of the place that a point lies in; nil outside and for what is no number.
  func index(x: Double, y: Double) -> Int? {
    let (column, row) = (x / lattice.width - Double(first.column), y / lattice.rowHeight - Double(first.row))
    guard column > -2, column < Double(columns) + 2, row > -2, row < Double(rows) + 2 else { return nil }
    return index(lattice.place(x: x, y: y))
  }
}
