package import Incidents
package import Spatial

/// What one analysis says of a place: how much, how that has changed, of what, when, where in it, and beside the district.
///
/// Counted are incidents in the place and in the study area: what lies in the place and outside the study area is in
/// `outsideIncidents` alone.
public struct ProfileLook: Sendable {
  /// A location in the place with its incidents of the current period.
  public struct Location: Sendable, Equatable {
    /// Metres on the National Grid.
    public let x: Double, y: Double
    /// How many.
    public let incidents: Int
  }

  /// What the analysis is called.
  public let name: String
  /// The periods.
  public let comparison: Comparison
  /// The place's counts.
  public let counts: PeriodCounts
  /// The place's changes; one place is looked at, so q is p.
  public let changes: PlaceChanges
  /// The district's counts, the place's among them.
  public let districtCounts: PeriodCounts
  /// Incidents of the current period in the place and outside the study area: not counted.
  public let outsideIncidents: Int
  /// By denominator whose people in the place are known.
  public let rates: [ProfileRate]
  /// The place's months.
  public let series: MonthlySeries
  /// The district's months.
  public let districtSeries: MonthlySeries
  /// By theme.
  public let themes: [ProfileShare]
  /// By the sources' own words.
  public let categories: [ProfileShare]
  /// Every source's incidents, whatever the analysis looks at: who else sees the place.
  public let seenBy: [ProfileShare]
  /// When the place's incidents happen; nil where `noPeaks` says why.
  public let peaks: PeakProfile?
  /// Why there are no peak times, in a sentence; nil where there are.
  public let noPeaks: String?
  /// Where it happens again and again, the busiest first; at most ten.
  public let repeats: [RepeatPlace]
  /// How many places in the place have two incidents or more.
  public let repeatCount: Int
  /// The hotspots that share ground with the place, by rank.
  public let hotspots: [ProfileHotspot]
  /// The locations of its incidents, from south to north and from west to east.
  public let locations: [Location]

  /// How many repeat places are named.
  public static let mostRepeats = 10

  /// The place's share of the district's incidents in the current period, 0 ... 1; nil where there are none.
  public var districtShare: Double? {
    districtCounts.incidents > 0 ? Double(counts.incidents) / Double(districtCounts.incidents) : nil
  }

  /// How an analysis looks at its incidents.
  package struct Choice: Sendable {
    /// What the analysis is called.
    package let name: String
    /// The periods.
    package let comparison: Comparison
    /// Its months, and which of them are whole.
    package let calendar: SeriesCalendar
    /// Its hotspots.
    package let map: HotspotMap
    /// How peak times are looked for.
    package let peaks: PeakTimes.Settings

    package init(
      name: String, _ comparison: Comparison, _ calendar: SeriesCalendar, _ map: HotspotMap, peaks: PeakTimes.Settings
    ) {
      self.name = name
      self.comparison = comparison
      self.calendar = calendar
      self.map = map
      self.peaks = peaks
    }
  }

  /// - Parameters:
  ///   - choice: how the analysis looks at them.
  ///   - incidents: those of the analysis, of all months.
  ///   - everything: the table that they were selected from.
  ///   - subject: where the locations of both lie.
  ///   - ground: the ground of the place.
  ///   - workers: how many threads may work at a time.
  package init(
    _ choice: Choice, _ incidents: IncidentTable, among everything: IncidentTable, _ subject: ProfileSubject,
    _ ground: ProfileGround, workers: Int = 1
  ) throws(SpatialError) {
    let comparison = choice.comparison
    let period = comparison.current
    name = choice.name
    self.comparison = comparison
    let groups = comparison.counts(of: incidents, by: subject.group, groups: 2)
    let (counts, district) = (groups[0], groups[0].joined(with: groups[1]))
    (self.counts, districtCounts) = (counts, district)
    changes = PlaceChanges.all([counts])[0]
    let weights = incidents.weights(in: period)
    outsideIncidents = weights.indices.reduce(0) { $0 + (subject.isOutside[$1] ? weights[$1] : 0) }
    rates = ground.people.compactMap {
      ProfileRate($0, incidents: counts.incidents, district: district.incidents)
    }
    let months = choice.calendar.counts(of: incidents, by: subject.group, groups: 2)
    series = MonthlySeries(choice.calendar, counts: months[0])
    districtSeries = MonthlySeries(choice.calendar, counts: zip(months[0], months[1]).map { $0 + $1 })
    themes = ProfileShare.all(incidents, subject, in: period) {
      incidents.categories[Int(incidents.category[$0])].theme.rawValue
    }
    categories = ProfileShare.all(incidents, subject, in: period) {
      incidents.categories[Int(incidents.category[$0])].name
    }
    let (sources, sourceOfFile) = (everything.sources, everything.sourceOfFile)
    seenBy = ProfileShare.all(everything, subject, in: period) { sources[sourceOfFile[everything.file(of: $0)]] }
    (peaks, noPeaks) = Self.peaks(incidents, subject, period, choice.peaks, workers: workers)
    let repeats = RepeatPlaces(
      incidents, isInside: subject.isInPlace, in: period, covered: Set(everything.coveredMonths()))
    self.repeats = Array(repeats.places.prefix(Self.mostRepeats))
    repeatCount = repeats.places.count
    hotspots = try ProfileHotspot.all(of: choice.map, in: subject.outline)
    locations = weights.indices.filter { weights[$0] > 0 && subject.group[$0] == ProfileSubject.place }
      .sorted { (incidents.y[$0], incidents.x[$0], $0) < (incidents.y[$1], incidents.x[$1], $1) }
      .map { Location(x: incidents.x[$0], y: incidents.y[$0], incidents: weights[$0]) }
  }

  /// The week of the place, held against the district's.
  private static func peaks(
    _ incidents: IncidentTable, _ subject: ProfileSubject, _ period: Period, _ settings: PeakTimes.Settings,
    workers: Int
  ) -> (PeakProfile?, String?) {
    let counted = (0..<incidents.count).filter { incident in
      period.contains(incidents.month[incident]) && subject.group(of: incident, in: incidents) != ProfileSubject.none
    }
    let place = ContiguousArray(subject.group.map { $0 == ProfileSubject.place ? Int32(0) : AreaIndex.none })
    let grouping = PeakGrouping.places(
      kind: "place", ids: ["place"], names: [subject.outline.name], group: place, of: incidents)
    let peaks = PeakTimes(incidents, counted: counted, by: [grouping], settings, workers: workers)
    if let refusal = peaks.refusal { return (nil, refusal) }
    guard let own = peaks.groups.first else { return (nil, "No peak times: the place has no incident in \(period).") }
    guard own.timed > 0 else { return (nil, "No peak times: of no incident in the place is the time of day known.") }
    return (own, nil)
  }
}

extension PeriodCounts {
  /// The counts of two places together.
  fileprivate func joined(with other: PeriodCounts) -> PeriodCounts {
    func sum(_ a: Pair?, _ b: Pair?) -> Pair? {
      guard let a, let b else { return nil }
      return Pair(current: a.current + b.current, earlier: a.earlier + b.earlier, exposure: a.exposure)
    }
    return PeriodCounts(
      incidents: incidents + other.incidents, againstPrevious: sum(againstPrevious, other.againstPrevious),
      againstYearBefore: sum(againstYearBefore, other.againstYearBefore))
  }
}
