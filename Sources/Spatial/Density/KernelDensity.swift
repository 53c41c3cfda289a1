import Foundation

/// How densely incidents lie around every point: each is spread over the ground near its location by a kernel, and the
/// density of a point is the sum of what reaches it.
///
/// `f(p) = Σ w_i K_i(p) / m_i` for locations i of weight w_i. K_i is the kernel with the bandwidth h_i around the location.
/// m_i is 1 without edge correction. With it m_i is the part of the kernel's mass that lies inside the study area (Jones
/// 1993, Simple boundary correction for kernel density estimation, doi:10.1007/BF00147776; Diggle 1985,
/// doi:10.2307/2347366): what a kernel on the coast would lose to the sea stays on land, so that the densities times the
/// cells' areas add up to the incidents inside. m_i is summed over the grid's cells, `Σ_c K_i(c) a_c` for the cells' centres
/// c and areas a_c inside the study area, which makes that exact.
///
/// With an adaptive bandwidth h_i = h (f̃(x_i) / g)^(−1/2), where f̃ is the density with the fixed bandwidth h and g its
/// geometric mean over incidents (Abramson 1982, On bandwidth variation in kernel estimates, doi:10.1214/aos/1176345986):
/// sharp where there are many incidents and smooth where there are few. There is no limit to how wide a lone location's
/// kernel may grow.
///
/// A density describes; it tests nothing. Its hills depend on the bandwidth more than on anything else, and its height
/// between two points of an anonymised map says nothing about what happened there.
public struct KernelDensity: Sendable {
  /// The shape in which an incident is spread.
  public let kernel: DensityKernel
  /// The bandwidth h in metres: the quartic's radius, the Gaussian's standard deviation.
  public let bandwidthMetres: Double
  /// Whether each location has a bandwidth of its own, by Abramson's rule.
  public let isAdaptive: Bool
  /// Whether kernels are divided by their mass inside the study area.
  public let isEdgeCorrected: Bool

  /// - Throws: where the bandwidth is below a metre or no number.
  public init(
    kernel: DensityKernel = .quartic, bandwidthMetres: Double, isAdaptive: Bool = false, isEdgeCorrected: Bool = true
  ) throws(SpatialError) {
    guard bandwidthMetres >= 1, bandwidthMetres.isFinite else {
      throw SpatialError("a bandwidth must be at least 1 m, not \(bandwidthMetres) m")
    }
    self.kernel = kernel
    self.bandwidthMetres = bandwidthMetres
    self.isAdaptive = isAdaptive
    self.isEdgeCorrected = isEdgeCorrected
  }

  /// The density at the centre of every cell.
  ///
  /// Locations in no cell count only without edge correction, and locations of weight 0 never. A kernel so narrow that
  /// less than a thousandth of its mass lies on the cells' centres is spread evenly over the cell that its location lies in;
  /// without edge correction its weight is missing from the cells.
  ///
  /// - Parameter grid: of either shape. Nothing but cells is summed over, so that the cells say how finely.
  /// - Throws: where locations lie too far apart to be searched, with an adaptive bandwidth.
  /// - Complexity: O(Σ cells in reach of a location); with an adaptive bandwidth also O(pairs of locations in reach).
  ///   Memory O(cells of the box).
  public func estimate(
    _ locations: Locations, over grid: Grid, workers: Int = 1
  ) throws(SpatialError) -> Density {
    var used: [Int] = []
    var cells = ContiguousArray<Int32>()
    for location in 0..<locations.count where locations.weight[location] > 0 {
      let cell = grid.cell(x: locations.x[location], y: locations.y[location])
      if isEdgeCorrected, cell == Grid.none { continue }
      used.append(location)
      cells.append(cell)
    }
    let counted = locations.selecting(used)
    let rows = KernelRows(grid, kernel: kernel)
    let fixed = ContiguousArray(repeating: bandwidthMetres, count: counted.count)
    var kernels = spread(counted, cells, fixed, rows, grid, workers)
    if isAdaptive, counted.count > 0 {
      kernels = spread(counted, cells, try abramson(kernels, workers), rows, grid, workers)
    }
    let perSquareMetre = kernels.sums(rows, grid, workers: workers)
    return Density(
      perSquareKilometre: ContiguousArray(perSquareMetre.lazy.map { $0 * 1e6 }), kernels, over: grid, by: self,
      outside: locations.totalWeight - counted.totalWeight)
  }

  /// Each location's kernel, as high as its weight and its mass inside the study area ask for.
  private func spread(
    _ locations: Locations, _ cells: ContiguousArray<Int32>, _ bandwidths: ContiguousArray<Double>, _ rows: KernelRows,
    _ grid: Grid, _ workers: Int
  ) -> SpreadKernels {
    guard isEdgeCorrected else {
      return SpreadKernels(kernel, locations, cells: cells, bandwidths: bandwidths, masses: nil, on: grid)
    }
    // More ranges than workers, as bandwidths differ.
    let ranges = Parallel.ranges(of: locations.count, workers: workers * 8, least: 64)
    let masses = Parallel.map(ranges, workers: workers) { range in
      range.map { location in
        rows.stencil(x: locations.x[location], y: locations.y[location], bandwidth: bandwidths[location])
          .map(rows.mass) ?? 0
      }
    }
    return SpreadKernels(
      kernel, locations, cells: cells, bandwidths: bandwidths, masses: masses.flatMap { $0 }, on: grid)
  }

  /// The bandwidth of each location by the density that the fixed bandwidth gives there.
  private func abramson(_ pilot: SpreadKernels, _ workers: Int) throws(SpatialError) -> ContiguousArray<Double> {
    let locations = pilot.locations
    let search = try KernelSearch(pilot)
    let ranges = Parallel.ranges(of: locations.count, workers: workers * 8, least: 64)
    let densities = Parallel.map(ranges, workers: workers) { range in
      range.map { search.density(x: locations.x[$0], y: locations.y[$0], cell: pilot.cells[$0]) }
    }.flatMap { $0 }
    var logarithms = 0.0
    for (location, density) in densities.enumerated() {
      logarithms += Double(locations.weight[location]) * log(density)
    }
    let mean = exp(logarithms / Double(locations.totalWeight))
    return ContiguousArray(densities.lazy.map { bandwidthMetres * (mean / $0).squareRoot() })
  }
}
