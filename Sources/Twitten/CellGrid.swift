import Formats
import Places
import Publishing
import Spatial

/// A grid over a study area, and its cells in degrees.
enum CellGrid {
  /// Cells with less ground than this, in square metres, may be left without an outline.
  private static let leastDrawn = 10.0
  /// More cells than this nobody opens, and no single one of them could be significant.
  private static let mostCells = 1_000_000

  /// - Parameter widthMetres: nil for a width that suits the study area and the locations.
  /// - Returns: the grid, and what is to be said of its width.
  /// - Throws: where there is no study area, or a grid of that width cannot be laid over it.
  static func lay(
    over exploration: Exploration, shape: Grid.Shape, widthMetres: Double?
  ) throws(InputError) -> (grid: Grid, about: [String]) {
    guard let studyArea = exploration.studyArea?.polygon else {
      throw InputError(
        .usage,
        "A grid wants a study area: a cell without incidents inside it is a zero, and outside it there are no cells. Name the "
          + "boundaries of the district with --area, its wards for instance.")
    }
    return try lay(
      over: studyArea, precision: exploration.precisions.map(\.precision), shape: shape, widthMetres: widthMetres)
  }

  /// - Parameters:
  ///   - studyArea: in metres.
  ///   - precision: of all locations that will be counted.
  ///   - shape: of the cells.
  ///   - widthMetres: nil for a width that suits the study area and the locations.
  static func lay(
    over studyArea: MultiPolygon, precision: [LocationPrecision], shape: Grid.Shape, widthMetres: Double?
  ) throws(InputError) -> (grid: Grid, about: [String]) {
    var about: [String] = []
    let width: Double
    if let widthMetres {
      width = widthMetres
      if let warning = GridWidth.warning(of: width, precision: precision) { about.append("Warning: \(warning)") }
    } else {
      let rule = try SpatialAnswers.asked { () throws(SpatialError) in
        try GridWidth(over: studyArea, precision: precision)
      }
      width = rule.metres
      about.append(rule.sentence)
    }
    let grid = try SpatialAnswers.asked { () throws(SpatialError) in
      try Grid(over: studyArea, shape: shape, widthMetres: width)
    }
    guard grid.count <= mostCells else {
      throw .badData(
        "Cells of \(FixedDecimal.string(width, decimals: 1)) m would be \(grid.count) over this study area, and a layer of more than "
          + "\(mostCells) is of no use to a GIS. Take wider ones with --cell, or a smaller area.")
    }
    return (grid, about)
  }

  /// - Returns: the cells in degrees; nil for a sliver that has no shape when degrees are rounded.
  static func outlines(of grid: Grid, _ degrees: Degrees, workers: Int) throws(InputError) -> [MultiPolygon?] {
    let outlines = try SpatialAnswers.asked { () throws(SpatialError) in try grid.outlines(workers: workers) }
    let pieces = Parallel.map(Parallel.ranges(of: grid.count, workers: workers * 4, least: 500), workers: workers) {
      range -> Result<[MultiPolygon?], InputError> in
      do throws(InputError) {
        return .success(
          try degrees.published(
            Array(outlines[range]), leavingOut: range.map { grid.squareMetres[$0] < Self.leastDrawn }))
      } catch {
        return .failure(error)
      }
    }
    var published: [MultiPolygon?] = []
    for piece in pieces { published += try piece.get() }
    return published
  }

  /// What is to be said of slivers; nil where there are none.
  static func slivers(_ outlines: [MultiPolygon?]) -> String? {
    let undrawn = outlines.count { $0 == nil }
    guard undrawn > 0 else { return nil }
    return
      "\(undrawn) cells at the edge are smaller than \(Int(leastDrawn)) square metres and of no shape when degrees are rounded to a "
      + "centimetre: they have a row and no outline."
  }
}
