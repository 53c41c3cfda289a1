import Formats
import Incidents
import Spatial

/// Where the numbers of a pack come from, and what they are worth.
enum PackSources {
  static func sections(_ release: Release) -> [Page.Section] {
    [sources(release.manifest), quality(release.manifest), withheld(release)]
  }

  private static func sources(_ manifest: Manifest) -> Page.Section {
    var section = Page.Section(heading: "Data sources")
    section.sentences = [
      "Each source keeps the licence and the terms under which it was given: ask whoever keeps it before any of it is passed on."
    ]
    let inputs = PackInputs(manifest)
    if !inputs.unstated.isEmpty {
      section.sentences.append(
        "No licence is stated for \(inputs.unstated.joined(separator: ", ")): whoever publishes this pack must state it."
      )
    }
    section.tables = [inputs.incidents, inputs.ground]
    if let quality = manifest.dataQuality { section.tables.append(rows(quality)) }
    return section
  }

  private static func rows(_ quality: DataQuality) -> Page.Table {
    Page.Table(
      "What became of their rows",
      columns: [
        .words("Source"), .number("Files"), .number("Rows"), .number("Kept"),
        .number("In the district"), .number("Without a place"), .words("Located as"),
      ],
      rows: quality.sources.map { source in
        [
          source.name, String(source.files), String(source.rows), String(source.kept),
          String(source.inside), String(source.unlocated),
          source.precision.map { "\($0.name) (\($0.incidents))" }.joined(separator: "; "),
        ]
      })
  }

  private static func quality(_ manifest: Manifest) -> Page.Section {
    var section = Page.Section(heading: "Data quality")
    let projection =
      "Coordinates were carried over by \(manifest.projection.name)"
      + (manifest.projection.accuracyMetres.map { ", right to \(ProfileNumber.decimal($0, 0)) m" } ?? "") + "."
    guard let quality = manifest.dataQuality, let counts = manifest.reconciliation else {
      section.sentences = ["This audience does not get the counts of single sources.", projection]
      return section
    }
    section.figures = [
      Page.Figure("Rows read", String(counts.rowsRead)),
      Page.Figure("Rejected", String(counts.rejected), "rows that could not be used"),
      Page.Figure("Without a place", String(counts.unlocated), "kept and counted, on no map"),
      Page.Figure("Outside the district", String(counts.outsideStudyArea), "left out"),
      Page.Figure("In the district", String(counts.insideStudyArea)),
    ]
    section.sentences =
      quality.overlaps.map {
        "\($0.ofFirst) incidents of \($0.first) and \($0.ofSecond) of \($0.second) (\($0.theme)) may be the same events, "
          + "seen by both; both stay counted."
      }
      + [projection]
    if !quality.incompleteMonths.isEmpty {
      section.tables = [
        Page.Table(
          "Months that are missing or far below what their source has as a rule",
          columns: [.words("Source"), .words("Month"), .words("State"), .number("Incidents"), .number("As a rule")],
          rows: quality.incompleteMonths.map {
            [
              $0.source, $0.month, $0.state.rawValue, String($0.incidents),
              $0.median.map { FixedDecimal.string($0, decimals: 0) } ?? "–",
            ]
          })
      ]
    }
    if !manifest.rejectedByReason.isEmpty {
      section.tables.append(
        Page.Table(
          "Rows that were rejected, by reason", columns: [.words("Reason"), .number("Rows")],
          rows: manifest.rejectedByReason.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            [$0.key, String($0.value)]
          }))
    }
    return section
  }

  private static func withheld(_ release: Release) -> Page.Section {
    var section = Page.Section(heading: "What is withheld")
    section.sentences =
      !release.withheld.isEmpty
      ? release.withheld
      : release.audience == .internal
        ? ["Nothing: this is the set of those who made it."] : ["Nothing is said to be withheld from this set."]
    return section
  }
}
