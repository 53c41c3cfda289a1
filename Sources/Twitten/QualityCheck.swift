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
    var incomplete: [Completeness.SourceMonth] = []
    for choice in Analysis.choices(of: configuration, on: evidence) {
      let incidents = choice.selection.select(from: evidence.incidents).incidents
      incomplete += Analysis.incomplete(choice, incidents, evidence.completeness, configuration.period)
        .filter { !incomplete.contains($0) }
    }
    incomplete.sort { ($0.source, $0.month) < ($1.source, $1.month) }
    failures += Completeness.Gap.gather(incomplete).map { gap in
      "\(gap), left out of comparisons. Fetch it again, or take it as it is with completeness: "
        + "{ accept: [\"\(gap.months.first?.source ?? "") \(gap.period)\"] }."
    }
    return QualityCheck(evidence: evidence, failures: failures)
  }
}
