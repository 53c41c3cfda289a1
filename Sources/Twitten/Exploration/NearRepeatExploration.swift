public import Formats
import Incidents
import Places
package import Publishing
import Spatial
public import Tasking

/// Near repeats of explored incidents, as a table of bands.
public struct NearRepeatExploration: Sendable {
  /// What was counted and found.
  public let repeats: NearRepeats
  /// A row for each band of distance by band of time.
  package let layer: PlainLayer
  /// Of each band of distance its name and, for each band of time, ratio and pairs; a star where it is significant.
  public let rows: [[String]]

  /// Counts near repeats among the chosen incidents inside the study area.
  ///
  /// - Parameters:
  ///   - exploration: what was read.
  ///   - settings: what is counted and tested; what happened is named by the chosen theme.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where no incident's day is known, or they are more than can be counted.
  public init(
    _ exploration: Exploration, _ settings: NearRepeats.Settings, workers: Int, progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    var settings = settings
    let themes = exploration.choice.selection.themes
    if themes.count == 1, let theme = themes.first { settings.incident = NearRepeats.incident(of: theme) }
    progress("dealing out the dates \(settings.permutations) times")
    repeats = try NearRepeats(
      exploration.incidents, isInside: exploration.isInside, settings, workers: workers)
    layer = NearRepeatTable.layer(repeats, about: exploration.about)
    rows = Self.rows(repeats)
  }

  /// The names of the columns of `rows`.
  public var header: [String] {
    let bands = repeats.result.bands
    return ["metres"] + (0..<bands.dayCount).map { "\(bands.days[$0])-\(bands.days[$0 + 1]) days" }
  }

  private static func rows(_ repeats: NearRepeats) -> [[String]] {
    let bands = repeats.result.bands
    return (0..<bands.distanceCount).map { distance in
      let ends = [distance, distance + 1].map { FixedDecimal.string(bands.metres[$0], decimals: 1) }
      let name = distance == 0 ? "same place" : distance == 1 ? "0-\(ends[1])" : "\(ends[0])-\(ends[1])"
      return [name]
        + (0..<bands.dayCount).map { days in
          let cell = repeats.result.table[distance, days]
          if cell.ratio.isNaN { return "-" }
          let ratio = FixedDecimal.string(cell.ratio, decimals: 2, keepingZeros: true)
          return "\(ratio)\(cell.q <= repeats.settings.alpha ? "*" : " ") (\(cell.observed))"
        }
    }
  }
}
