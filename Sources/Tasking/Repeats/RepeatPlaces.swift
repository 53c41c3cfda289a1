public import Incidents
import Places
public import Spatial

/// The places of a period by how much happened there, the busiest first: where the same problem comes back.
///
/// A repeat place has at least two incidents. Places with equal counts go by the month of their last incident, the latest first, then
/// by its day where that is known, then from south to north and from west to east: a total order, whatever order the rows came in.
///
/// The common misreading: that a place is a house. What it is its ``PlaceKind`` says, and a point of police.uk is never an
/// address. And with few incidents some places repeat by chance alone: with as many incidents as places, thrown at random, a quarter of
/// the places have two or more.
public struct RepeatPlaces: Sendable {
  /// The repeat places by rank.
  public let places: [RepeatPlace]
  /// The period.
  public let period: Period
  /// The number from which on a place is listed.
  public let atLeast: Int
  /// How the incidents of the period are spread over all places that have any, listed or not.
  public let curve: LorenzCurve
  /// Places that have any by their kind, in the order of `PlaceKind`.
  public let kinds: [(kind: PlaceKind, places: Int)]

  /// Ranks the places of a period.
  ///
  /// - Parameters:
  ///   - incidents: projected, of all months.
  ///   - isInside: whether each of their locations lies in the study area.
  ///   - period: the months whose incidents are counted.
  ///   - covered: the months of which a file tells; nil for those that have an incident.
  ///   - atLeast: the least number of incidents of a listed place.
  /// - Complexity: O(n + p log p) of n incidents at p places.
  public init(
    _ incidents: IncidentTable, isInside: [Bool], in period: Period, covered: Set<Month>? = nil, atLeast: Int = 2
  ) {
    let distinct = DistinctPlaces(incidents, isInside: isInside)
    let held = distinct.incidents(of: incidents) { incidents.month[$0] <= period.last }
    let counted = held.map { $0.filter { period.contains(incidents.month[$0]) } }
    let counts = counted.map { $0.reduce(0) { $0 + incidents.weight(of: $1) } }
    let used = counts.indices.filter { counts[$0] > 0 }
    let order = Self.order(used, counts, counted, incidents)
    let curve = LorenzCurve(used.map { counts[$0] })
    let covered = covered ?? Set(incidents.coveredMonths())
    let sources = (names: incidents.sources, ofFile: incidents.sourceOfFile)
    var places: [RepeatPlace] = []
    var sum = 0
    for (index, number) in order.enumerated() {
      guard counts[number] >= max(1, atLeast) else { break }
      sum += counts[number]
      places.append(
        RepeatPlace(
          rank: index + 1, location: distinct.location[number],
          kind: PlaceKind(incidents.locations.precision[distinct.location[number]]), incidents: counts[number],
          share: Double(counts[number]) / Double(curve.incidents),
          cumulativeShare: Double(sum) / Double(curve.incidents),
          cumulativePlaceShare: Double(index + 1) / Double(curve.places),
          dates: PlaceDates(
            counted[number], of: incidents, in: period, months: Set(held[number].map { incidents.month[$0] }),
            covered: covered),
          mix: PlaceMix(counted[number], of: incidents, sources: sources)))
    }
    self.places = places
    self.period = period
    self.atLeast = max(1, atLeast)
    self.curve = curve
    kinds = PlaceKind.allCases.compactMap { kind in
      let count = used.count { PlaceKind(incidents.locations.precision[distinct.location[$0]]) == kind }
      return count > 0 ? (kind, count) : nil
    }
  }

  private static func order(
    _ used: [Int], _ counts: [Int], _ counted: [[Int]], _ table: IncidentTable
  ) -> [Int] {
    let month = counted.map { $0.reduce(Int32.min) { max($0, table.month[$1].ordinal) } }
    let day = counted.map { $0.reduce(Int.min) { max($0, table.time(of: $1)?.knownDay ?? .min) } }
    return used.sorted { a, b in
      if counts[a] != counts[b] { return counts[a] > counts[b] }
      if month[a] != month[b] { return month[a] > month[b] }
      return day[a] != day[b] ? day[a] > day[b] : a < b
    }
  }
}

/// A place with what happened there in a period.
public struct RepeatPlace: Sendable, Equatable {
  /// 1 for the busiest.
  public let rank: Int
  /// Its first location, by its number in the table.
  public let location: Int
  /// What it is on the ground.
  public let kind: PlaceKind
  /// The incidents of the period: ICOUNT.
  public let incidents: Int
  /// Their share of all located incidents of the period in the study area, 0 ... 1: PERC.
  public let share: Double
  /// The share of this place and of all that rank before it: CUMU_PERC.
  public let cumulativeShare: Double
  /// The rank as a share of all places with an incident in the period, 0 ... 1: CUMU_LPERC.
  public let cumulativePlaceShare: Double
  /// When.
  public let dates: PlaceDates
  /// What, by whom, and what the place is called.
  public let mix: PlaceMix
}

extension RepeatPlaces {
  /// How much the few hold: `80-20: 80 % of the incidents are at ...`; nil where there are no incidents.
  public var paretoSentence: String? {
    guard let most = curve.fewestPlaces(holding: 80) else { return nil }
    let busiest = curve.placeCount(ofBusiest: 20)
    return
      "80-20: 80 % of the incidents are at \(ShareText.places(most)), \(ShareText.percent(curve.placeShare(holding: 80))) % of those that "
      + "have any; the busiest 20 % (\(busiest)) have \(ShareText.percent(curve.incidentShare(ofBusiest: 20))) %."
  }

  /// What came of it, a sentence each.
  public var sentences: [String] {
    guard let paretoSentence else {
      return ["Repeat places: no incident of \(period) has a place in the study area."]
    }
    return [
      "\(ShareText.places(places.count)) with \(atLeast) or more of the \(curve.incidents) incidents of \(period) hold "
        + "\(ShareText.percent(places.last?.cumulativeShare ?? 0)) % of them; \(ShareText.places(curve.places)) with any.",
      paretoSentence,
    ] + kinds.map(Self.sentence) + mixed
  }

  private static func sentence(_ kind: PlaceKind, _ count: Int) -> String {
    switch kind {
    case .exactPlace: "\(kind.words(count)): an address as a rule, as its source has it."
    case .postcode: "\(kind.words(count)): each stands for all addresses of the postcode, some 15 in a town."
    case .gridSquare: "\(kind.words(count)): each stands for all that lies in the square."
    case .publishedPoint:
      "\(kind.words(count)): each stands for the street or public place around it, and none is an address."
    }
  }

  private var mixed: [String] {
    guard kinds.count > 1 else { return [] }
    return [
      "\(kinds.map(\.kind.plural).joined(separator: ", ")) are ranked together: what stands for many addresses gathers what they share, and "
        + "ranks high for that alone. Name the files of one kind to rank it by itself."
    ]
  }
}
