public import Spatial
public import Tasking

extension Configuration {
  /// How time is looked at.
  public struct TimeChoice: Sendable, Equatable {
    /// How emerging hotspots are looked for.
    public var emerging = EmergingHotspots.Settings()
    /// The shape of their cells.
    public var cellShape = Grid.Shape.square
    /// The width of their cells in metres; nil for one that suits the study area and the locations.
    public var cellMetres: Double?
    /// How peak times are looked for.
    public var peaks = PeakTimes.Settings()
    /// How near repeats are looked for.
    public var nearRepeats = NearRepeats.Settings()
    /// When a place is a candidate for an ASB case review.
    public var review = CaseReviewRule()

    /// The defaults above.
    public init() {}
  }
}
