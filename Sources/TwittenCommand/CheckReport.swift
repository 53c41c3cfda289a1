import Formats
import Incidents
import Twitten

/// What `twitten check` prints.
struct CheckReport {
  private let check: QualityCheck
  private let configuration: Configuration

  init(_ check: QualityCheck, _ configuration: Configuration) {
    self.check = check
    self.configuration = configuration
  }

  private struct Machine: Encodable {
    let area: String
    let sources: [DataQuality.Source]
    let incompleteMonths: [DataQuality.IncompleteMonth]
    let overlaps: [Overlap.Pair]
    let overlapCompared: Int
    let overlapMetres: Double
    let overlapHours: Double
    let reconciliation: Reconciliation
    let choices: [String]
    let warnings: [String]
    let failedGates: [String]
  }

  /// The report as JSON, with snake_case keys.
  var json: String {
    let quality = check.evidence.quality
    return MachineJSON.encoded(
      Machine(
        area: configuration.area, sources: quality.sources, incompleteMonths: quality.incompleteMonths,
        overlaps: quality.overlaps, overlapCompared: quality.overlapCompared, overlapMetres: quality.overlapMetres,
        overlapHours: quality.overlapHours, reconciliation: check.evidence.reconciliation,
        choices: configuration.defaults + check.evidence.choices, warnings: check.evidence.warnings,
        failedGates: check.failures))
  }

