public import Incidents
public import Places
public import Spatial

/// The district among others of the same files: counts, rates and the place in their order.
///
/// Only sources that cover more than one of the districts can be compared: a council's own records are of its own district.
/// Ranks of rates are unsure where intervals overlap, and say nothing of whose work is good: districts differ in their
/// centres, visitors and recording.
public struct DistrictComparison: Sendable {
  /// One district.
  public struct District: Sendable {
    /// Its code.
    public let code: String
    /// Its name.
    public let name: String
    /// In the current period, of the sources that are compared.
    public let incidents: Int
    /// nil where not known.
    public let people: Double?
    /// Incidents per 1,000; nil where people are not known.
    public let per1000: Double?
    /// The exact 95 % interval of the rate.
    public let lower: Double?, upper: Double?
    /// 1 is the highest rate; nil where there is none.
    public let rank: Int?
    /// The rate by that of all the other districts together; nil where there is none.
    public let againstOthers: PoissonRatio?
  }

  /// The districts in the order of their codes.
  public let districts: [District]
  /// The sources that are compared.
  public let sources: [String]
  /// Those that cover too little.
  public let leftOut: [String]

  /// A source covers a district where it has this share of what it would have there were incidents spread as people are.
  private static let leastShare = 0.1

  /// - Parameters:
  ///   - incidents: all of the analysis, in the study area or not.
  ///   - layer: the districts.
  ///   - people: of each district; nil where not known.
  ///   - period: the months that are counted.
  ///   - workers: how many threads may work at a time.
  /// - Returns: nil where no source covers more than one district.
  public init?(
    _ incidents: IncidentTable, _ layer: AreaLayer, people: [Double?], _ period: Period, workers: Int = 1
  ) throws(SpatialError) {
    let area = try layer.index.locate(x: incidents.x, y: incidents.y, workers: workers)
    let (names, sourceOfFile) = (incidents.sources, incidents.sourceOfFile)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: layer.count), count: names.count)
    for incident in 0..<incidents.count where period.contains(incidents.month[incident]) {
      let location = incidents.location(of: incident)
      guard location != IncidentTable.unlocated, area[Int(location)] != AreaIndex.none else { continue }
      counts[sourceOfFile[incidents.file(of: incident)]][Int(area[Int(location)])] += incidents.weight(of: incident)
    }
    let all = people.reduce(0) { $0 + ($1 ?? 0) }
    func covers(_ source: Int, _ district: Int) -> Bool {
      let total = counts[source].reduce(0, +)
      let share = all > 0 ? (people[district] ?? 0) / all : 1 / Double(layer.count)
      return total > 0 && Double(counts[source][district]) >= Self.leastShare * share * Double(total)
    }
    let present = names.indices.filter { counts[$0].contains { $0 > 0 } }
    let compared = present.filter { source in layer.codes.indices.allSatisfy { covers(source, $0) } }
    guard layer.count > 1, !compared.isEmpty else { return nil }
    sources = compared.map { names[$0] }
    leftOut = present.filter { !compared.contains($0) }.map { names[$0] }
    let events = layer.codes.indices.map { district in compared.reduce(0) { $0 + counts[$1][district] } }
    districts = Self.ranked(layer, events, people)
  }

  private static func ranked(_ layer: AreaLayer, _ events: [Int], _ people: [Double?]) -> [District] {
    let rates = events.indices.map { area in people[area].flatMap { $0 > 0 ? Double(events[area]) * 1000 / $0 : nil } }
    let peopled = events.indices.filter { rates[$0] != nil }
    let total = (events: peopled.reduce(0) { $0 + events[$1] }, people: peopled.reduce(0) { $0 + (people[$1] ?? 0) })
    return events.indices.map { area in
      let interval = PoissonInterval(count: events[area])
      func per1000(_ value: Double) -> Double? { people[area].flatMap { $0 > 0 ? value * 1000 / $0 : nil } }
      let own = people[area] ?? 0
      return District(
        code: layer.codes[area], name: layer.names[area], incidents: events[area], people: people[area],
        per1000: rates[area], lower: per1000(interval.lower), upper: per1000(interval.upper),
        rank: rates[area].map { rate in 1 + rates.count { ($0 ?? 0) > rate } },
        againstOthers: rates[area] == nil || total.people <= own
          ? nil
          : PoissonRatio(
            current: events[area], previous: total.events - events[area], exposure: own / (total.people - own)))
    }
  }
}
