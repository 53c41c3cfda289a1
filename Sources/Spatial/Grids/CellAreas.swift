/// How much of each place of a box lies inside a polygon, exactly and in one walk along its edges.
///
/// Every piece of an edge that lies in one cell adds, with its sign, the ground between it and the cell's eastern border,
/// and all of the cells further east in the strip that it spans: what is inside is covered once in sum, what is outside
/// not at all (Green's theorem, as font renderers use it for the coverage of pixels). A hexagon's row is three strips: its
/// upright middle, and the saw-tooth strips that it shares with the rows south and north of it.
struct CellAreas {
  /// The least share of a cell that counts: far above the rounding of the sums, and a few square millimetres on the ground.
  static let leastShare = 1e-9

  /// Square metres inside, for each place of the box: exactly those of a whole cell where no edge passes through it.
  private(set) var squareMetres: ContiguousArray<Double>
  /// What a place adds to itself and to all further east in its row.
  private var sweep: ContiguousArray<Double>
  private var isTouched: ContiguousArray<Bool>
  private let box: LatticeBox
  private let stride: Int
  private let originX: Double
  private let originY: Double
  private var cuts: [Double] = []

  init(of polygon: MultiPolygon, in box: LatticeBox) {
    self.box = box
    stride = box.columns
    squareMetres = ContiguousArray(repeating: 0, count: box.count)
    sweep = squareMetres
    isTouched = ContiguousArray(repeating: false, count: box.count)
    let lattice = box.lattice
    originX = Double(box.first.column) * lattice.width
    originY =
      Double(box.first.row) * lattice.rowHeight - (lattice.shape == .hexagon ? lattice.hexagonSide / 2 : 0)
    for part in 0..<polygon.partCount {
      for (number, ring) in polygon.rings(ofPart: part).enumerated() {
        // Shells are walked as if anticlockwise and holes as if clockwise, however they were drawn.
        let isForward = (polygon.signedArea(of: ring) > 0) == (number == 0)
        for vertex in ring.dropLast() {
          add(
            edge: (polygon.x[vertex] - originX, polygon.y[vertex] - originY),
            (polygon.x[vertex + 1] - originX, polygon.y[vertex + 1] - originY), sign: isForward ? -1 : 1)
        }
      }
    }
    sumUp()
  }

  /// A strip between two levels: the cells of one row, or the teeth of a row between those of the next.
  private struct Strip {
    let south: Double
    let north: Double
    /// Counted from the box's first row.
    let row: Int
    let isToothed: Bool
  }

  private func strip(_ number: Int) -> Strip {
    let lattice = box.lattice
    if lattice.shape == .square {
      return Strip(
        south: Double(number) * lattice.width, north: Double(number + 1) * lattice.width, row: number, isToothed: false)
    }
    // Levels in halves of a side: 0, 2, 3, 5, 6, ...
    let half = lattice.hexagonSide / 2
    func level(_ number: Int) -> Double { Double(number / 2 * 3 + number % 2 * 2) * half }
    return Strip(south: level(number), north: level(number + 1), row: number / 2, isToothed: number % 2 == 1)
  }

  private func stripNumber(y: Double) -> Int {
    let lattice = box.lattice
    let row = max(0, Int((y / lattice.rowHeight).rounded(.down)))
    if lattice.shape == .square { return row }
    return 2 * row + (y - Double(row) * lattice.rowHeight >= lattice.hexagonSide ? 1 : 0)
  }

  private mutating func add(edge a: (x: Double, y: Double), _ b: (x: Double, y: Double), sign: Double) {
    let (low, high) = a.y <= b.y ? (a, b) : (b, a)
    let sign = a.y <= b.y ? sign : -sign
    let slope = high.y > low.y ? (high.x - low.x) / (high.y - low.y) : 0
    var from = low
    let last = stripNumber(y: high.y)
    for number in stripNumber(y: low.y)...max(stripNumber(y: low.y), last) {
      let strip = strip(number)
      // The same crossing ends one piece and begins the next, so that no ground is lost between strips.
      let to =
        number >= last || strip.north >= high.y
        ? high : (x: low.x + (strip.north - low.y) * slope, y: max(strip.north, from.y))
      add(piece: from, to, in: strip, sign: sign)
      from = to
    }
  }

