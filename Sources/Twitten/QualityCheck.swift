public import Formats
import Incidents

/// What `twitten check` finds: the data-quality report, and the gates that fail.
public struct QualityCheck: Sendable {
  /// What was read.
  public let evidence: Evidence
  /// A sentence for each gate that fails.
  public let failures: [String]
}

extension Run {
  /// Reads everything, looks at what it is worth, and writes nothing.
  public func check(progress: (String) -> Void = { _ in }) throws(InputError) -> QualityCheck {
    let evidence = try gather(progress: progress)
    var failures = configuration.gates.failures(evidence.quality)
    let chosen =
      configuration.analyses.isEmpty
      ? Analysis.bySeries(evidence.incidents, configuration.hotspots) : configuration.analyses
    var named: Set<String> = []
    for choice in chosen {
      let incidents = choice.selection.select(from: evidence.incidents).incidents
      for month in Analysis.incomplete(incidents, evidence.completeness, configuration.period)
      where named.insert(month.name).inserted {
        let what =
          month.state == .missing
          ? "has no rows"
          : "has \(month.rows) rows, and the median of its other months is "
            + FixedDecimal.string(month.median ?? 0, decimals: 0)
        failures.append(
          "\(month.name) \(what): it is left out of comparisons. Fetch it again, or take it as it is with "
            + "completeness: { accept: [\"\(month.source) \(month.month)\"] }.")
      }
    }
    return QualityCheck(evidence: evidence, failures: failures)
  }
}
