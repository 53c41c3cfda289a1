public import Formats
import Places
package import Publishing
public import Spatial

/// Explored incidents on a grid over the study area: counts, and what is worked out of them, as a layer of cells.
public struct GridExploration: Sendable {
  /// What is worked out beside the counts.
  public enum Statistic: String, Sendable, CaseIterable {
    case density
    case giStar = "gi-star"
    case gi
    case moran
    case bivariateMoran = "bivariate-moran"
    case geary
  }

  /// How a grid is made and looked at.
  public struct Settings: Sendable {
    /// The shape of the cells.
    public var shape = Grid.Shape.square
    /// Metres; nil for a width that suits the study area and the locations.
    public var widthMetres: Double?
    /// What is worked out.
    public var statistics: [Statistic] = [.density, .giStar]
    /// Which cells are neighbours.
    public var neighbourhood = Neighbourhood.rings(1)
    /// How local statistics are tested.
    public var inference = GridInference()
    /// How the density is estimated.
    public var density = GridDensity()

    /// The defaults above.
    public init() {}
  }

  /// A layer with a polygon a cell, from south to north and from west to east.
  package let layer: PlainLayer
  /// The smallest areas that hold shares of the density, where any were asked for.
  package private(set) var contours: PlainLayer?
  /// What came of it, a sentence each.
  public let sentences: [String]

  /// Lays the grid and works out what is asked.
  ///
  /// - Parameters:
  ///   - exploration: with a study area.
  ///   - settings: how the grid is made and looked at.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where there is no study area, or a grid of that width cannot be laid over it.
  public init(
    _ exploration: Exploration, _ settings: Settings, workers: Int, progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    progress("laying the grid")
    var (grid, about) = try CellGrid.lay(
      over: exploration, shape: settings.shape, widthMetres: settings.widthMetres)
    let (counts, outside) = grid.counts(of: exploration.locations)
    var groups: [GridColumns] = [Self.counts(grid, counts)]
    let values = ContiguousArray(counts.lazy.map(Double.init))
    let neighbours = try settings.neighbourhood.neighbours(of: grid, workers: workers)
    let around = settings.density.comparedMonths.map { months in
      ContiguousArray(grid.counts(of: exploration.locations(in: months)).cells.lazy.map(Double.init))
    }
    for statistic in Statistic.allCases where settings.statistics.contains(statistic) {
      progress("working out \(statistic.rawValue) of \(grid.count) cells")
      if statistic == .density {
        let found = try settings.density.columns(exploration, grid, workers: workers)
        groups += found.groups
        contours = found.contours
      } else {
        groups.append(
          try settings.inference.columns(
            statistic, values, neighbours, settings.neighbourhood, around: around, workers: workers))
      }
    }
    progress("writing \(grid.count) cells")
    sentences =
      [
        "\(grid.count) \(grid.shape.rawValue) cells of \(FixedDecimal.string(grid.widthMetres, decimals: 1)) m, "
          + "\(counts.count { $0 == 0 }) of them without incidents; \(counts.reduce(0, +)) incidents in cells, "
          + "\(outside) in none."
      ] + groups.flatMap(\.sentences)
    about += groups.flatMap(\.about) + sentences
    layer = try Self.layer(grid, groups, exploration, about: about, workers: workers)
  }

  private static func counts(_ grid: Grid, _ counts: ContiguousArray<Int>) -> GridColumns {
    GridColumns(names: ["cell", "incidents", "area_m2", "centre_easting", "centre_northing"]) { cell in
      [
        .text(grid.name(of: cell)), .integer(counts[cell]), .decimal(grid.squareMetres[cell], decimals: 0),
        .decimal(grid.centreX[cell], decimals: 1), .decimal(grid.centreY[cell], decimals: 1),
      ]
    }
  }

  private static func layer(
    _ grid: Grid, _ groups: [GridColumns], _ exploration: Exploration, about: [String], workers: Int
  ) throws(InputError) -> PlainLayer {
    let outlines = try CellGrid.outlines(of: grid, Degrees(exploration.projector), workers: workers)
    let names = groups.flatMap(\.names)
    let ranges = Parallel.ranges(of: grid.count, workers: workers * 4, least: 500)
    let features = Parallel.map(ranges, workers: workers) { range in
      range.map { cell in
        PlainLayer.Feature(
          outlines[cell].map { .polygon($0) } ?? .none, Array(zip(names, groups.flatMap { $0.values(cell) })))
      }
    }.flatMap { $0 }
    let about = about + [CellGrid.slivers(outlines)].compactMap { $0 }
    return PlainLayer(name: "grid", about: exploration.about + about, columns: names, features: features)
  }
}

/// Columns of a grid's layer that belong together, with what is to be said of them.
struct GridColumns: Sendable {
  let names: [String]
  /// What was done and tested, a sentence each.
  var about: [String] = []
  /// What came of it, a sentence each.
  var sentences: [String] = []
  /// Of a cell, in the order of the names.
  let values: @Sendable (Int) -> [PropertyValue]

  init(
    names: [String], about: [String] = [], sentences: [String] = [],
    values: @escaping @Sendable (Int) -> [PropertyValue]
  ) {
    self.names = names
    self.about = about
    self.sentences = sentences
    self.values = values
  }
}