  /// Cuts what lies in one strip at the borders of its cells.
  private mutating func add(
    piece a: (x: Double, y: Double), _ b: (x: Double, y: Double), in strip: Strip, sign: Double
  ) {
    let width = box.lattice.width
    let half = strip.isToothed ? width / 2 : 0
    let rise = strip.north - strip.south
    // A row's cells have upright borders, its teeth two families of slanted ones, upright in x + or - half a width a strip.
    let shift = border(ofRow: strip.row)
    cuts.removeAll(keepingCapacity: true)
    cuts.append(0)
    for lean in strip.isToothed ? [half, -half] : [0] {
      let from = (a.x + lean * (a.y - strip.south) / rise) / width - shift
      let to = (b.x + lean * (b.y - strip.south) / rise) / width - shift
      var line = min(from, to).rounded(.down) + 1
      while line < max(from, to) {
        cuts.append((line - from) / (to - from))
        line += 1
      }
    }
    if cuts.count > 2 { cuts.sort() }
    cuts.append(1)
    var from = a
    for cut in cuts.dropFirst() {
      let to = cut == 1 ? b : (x: a.x + cut * (b.x - a.x), y: a.y + cut * (b.y - a.y))
      cover(from, to, in: strip, sign: sign)
      from = to
    }
  }

  /// Where the western border of the box's first column lies in a row, in widths from the origin.
  private func border(ofRow row: Int) -> Double {
    box.lattice.shape == .square ? 0 : box.lattice.offset(ofRow: box.first.row + row) - 0.5
  }

  /// Adds the ground east of a piece that lies in one cell.
  private mutating func cover(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), in strip: Strip, sign: Double
  ) {
    let width = box.lattice.width
    let (x, dy) = ((a.x + b.x) / 2, sign * (b.y - a.y))
    let shift = border(ofRow: strip.row)
    guard strip.isToothed else {
      let column = Int((x / width - shift).rounded(.down))
      add(dy * ((Double(column + 1) + shift) * width - x), dy * width, column: column, row: strip.row)
      return
    }
    let height = ((a.y + b.y) / 2 - strip.south) / (strip.north - strip.south)
    let lean = width / 2 * height
    // West of the piece lies the western border of one tooth of this row at least, east of it the eastern of another.
    let west = Int(((x - lean) / width - shift).rounded(.down))
    let east = Int(((x + lean) / width - shift).rounded(.down))
    let next = west + (box.lattice.offset(ofRow: box.first.row + strip.row) > 0 ? 1 : 0)
    let own = dy * width * (1 - height)
    let others = dy * width * height
    if west == east {
      add(dy * ((Double(west + 1) + shift) * width - lean - x), own, column: west, row: strip.row)
      add(others, sweepOnly: next, row: strip.row + 1)
    } else {
      add(own, sweepOnly: west + 1, row: strip.row)
      add(dy * ((Double(west + 1) + shift) * width + lean - x), others, column: next, row: strip.row + 1)
    }
  }

  private mutating func add(_ ground: Double, _ east: Double, column: Int, row: Int) {
    guard row >= 0, row < box.rows, column >= 0, column < box.columns else { return }
    squareMetres[row * stride + column] += ground
    isTouched[row * stride + column] = true
    if column + 1 < box.columns { sweep[row * stride + column + 1] += east }
  }

  private mutating func add(_ east: Double, sweepOnly column: Int, row: Int) {
    guard row >= 0, row < box.rows, column >= 0, column < box.columns else { return }
    sweep[row * stride + column] += east
  }

  private mutating func sumUp() {
    let whole = box.lattice.cellArea
    for row in 0..<box.rows {
      var sum = 0.0
      for index in row * stride..<(row + 1) * stride {
        sum += sweep[index]
        let inside = sum + squareMetres[index]
        // Where no edge passes, a cell is all inside or all outside.
        if !isTouched[index] {
          squareMetres[index] = inside > whole / 2 ? whole : 0
        } else if inside <= Self.leastShare * whole {
          squareMetres[index] = 0
        } else {
          squareMetres[index] = inside >= (1 - Self.leastShare) * whole ? whole : inside
        }
      }
    }
    sweep = []
    isTouched = []
  }
}
