/// What has become of a place, in four classes for a meeting.
///
/// h is the share of all steps that are hot, r that of the recent ones, the last fifth rounded up, and e that of the earlier
/// ones. A place has none of the classes where h is below 0.1.
///
/// | class | shares |
/// |---|---|
/// | persistent | h >= 0.8 |
/// | emerging | r >= 0.1 and e < 0.1 |
/// | former | r < 0.1 and e >= 0.1 |
/// | intermittent | any other |
///
/// The shares are those of the R package sfhotspot (Ashby), whose code counts one recent step too many; the steps of each
/// side are counted exactly here.
public enum PlainPattern: String, Sendable, CaseIterable {
  case persistent, emerging, former, intermittent

  /// - Parameter isHot: step by step, the last step last.
  /// - Returns: nil where the place was too seldom hot.
  public init?(_ isHot: [Bool]) {
    let shares = RecentShares(isHot)
    guard let all = shares.all, all >= 0.1 else { return nil }
    let (recent, earlier) = (shares.recent ?? 0, shares.earlier ?? 0)
    self =
      all >= 0.8
      ? .persistent : recent >= 0.1 && earlier < 0.1 ? .emerging : recent < 0.1 ? .former : .intermittent
  }
}

/// The shares of steps that are hot: of all, of the recent ones and of those before them.
public struct RecentShares: Sendable, Equatable {
  /// nil where there are no steps.
  public let all: Double?
  /// Of the last fifth of the steps, rounded up; nil where there are no steps.
  public let recent: Double?
  /// Of the steps before these; nil where there are none.
  public let earlier: Double?

  /// - Parameters:
  ///   - isHot: step by step, the last step last.
  ///   - most: how many steps are recent at most.
  public init(_ isHot: [Bool], most: Int = .max) {
    let last = isHot.suffix(min(most, Self.recentCount(of: isHot.count)))
    func share(_ steps: ArraySlice<Bool>) -> Double? {
      steps.isEmpty ? nil : Double(steps.count { $0 }) / Double(steps.count)
    }
    all = share(isHot[...])
    recent = share(last)
    earlier = share(isHot.dropLast(last.count))
  }

  /// How many of so many steps are recent.
  public static func recentCount(of steps: Int) -> Int { (steps + 4) / 5 }
}
