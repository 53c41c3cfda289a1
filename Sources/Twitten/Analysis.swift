import Formats
public import Incidents
import Places
import Spatial
public import Tasking

/// One look at the evidence: some of its incidents, where they gather, and how that has changed.
public struct Analysis: Sendable {
  /// What outputs call it; files begin with it.
  public let name: String
  /// Which incidents it looks at, and how hotspots are looked for.
  public let choice: Configuration.AnalysisChoice
  /// These incidents, of all months.
  public let incidents: IncidentTable
  /// What it had to leave out.
  public let leftOut: Selection.LeftOut
  /// The periods that are compared.
  public let comparison: Comparison
  /// The hotspots.
  public let map: HotspotMap
  /// What it says of areas.
  public let place: PlaceAnalysis
  /// What it finds in time.
  public let time: TimeAnalysis
  /// The months of its sources that are missing or low and lie in a period that it looks at.
  public let incomplete: [Completeness.SourceMonth]

  /// - Throws: where it has no incidents, or none in its period.
  init(
    _ choice: Configuration.AnalysisChoice, on evidence: Evidence, _ configuration: Configuration, workers: Int
  ) throws(InputError) {
    let period = configuration.period
    let (incidents, leftOut) = choice.selection.select(from: evidence.incidents)
    let comparison = try Self.comparison(choice, incidents, leftOut, evidence, period)
    name = choice.name
    self.choice = choice
    self.incidents = incidents
    self.leftOut = leftOut
    self.comparison = comparison
    incomplete = Self.incomplete(choice, incidents, evidence.completeness, period)
    let map = try HotspotFinder(
      incidents, among: evidence.incidents, evidence.join, on: evidence.ground, comparison, settings: choice.hotspots
    ).find(workers: workers)
    self.map = map
    time = try TimeAnalysis(
      incidents, on: evidence, comparison, map,
      usable: Self.usable(choice, incidents.chosenSources, evidence.completeness),
      by: configuration.time, choice.hotspots, workers: workers)
    place = try PlaceAnalysis(
      incidents, on: evidence, comparison, map, configuration.place.near, workers: workers)
  }

  /// The analyses that a configuration names, or, where it names none, each series that has incidents in the study area.
  static func choices(of configuration: Configuration, on evidence: Evidence) -> [Configuration.AnalysisChoice] {
    guard configuration.analyses.isEmpty else { return configuration.analyses }
    let incidents = evidence.incidents
    let inside = (0..<incidents.count).lazy.filter { incident in
      let location = incidents.location(of: incident)
      return location != IncidentTable.unlocated && evidence.join.isInside[Int(location)]
    }
    let present = Set(Set(inside.map { incidents.category[$0] }).map { incidents.categories[Int($0)].series })
    return Series.allCases.filter(present.contains).map { series in
      var selection = Selection()
      selection.series = [series]
      return Configuration.AnalysisChoice(name: series.rawValue, selection: selection, hotspots: configuration.hotspots)
    }
  }

  /// The period that a configuration asks for, of these sources, and what can be compared with it.
  static func comparison(
    _ choice: Configuration.AnalysisChoice, of incidents: IncidentTable, _ completeness: Completeness,
    _ period: Configuration.PeriodChoice
  ) -> Comparison? {
    let sources = incidents.chosenSources
    let usable = usable(choice, sources, completeness)
    guard let latest = completeness.latestUsable(of: sources) ?? incidents.coveredMonths().last else { return nil }
    // A source that comes a month or two later than the others holds the period back; one that has ended does not.
    let common = usable.max().flatMap { $0 >= latest.advanced(by: -3) ? $0 : nil } ?? latest
    // Where the analysis chooses months, its latest is among them.
    let last = min(common, choice.selection.months?.upperBound ?? common)
    return Comparison(
      Period(ending: period.ending ?? last, months: period.months), covered: incidents.coveredMonths(), usable: usable
    )
  }

  /// The months that are whole in every one of the sources, as far as the analysis looks at them: a month that it does not
  /// choose is no zero.
  static func usable(
    _ choice: Configuration.AnalysisChoice, _ sources: Set<String>, _ completeness: Completeness
  ) -> Set<Month> {
    completeness.usable(for: sources).filter { choice.selection.months?.contains($0) ?? true }
  }

