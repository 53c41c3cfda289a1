import Formats
import Incidents
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

extension Configuration.TimeChoice {
  /// The settings as they were used, by their keys in the file.
  var summary: [String: String] {
    func list(_ numbers: some Sequence<Double>) -> String {
      numbers.map { FixedDecimal.string($0, decimals: 1) }.joined(separator: ", ")
    }
    let bands = nearRepeats.bands
    return [
      "emerging.rules": emerging.rules.rawValue, "emerging.months": String(emerging.months),
      "emerging.before": String(emerging.before), "emerging.rate": FixedDecimal.string(emerging.rate, decimals: 6),
      "emerging.alpha": FixedDecimal.string(emerging.alpha, decimals: 6), "emerging.shape": cellShape.rawValue,
      "emerging.cell": cellMetres.map { FixedDecimal.string($0, decimals: 1) } ?? "by rule",
      "peaks.windows": String(peaks.windows), "peaks.hours": String(peaks.windowHours),
      "near_repeat.distances": list(bands.metres.dropFirst(2)),
      "near_repeat.days": list(bands.days.dropFirst().map(Double.init)), "near_repeat.metric": bands.metric.rawValue,
      "near_repeat.permutations": String(nearRepeats.permutations), "near_repeat.seed": String(nearRepeats.seed),
      "near_repeat.alpha": FixedDecimal.string(nearRepeats.alpha, decimals: 6),
      "case_review.reports": String(review.reports), "case_review.months": String(review.months),
      "case_review.themes": review.themes.map(\.rawValue).sorted().joined(separator: ", "),
    ]
  }
}
