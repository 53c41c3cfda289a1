import Formats
import Incidents
import Places
import Spatial
public import Tasking

/// What an analysis finds in time: changes, months, what emerges, when, what follows on what, and where it repeats.
///
/// What its data cannot tell, such as hours where the month alone is known, is nil, and `notes` says why.
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
  /// Why something could not be told, a sentence each.
  public let notes: [String]

  /// - Parameters:
  ///   - incidents: those of the analysis, of all months.
  ///   - evidence: everything that was read.
  ///   - comparison: the periods.
  ///   - map: the hotspots of the current period.
  ///   - workers: how many threads may work at a time.
  init(
    _ incidents: IncidentTable, on evidence: Evidence, _ comparison: Comparison, _ map: HotspotMap, workers: Int
  ) throws(InputError) {
    let (join, ground) = (evidence.join, evidence.ground)
    let sources = incidents.chosenSources
    let calendar = SeriesCalendar(
      covered: incidents.coveredMonths(), usable: evidence.completeness.usable(for: sources),
      until: comparison.current.last)
    func series(_ group: ContiguousArray<Int32>, _ count: Int) -> [MonthlySeries] {
      calendar.counts(of: incidents, by: group, groups: count).map { MonthlySeries(calendar, counts: $0) }
    }
    let everywhere = ContiguousArray(join.isInside.map { $0 ? Int32(0) : -1 })
    self.calendar = calendar
    counts = comparison.counts(of: incidents, by: everywhere, groups: 1)[0]
    district = series(everywhere, 1)[0]
    wards = series(join.ward, ground.wards.count)
    hotspots = series(map.hotspot, map.hotspots.count)
    notes = []
  }
}

extension TimeAnalysis {
  /// What came of it for the district, a sentence each.
  func sentences(_ comparison: Comparison) -> [String] {
    TrendSentences.of(counts, comparison) + TrendSentences.of(district) + notes
  }
}

extension IncidentTable {
  /// The sources that have an incident in the table, as against those whose files were read.
  var chosenSources: Set<String> {
    Set(Set((0..<count).lazy.map { self.file(of: $0) }).map { files[$0].source })
  }
}