  /// The months of the incidents' sources that are missing or low, not accepted, and in a period that is looked at.
  static func incomplete(
    _ choice: Configuration.AnalysisChoice, _ incidents: IncidentTable, _ completeness: Completeness,
    _ period: Configuration.PeriodChoice
  ) -> [Completeness.SourceMonth] {
    guard let current = comparison(choice, of: incidents, completeness, period)?.current else { return [] }
    let compared = Set([current, current.previous, current.yearBefore].flatMap(\.months))
    let sources = incidents.chosenSources
    return completeness.suspects.filter {
      !$0.isAccepted && sources.contains($0.source) && compared.contains($0.month)
    }
  }

  static func comparison(
    _ choice: Configuration.AnalysisChoice, _ incidents: IncidentTable, _ leftOut: Selection.LeftOut,
    _ evidence: Evidence, _ period: Configuration.PeriodChoice
  ) throws(InputError) -> Comparison {
    let covered = incidents.coveredMonths()
    guard let comparison = comparison(choice, of: incidents, evidence.completeness, period), let first = covered.first,
      let last = covered.last
    else {
      throw .badData(
        leftOut.monthOnly > 0
          ? "\(choice.name): a time of the week is asked for, and of all \(leftOut.monthOnly) incidents the month alone "
            + "is known. It needs a source with times."
          : "\(choice.name): no incident is left to look at. Do its themes, sources and months fit the files?")
    }
    guard comparison.missingMonths.count < comparison.current.length else {
      throw .badData(
        "\(choice.name): no incident file covers \(comparison.current): the files reach from \(first) to \(last).")
    }
    return comparison
  }

  // MARK: What it says of itself

  /// What a careful reader would want mended, a sentence each.
  var warnings: [String] {
    var warnings: [String] = []
    if !comparison.missingMonths.isEmpty {
      warnings.append(
        "\(name): no incident file covers \(comparison.missingMonths.map(\.description).joined(separator: ", ")): counts "
          + "of \(comparison.current) are too low, and changes leave them out on both sides.")
    }
    let begun = comparison.incompleteMonths.filter { month in !incomplete.contains { $0.month == month } }
    if !begun.isEmpty {
      warnings.append(
        "\(name): not every source covers \(begun.map(\.description).joined(separator: ", ")): counts of "
          + "\(comparison.current) hold fewer sources there, and changes leave them out on both sides.")
    }
    if !incomplete.isEmpty {
      let gaps = Completeness.Gap.gather(incomplete)
      warnings.append(
        "\(name): not whole by the volume of the other months: "
          + gaps.prefix(6).map(\.description).joined(separator: "; ")
          + (gaps.count > 6 ? " and \(gaps.count - 6) more" : "")
          + ". Changes leave them out on both sides; \"completeness: accept\" takes them as they are.")
    }
    if map.tooCoarse > 0 {
      warnings.append(
        "\(name): \(map.tooCoarse) incidents may lie further off than eps (\(FixedDecimal.string(choice.hotspots.epsMetres, decimals: 0)) m) "
          + "and are in no hotspot; wards and LSOAs have them at the centre of their square or postcode.")
    }
    let isSnapped = map.hotspots.contains { $0.precision.contains { $0.name == LocationPrecision.snapped.label } }
    if isSnapped, choice.hotspots.epsMetres < LocationPrecision.snappedSpacingMetres {
      warnings.append(
        "\(name): eps is less than the \(Int(LocationPrecision.snappedSpacingMetres)) m that lie between police.uk's points "
          + "in a town: hotspots will be single points, not places.")
    }
    if leftOut.placeNotStated > 0 {
      warnings.append(
        "\(name): \(leftOut.placeNotStated) incidents are left out, as their source does not say whether the place was "
          + "public.")
    }
    if leftOut.monthOnly > 0 {
      warnings.append("\(name): \(leftOut.monthOnly) incidents are left out, as the month alone is known of them.")
    }
    if leftOut.undetermined > 0 {
      warnings.append(
        "\(name): \(leftOut.undetermined) incidents are left out, as they may have been within the hours or not.")
    }
    return warnings
  }

  /// What it finds in time, a sentence each.
  public var timeSentences: [String] { time.sentences(comparison) }

  /// What it says of areas, a sentence each.
  public var placeSentences: [String] { place.sentences }

  var choices: [String] {
    func against(_ months: MonthPairs?, _ what: String) -> String {
      months.map(\.description) ?? "no \(what), as no month of it and its partner are whole in every source"
    }
    // The usual method is told by its defaults.
    let method = choice.hotspots.method == .dbscan ? [] : ["\(name): \(choice.hotspots.sentence)"]
    return method + (time.notes + place.notes).map { "\(name): \($0)" } + [
      "\(name): \(comparison.current), compared with \(against(comparison.previous, "period before it")) and with "
        + "\(against(comparison.yearBefore, "year before"))."
    ]
  }
}
