import Foundation

/// How densely incidents lie in every cell of a grid and at any point.
public struct Density: Sendable {
  /// Incidents per square kilometre at the centre of each cell, in the order of the grid's cells; never nan.
  ///
  /// With edge correction, these times the cells' areas add up to `incidents`. A cell's centre may lie outside the study
  /// area; its value still stands for the ground of the cell that is inside.
  public let perSquareKilometre: ContiguousArray<Double>
  /// The cells.
  public let grid: Grid
  /// How it was worked out.
  public let method: KernelDensity
  /// How many incidents were spread.
  public let incidents: Int
  /// How many were not, as they lie in no cell.
  public let outside: Int
  /// The narrowest and the widest bandwidth, in metres: the same unless they are adaptive.
  public let bandwidths: ClosedRange<Double>
  private let kernels: SpreadKernels

  init(
    perSquareKilometre: ContiguousArray<Double>, _ kernels: SpreadKernels, over grid: Grid, by method: KernelDensity,
    outside: Int
  ) {
    self.perSquareKilometre = perSquareKilometre
    self.grid = grid
    self.method = method
    self.outside = outside
    incidents = kernels.locations.totalWeight
    let narrowest = kernels.bandwidths.min() ?? method.bandwidthMetres
    bandwidths = narrowest...(kernels.bandwidths.max() ?? narrowest)
    self.kernels = kernels
  }

  /// Incidents per square kilometre at any points; nan for those that lie in no cell.
  ///
  /// - Throws: where locations lie too far apart to be searched.
  /// - Complexity: O(n log n) for n distinct locations and, for each point, those in reach of the widest bandwidth.
  public func perSquareKilometre(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, workers: Int = 1
  ) throws(SpatialError) -> ContiguousArray<Double> {
    precondition(x.count == y.count, "as many x as y")
    let search = try KernelSearch(kernels)
    let ranges = Parallel.ranges(of: x.count, workers: workers * 8, least: 64)
    let pieces = Parallel.map(ranges, workers: workers) { range in
      range.map { point in
        let cell = grid.cell(x: x[point], y: y[point])
        return cell == Grid.none ? .nan : search.density(x: x[point], y: y[point], cell: cell) * 1e6
      }
    }
    return ContiguousArray(pieces.joined())
  }

  /// What was done and what to mind, for the log and the manifest.
  public var sentences: [String] {
    func metres(_ value: Double) -> String { String(format: "%.0f m", value) }
    let width = "\(metres(bandwidths.lowerBound)) to \(metres(bandwidths.upperBound))"
    var sentences = [
      "Density per km2 of \(incidents) incidents by a \(method.kernel.rawValue) kernel of "
        + (method.isAdaptive
          ? "\(metres(method.bandwidthMetres)), adapted to \(width) (Abramson)" : metres(method.bandwidthMetres))
        + (method.isEdgeCorrected
          ? ", corrected at the study area's edge." : ", not corrected at the study area's edge.")
    ]
    if outside > 0 { sentences.append("\(outside) incidents lie in no cell of the study area and are not in it.") }
    if bandwidths.lowerBound < grid.widthMetres {
      sentences.append(
        "The bandwidth of \(metres(bandwidths.lowerBound)) is less than the width of a cell, "
          + "\(metres(grid.widthMetres)): its hills are as much the grid's as the incidents'. Take narrower cells.")
    }
    return sentences
  }
}
