/// The rows of a grid's box, four centres at a time: where kernels are summed up cell by cell.
///
/// A round kernel falls apart into what depends on the column and what depends on the row: the Gaussian is the product of
/// both, the quartic the square of their difference. The first is worked out once a location and kind of row.
struct KernelRows: Sendable {
  typealias Lanes = SIMD4<Double>

  let kernel: DensityKernel
  let box: LatticeBox
  /// How many times four columns a row has; the last may stand for fewer.
  let blocks: Int
  /// Square metres inside the study area; 0 where there is no cell.
  private let ground: ContiguousArray<Lanes>
  /// How many blocks of whole cells lie south and west of each, for all within a stencil by four look-ups.
  private let wholeBlocks: ContiguousArray<Int32>

  init(_ grid: Grid, kernel: DensityKernel) {
    self.kernel = kernel
    box = grid.box
    blocks = (grid.box.columns + 3) / 4
    var ground = ContiguousArray(repeating: Lanes(repeating: 0), count: grid.box.rows * blocks)
    for (cell, place) in grid.placeOfCell.enumerated() {
      let (row, column) = (Int(place) / grid.box.columns, Int(place) % grid.box.columns)
      ground[row * blocks + column / 4][column % 4] = grid.squareMetres[cell]
    }
    self.ground = ground
    wholeBlocks = Self.wholeBlocks(ground, blocks: blocks, wholeCell: grid.wholeSquareMetres)
  }

  private static func wholeBlocks(
    _ ground: ContiguousArray<Lanes>, blocks: Int, wholeCell: Double
  ) -> ContiguousArray<Int32> {
    let whole = Lanes(repeating: wholeCell)
    var sums = ContiguousArray<Int32>(repeating: 0, count: blocks + 1)
    sums.reserveCapacity((ground.count / max(1, blocks) + 1) * (blocks + 1))
    for start in stride(from: 0, to: ground.count, by: blocks) {
      var row: Int32 = 0
      sums.append(0)
      for block in 0..<blocks {
        row += ground[start + block] == whole ? 1 : 0
        sums.append(row + sums[sums.count - blocks - 1])
      }
    }
    return sums
  }

  /// One location's kernel over the columns in its reach.
  struct Stencil {
    let rows: Range<Int>
    let blocks: Range<Int>
    /// What depends on the column: d²/h² or exp(−d²/2h²), for rows with even and with odd numbers one after the other where
    /// they differ.
    fileprivate let east: ContiguousArray<Lanes>
    fileprivate let oddRows: Int
    /// What depends on the row: 1 − d²/h² or exp(−d²/2h²).
    fileprivate let north: ContiguousArray<Lanes>
  }

