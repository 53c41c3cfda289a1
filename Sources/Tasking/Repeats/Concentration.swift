public import Incidents
public import Spatial

/// How unevenly incidents are spread over places, in all months and by calendar year.
///
/// The places are the distinct ones in the study area that any incident of all files uses, at whatever time and of whatever kind: those that have
/// none of the chosen incidents count with 0. That number is a lower bound of the places there could be, and the same for every row.
///
/// Only whole months are counted. A year with fewer than twelve of them has its number of months beside it and is compared with none: some
/// months have fewer incidents than a year, and fewer incidents are more unevenly spread by chance alone; so are those of a year with much
/// fewer than another. Nor is a year compared that lacks a source which others have. Where published points were redrawn between two
/// years, the points of one are zeros of the other, and both look more uneven than each by itself.
public struct Concentration: Sendable {
  /// The spread in some months.
  public struct Row: Sendable, Equatable {
    /// `2025`, or the first and last month of all.
    public let label: String
    /// How many whole months are counted.
    public let months: Int
    /// Whether it is a calendar year with all its twelve.
    public let isWholeYear: Bool
    /// The sources that have an incident in these months, sorted.
    public let sources: [String]
    /// How many places have an incident in these months.
    public let placesUsed: Int
    /// How the incidents are spread over all places.
    public let curve: LorenzCurve
    /// Gini's coefficient, as it stands and generalised.
    public let gini: Gini
  }

  /// All whole months together; nil where there are none.
  public let whole: Row?
  /// The calendar years that have whole months, in order.
  public let years: [Row]
  /// How many places there are: the same for all rows.
  public let places: Int
  /// Whether some of them are published points.
  private let hasPublishedPoints: Bool

  /// The percentages of incidents whose places are told.
  public static let incidentPercents = [25, 50, 80]
  /// The percentages of the busiest places whose incidents are told.
  public static let placePercents = [1, 5, 10, 20]

  /// Measures the spread.
  ///
  /// - Parameters:
  ///   - incidents: those that are looked at, of all months.
  ///   - everything: all incidents of all files, of which these are some.
  ///   - isInside: whether each of their locations lies in the study area.
  ///   - usable: the months that are whole and looked at; nil for those that have an incident of any kind.
  /// - Precondition: both tables have the same locations.
  /// - Complexity: O(n) of n incidents for each year.
  public init(
    _ incidents: IncidentTable, among everything: IncidentTable, isInside: [Bool], usable: Set<Month>? = nil
  ) {
    precondition(incidents.locationCount == everything.locationCount, "tables with the same locations")
    let distinct = DistinctPlaces(everything, isInside: isInside)
    let used = distinct.counts(of: everything).map { $0 > 0 }
    let whole = (usable ?? Set(everything.coveredMonths())).sorted()
    let sources = (names: incidents.sources, ofFile: incidents.sourceOfFile)
    func row(_ label: String, _ months: [Month], isYear: Bool) -> Row {
      let months = Set(months)
      var counts = [Int](repeating: 0, count: distinct.count)
      var isSource = [Bool](repeating: false, count: sources.names.count)
      for incident in 0..<incidents.count where months.contains(incidents.month[incident]) {
        guard let place = distinct.place(of: incident, in: incidents) else { continue }
        counts[place] += incidents.weight(of: incident)
        isSource[sources.ofFile[incidents.file(of: incident)]] = true
      }
      let curve = LorenzCurve(zip(counts, used).lazy.filter(\.1).map(\.0))
      return Row(
        label: label, months: months.count, isWholeYear: isYear && months.count == 12,
        sources: zip(sources.names, isSource).filter(\.1).map(\.0), placesUsed: counts.count { $0 > 0 }, curve: curve,
        gini: Gini(curve))
    }
    hasPublishedPoints = distinct.location.indices.contains {
      used[$0] && everything.locations.precision[distinct.location[$0]] == .snapped
    }
    places = used.count { $0 }
    let years = Dictionary(grouping: whole) { $0.ordinal / 12 }.sorted { $0.key < $1.key }
    self.years = years.map { row("\($0.key)", $0.value, isYear: true) }
    self.whole =
      whole.first.flatMap { first in
        whole.last.map { last in
          row(Period(ending: last, months: Int(last.ordinal - first.ordinal) + 1).description, whole, isYear: false)
        }
      }
  }
}

extension Concentration {
  /// The years that are compared: whole ones that have all the sources.
  public var comparedYears: [Row] {
    years.filter { $0.isWholeYear && $0.sources == whole?.sources }
  }

  /// All months: how few places hold how much, and Gini's coefficient; nil where there is no incident.
  public var wholeSentence: String? {
    guard let whole, whole.curve.incidents > 0 else { return nil }
    let held = Self.incidentPercents.map { percent in
      "\(percent) % of incidents at \(ShareText.places(whole.curve.fewestPlaces(holding: percent) ?? 0)) "
        + "(\(ShareText.percent(whole.curve.placeShare(holding: percent))) %)"
    }
    return
      "\(whole.label), \(whole.months) \(whole.months == 1 ? "month" : "months"), \(whole.curve.incidents) incidents: "
      + "\(held.joined(separator: ", ")). Gini \(Self.figure(whole.gini.coefficient)), generalised for fewer incidents than places "
      + "(Bernasco and Steenbeek 2017) \(Self.figure(whole.gini.generalised))."
  }

  /// What came of it, a sentence each.
  public var sentences: [String] {
    guard let wholeSentence else {
      return ["Concentration: no month is whole, or no incident of one has a place in the study area."]
    }
    return [
      "Concentration: over \(places) places, those that any incident of the files uses inside the study area, a lower bound of the places there "
        + "could be. Those without a chosen incident count with 0.",
      wholeSentence,
    ] + yearSentences
  }

  private var yearSentences: [String] {
    guard years.count > 1 else { return [] }
    let compared = comparedYears
    var sentences: [String] = []
    if compared.count > 1 {
      let figures = compared.map { year in
        "\(year.label) \(Self.figure(year.gini.generalised)) (\(year.curve.incidents) incidents, 50 % at "
          + "\(ShareText.places(year.curve.fewestPlaces(holding: 50) ?? 0)))"
      }
      sentences.append(
        "Generalised Gini by year: \(figures.joined(separator: ", ")). Years with other numbers of incidents differ by chance too."
      )
    }
    let others = years.filter { year in !compared.contains { $0.label == year.label } }.map { year in
      let lacking = (whole?.sources ?? []).filter { !year.sources.contains($0) }
      let why =
        year.isWholeYear ? "without \(lacking.joined(separator: ", "))" : "\(year.months) of 12 months"
      return "\(year.label) (\(why))"
    }
    if !others.isEmpty { sentences.append("Not compared: \(others.joined(separator: ", ")).") }
    if hasPublishedPoints {
      sentences.append(
        "Published points are redrawn from time to time: those that a year no longer has count with 0 in it, and raise its Gini."
      )
    }
    return sentences
  }

  /// To three decimals, all of them written.
  private static func figure(_ value: Double) -> String {
    guard value.isFinite else { return "none" }
    let thousandths = Int((value * 1_000).rounded())
    let text = "\(thousandths % 1_000)"
    return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - text.count) + text
  }
}
