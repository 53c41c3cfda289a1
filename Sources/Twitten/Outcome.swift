import Formats
public import Incidents
public import Places
public import Spatial

/// What a run found.
public struct Outcome: Sendable {
  /// What was read.
  public let evidence: Evidence
  /// The looks at it, in the order of the configuration.
  public let analyses: [Analysis]
  /// Why analyses that were asked for, or series that the data has, could not be made.
  public let notMade: [String]

  /// The ground with what is known of it.
  public var ground: Ground { evidence.ground }
  /// Every incident that was kept, and the rows that were not.
  public var incidents: IncidentTable { evidence.incidents }
  /// Where every row went.
  public var reconciliation: Reconciliation { evidence.reconciliation }
  /// The coordinate operation and its accuracy.
  public var projection: ProjectionOperation { evidence.projector.operation }

  /// The analysis of this name.
  public func analysis(_ name: String) -> Analysis? { analyses.first { $0.name == name } }

  /// What a careful reader would want mended, a sentence each.
  public var warnings: [String] { evidence.warnings + analyses.flatMap(\.warnings) + notMade }

  /// Every automatic choice, a sentence each.
  public func choices(_ configuration: Configuration) -> [String] {
    configuration.defaults + evidence.choices + analyses.flatMap(\.choices)
  }

  /// Ends a strict run that has anything to warn of.
  func refuseWarnings() throws(InputError) {
    guard let first = warnings.first else { return }
    let more = warnings.count > 1 ? " (and \(warnings.count - 1) more)" : ""
    throw .badData("--strict: \(first)\(more)")
  }
}
