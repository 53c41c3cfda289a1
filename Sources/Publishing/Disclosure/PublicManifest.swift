import Formats

/// What everybody may know of how a run was made.
///
/// Sentences of the run quote counts, and lists of its quality count single rows by theme and month: none of them is here.
enum PublicManifest {
  /// - Parameter layers: those that are published: totals are of these alone, as the rest of a total would tell what is
  ///   withheld.
  static func of(_ whole: Manifest, _ layers: [ReleasedLayer]) -> Manifest {
    var manifest = whole
    manifest.analyses = whole.analyses.map { analysis(of: $0, layers) }
    manifest.configuration = whole.configuration.filter { key, _ in
      ["period.", "hotspots.", "projection."].contains { key.hasPrefix($0) }
    }
    manifest.reconciliation = nil
    manifest.dataQuality = nil
    manifest.rejectedByReason = [:]
    manifest.unlocated = []
    manifest.choices = []
    manifest.warnings = []
    manifest.exactSources = []
    let ground: Set<String> = ["wards", "lsoas", "study_area", "deprivation", "population"]
    manifest.inputs = whole.inputs.filter { ground.contains($0.role) }
    return manifest
  }

  private static func analysis(of whole: Manifest.Analysis, _ layers: [ReleasedLayer]) -> Manifest.Analysis {
    let hotspots = layers.first { $0.kind == "hotspots" && $0.analysis == whole.name }?.layer.features ?? []
    let inside = hotspots.reduce(0) { $0 + ($1.integer("incidents") ?? 0) }
    let clusters = whole.clusters
    let all = clusters.incidentsInHotspots + clusters.incidentsInNone
    return Manifest.Analysis(
      name: whole.name, selection: whole.selection, incidents: whole.incidents, sources: whole.sources, themes: [],
      categories: [], periods: whole.periods,
      clusters: Manifest.Clusters(
        method: clusters.method, epsMetres: clusters.epsMetres, minPoints: clusters.minPoints,
        greatestWidthMetres: clusters.greatestWidthMetres, hotspots: hotspots.count, partsOfSplitClusters: 0,
        incidentsInHotspots: inside, incidentsInNone: all - inside, incidentsTooCoarse: 0),
      time: [], place: [])
  }
}
