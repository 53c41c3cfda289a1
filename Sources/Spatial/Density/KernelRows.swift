import Foundation

/// The rows of a grid's box, eight centres at a time: where kernels are summed up cell by cell.
///
/// A round kernel falls apart into what depends on the column and what depends on the row: the Gaussian is the product of
/// both, the quartic the square of their difference. The first is worked out once a location and kind of row.
struct KernelRows: Sendable {
  typealias Lanes = SIMD8<Double>

  let kernel: DensityKernel
  let box: LatticeBox
  /// How many times eight columns a row has; the last may stand for fewer.
  let blocks: Int
  /// Square metres inside the study area; 0 where there is no cell.
  private let ground: ContiguousArray<Lanes>

  init(_ grid: Grid, kernel: DensityKernel) {
    self.kernel = kernel
    box = grid.box
    blocks = (grid.box.columns + 7) / 8
    var ground = ContiguousArray(repeating: Lanes(repeating: 0), count: grid.box.rows * blocks)
    for (cell, place) in grid.placeOfCell.enumerated() {
      let (row, column) = (Int(place) / grid.box.columns, Int(place) % grid.box.columns)
      ground[row * blocks + column / 8][column % 8] = grid.squareMetres[cell]
    }
    self.ground = ground
  }

  /// One location's kernel over the columns in its reach.
  struct Stencil {
    let rows: Range<Int>
    let blocks: Range<Int>
    let y: Double
    let bandwidth: Double
    /// What depends on the column: d²/h² or exp(−d²/2h²), for rows with even and with odd numbers one after the other where
    /// they differ.
    fileprivate var east: ContiguousArray<Lanes>
    fileprivate let oddRows: Int
  }

  /// Nil where the kernel reaches no row or no column of the box.
  func stencil(x: Double, y: Double, bandwidth h: Double) -> Stencil? {
    let lattice = box.lattice
    // A column more to each side, as odd rows of hexagons are moved by half of one.
    let columns = Self.range(
      x - centre(row: 0).x, kernel.reach * h, step: lattice.width, margin: 1, count: box.columns)
    guard let columns, let rows = rows(y: y, bandwidth: h) else { return nil }
    let blocks = columns.lowerBound / 8..<(columns.upperBound + 7) / 8
    let isStaggered = lattice.shape == .hexagon
    var east = ContiguousArray<Lanes>()
    east.reserveCapacity(blocks.count * (isStaggered ? 2 : 1))
    for parity in 0...(isStaggered ? 1 : 0) {
      let origin = centre(row: parity).x - x
      for block in blocks {
        let distance = (Self.ramp + Double(block * 8)) * lattice.width + origin
        let squares = distance * distance / (h * h)
        east.append(kernel == .quartic ? squares : Self.exponential(squares * -0.5))
      }
    }
    return Stencil(
      rows: rows, blocks: blocks, y: y, bandwidth: h, east: east, oddRows: isStaggered ? blocks.count : 0)
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
          let t = pointwiseMax(north - stencil.east[start + index], Lanes(repeating: 0))
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
    var mass = 0.0
    for row in stencil.rows {
      let (north, start) = northAndStart(stencil, row)
      let source = row * blocks + stencil.blocks.lowerBound
      var sum = Lanes(repeating: 0)
      switch kernel {
      case .quartic:
        guard north > 0 else { continue }
        for index in 0..<stencil.blocks.count {
          let t = pointwiseMax(north - stencil.east[start + index], Lanes(repeating: 0))
          sum += t * t * ground[source + index]
        }
        mass += sum.sum()
      case .gaussian:
        for index in 0..<stencil.blocks.count { sum += stencil.east[start + index] * ground[source + index] }
        mass += sum.sum() * north
      }
    }
    return mass
  }

  /// What depends on the row, 1 − d²/h² or exp(−d²/2h²), and where the row's kind begins in `east`.
  private func northAndStart(_ stencil: Stencil, _ row: Int) -> (Double, Int) {
    let distance = (centre(row: row).y - stencil.y) / stencil.bandwidth
    let squared = distance * distance
    return (kernel == .quartic ? 1 - squared : exp(-squared / 2), row & 1 == 1 ? stencil.oddRows : 0)
  }

  /// The centre of a row's first place.
  private func centre(row: Int) -> (x: Double, y: Double) {
    box.lattice.centre(Lattice.Place(column: box.first.column, row: box.first.row + row))
  }

  private static let ramp = Lanes(0, 1, 2, 3, 4, 5, 6, 7)

  private static func exponential(_ lanes: Lanes) -> Lanes {
    var result = lanes
    for lane in lanes.indices { result[lane] = exp(lanes[lane]) }
    return result
  }

  /// Which of `count` steps lie within reach of an offset from the first of them.
  private static func range(
    _ offset: Double, _ reach: Double, step: Double, margin: Double, count: Int
  ) -> Range<Int>? {
    let first = max(0, ((offset - reach) / step).rounded(.up) - margin)
    let last = min(Double(count - 1), ((offset + reach) / step).rounded(.down) + margin)
    return first <= last ? Int(first)..<Int(last) + 1 : nil
  }
}
