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
  /// The locations that come again in the current period.
  public let repeats: RepeatPlaces
  /// How unevenly incidents are spread over locations.
  public let concentration: Concentration
  /// Places that reach the number of an ASB case review; nil where the analysis has none of the rule's themes.
  public let review: CaseReview?
  /// What each hotspot is in time, by rank.
  public let hotspotTimes: [HotspotTime]
  /// What was chosen, and why something could not be told, a sentence each.
  public let notes: [String]

  /// - Parameters:
  ///   - incidents: those of the analysis, of all months.
  ///   - evidence: everything that was read.
  ///   - comparison: the periods.
  ///   - map: the hotspots of the current period.
  ///   - choice: how time is looked at.
  ///   - workers: how many threads may work at a time.
  init(
    _ incidents: IncidentTable, on evidence: Evidence, _ comparison: Comparison, _ map: HotspotMap,
    by choice: Configuration.TimeChoice, workers: Int
  ) throws(InputError) {
    let (join, ground) = (evidence.join, evidence.ground)
    let usable = evidence.completeness.usable(for: incidents.chosenSources)
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

    let (emerging, notes) = try Self.emerging(incidents, evidence, usable, until: last, choice, workers: workers)
    let covered = Set(evidence.incidents.coveredMonths())
    let repeats = RepeatPlaces(incidents, isInside: join.isInside, in: comparison.current, covered: covered)
    let months = Set(calendar.months.filter(usable.contains))
    concentration = Concentration(incidents, among: evidence.incidents, isInside: join.isInside, usable: months)
    let themes = Set(Set(incidents.category).map { incidents.categories[Int($0)].theme })
    let review =
      themes.isDisjoint(with: choice.review.themes)
      ? nil
      : CaseReview(evidence.incidents, isInside: join.isInside, ending: last, rule: choice.review, covered: covered)
    hotspotTimes = HotspotTimes(map, incidents, emerging, repeats, review).all
    self.emerging = emerging
    self.repeats = repeats
    self.review = review
    self.notes = notes
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
