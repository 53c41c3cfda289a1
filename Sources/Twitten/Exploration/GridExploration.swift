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
    guard let studyArea = exploration.studyArea else {
      throw InputError(
        .usage,
        "A grid wants a study area: a cell without incidents inside it is a zero, and outside it there are no cells. Name the "
          + "boundaries of the district with --area, its wards for instance.")
    }
    progress("laying the grid")
    var about: [String] = []
    let width = try Self.width(settings, studyArea.polygon, exploration.precisions.map(\.precision), &about)
    let grid = try SpatialAnswers.asked { () throws(SpatialError) in
      try Grid(over: studyArea.polygon, shape: settings.shape, widthMetres: width)
    }
    guard grid.count <= Self.mostCells else {
      throw .badData(
        "Cells of \(FixedDecimal.string(width, decimals: 1)) m would be \(grid.count) over this study area, and a layer of more than "
          + "\(Self.mostCells) is of no use to a GIS. Take wider ones with --cell, or a smaller area.")
    }
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
        "\(grid.count) \(grid.shape.rawValue) cells of \(FixedDecimal.string(width, decimals: 1)) m, "
          + "\(counts.count { $0 == 0 }) of them without incidents; \(counts.reduce(0, +)) incidents in cells, "
          + "\(outside) in none."
      ] + groups.flatMap(\.sentences)
    about += groups.flatMap(\.about) + sentences
    layer = try Self.layer(grid, groups, exploration, about: about, workers: workers)
  }

  /// Cells with less ground than this, in square metres, may be left without an outline.
  private static let leastDrawn = 10.0
  /// More cells than this nobody opens, and no single one of them could be significant.
  private static let mostCells = 1_000_000

  private static func width(
    _ settings: Settings, _ studyArea: MultiPolygon, _ precision: [LocationPrecision], _ about: inout [String]
  ) throws(InputError) -> Double {
    guard let asked = settings.widthMetres else {
      let rule = try SpatialAnswers.asked { () throws(SpatialError) in
        try GridWidth(over: studyArea, precision: precision)
      }
      about.append(rule.sentence)
      return rule.metres
    }
    if let warning = GridWidth.warning(of: asked, precision: precision) { about.append("Warning: \(warning)") }
    return asked
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
    let outlines = try SpatialAnswers.asked { () throws(SpatialError) in try grid.outlines(workers: workers) }
    let degrees = Degrees(exploration.projector)
    let names = groups.flatMap(\.names)
    let pieces = Parallel.map(Parallel.ranges(of: grid.count, workers: workers * 4, least: 500), workers: workers) {
      range -> Result<[PlainLayer.Feature], InputError> in
      do throws(InputError) {
        var features: [PlainLayer.Feature] = []
        let outlines = try degrees.published(
          Array(outlines[range]), leavingOut: range.map { grid.squareMetres[$0] < Self.leastDrawn })
        for (cell, outline) in zip(range, outlines) {
          features.append(
            PlainLayer.Feature(
              outline.map { .polygon($0) } ?? .none, Array(zip(names, groups.flatMap { $0.values(cell) }))))
        }
        return .success(features)
      } catch {
        return .failure(error)
      }
    }
    var features: [PlainLayer.Feature] = []
    for piece in pieces { features += try piece.get() }
    var about = about
    let undrawn = features.count { if case .none = $0.geometry { true } else { false } }
    if undrawn > 0 {
      about.append(
        "\(undrawn) cells at the edge are smaller than \(Int(leastDrawn)) square metres and of no shape when degrees are rounded to a "
          + "centimetre: they have a row and no outline.")
    }
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
