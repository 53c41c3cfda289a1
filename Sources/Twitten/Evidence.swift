import Formats
public import Incidents
public import Places
public import Spatial

/// What was read: the ground, the incidents on it, and what they are worth. Analyses begin here.
public struct Evidence: Sendable {
  /// The ground with what is known of it.
  public let ground: Ground
  /// Every incident that was kept, of all sources, and the rows that were not.
  public let incidents: IncidentTable
  /// Where each location lies.
  public let join: IncidentGround
  /// Where every row went.
  public let reconciliation: Reconciliation
  /// Which months of each source are whole.
  public let completeness: Completeness
  /// The data-quality report.
  public let quality: DataQuality
  /// Between degrees and metres, as it was used for everything.
  public let projector: Projector

  init(
    _ ground: Ground, _ incidents: IncidentTable, _ projector: Projector, _ configuration: Configuration, workers: Int
  ) throws(InputError) {
    let join = try IncidentGround(incidents, on: ground, workers: workers)
    self.ground = ground
    self.incidents = incidents
    self.join = join
    self.projector = projector
    reconciliation = Reconciliation(incidents, join, on: ground)
    completeness = Completeness(incidents, join, rule: configuration.completeness)
    quality = DataQuality(incidents, join, on: ground, completeness, overlap: configuration.overlap)
  }

  /// What a careful reader would want mended, a sentence each.
  public var warnings: [String] {
    var warnings = ground.warnings + overlappingFiles
    for file in incidents.files where file.misread > 0 {
      warnings.append(
        "\(file.name): \(file.misread) characters are not in the encoding of the rest of the file; names with them may "
          + "be wrong. Save it as UTF-8.")
    }
    for source in quality.sources where !source.unmatched.isEmpty {
      let words = source.unmatched.prefix(5).map { "\"\($0.name.prefix(60))\" (\($0.incidents))" }
      warnings.append(
        "\(source.name): \(source.unmatchedIncidents) of \(source.kept) incidents have a category that the scheme does "
          + "not have, and count as other: \(words.joined(separator: ", "))"
          + (source.unmatched.count > 5 ? " and \(source.unmatched.count - 5) more." : "."))
    }
    if reconciliation.rejected > 0 {
      warnings.append(
        "\(reconciliation.rejected) of \(reconciliation.rowsRead) rows were rejected; rejected.csv names each with its "
          + "reason.")
    }
    return warnings
  }

  /// Every automatic choice in reading, a sentence each.
  public var choices: [String] {
    var choices = ground.notes
    choices += incidents.files.compactMap { file in file.encoding.map { "\(file.name): read as \($0)." } }
    choices.append(
      "Study area: \(ground.studyArea.source), "
        + "\(FixedDecimal.string(ground.studyArea.squareMetres / 1e6, decimals: 1)) square kilometres.")
    choices.append("Wards: codes from the property \(ground.wards.codeProperty).")
    if let lsoas = ground.lsoas { choices.append("LSOAs: codes from the property \(lsoas.codeProperty).") }
    let operation = projector.operation
    let accuracy = operation.accuracyMetres.map { "\(FixedDecimal.string($0, decimals: 2)) m" } ?? "not stated"
    choices.append("Coordinates: \(operation.name), accuracy \(accuracy).")
    choices += quality.sources.flatMap(choices(of:))
    if reconciliation.lsoaCompared > 0 {
      let share = Double(reconciliation.lsoaDisagreeing) * 100 / Double(reconciliation.lsoaCompared)
      choices.append(
        "LSOA codes: taken from the polygons; the code in the incident files differs for "
          + "\(reconciliation.lsoaDisagreeing) of \(reconciliation.lsoaCompared) incidents "
          + "(\(FixedDecimal.string(share, decimals: 1)) %).")
    }
    for overlap in quality.overlaps {
      choices.append(
        "Overlap: \(overlap.ofFirst) incidents of \(overlap.first) and \(overlap.ofSecond) of \(overlap.second) (\(overlap.theme)) "
          + "are within \(FixedDecimal.string(quality.overlapMetres, decimals: 0)) m and "
          + "\(FixedDecimal.string(quality.overlapHours, decimals: 1)) h of one another; both stay counted.")
    }
    return choices
  }

  private func choices(of source: DataQuality.Source) -> [String] {
    var choices: [String] = []
    if source.precision.contains(where: { $0.name == LocationPrecision.snapped.label }) {
      choices.append(
        "\(source.name): locations are police.uk's published points, moved from where it happened: approximate, and "
          + "without street numbers.")
    } else if !source.precision.isEmpty {
      choices.append(
        "\(source.name): located as "
          + source.precision.map { "\($0.name) (\($0.incidents))" }.joined(separator: ", ")
          + ". The layers show single incidents of it: they are for those whom your sharing agreement names.")
    }
    let odd = source.times.odd
    if odd.repeatedHour > 0 {
      choices.append(
        "\(source.name): \(odd.repeatedHour) times lie in the hour that the clocks repeat in October; the first pass is "
          + "taken.")
    }
    if odd.midnight > 0 {
      choices.append(
        "\(source.name): \(odd.midnight) dates have midnight beside them, as spreadsheets write a date alone; they are taken "
          + "as dates.")
    }
    if odd.withoutEnd + odd.endBeforeStart > 0 {
      choices.append(
        "\(source.name): of ranges of time \(odd.withoutEnd) have one end and \(odd.endBeforeStart) end before they begin; "
          + "they are taken as known to the minute of their one end or beginning.")
    }
    return choices
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
            "\(coverage.force) \(coverage.month) is in \(other) and in \(file.name): anti-social behaviour of that "
              + "month may be counted twice.")
        } else {
          seen[key] = file.name
        }
      }
    }
    return sentences
  }
}