  /// The report for a reader.
  var text: String {
    let parts = [summary] + check.evidence.quality.sources.map(source) + [gaps, overlaps, remarks, gates]
    return parts.filter { !$0.isEmpty }.map { $0.map(Terminal.plain).joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  // MARK: All sources

  private var summary: [String] {
    let header = ["source", "rows", "kept", "rejected", "unlocated", "outside", "inside", "months"]
    let sources = check.evidence.quality.sources
    let rows = sources.map { source in
      [
        Terminal.plain(source.name), "\(source.rows)", "\(source.kept)", "\(source.rejectedRows)",
        "\(source.unlocated)",
        "\(source.outside)", "\(source.inside)",
        source.firstMonth.map { "\($0) to \(source.lastMonth ?? $0)" } ?? "none",
      ]
    }
    let counts = check.evidence.reconciliation
    return ["\(configuration.area): what \(sources.count == 1 ? "the source is" : "the sources are") worth", ""]
      + TextTable.aligned([header] + rows, right: [1, 2, 3, 4, 5, 6])
      + [
        "",
        "All: \(counts.rowsRead) rows = \(counts.insideStudyArea) inside + \(counts.outsideStudyArea) outside + "
          + "\(counts.unlocated) unlocated + \(counts.rejected) rejected. Inside: \(counts.inNoWard) in no ward, "
          + "\(counts.inNoLSOA) in no LSOA.",
      ]
  }

  private var gaps: [String] {
    let months = check.evidence.completeness.suspects
    guard !months.isEmpty else { return ["Completeness: no month is missing or far below its source's history."] }
    return [
      "Completeness, by incidents in the study area: missing, or below \(FixedDecimal.string(configuration.completeness.below, decimals: 2)) of the median of the source's other months"
    ]
      + Completeness.Gap.gather(months).map { gap in
        "  \(gap)\(gap.months.allSatisfy(\.isAccepted) ? "; accepted by the configuration" : "")"
      }
  }

  private var overlaps: [String] {
    let quality = check.evidence.quality
    guard quality.sources.count > 1 else { return [] }
    let near =
      "the same theme within \(FixedDecimal.string(quality.overlapMetres, decimals: 0)) m and "
      + "\(FixedDecimal.string(quality.overlapHours, decimals: 1)) h"
    guard !quality.overlaps.isEmpty else {
      return [
        "Overlap: none of \(quality.overlapCompared) incidents with a day and a place has another source's of \(near)."
      ]
    }
    return ["Overlap: \(near); both stay counted"]
      + quality.overlaps.map {
        "  \($0.first) and \($0.second), \($0.theme): \($0.ofFirst) of the first, \($0.ofSecond) of the second"
      }
  }

  private var remarks: [String] {
    let warnings = check.evidence.warnings
    return warnings.isEmpty ? [] : ["Warnings"] + warnings.map { "  \($0)" }
  }

  private var gates: [String] {
    check.failures.isEmpty
      ? ["Gates: none fails."]
      : ["Gates: \(check.failures.count) \(check.failures.count == 1 ? "fails" : "fail")"]
        + check.failures.map { "  \($0)" }
  }

  // MARK: One source

  private func source(_ source: DataQuality.Source) -> [String] {
    var lines = ["\(source.name): \(source.files) \(source.files == 1 ? "file" : "files")"]
    func add(_ label: String, _ text: String) {
      lines.append("  \(label)\(String(repeating: " ", count: max(1, 12 - label.count)))\(text)")
    }
    for rejected in source.rejected {
      add("rejected", "\(rejected.rows): \(rejected.reason) (\(places(of: rejected.first)))")
    }
    if source.unlocated > 0 {
      add("unlocated", "\(source.unlocated) of \(source.kept) (\(percent(source.unlocated, of: source.kept)))")
      for line in unlocated(source) { add("", line) }
    }
    add("themes", list(source.themes))
    if !source.unmatched.isEmpty { add("unmatched", list(source.unmatched)) }
    if !source.precision.isEmpty {
      let located = source.outside + source.inside
      add("places", list(source.precision))
      add(
        "",
        "\(percent(source.coincident, of: located)) lie at a point with another, \(percent(source.outside, of: located)) "
          + "outside the study area")
    }
    if source.lsoaCompared > 0 {
      add(
        "LSOA codes",
        "\(source.lsoaDisagreeing) of \(source.lsoaCompared) differ from the polygon (\(percent(source.lsoaDisagreeing, of: source.lsoaCompared)))"
      )
    }
    add("times", times(source.times))
    if !source.encodings.isEmpty { add("encoding", source.encodings.joined(separator: ", ")) }
    if source.misread > 0 { add("", "\(source.misread) characters do not fit") }
    return lines
  }

  /// By theme: the share without a place over all months, and the month where it is greatest.
  private func unlocated(_ source: DataQuality.Source) -> [String] {
    let byTheme = Dictionary(grouping: source.unlocatedByTheme, by: \.theme).sorted { $0.key < $1.key }
    return byTheme.map { theme, months in
      let worst = months.max { a, b in
        (Double(a.unlocated) / Double(a.incidents), b.month) < (Double(b.unlocated) / Double(b.incidents), a.month)
      }
      let all = source.themes.first { $0.name == theme }?.incidents ?? 0
      let unlocated = months.reduce(0) { $0 + $1.unlocated }
      let most = worst.map { ", most in \($0.month): \($0.unlocated) of \($0.incidents)" } ?? ""
      return "\(theme): \(unlocated) of \(all) (\(percent(unlocated, of: all)))\(most)"
    }
  }

  private func times(_ times: DataQuality.Times) -> String {
    let parts = [
      (times.monthOnly, "the month alone"), (times.day, "a day"), (times.minute, "the minute"),
      (times.range, "a range"),
    ].filter { $0.0 > 0 }.map { "\($0.1) (\($0.0))" }
    let odd = [
      (times.odd.repeatedHour, "in the repeated hour of October"), (times.odd.withoutEnd, "with one end of a range"),
      (times.odd.endBeforeStart, "ending before they begin"), (times.odd.midnight, "at midnight, taken as dates"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.joined(separator: ", ") + (odd.isEmpty ? "" : "; \(odd.joined(separator: ", "))")
  }

  /// `a.csv lines 12, 15; b.csv line 3`
  private func places(of lines: [DataQuality.Line]) -> String {
    var files: [(name: String, lines: [String])] = []
    for line in lines {
      if files.last?.name != line.file { files.append((line.file, [])) }
      files[files.count - 1].lines.append("\(line.line)")
    }
    return files.map { file in
      "\(file.name) line\(file.lines.count > 1 ? "s" : "") \(file.lines.joined(separator: ", "))"
    }.joined(separator: "; ")
  }

  private func list(_ counts: [DataQuality.Count]) -> String {
    counts.prefix(12).map { "\($0.name) (\($0.incidents))" }.joined(separator: ", ")
      + (counts.count > 12 ? " and \(counts.count - 12) more" : "")
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    whole > 0 ? "\(FixedDecimal.string(Double(part) * 100 / Double(whole), decimals: 1)) %" : "-"
  }
}
