import Formats

/// How many incidents a hotspot has beside those of an earlier period, in words.
struct HotspotChange {
  /// What it is compared with: the columns that say so begin with its name.
  enum Period: String {
    case before = "change"
    case yearBefore = "year_change"

    fileprivate var earlier: String { self == .before ? "previous_incidents" : "year_before_incidents" }
  }

  /// With fewer incidents before, a ratio and its interval say more of chance than of the place: 82 times as many, 14 to 3,302.
  static let leastForRatio = 5

  private let hotspot: PlainLayer.Feature
  private let period: Period

  init(_ hotspot: PlainLayer.Feature, _ period: Period) {
    self.hotspot = hotspot
    self.period = period
  }

  private var earlier: Int? { hotspot.integer(period.earlier) }

  /// `84 against 1`; nil where a count is not known.
  var counts: String? {
    hotspot.integer("\(period.rawValue)_incidents").flatMap { now in earlier.map { "\(now) against \($0)" } }
  }

  /// The counts where they are too few for a ratio; nil where they are not.
  var few: String? { (earlier ?? Self.leastForRatio) < Self.leastForRatio ? counts : nil }

  /// `1.01`; nil where it cannot be compared, or not by a ratio.
  var ratio: String? {
    (earlier ?? Self.leastForRatio) < Self.leastForRatio
      ? nil : hotspot.number("\(period.rawValue)_ratio").map(ChangeWords.two)
  }

  /// `95 % interval 0.80 to 1.28`
  var interval: String? {
    guard let lower = hotspot.number("\(period.rawValue)_lower_95") else { return nil }
    let upper = hotspot.number("\(period.rawValue)_upper_95").map(ChangeWords.two) ?? "∞"
    return "95 % interval \(ChangeWords.two(lower)) to \(upper)"
  }

  /// As a number of the hotspot's page.
  func figure(_ label: String) -> Page.Figure {
    let p = hotspot.number("\(period.rawValue)_p").map { ChangeWords.p($0) }
    if let few {
      return Page.Figure(label, few, (["too few for a ratio"] + [p].compactMap { $0 }).joined(separator: "; "))
    }
    guard let ratio else { return Page.Figure(label, "–", "cannot be compared") }
    let remark = [counts.map { "\($0), by day" }, interval, p].compactMap { $0 }.joined(separator: "; ")
    return Page.Figure(label, "× \(ratio)", remark)
  }
}
