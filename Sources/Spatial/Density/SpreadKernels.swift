import Foundation

/// Locations with the kernel of each as it was found: how wide, and how high.
struct SpreadKernels: Sendable {
  let kernel: DensityKernel
  /// Only those that count.
  let locations: Locations
  /// Metres.
  let bandwidths: ContiguousArray<Double>
  /// Incidents per square metre at each location, by it alone; 0 where its kernel is too narrow for the cells.
  let heights: ContiguousArray<Double>
  /// The cell that each location lies in, or none.
  let cells: ContiguousArray<Int32>
  /// Incidents per square metre of the cells over which such locations are spread evenly.
  let flat: [Int32: Double]

  /// A kernel with less of its mass than this on the cells' centres is too narrow for them, and spread evenly over a cell.
  static let leastMass = 1e-3

  /// - Parameter masses: of each kernel over the cells, its greatest value taken as 1; nil where kernels are not divided.
  init(
    _ kernel: DensityKernel, _ locations: Locations, cells: ContiguousArray<Int32>, bandwidths: ContiguousArray<Double>,
    masses: [Double]?, on grid: Grid
  ) {
    self.kernel = kernel
    self.locations = locations
    self.bandwidths = bandwidths
    self.cells = cells
    var heights = ContiguousArray<Double>()
    var flat: [Int32: Double] = [:]
    heights.reserveCapacity(locations.count)
    for (location, bandwidth) in bandwidths.enumerated() {
      let weight = Double(locations.weight[location])
      let peak = kernel.peak(bandwidth: bandwidth)
      let mass = masses.map { peak * $0[location] } ?? 1
      let isTooNarrow = mass < Self.leastMass
      heights.append(isTooNarrow ? 0 : weight * peak / mass)
      let cell = cells[location]
      if isTooNarrow, cell != Grid.none { flat[cell, default: 0] += weight / grid.squareMetres[Int(cell)] }
    }
    self.heights = heights
    self.flat = flat
  }

  /// The density in incidents per square metre at the centre of every cell.
  ///
  /// Every cell is summed up in the order of the locations, whoever works on its band of rows.
  func sums(_ rows: KernelRows, _ grid: Grid, workers: Int) -> ContiguousArray<Double> {
    let reach = locations.x.indices.map { rows.rows(y: locations.y[$0], bandwidth: bandwidths[$0]) }
    let bands = Parallel.ranges(of: rows.box.rows, workers: max(workers * 4, rows.box.rows / Self.rowsOfBand), least: 8)
    let pieces = Parallel.map(bands, workers: workers) { band in
      var sums = ContiguousArray(repeating: KernelRows.Lanes(repeating: 0), count: band.count * rows.blocks)
      for location in locations.x.indices {
        guard let own = reach[location], own.overlaps(band), heights[location] > 0,
          let stencil = rows.stencil(
            x: locations.x[location], y: locations.y[location], bandwidth: bandwidths[location])
        else { continue }
        rows.add(stencil, scale: heights[location], to: &sums, rows: band)
      }
      return grid.cells(inRows: band).map { cell in
        let place = Int(grid.placeOfCell[cell])
        let (row, column) = (place / rows.box.columns - band.lowerBound, place % rows.box.columns)
        return sums[row * rows.blocks + column / 4][column % 4] + (flat[Int32(cell)] ?? 0)
      }
    }
    return ContiguousArray(pieces.joined())
  }

  /// Rows whose sums stay in a processor's cache while all locations are gone through.
  private static let rowsOfBand = 64
}

/// Kernels sorted by place, for the density at any point.
struct KernelSearch: Sendable {
  private let kernels: SpreadKernels
  private let grid: NeighbourGrid

  /// - Throws: where locations lie too far apart for their bandwidths to be numbered.
  init(_ kernels: SpreadKernels) throws(SpatialError) {
    self.kernels = kernels
    let distance = kernels.kernel.reach * (kernels.bandwidths.max() ?? 1)
    let (x, y) = (kernels.locations.x, kernels.locations.y)
    let extent = max((x.max() ?? 0) - (x.min() ?? 0), (y.max() ?? 0) - (y.min() ?? 0))
    guard extent / distance < 1e8 else {
      throw SpatialError("locations \(extent) m apart are too far from one another for a density")
    }
    grid = NeighbourGrid(kernels.locations, distance: distance)
  }

  /// Incidents per square metre at a point in a cell, or in none.
  func density(x: Double, y: Double, cell: Int32) -> Double {
    let locations = kernels.locations
    var density = kernels.flat[cell] ?? 0
    grid.forEach(nearX: x, y: y) { location, _ in
      density +=
        kernels.heights[location]
        * kernels.kernel.share(
          dx: x - locations.x[location], dy: y - locations.y[location], bandwidth: kernels.bandwidths[location])
    }
    return density
  }
}

extension Grid {
  /// The cells of some rows of the box.
  func cells(inRows rows: Range<Int>) -> Range<Int> {
    func first(from place: Int) -> Int {
      var (low, high) = (0, placeOfCell.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(placeOfCell[middle]) < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(from: rows.lowerBound * box.columns)..<first(from: rows.upperBound * box.columns)
  }
}
