package import Formats

/// The pack of a joint action group: one HTML file that needs nothing else, made from a release alone.
///
/// It reads and prints without a script; with it, its maps can be moved about in.
package enum JAGPack {
  /// What the file is called.
  package static let fileName = "jag-pack.html"

  /// - Throws: where the run has no analysis.
  package static func html(_ release: Release) throws(InputError) -> String {
    let manifest = release.manifest
    guard let first = manifest.analyses.first else {
      throw .badData("the run of \(manifest.area) has no analysis, so there is nothing for a pack. Run it again.")
    }
    let ground = PackGround(release)
    let counts = manifest.analyses.map { release.layer("hotspots", of: $0.name)?.features.count ?? 0 }
    let pages = PackHotspot.pages(of: counts)
    let analyses = manifest.analyses.indices.map {
      PackAnalysis(release, number: $0, pages: pages[$0], ground).view
    }
    let closing = PackSources.sections(release) + PackMethods.sections(release)
    return PackTemplate.render(
      PackView(
        title: "Joint action group pack", district: manifest.area, lead: lead(first.periods),
        audience: words(of: release.audience), scriptHash: PackScript.hash,
        outlines: ground.map { ground in
          ground.wards.map { PackView.Outline(outlineID: $0.outline, d: ground.frame.path($0.polygon)) }
        } ?? [],
        hasWarnings: !manifest.warnings.isEmpty, warnings: manifest.warnings,
        summary: PageView.Section(summary(manifest), id: "summary"), analyses: analyses,
        closing: closing.enumerated().map { PageView.Section($1, id: "closing-\($0 + 1)") }))
  }

  private static func lead(_ periods: Manifest.Periods) -> String {
    guard let period = PackAnalysis.period(periods.current) else {
      return "Where it happens, and why it is on the list."
    }
    return "Where it happens, and why it is on the list: \(period)"
      + (PackAnalysis.period(periods.previous ?? []).map { ", compared with \($0)" } ?? "") + "."
  }

  private static func words(of audience: Audience) -> String {
    switch audience {
    case .internal: "Internal: for those who made it, and not to be passed on."
    case .partner: "For the agencies of the partnership, under the sharing agreement. Not for the public."
    case .public: "For everybody. Small counts and exact places are withheld."
    }
  }

  private static func summary(_ manifest: Manifest) -> Page.Section {
    var section = Page.Section(heading: "The district at a glance")
    let periods = manifest.analyses.map { PackAnalysis.period($0.periods.current) ?? "–" }
    // The period is said once where it is that of all analyses.
    let one = Set(periods).count == 1 ? periods.first : nil
    section.tables = [
      Page.Table(
        "What was looked at\(one.map { ", \($0)" } ?? "")",
        columns: [.words("Analysis")] + (one == nil ? [.words("Period")] : [])
          + [.number("Incidents"), .number("Hotspots"), .number("In hotspots")],
        rows: manifest.analyses.map { analysis in
          let clusters = analysis.clusters
          let incidents = clusters.incidentsInHotspots + clusters.incidentsInNone
          let period = PackAnalysis.period(analysis.periods.current) ?? "–"
          return [analysis.name] + (one == nil ? [period] : []) + [
            String(incidents), String(clusters.hotspots),
            incidents > 0
              ? ProfileNumber.percent(Double(clusters.incidentsInHotspots) / Double(incidents)) : "–",
          ]
        })
    ]
    return section
  }
}
