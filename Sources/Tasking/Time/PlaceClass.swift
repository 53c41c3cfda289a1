import Spatial

/// What kind of place a hotspot is in time, derived from its cells.
///
/// A month of the place is hot where the cells that were significantly hot then hold at least half of the place's incidents
/// (of all months of the cube). r is the share of the recent months that are hot, the last fifth rounded up but six at most,
/// and e that of the earlier ones.
///
/// | class | months |
/// |---|---|
/// | chronic | r >= 1/2 and e >= 1/2 |
/// | emerging | r >= 1/2 and e <= 1/10 |
/// | returning | r >= 1/2, and e between the two: hot at times before, and again |
/// | fading | r < 1/2 and e >= 1/4 |
/// | one-off | hot in some month, and none of these |
///
/// A place that never was significantly hot by the month has no class: its incidents come too thinly for one.
public enum PlaceClass: String, Sendable, CaseIterable {
  case chronic, emerging, returning, fading
  case oneOff = "one-off"

  /// The rule in a sentence.
  public static let rule =
    "A month of a hotspot is hot where significantly hot cells hold half of its incidents. Of the recent months (the last fifth, six at most) and the "
    + "earlier ones are hot: chronic, half and half; emerging, half of the recent and at most a tenth of the earlier; returning, half of "
    + "the recent and some of the earlier; fading, fewer than half of the recent and a quarter of the earlier; one-off, any other."

  /// - Parameter isHot: month by month, the last month last.
  /// - Returns: nil where no month was hot.
  public init?(_ isHot: [Bool]) {
    guard isHot.contains(true) else { return nil }
    let shares = RecentShares(isHot, most: 6)
    let (recent, earlier) = (shares.recent ?? 0, shares.earlier ?? 0)
    if recent >= 0.5 {
      self = earlier >= 0.5 ? .chronic : earlier <= 0.1 ? .emerging : .returning
    } else {
      self = earlier >= 0.25 ? .fading : .oneOff
    }
  }
}
