public import Formats
import Incidents
import Places
package import Publishing
import Spatial
public import Tasking

/// Repeat places of explored incidents, with the candidates for an ASB case review and the concentration where they are asked for.
public struct RepeatsExploration: Sendable {
  /// What is looked for.
  public struct Settings: Sendable {
    /// The least number of incidents of a repeat place.
    public var atLeast = 2
    /// When a place is a candidate for a case review; nil where none are looked for.
    public var review: CaseReviewRule?

    /// Two incidents, no case review.
    public init() {}
  }

  /// The places of the chosen months.
  public let repeats: RepeatPlaces
  /// nil where it was not asked for.
  public let review: CaseReview?
  /// How unevenly the chosen incidents are spread.
  public let concentration: Concentration
  /// A layer with a point a place, by rank.
  package let layer: PlainLayer
  /// A layer with a point a place that reaches the number; nil where it was not asked for.
  package let reviewLayer: PlainLayer?
  /// Of each repeat place rank, name, what it is, incidents, share, cumulative share, last, months, and themes.
  public let rows: [[String]]
  /// Of each place of the case review number, candidate, name, what it is, reports and dates.
  public let reviewRows: [[String]]

  /// Looks for repeat places in the chosen months.
  ///
  /// The case review looks at all incidents of the files, whatever series, themes and months are chosen: it has themes and a window of its
  /// own, which ends with the last of the chosen months.
  ///
  /// - Parameters:
  ///   - exploration: what was read.
  ///   - settings: what is looked for.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where the areas cannot be laid under the places.
  public init(
    _ exploration: Exploration, _ settings: Settings, workers: Int, progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    let everything = exploration.everything
    // Of all months: the pattern of the last twelve looks back before the first that is counted.
    var selection = exploration.choice.selection
    selection.months = nil
    let incidents = selection.select(from: everything).incidents
    let covered = Set(everything.coveredMonths())
    let period = Self.period(exploration)
    progress("ranking \(exploration.locations.count) locations")
    let repeats = RepeatPlaces(
      incidents, isInside: exploration.isInside, in: period, covered: covered, atLeast: settings.atLeast)
    let concentration = Concentration(
      incidents, among: everything, isInside: exploration.isInside,
      usable: WholeMonths(exploration).months.filter(period.contains))
    let review = settings.review.map { rule in
      CaseReview(everything, isInside: exploration.isInside, ending: period.last, rule: rule, covered: covered)
    }
    let ward = try Self.ward(exploration, workers: workers)
    let about = exploration.about + Self.about(exploration, period, covered)
    layer = RepeatPlacesLayer.layer(
      repeats, of: incidents, wards: exploration.areas, ward: ward,
      about: about + repeats.sentences + concentration.sentences)
    reviewLayer = review.map {
      CaseReviewTable.layer($0, of: everything, wards: exploration.areas, ward: ward, about: about)
    }
    let name = { (mix: PlaceMix, location: Int) in Self.name(mix, location, exploration, ward) }
    rows = repeats.places.prefix(Self.shown).map { Self.row($0, name($0.mix, $0.location)) }
    reviewRows = review?.places.enumerated().map { Self.row($1, number: $0 + 1, name($1.mix, $1.location)) } ?? []
    self.repeats = repeats
    self.review = review
    self.concentration = concentration
  }

  /// How many places a summary shows.
  static let shown = 10

  /// The chosen months, as far as the files reach where they are left open.
  private static func period(_ exploration: Exploration) -> Period {
    let covered = exploration.everything.coveredMonths()
    let last = exploration.choice.lastMonth ?? covered.last ?? Month(ordinal: 24_000)
    let first = min(exploration.choice.firstMonth ?? covered.first ?? last, last)
    return Period(ending: last, months: Int(last.ordinal - first.ordinal) + 1)
  }

  private static func ward(_ exploration: Exploration, workers: Int) throws(InputError) -> ContiguousArray<Int32> {
    let table = exploration.everything
    guard let areas = exploration.areas else {
      return ContiguousArray(repeating: AreaIndex.none, count: table.locationCount)
    }
    return try SpatialAnswers.asked { () throws(SpatialError) in
      try areas.index.locate(x: table.x, y: table.y, workers: workers)
    }
  }

  private static func about(_ exploration: Exploration, _ period: Period, _ covered: Set<Month>) -> [String] {
    let gaps = period.months.filter { !covered.contains($0) }
    var sentences = [
      "Places: distinct locations of the same precision; those of partners that fall to the same whole metre are one."
    ]
    if exploration.areas != nil {
      sentences.append("ward_code and ward_name are those of the boundaries that were named.")
    }
    if !gaps.isEmpty {
      sentences.append(
        "No file covers \(gaps.map(\.description).joined(separator: ", ")): gaps, not months without incidents.")
    }
    return sentences
  }

  private static func row(_ place: RepeatPlace, _ name: String) -> [String] {
    [
      "\(place.rank)", name, place.kind.rawValue, "\(place.incidents)",
      FixedDecimal.string(place.share * 100, decimals: 2, keepingZeros: true),
      FixedDecimal.string(place.cumulativeShare * 100, decimals: 2, keepingZeros: true),
      place.dates.lastDay.map { LocalTime(day: $0).date } ?? place.dates.lastMonth.description, place.dates.pattern,
      place.mix.themes.prefix(2).map { "\($0.name) \($0.incidents)" }.joined(separator: ", "),
    ]
  }

  private static func row(_ place: ReviewPlace, number: Int, _ name: String) -> [String] {
    [
      "\(number)", place.standing, name, place.kind.rawValue,
      "\(place.reports)", place.datesInWords,
    ]
  }

  /// What a place is called, with its ward; where no source names it, its square metre does.
  private static func name(
    _ mix: PlaceMix, _ location: Int, _ exploration: Exploration, _ ward: ContiguousArray<Int32>
  ) -> String {
    let table = exploration.everything
    let own =
      mix.name.isEmpty
      ? GridReference.containing(easting: table.x[location], northing: table.y[location], figures: 10) ?? "" : mix.name
    let area = ward[location] == AreaIndex.none ? nil : exploration.areas?.names[Int(ward[location])]
    return [own, area ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
