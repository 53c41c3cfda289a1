import Foundation
import Formats
import Incidents
import Spatial
import Tasking
import Twitten

/// What `twitten run` prints of a run.
struct RunReport {
  /// How many places a meeting of an hour can look at.
  private static let places = 10
  private let outcome: Outcome
  private let configuration: Configuration

  init(_ outcome: Outcome, _ configuration: Configuration) {
    self.outcome = outcome
    self.configuration = configuration
  }

  /// The first places of each analysis as an aligned table, with what they are part of.
  var table: String {
    let tables = outcome.analyses.map(table)
    return (tables + [[totals], ["Written to \(Terminal.plain(configuration.output))"]])
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func table(_ analysis: Analysis) -> [String] {
    let hotspots = analysis.map.hotspots
    let header = [
      "rank", "id", "name", "incidents", "before", "ratio", "95 % interval", "share", "decile", "class", "most often",
    ]
    let rows = zip(hotspots, analysis.time.hotspotTimes).prefix(Self.places).map { hotspot, time in
      [
        String(hotspot.rank), hotspot.id, Terminal.plain(hotspot.name), String(hotspot.counts.incidents),
        hotspot.counts.previous.map(String.init) ?? "-", ratio(hotspot.counts.change), interval(hotspot.counts.change),
        Self.decimal(hotspot.incidentShare * 100, 1) + " %",
        hotspot.deprivation.map { Self.decimal($0.decile, 1) } ?? "-",
        time.placeClass?.rawValue ?? "-", Terminal.plain(hotspot.categories.first?.name ?? ""),
      ]
    }
    let more = hotspots.count > Self.places ? ", the first \(Self.places) of \(hotspots.count) hotspots" : ""
    let map = analysis.map
    return [
      "\(Terminal.plain(configuration.area)), \(analysis.name), \(analysis.comparison.current)\(more)", "",
    ]
      + (hotspots.isEmpty
        ? ["No place is dense enough to be a hotspot."]
        : TextTable.aligned([header] + rows, right: [0, 3, 4, 5, 7, 8]))
      + [
        "",
        "\(map.incidents) incidents in the period and the study area, \(map.incidents - map.noise) of them in hotspots.",
      ] + analysis.timeSentences.map(Terminal.plain)
  }

  private var totals: String {
    let counts = outcome.reconciliation
    return
      "All sources and months: \(counts.rowsRead) rows = \(counts.insideStudyArea) inside + "
      + "\(counts.outsideStudyArea) outside + \(counts.unlocated) unlocated + \(counts.rejected) rejected."
  }

  private func ratio(_ ratio: PoissonRatio?) -> String {
    guard let value = ratio?.ratio else { return "-" }
    return value.isFinite ? Self.decimal(value, 2) : "new"
  }

  private func interval(_ ratio: PoissonRatio?) -> String {
    guard let ratio else { return "-" }
    let upper = ratio.upper.isFinite ? Self.decimal(ratio.upper, 2) : "∞"
    return "\(Self.decimal(ratio.lower, 2)) to \(upper)"
  }

  private static func decimal(_ value: Double, _ decimals: Int) -> String {
    FixedDecimal.string(value, decimals: decimals, keepingZeros: true)
  }

  // MARK: JSON

  private struct Place: Encodable {
    let id: String
    let rank: Int
    let name: String
    let incidents: Int
    let previousIncidents: Int?
    let changeRatio: Double?
    let changeLower95: Double?
    let changeUpper95: Double?
    let placeClass: String?
    let wardCode: String?
    let wardName: String?
    let imdDecile: Double?
  }

  private struct Look: Encodable {
    let name: String
    let periodFirst: String
    let periodLast: String
    let hotspots: Int
    let incidents: Int
    let incidentsInHotspots: Int
    let time: [String]
    let places: [Place]
  }

  private struct Summary: Encodable {
    let area: String
    let output: String
    let analyses: [Look]
    let reconciliation: Reconciliation
    let choices: [String]
    let warnings: [String]
  }

  /// The same as JSON, with snake_case keys.
  var json: String {
    MachineJSON.encoded(
      Summary(
        area: configuration.area, output: configuration.output, analyses: outcome.analyses.map(look),
        reconciliation: outcome.reconciliation, choices: outcome.choices(configuration), warnings: outcome.warnings))
  }

  private func look(_ analysis: Analysis) -> Look {
    func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? ($0 * 1000).rounded() / 1000 : nil } }
    let places = zip(analysis.map.hotspots, analysis.time.hotspotTimes).prefix(Self.places).map { hotspot, time in
      Place(
        id: hotspot.id, rank: hotspot.rank, name: hotspot.name, incidents: hotspot.counts.incidents,
        previousIncidents: hotspot.counts.previous, changeRatio: finite(hotspot.counts.change?.ratio),
        changeLower95: finite(hotspot.counts.change?.lower), changeUpper95: finite(hotspot.counts.change?.upper),
        placeClass: time.placeClass?.rawValue, wardCode: hotspot.wardCode, wardName: hotspot.wardName,
        imdDecile: hotspot.deprivation.map { ($0.decile * 10).rounded() / 10 })
    }
    return Look(
      name: analysis.name, periodFirst: analysis.comparison.current.first.description,
      periodLast: analysis.comparison.current.last.description, hotspots: analysis.map.hotspots.count,
      incidents: analysis.map.incidents, incidentsInHotspots: analysis.map.incidents - analysis.map.noise,
      time: analysis.timeSentences, places: places)
  }
}
