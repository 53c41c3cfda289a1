public import Spatial

/// How coordinates are carried over in a run: the same choice for areas and for incidents.
public struct ProjectionChoice: Sendable, Equatable {
  /// Folders that hold datum grids, beside those that PROJ looks in by itself.
  public var gridFolders: [String]
  /// False leaves the grids out even where they are present.
  public var usesGrids: Bool
  /// How many threads may work at a time.
  public var workers: Int

  /// PROJ's own folders, grids where they are found, one worker.
  public init(gridFolders: [String] = [], usesGrids: Bool = true, workers: Int = 1) {
    self.gridFolders = gridFolders
    self.usesGrids = usesGrids
    self.workers = workers
  }

  /// A projector to the National Grid.
  public func projector(from source: String = ReferenceSystem.degrees) throws(SpatialError) -> Projector {
    try Projector(from: source, gridFolders: gridFolders, usesGrids: usesGrids, workers: workers)
  }
}
