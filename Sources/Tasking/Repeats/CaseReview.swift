public import Incidents
import Places
import Spatial

/// Places with so many reports of anti-social behaviour that a victim there may have a right to a case review.
///
/// Listed are places, not persons and not cases: addresses and other exact places, then postcodes, which are coarse. Published points and
/// grid squares stand for more than anybody's home; they are counted, and listed only where the rule asks for them, as what they are.
///
/// The threshold of the Act (Anti-social Behaviour, Crime and Policing Act 2014, section 104) is one of complaints by or for a victim, and of
/// an application that the victim, or somebody for them, makes. Files of incidents know neither: a place on this list is one to look into, and a place that is not may
/// have a victim with three complaints elsewhere.
public struct CaseReview: Sendable {
  /// When a place is listed.
  public let rule: CaseReviewRule
  /// The time that is looked at.
  public let window: ReviewWindow
  /// The places: exact ones, postcodes, and, where the rule asks for them, squares and published points; each kind by its number of
  /// reports, the most first, then by the latest, then from south to north.
  public let places: [ReviewPlace]
  /// How many places of each kind reach the number, whether they are listed or not, in the order of `PlaceKind`.
  public let reached: [(kind: PlaceKind, places: Int)]
  /// The months of the window of which no file tells.
  public let missingMonths: [Month]
  /// Reports of the listed places of which the month alone is known.
  public let monthOnly: Int

  /// Looks for the places.
  ///
  /// - Parameters:
  ///   - incidents: projected, of all sources, themes and months.
  ///   - isInside: whether each of their locations lies in the study area.
  ///   - last: the month that the window ends with.
  ///   - rule: when a place is listed.
  ///   - covered: the months of which a file tells; nil for those that have an incident.
  /// - Complexity: O(n + r log r) of n incidents and r reports.
  public init(
    _ incidents: IncidentTable, isInside: [Bool], ending last: Month, rule: CaseReviewRule = CaseReviewRule(),
    covered: Set<Month>? = nil
  ) {
    let window = ReviewWindow(ending: last, months: rule.months)
    let qualifies = incidents.categories.map { rule.themes.contains($0.theme) }
    let distinct = DistinctPlaces(incidents, isInside: isInside)
    let held = distinct.incidents(of: incidents) { incident in
      qualifies[Int(incidents.category[incident])] && window.contains(incident, of: incidents)
    }
    let sources = (names: incidents.sources, ofFile: incidents.sourceOfFile)
    var found: [ReviewPlace] = []
    for (number, reports) in held.enumerated() {
      let count = reports.reduce(0) { $0 + incidents.weight(of: $1) }
      guard count > 0, count >= rule.reports else { continue }
      let location = distinct.location[number]
      found.append(
        ReviewPlace(
          location: location, kind: PlaceKind(incidents.locations.precision[location]), reports: count,
          dates: ReviewPlace.dates(reports, of: incidents), mix: PlaceMix(reports, of: incidents, sources: sources)))
    }
    reached = PlaceKind.allCases.compactMap { kind in
      let count = found.count { $0.kind == kind }
      return count > 0 ? (kind, count) : nil
    }
    places = PlaceKind.allCases.filter { $0.canBeCandidate || rule.listsPoints }.flatMap { kind in
      // They were found from south to north.
      found.filter { $0.kind == kind }.enumerated().sorted { a, b in
        ReviewPlace.precedes(a.element, b.element) ?? (a.offset < b.offset)
      }.map(\.element)
    }
    self.rule = rule
    self.window = window
    let covered = covered ?? Set(incidents.coveredMonths())
    missingMonths = window.months.months.filter { !covered.contains($0) }
    monthOnly = places.reduce(0) { $0 + $1.dates.reduce(0) { $0 + ($1.day == nil ? $1.reports : 0) } }
  }

  /// The places that can be candidates: all that are listed but squares and published points.
  public var candidates: [ReviewPlace] { places.filter(\.kind.canBeCandidate) }
}

/// A place that reaches the number of a case review.
public struct ReviewPlace: Sendable, Equatable {
  /// Reports of one day, or of one month where more is not known.
  public struct Date: Sendable, Equatable {
    /// The month.
    public let month: Month
    /// Days since 2000-01-01; nil where the month alone is known.
    public let day: Int?
    /// How many.
    public let reports: Int

