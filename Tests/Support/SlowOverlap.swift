/// Overlaps of sources, every pair of events looked at.
public struct SlowOverlap {
  /// An event of a source, at some time from the first to the last minute.
  public struct Event {
    let source: String
    let theme: String
    let x, y: Double
    let earliest, latest: Int

    /// An event.
    public init(source: String, theme: String, x: Double, y: Double, earliest: Int, latest: Int) {
      self.source = source
      self.theme = theme
      (self.x, self.y) = (x, y)
      (self.earliest, self.latest) = (earliest, latest)
    }
  }

  /// For each two sources and theme, as `a b theme`: how many events of the first have one of the second near them, and
  /// the other way round.
  public static func pairs(_ events: [Event], metres: Double, minutes: Int) -> [String: [Int]] {
    var pairs: [String: [Int]] = [:]
    for a in events {
      let near = Set(
        events.filter { b in
          guard a.source != b.source, a.theme == b.theme else { return false }
          let (dx, dy) = (a.x - b.x, a.y - b.y)
          let apart = max(0, max(a.earliest, b.earliest) - min(a.latest, b.latest))
          return dx * dx + dy * dy <= metres * metres && apart <= minutes
        }.map(\.source))
      for other in near {
        let isFirst = a.source < other
        let key = isFirst ? "\(a.source) \(other) \(a.theme)" : "\(other) \(a.source) \(a.theme)"
        pairs[key, default: [0, 0]][isFirst ? 0 : 1] += 1
      }
    }
    return pairs
  }
}
