import Formats
public import Incidents
public import Places
public import Spatial
public import Tasking

/// What a run found.
public struct Outcome: Sendable {
  /// The ground with what is known of it.
  public let ground: Ground
  /// Every incident that was kept, and the rows that were not.
  public let incidents: IncidentTable
  /// Where each location lies.
  public let join: IncidentGround
  /// The periods that are compared.
  public let comparison: Comparison
  /// The hotspots.
  public let map: HotspotMap
  /// The wards with their counts.
  public let wards: AreaCounts
  /// The LSOAs with their counts; nil where no LSOA layer was given.
  public let lsoas: AreaCounts?
  /// Where every row went.
  public let reconciliation: Reconciliation
  /// Between degrees and metres, as it was used for everything.
  public let projector: Projector

  /// The coordinate operation and its accuracy.
  public var projection: ProjectionOperation { projector.operation }

  /// What a careful reader would want mended, a sentence each.
  public var warnings: [String] {
    var warnings = ground.warnings
    if !comparison.missingMonths.isEmpty {
      warnings.append(
        "No incident file covers \(comparison.missingMonths.map(\.description).joined(separator: ", ")): counts of "
          + "\(comparison.current) are too low, and changes are not to be read.")
    }
    warnings += overlappingFiles
    for file in incidents.files where file.misread > 0 {
      warnings.append(
        "\(file.file.name): \(file.misread) characters are not in the encoding of the rest of the file; names with "
          + "them may be wrong. Save it as UTF-8.")
    }
    let rejected = reconciliation.rejected
    if rejected > 0 {
      warnings.append(
        "\(rejected) of \(reconciliation.rowsRead) rows were rejected; rejected.csv names each with its reason.")
    }
    return warnings
  }

  /// Two files with the same force and month count its incidents twice.
  private var overlappingFiles: [String] {
    struct Key: Hashable {
      let force: String
      let month: Month
    }
    var seen: [Key: String] = [:]
    var sentences: [String] = []
    for file in incidents.files {
      for coverage in file.coverage {
        let key = Key(force: coverage.force, month: coverage.month)
        if let other = seen[key] {
          sentences.append(
            "\(coverage.force) \(coverage.month) is in \(other) and in \(file.file.name): anti-social behaviour of that "
              + "month may be counted twice.")
        } else {
          seen[key] = file.file.name
        }
      }
    }
    return sentences
  }

  /// Every automatic choice, a sentence each.
  public func choices(_ configuration: Configuration) -> [String] {
    let counts = reconciliation
    let encodings = incidents.files.compactMap { file in file.encoding.map { "\(file.file.name): read as \($0)." } }
    var choices = configuration.defaults + ground.notes + encodings
    choices.append(
      "Study area: \(ground.studyArea.source), \(kilometres(ground.studyArea.squareMetres)) square kilometres.")
    choices.append("Wards: codes from the property \(ground.wards.codeProperty).")
    if let lsoas = ground.lsoas { choices.append("LSOAs: codes from the property \(lsoas.codeProperty).") }
    choices.append("Coordinates: \(projection.name), accuracy \(accuracy).")
    choices.append(
      "Period: \(comparison.current), compared with "
        + (comparison.previous.map { "\($0)" } ?? "no period before it, as the data does not reach")
        + " and with " + (comparison.yearBefore.map { "\($0)." } ?? "no year before, as the data does not reach."))
    choices.append(
      "Locations are police.uk's published points, moved from where it happened: approximate, and without street numbers."
    )
    if counts.lsoaCompared > 0 {
      choices.append(
        "LSOA codes: taken from the polygons; the code in the incident files differs for \(counts.lsoaDisagreeing) of "
          + "\(counts.lsoaCompared) incidents (\(percent(counts.lsoaDisagreeing, of: counts.lsoaCompared)) %).")
    }
    return choices
  }

  /// Ends a strict run that has anything to warn of.
  func refuseWarnings() throws(InputError) {
    guard let first = warnings.first else { return }
    let more = warnings.count > 1 ? " (and \(warnings.count - 1) more)" : ""
    throw .badData("--strict: \(first)\(more)")
  }

  private var accuracy: String {
    projection.accuracyMetres.map { "\(FixedDecimal.string($0, decimals: 2)) m" } ?? "not stated"
  }

  private func kilometres(_ squareMetres: Double) -> String {
    FixedDecimal.string(squareMetres / 1e6, decimals: 1)
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    FixedDecimal.string(Double(part) * 100 / Double(whole), decimals: 1)
  }
}
