import Formats
import Incidents
import Places
import Spatial
public import Tasking

/// What an analysis finds in time: changes, months, what emerges, and where it repeats.
///
/// What its data cannot tell, such as what emerges in fewer than ten months, is nil, and `notes` says why.
public struct TimeAnalysis: Sendable {
  /// The months of the analysis, and which are whole.
  public let calendar: SeriesCalendar
  /// The district's counts in the compared periods.
  public let counts: PeriodCounts
  /// The months of the district.
  public let district: MonthlySeries
  /// The months of each ward, in the layer's order.
  public let wards: [MonthlySeries]
  /// The months of each hotspot, by rank.
  public let hotspots: [MonthlySeries]
  /// The cells by month; nil where too few months or incidents are whole.
  public let emerging: EmergingHotspots?
  /// When incidents of the current period happen, by theme, hotspot and ward; nil where no time of day is known.
  public let peaks: PeakTimes?
  /// Whether an incident draws another; nil where no day is known.
  public let nearRepeats: NearRepeats?
  /// The locations that come again in the current period.
  public let repeats: RepeatPlaces
  /// How unevenly incidents are spread over locations.
  public let concentration: Concentration
  /// Places that reach the number of an ASB case review; nil where the analysis has none of the rule's themes.
  public let review: CaseReview?
  /// What each hotspot is in time, by rank.
  public let hotspotTimes: [HotspotTime]
  /// Hotspots of earlier periods that are none today.
  public let former: FormerHotspots
  /// What each of these is in time.
  public let formerTimes: [HotspotTime]
  /// What was chosen, and why something could not be told, a sentence each.
  public let notes: [String]

  /// - Parameters:
  ///   - incidents: those of the analysis, of all months.
  ///   - evidence: everything that was read.
  ///   - comparison: the periods.
  ///   - map: the hotspots of the current period.
  ///   - usable: the months that are whole and looked at.
  ///   - choice: how time is looked at.
  ///   - settings: how hotspots are looked for.
  ///   - workers: how many threads may work at a time.
  init(
    _ incidents: IncidentTable, on evidence: Evidence, _ comparison: Comparison, _ map: HotspotMap,
    usable: Set<Month>, by choice: Configuration.TimeChoice, _ settings: HotspotSettings, workers: Int
  ) throws(InputError) {
    let (join, ground) = (evidence.join, evidence.ground)
    let last = comparison.current.last
    let calendar = SeriesCalendar(covered: incidents.coveredMonths(), usable: usable, until: last)
    func series(_ group: ContiguousArray<Int32>, _ count: Int) -> [MonthlySeries] {
      calendar.counts(of: incidents, by: group, groups: count).map { MonthlySeries(calendar, counts: $0) }
    }
    let everywhere = ContiguousArray(join.isInside.map { $0 ? Int32(0) : -1 })
    self.calendar = calendar
    counts = comparison.counts(of: incidents, by: everywhere, groups: 1)[0]
    district = series(everywhere, 1)[0]
    wards = series(join.ward, ground.wards.count)
    hotspots = series(map.hotspot, map.hotspots.count)

    var (emerging, notes) = try Self.emerging(incidents, evidence, usable, until: last, choice, workers: workers)
    let covered = Set(evidence.incidents.coveredMonths())
    let repeats = RepeatPlaces(incidents, isInside: join.isInside, in: comparison.current, covered: covered)
    let months = Set(calendar.months.filter(usable.contains))
    concentration = Concentration(incidents, among: evidence.incidents, isInside: join.isInside, usable: months)
    let themes = Set(Set(incidents.category).map { incidents.categories[Int($0)].theme })
    let review =
      themes.isDisjoint(with: choice.review.themes)
      ? nil
      : CaseReview(evidence.incidents, isInside: join.isInside, ending: last, rule: choice.review, covered: covered)
    let peaks = Self.peaks(incidents, evidence, comparison.current, map, choice.peaks, workers: workers)
    if let refusal = peaks.refusal { notes.append(refusal) } else { notes += peaks.about }
    let near = Self.nearRepeats(incidents, themes, isInside: join.isInside, until: last, choice, workers: workers)
    notes += near.notes
    hotspotTimes =
      HotspotTimes(
        map.hotspot, count: map.hotspots.count, incidents, emerging, repeats, review,
        peaks: peaks.refusal == nil ? peaks.groups.filter { $0.kind == Self.hotspotKind } : [],
        ids: map.hotspots.map(\.id)
      ).all
    self.peaks = peaks.refusal == nil ? peaks : nil
    nearRepeats = near.found
    let looked = emerging.map { Set($0.months) } ?? usable
    former = try FormerHotspots(
      in: Self.earlier(comparison, within: looked, incidents.coveredMonths(), usable), of: incidents,
      since: comparison.current, map
    ) { (earlier) throws(InputError) in
      try HotspotFinder(incidents, among: evidence.incidents, join, on: ground, earlier, settings: settings)
        .find(workers: workers)
    }
    formerTimes = HotspotTimes(former.place, count: former.places.count, incidents, emerging).all
    self.emerging = emerging
    self.repeats = repeats
    self.review = review
    self.notes = notes
  }

