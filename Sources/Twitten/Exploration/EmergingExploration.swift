public import Formats
import Incidents
import Places
package import Publishing
public import Spatial
public import Tasking

/// Emerging hotspots of explored incidents, as a layer of cells.
public struct EmergingExploration: Sendable {
  /// How a grid is laid and looked at.
  public struct Settings: Sendable {
    /// The shape of cells.
    public var shape = Grid.Shape.square
    /// The width of cells in metres; nil for one that suits the study area and the locations.
    public var widthMetres: Double?
    /// How they are looked for.
    public var emerging = EmergingHotspots.Settings()

    /// The defaults above.
    public init() {}
  }

  /// A layer with a polygon a cell.
  package let layer: PlainLayer
  /// Of each class that some cell has: its name, how many cells, in plain words.
  public let rows: [[String]]
  /// What came of it, a sentence each.
  public let sentences: [String]

  /// Lays the grid and looks for emerging hotspots.
  ///
  /// - Parameters:
  ///   - exploration: with a study area.
  ///   - settings: how a grid is laid and looked at.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where there is no study area, fewer than ten whole months follow one another, or they have too few incidents.
  public init(
    _ exploration: Exploration, _ settings: Settings, workers: Int, progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    progress("laying the grid")
    let (grid, width) = try CellGrid.lay(
      over: exploration, shape: settings.shape, widthMetres: settings.widthMetres)
    let whole = WholeMonths(exploration)
    guard let last = whole.months.max() else {
      throw .badData("No emerging hotspots: no month is whole in every source; \"twitten check\" tells why.")
    }
    progress("looking at \(grid.count) cells month by month")
    let emerging = try EmergingHotspots(
      exploration.incidents, isInside: exploration.isInside, on: grid, usable: whole.months, until: last,
      settings.emerging, workers: workers)
    let counts = Dictionary(grouping: emerging.patterns, by: { $0 }).mapValues(\.count)
    rows = EmergingPattern.allCases.compactMap { pattern in
      counts[pattern].map { [pattern.rawValue, String($0), pattern.words] }
    }
    sentences = EmergingSentences.of(emerging)
    progress("writing \(grid.count) cells")
    let outlines = try CellGrid.outlines(of: grid, Degrees(exploration.projector), workers: workers)
    layer = EmergingLayer.layer(
      emerging, outlines,
      about: exploration.about + whole.about + width + emerging.about + sentences
        + [CellGrid.slivers(outlines)].compactMap { $0 }, name: "emerging")
  }
}
