import Spatial

/// How often two partners seem to report the same event: the same theme, near one another in place and time.
///
/// Both reports stay in the totals: whether it is one event can be known by the partners alone. Asked of incidents whose
/// time is known to a day or better and that have a location.
public struct Overlap: Sendable, Equatable {
  /// What counts as near.
  public struct Rule: Sendable, Equatable {
    /// The greatest distance between two locations.
    public var metres = 100.0
    /// The longest time between two ranges.
    public var hours = 2.0

    /// 100 m and 2 hours.
    public init() {}
  }

  /// The overlap of two sources in one theme.
  public struct Pair: Sendable, Equatable, Codable {
    /// The one, whose name comes first.
    public let first: String
    /// The other.
    public let second: String
    /// The theme of both.
    public let theme: String
    /// Incidents of the first with one of the second near them.
    public let ofFirst: Int
    /// Incidents of the second with one of the first near them.
    public let ofSecond: Int
  }

  /// By the sources' names and the theme; only what is not zero.
  public let pairs: [Pair]
  /// Incidents that could be asked.
  public let compared: Int

  /// Looks through a projected table.
  ///
  /// - Complexity: incidents times those within the time and a day of each.
  public init(_ incidents: IncidentTable, rule: Rule = Rule()) {
    struct Entry {
      let incident: Int32
      let earliest: Int
      let latest: Int
      let x, y: Double
      let source: Int
      let theme: Int
    }
    let sources = incidents.sources
    let sourceOfFile = incidents.sourceOfFile
    let themes = incidents.categories.map { Theme.allCases.firstIndex(of: $0.theme) ?? 0 }
    var entries: [Entry] = []
    if !incidents.times.isEmpty, sources.count > 1 {
      for incident in 0..<incidents.count {
        let location = incidents.location(of: incident)
        guard location != IncidentTable.unlocated, let time = incidents.time(of: incident), time.minutes < 1_440 else {
          continue
        }
        entries.append(
          Entry(
            incident: Int32(incident), earliest: Int(time.earliest.minutes), latest: Int(time.latest.minutes),
            x: incidents.x[Int(location)], y: incidents.y[Int(location)],
            source: sourceOfFile[incidents.file(of: incident)], theme: themes[Int(incidents.category[incident])]))
      }
    }
    compared = entries.count
    entries.sort { ($0.earliest, $0.incident) < ($1.earliest, $1.incident) }
    struct Key: Hashable {
      let first, second, theme: Int
    }
    var matched: [Key: (first: Set<Int32>, second: Set<Int32>)] = [:]
    let slack = Int((rule.hours * 60).rounded())
    for (index, a) in entries.enumerated() {
      for b in entries[(index + 1)...] {
        // By the earliest times in order: later ones are further still.
        if b.earliest > a.latest + slack { break }
        guard a.source != b.source, a.theme == b.theme else { continue }
        let (dx, dy) = (a.x - b.x, a.y - b.y)
        guard dx * dx + dy * dy <= rule.metres * rule.metres else { continue }
        let (low, high) = a.source < b.source ? (a, b) : (b, a)
        let key = Key(first: low.source, second: high.source, theme: a.theme)
        matched[key, default: ([], [])].first.insert(low.incident)
        matched[key, default: ([], [])].second.insert(high.incident)
      }
    }
    pairs = matched.sorted { a, b in
      (a.key.first, a.key.second, a.key.theme) < (b.key.first, b.key.second, b.key.theme)
    }.map { key, sets in
      Pair(
        first: sources[key.first], second: sources[key.second], theme: Theme.allCases[key.theme].rawValue,
        ofFirst: sets.first.count, ofSecond: sets.second.count)
    }
  }
}