  static let hotspotKind = "hotspot"

  private static func peaks(
    _ incidents: IncidentTable, _ evidence: Evidence, _ period: Period, _ map: HotspotMap,
    _ settings: PeakTimes.Settings, workers: Int
  ) -> PeakTimes {
    let join = evidence.join
    let counted = (0..<incidents.count).filter { incident in
      let location = incidents.location(of: incident)
      return period.contains(incidents.month[incident]) && location != IncidentTable.unlocated
        && join.isInside[Int(location)]
    }
    let wards = evidence.ground.wards
    let groupings = [
      PeakGrouping.themes(of: incidents),
      PeakGrouping.places(
        kind: hotspotKind, ids: map.hotspots.map(\.id), names: map.hotspots.map(\.name), group: map.hotspot,
        of: incidents),
      PeakGrouping.places(kind: "ward", ids: wards.codes, names: wards.names, group: join.ward, of: incidents),
    ]
    return PeakTimes(incidents, counted: counted, by: groupings, settings, workers: workers)
  }

  private static func nearRepeats(
    _ incidents: IncidentTable, _ themes: Set<Theme>, isInside: [Bool], until last: Month,
    _ choice: Configuration.TimeChoice, workers: Int
  ) -> (found: NearRepeats?, notes: [String]) {
    var settings = choice.nearRepeats
    if themes.count == 1, let theme = themes.first { settings.incident = NearRepeats.incident(of: theme) }
    do {
      let found = try NearRepeats(
        incidents.filtered { incidents.month[$0] <= last }, isInside: isInside, settings, workers: workers)
      return (found, found.about)
    } catch {
      return (nil, [error.description])
    }
  }

  /// Periods as long as the current one, back from it as long as their months are looked at; three at most.
  private static func earlier(
    _ comparison: Comparison, within looked: Set<Month>, _ covered: [Month], _ usable: Set<Month>
  ) -> [Comparison] {
    var periods: [Comparison] = []
    var period = comparison.current.previous
    while periods.count < 3, period.months.allSatisfy(looked.contains) {
      periods.append(Comparison(period, covered: covered, usable: usable))
      period = period.previous
    }
    return periods
  }

  private static func emerging(
    _ incidents: IncidentTable, _ evidence: Evidence, _ usable: Set<Month>, until last: Month,
    _ choice: Configuration.TimeChoice, workers: Int
  ) throws(InputError) -> (EmergingHotspots?, notes: [String]) {
    let precision = Set(
      incidents.place.lazy.map { incidents.places.location[Int($0)] }.filter { $0 != IncidentTable.unlocated }
        .map { incidents.locations.precision[Int($0)] })
    let (grid, about) = try CellGrid.lay(
      over: evidence.ground.studyArea.polygon, precision: precision.sorted { $0.label < $1.label },
      shape: choice.cellShape, widthMetres: choice.cellMetres)
    do {
      let emerging = try EmergingHotspots(
        incidents, isInside: evidence.join.isInside, on: grid, usable: usable, until: last, choice.emerging,
        workers: workers)
      return (emerging, about + emerging.about + [PlaceClass.rule])
    } catch {
      guard error.status == .badData else { throw error }
      return (nil, [error.description])
    }
  }
}

extension TimeAnalysis {
  /// What came of it for the district, a sentence each.
  func sentences(_ comparison: Comparison) -> [String] {
    var sentences = TrendSentences.of(counts, comparison) + TrendSentences.of(district)
    sentences += emerging.map(EmergingSentences.of) ?? []
    if !former.places.isEmpty {
      let faded = formerTimes.count { $0.placeClass == .fading }
      sentences.append(
        "\(former.places.count) hotspots of earlier periods are none now, \(faded) of them fading by their months; "
          + "former-hotspots.geojson has them.")
    }
    sentences += nearRepeats?.answer ?? []
    sentences += [repeats.paretoSentence, concentration.wholeSentence].compactMap { $0 }
    return sentences
  }
}

extension IncidentTable {
  /// The sources that have an incident in the table, as against those whose files were read.
  var chosenSources: Set<String> {
    Set(Set((0..<count).lazy.map { self.file(of: $0) }).map { files[$0].source })
  }
}