    /// `2025-07-31`, or `2025-07`
    public var description: String { day.map { LocalTime(day: $0).date } ?? month.description }
  }

  /// Its first location, by its number in the table.
  public let location: Int
  /// What it is on the ground.
  public let kind: PlaceKind
  /// How many reports qualify.
  public let reports: Int
  /// When, the earliest first; within a month what is known by day before what is not.
  public let dates: [Date]
  /// What about, by whom, and what the place is called.
  public let mix: PlaceMix

  /// The dates that made it so: `2025-07-31; 2025-08-02 (2); 2025-09`
  public var datesInWords: String {
    dates.map { $0.reports > 1 ? "\($0.description) (\($0.reports))" : $0.description }.joined(separator: "; ")
  }

  /// What the list takes it for: `yes`, `coarse` for a postcode, `no` for what stands for a street or a square.
  public var standing: String {
    switch kind {
    case .exactPlace: "yes"
    case .postcode: "coarse"
    case .gridSquare, .publishedPoint: "no"
    }
  }

  static func dates(_ reports: [Int], of table: IncidentTable) -> [Date] {
    struct Key: Hashable {
      let month: Month
      let day: Int?
    }
    var counts: [Key: Int] = [:]
    for report in reports {
      let day = table.time(of: report)?.knownDay
      let month = day.map { LocalTime(day: $0).month } ?? table.month[report]
      counts[Key(month: month, day: day), default: 0] += table.weight(of: report)
    }
    return counts.map { Date(month: $0.key.month, day: $0.key.day, reports: $0.value) }.sorted { a, b in
      (a.month, a.day ?? .max) < (b.month, b.day ?? .max)
    }
  }

  /// Whether it has more reports than another, or as many and a later one; nil where neither tells.
  static func precedes(_ a: ReviewPlace, _ b: ReviewPlace) -> Bool? {
    if a.reports != b.reports { return a.reports > b.reports }
    let (first, second) = (a.dates.last, b.dates.last)
    if let first, let second, first.month != second.month { return first.month > second.month }
    let (one, other) = (first?.day ?? .min, second?.day ?? .min)
    return one != other ? one > other : nil
  }
}

extension PlaceKind {
  /// Whether somebody's home may be meant: a square and a published point stand for too many.
  public var canBeCandidate: Bool { self == .exactPlace || self == .postcode }
}

extension CaseReview {
  /// What came of it, and what it is not, a sentence each.
  public var sentences: [String] {
    func listed(_ kind: PlaceKind) -> Int { places.count { $0.kind == kind } }
    var sentences = [
      "Case review: \(kindWords(.exactPlace)) and \(kindWords(.postcode)) have \(rule.words), "
        + "\(LocalTime(day: window.firstDay).date) to \(LocalTime(day: window.lastDay).date)."
    ]
    if listed(.postcode) > 0 {
      sentences.append("A postcode stands for some 15 addresses: its reports may be those of several homes.")
    }
    for (kind, count) in reached where !kind.canBeCandidate {
      let what = kind == .publishedPoint ? "a street" : "a square"
      sentences.append(
        "The number is reached too by \(kind.words(count)), each of which stands for \(what) and is no address: "
          + (rule.listsPoints ? "listed as such." : "not listed."))
    }
    if monthOnly > 0 {
      sentences.append(
        "Of \(monthOnly) reports the month alone is known: they count in the whole months \(window.months), and no day is "
          + "made up for them.")
    }
    if !missingMonths.isEmpty {
      sentences.append(
        "No file covers \(missingMonths.map(\.description).joined(separator: ", ")): places may be missing from the list."
      )
    }
    return sentences + Self.limits
  }

  /// What every list has to say of itself.
  public static let limits = [
    "A review is for a victim, or somebody for them, to ask for (Anti-social Behaviour, Crime and Policing Act 2014, section 104): these are places to look into, "
      + "not cases.",
    "No persons are read: several reports of one day or of one person, and one event that two partners tell of, cannot be told from others. "
      + "Nor is it known whether a report was made within a month of what it tells of.",
  ]

  private func kindWords(_ kind: PlaceKind) -> String { kind.words(places.count { $0.kind == kind }) }
}