  /// Nil where the kernel reaches no row or no column of the box.
  func stencil(x: Double, y: Double, bandwidth h: Double) -> Stencil? {
    let lattice = box.lattice
    // A column more to each side, as odd rows of hexagons are moved by half of one.
    let columns = Self.range(
      x - centre(row: 0).x, kernel.reach * h, step: lattice.width, margin: 1, count: box.columns)
    guard let columns, let rows = rows(y: y, bandwidth: h) else { return nil }
    let blocks = columns.lowerBound / 4..<(columns.upperBound + 3) / 4
    let isStaggered = lattice.shape == .hexagon
    var east = ContiguousArray<Lanes>()
    east.reserveCapacity(blocks.count * (isStaggered ? 2 : 1))
    for parity in 0...(isStaggered ? 1 : 0) {
      let origin = centre(row: parity).x - x
      for block in blocks {
        let distance = (Self.ramp + Double(block * 4)) * lattice.width + origin
        let squares = distance * distance / (h * h)
        east.append(kernel == .quartic ? squares : LaneExponential.of(squares * -0.5))
      }
    }
    var north = ContiguousArray<Lanes>()
    north.reserveCapacity((rows.count + 3) / 4)
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 4) {
      let distance = Self.ramp * lattice.rowHeight + (centre(row: row).y - y)
      let squares = distance * distance / (h * h)
      north.append(kernel == .quartic ? 1 - squares : LaneExponential.of(squares * -0.5))
    }
    return Stencil(rows: rows, blocks: blocks, east: east, oddRows: isStaggered ? blocks.count : 0, north: north)
  }

  /// The rows in a kernel's reach; nil where there is none.
  func rows(y: Double, bandwidth h: Double) -> Range<Int>? {
    Self.range(
      y - centre(row: 0).y, kernel.reach * h, step: box.lattice.rowHeight, margin: 0, count: box.rows)
  }

  /// Adds `scale` times the kernel's share of its greatest value to some rows' sums.
  ///
  /// - Parameter sums: of the rows `rows` alone.
  func add(_ stencil: Stencil, scale: Double, to sums: inout ContiguousArray<Lanes>, rows: Range<Int>) {
    for row in stencil.rows.clamped(to: rows) {
      let (north, start) = northAndStart(stencil, row)
      let target = (row - rows.lowerBound) * blocks + stencil.blocks.lowerBound
      switch kernel {
      case .quartic:
        guard north > 0 else { continue }
        for index in 0..<stencil.blocks.count {
          let t = Self.positive(north - stencil.east[start + index])
          sums[target + index] += t * t * scale
        }
      case .gaussian:
        let scale = scale * north
        for index in 0..<stencil.blocks.count { sums[target + index] += stencil.east[start + index] * scale }
      }
    }
  }

  /// The sum over cells of the kernel's share of its greatest value times the cell's ground.
  func mass(_ stencil: Stencil) -> Double {
    if kernel == .gaussian, isWhole(stencil) { return wholeMass(stencil) }
    var sum = Lanes(repeating: 0)
    for row in stencil.rows {
      let (north, start) = northAndStart(stencil, row)
      let source = row * blocks + stencil.blocks.lowerBound
      switch kernel {
      case .quartic:
        guard north > 0 else { continue }
        for index in 0..<stencil.blocks.count {
          let t = Self.positive(north - stencil.east[start + index])
          sum += t * t * ground[source + index]
        }
      case .gaussian:
        var own = Lanes(repeating: 0)
        for index in 0..<stencil.blocks.count { own += stencil.east[start + index] * ground[source + index] }
        sum += own * north
      }
    }
    return sum.sum()
  }

  /// The Gaussian's over whole cells: the product of its two sums.
  private func wholeMass(_ stencil: Stencil) -> Double {
    var norths = (0.0, 0.0)
    for row in stencil.rows {
      let (north, start) = northAndStart(stencil, row)
      if start == 0 { norths.0 += north } else { norths.1 += north }
    }
    func easts(from start: Int) -> Double {
      stencil.east[start..<start + stencil.blocks.count].reduce(Lanes(repeating: 0), +).sum()
    }
    let odd = stencil.oddRows > 0 ? norths.1 * easts(from: stencil.oddRows) : 0
    return box.lattice.cellArea * (norths.0 * easts(from: 0) + odd)
  }

  /// Whether all places of a stencil are cells without an edge in them.
  private func isWhole(_ stencil: Stencil) -> Bool {
    let (west, east) = (stencil.blocks.lowerBound, stencil.blocks.upperBound)
    let (south, north) = (stencil.rows.lowerBound * (blocks + 1), stencil.rows.upperBound * (blocks + 1))
    let whole =
      wholeBlocks[north + east] - wholeBlocks[north + west] - wholeBlocks[south + east] + wholeBlocks[south + west]
    return Int(whole) == stencil.rows.count * stencil.blocks.count
  }

  private static func positive(_ lanes: Lanes) -> Lanes {
    lanes.replacing(with: 0, where: lanes .< 0)
  }

  /// What depends on the row, and where the row's kind begins in `east`.
  private func northAndStart(_ stencil: Stencil, _ row: Int) -> (Double, Int) {
    let index = row - stencil.rows.lowerBound
    return (stencil.north[index / 4][index % 4], row & 1 == 1 ? stencil.oddRows : 0)
  }

  /// The centre of a row's first place.
  private func centre(row: Int) -> (x: Double, y: Double) {
    box.lattice.centre(Lattice.Place(column: box.first.column, row: box.first.row + row))
  }

  private static let ramp = Lanes(0, 1, 2, 3)

  /// Which of `count` steps lie within reach of an offset from the first of them.
  private static func range(
    _ offset: Double, _ reach: Double, step: Double, margin: Double, count: Int
  ) -> Range<Int>? {
    let first = max(0, ((offset - reach) / step).rounded(.up) - margin)
    let last = min(Double(count - 1), ((offset + reach) / step).rounded(.down) + margin)
    return first <= last ? Int(first)..<Int(last) + 1 : nil
  }
}
