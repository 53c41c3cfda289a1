public import Formats
public import Incidents
import Places
package import Publishing
public import Spatial
import Tasking

/// How explored incidents have changed: the district, its areas or cells, month by month and period against period.
public struct TrendExploration: Sendable {
  /// The places whose changes are looked at.
  public enum Places: String, Sendable, CaseIterable {
    /// The areas of the boundaries.
    case areas
    /// The cells of a grid.
    case cells
    /// The district alone.
    case district
  }

  /// What is compared.
  public struct Settings: Sendable {
    /// How many months a period has.
    public var months = 6
    /// The last month; nil for the latest that is whole.
    public var ending: Month?
    /// The places beside the district.
    public var places = Places.areas
    /// The shape of cells.
    public var shape = Grid.Shape.square
    /// The width of cells in metres; nil for one that suits the study area and the locations.
    public var widthMetres: Double?
    /// The false discovery rate over the map at which a change is called significant.
    public var rate = 0.05
    /// Which months are whole.
    public var completeness = Completeness.Rule()

    /// The defaults above.
    public init() {}
  }

  /// The district and its places with their counts and changes.
  package let layer: PlainLayer
  /// The months of the district and of its areas, a row each.
  package let series: PlainLayer
  /// Of the ten places whose changes are the least likely by chance: code, name, counts, ratio, interval, q.
  public let rows: [[String]]
  /// What came of it, a sentence each.
  public let sentences: [String]

  /// Counts and compares.
  ///
  /// - Parameters:
  ///   - exploration: what was read.
  ///   - settings: what is compared.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where no month is whole, the period has no incidents, or cells are asked for without a study area.
  public init(
    _ exploration: Exploration, _ settings: Settings, workers: Int, progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    progress("judging which months are whole")
    let calendar = try TrendCalendar(exploration, settings)
    let (incidents, comparison) = (exploration.incidents, calendar.comparison)
    progress("comparing \(comparison.current) with the periods before")
    let everywhere = ContiguousArray(exploration.isInside.map { $0 ? Int32(0) : -1 })
    let district = comparison.counts(of: incidents, by: everywhere, groups: 1)
    let months = calendar.series.counts(of: incidents, by: everywhere, groups: 1)
    let whole = MonthlySeries(calendar.series, counts: months[0])
    let ground = try TrendPlaces.of(exploration, settings, workers: workers)
    let counts = comparison.counts(of: incidents, by: ground.group, groups: ground.count)
    let changes = PlaceChanges.all(counts)
    let places = (0..<ground.count).map {
      ChangeLayer.Place(
        kind: ground.kind, code: ground.codes[$0], name: ground.names[$0], counts: counts[$0], changes: changes[$0])
    }
    rows = Self.rows(places)
    sentences =
      TrendSentences.of(district[0], comparison) + Self.ofPlaces(places, settings)
      + TrendSentences.of(whole)
    let about = exploration.about + calendar.about + ground.about + TrendSentences.method(settings.rate) + sentences
    layer = ChangeLayer.layer(
      [
        ChangeLayer.Place(
          kind: "district", code: "", name: "", counts: district[0], changes: PlaceChanges.all(district)[0])
      ] + places, [nil] + ground.outlines, about: about, name: "trend")
    var seriesPlaces = [SeriesTable.Place(kind: "district", code: "", name: "", series: whole)]
    if settings.places == .areas, ground.count > 0 {
      for (area, counts) in calendar.series.counts(of: incidents, by: ground.group, groups: ground.count).enumerated() {
        seriesPlaces.append(
          SeriesTable.Place(
            kind: ground.kind, code: ground.codes[area], name: ground.names[area],
            series: MonthlySeries(calendar.series, counts: counts)))
      }
    }
    series = SeriesTable.layer(seriesPlaces, about: about, name: "series")
  }

  private static func ofPlaces(_ places: [ChangeLayer.Place], _ settings: Settings) -> [String] {
    guard let kind = places.first?.kind else { return [] }
    func sentence(_ what: String, _ change: (ChangeLayer.Place) -> TestedChange?) -> String? {
      let tested = places.compactMap(change)
      guard !tested.isEmpty else { return nil }
      let significant = tested.filter { $0.q <= settings.rate }
      let up = significant.count { ($0.ratio.ratio ?? 1) > 1 }
      return
        "\(places.count) \(kind)s against \(what): \(up) rose and \(significant.count - up) fell at a false discovery rate of "
        + "\(FixedDecimal.string(settings.rate * 100, decimals: 1)) %."
    }
    return [
      sentence("the period before") { $0.changes.previous },
      sentence("the same months a year before") { $0.changes.yearBefore },
    ].compactMap { $0 }
  }

  private static func rows(_ places: [ChangeLayer.Place]) -> [[String]] {
    let changed = places.filter { $0.changes.previous?.ratio.p.isFinite ?? false }
    let sorted = changed.sorted { a, b in
      (a.changes.previous?.ratio.p ?? 1, a.code) < (b.changes.previous?.ratio.p ?? 1, b.code)
    }
    return sorted.prefix(10).map { place in
      let ratio = place.changes.previous?.ratio
      let value = ratio?.ratio.map { $0.isFinite ? ChangeWords.two($0) : "new" } ?? "-"
      return [
        place.code, place.name, String(place.counts.incidents), place.counts.previous.map(String.init) ?? "-", value,
        ratio.map(ChangeWords.interval) ?? "-", place.changes.previous.map { ChangeWords.figure($0.q) } ?? "-",
      ]
    }
  }
}
