import Foundation
import Formats
import Incidents
import Publishing
import Places
import Spatial
import Tasking

/// What a run found, as the layers that leave the building.
struct Publication {
  let outcome: Outcome
  let configuration: Configuration
  let workers: Int

  init(_ outcome: Outcome, _ configuration: Configuration, workers: Int) {
    self.outcome = outcome
    self.configuration = configuration
    self.workers = workers
  }

  /// A layer of an analysis, or of the whole run, that is still to be made.
  private struct Unmade: Sendable {
    let analysis: String?
    let file: AnalysisFile

    var name: String { ReleasedLayer.name(file.kind, of: analysis) }

    func made() throws(InputError) -> ReleasedLayer {
      ReleasedLayer(
        analysis: analysis, kind: file.kind, format: file.format,
        layer: try file.layer(ReleasedLayer.name(file.kind, of: analysis)))
    }
  }

  /// Everything that the run found, for those who made it.
  func release() throws(InputError) -> Release {
    let degrees = Degrees(outcome.evidence.projector)
    let ground = outcome.ground
    // The outlines of areas are the same in every analysis.
    var outlines: [[MultiPolygon]] = []
    for layer in ground.layers { outlines.append(try degrees.published(layer.areas, workers: workers)) }
    var unmade = outcome.analyses.flatMap { analysis in
      files(of: analysis, outlines, degrees).map { Unmade(analysis: analysis.name, file: $0) }
    }
    unmade.append(
      Unmade(analysis: nil, file: .csv("rejected") { [outcome] _ in RejectedRows.layer(outcome.incidents) }))
    var seen: Set<String> = []
    // Without their endings: a GeoPackage has tables and layers side by side.
    if let twice = unmade.map(\.name).first(where: { !seen.insert($0.lowercased()).inserted }) {
      throw InputError(
        .badConfiguration,
        "Two layers of this run would be called \(twice), as names of analyses and layers run together. Give one of them another "
          + "name.")
    }
    let made = Parallel.map(unmade, workers: workers) { layer -> Result<ReleasedLayer, InputError> in
      do throws(InputError) { return .success(try layer.made()) } catch { return .failure(error) }
    }
    var layers: [ReleasedLayer] = []
    for layer in made { layers.append(try layer.get()) }
    return Release(audience: .internal, manifest: try manifest(), layers: layers)
  }

  private func files(
    of analysis: Analysis, _ outlines: [[MultiPolygon]], _ degrees: Degrees
  ) -> [AnalysisFile] {
    let (map, comparison, evidence) = (analysis.map, analysis.comparison, outcome.evidence)
    let hotspots = { @Sendable (name: String) throws(InputError) -> PlainLayer in
      try HotspotLayer.layer(map.hotspots, analysis.time.hotspotTimes, comparison, degrees, name: name)
    }
    return [
      .geoJSON("hotspots", hotspots), .csv("ranked-locations", hotspots),
      .geoJSON("locations") { name in
        LocationLayer.layer(analysis.incidents, evidence.join, on: evidence.ground, map, comparison, name: name)
      },
    ] + TimePublication(analysis, evidence, degrees).files + PlacePublication(analysis, outlines, degrees).files
  }

  private func manifest() throws(InputError) -> Manifest {
    let installation = ProjectionInstallation(gridFolders: configuration.projection.gridFolders)
    var manifest = Manifest(
      area: configuration.area,
      versions: Manifest.Versions(
        twitten: version, proj: installation.projVersion, epsg: installation.epsgVersion,
        geos: AreaLibrary.geosVersion),
      analyses: outcome.analyses.map(record), projection: outcome.projection,
      studyArea: outcome.ground.studyArea.source,
      studyAreaSquareMetres: (outcome.ground.studyArea.squareMetres * 10).rounded() / 10,
      configuration: configuration.summary, reconciliation: outcome.reconciliation,
      dataQuality: outcome.evidence.quality,
      rejectedByReason: Dictionary(grouping: outcome.incidents.rejections, by: { $0.reason.words }).mapValues(\.count),
      unlocated: UnlocatedCount.all(in: outcome.incidents), choices: outcome.choices(configuration),
      warnings: outcome.warnings, inputs: try inputs())
    manifest.exactSources = outcome.evidence.quality.sources.filter { source in
      source.precision.contains { $0.name != LocationPrecision.snapped.label }
    }.map(\.name)
    manifest.sources = outcome.evidence.quality.sources.map { source in
      let format = configuration.sources.first { $0.name == source.name }?.format
      return SourceRecord(
        name: source.name, firstMonth: source.firstMonth, lastMonth: source.lastMonth,
        licence: configuration.licences[source.name] ?? format.flatMap(Self.licence))
    }
    let names = Set(manifest.sources.map(\.name))
    manifest.licences = configuration.licences.filter { !names.contains($0.key) }
    manifest.sharing = configuration.sharing
    return manifest
  }

  /// Formats that are published under one licence.
  private static func licence(_ format: IncidentSource.Format) -> String? {
    switch format {
    case .policeUK, .stats19: "Open Government Licence v3.0"
    default: nil
    }
  }

  private func record(_ analysis: Analysis) -> Manifest.Analysis {
    let (map, comparison, settings) = (analysis.map, analysis.comparison, analysis.choice.hotspots)
    let categories = Set(analysis.incidents.category).map { analysis.incidents.categories[Int($0)] }
    return Manifest.Analysis(
      name: analysis.name, selection: analysis.choice.selection.summary, incidents: analysis.incidents.count,
      sources: analysis.incidents.chosenSources.sorted(), themes: Set(categories.map(\.theme.rawValue)).sorted(),
      categories: Set(categories.map(\.name)).sorted(),
      periods: Manifest.Periods(
        current: comparison.current.months.map(\.description),
        previous: comparison.previous?.earlier.map(\.description),
        yearBefore: comparison.yearBefore?.earlier.map(\.description),
        missing: comparison.missingMonths.map(\.description),
        incomplete: Completeness.Gap.gather(analysis.incomplete).map(\.description)),
      clusters: Manifest.Clusters(
        method: settings.method.rawValue, epsMetres: settings.epsMetres, minPoints: settings.minPoints,
        greatestWidthMetres: settings.greatestWidthMetres, hotspots: map.hotspots.count,
        partsOfSplitClusters: map.splitCount, incidentsInHotspots: map.incidents - map.noise,
        incidentsInNone: map.noise, incidentsTooCoarse: map.tooCoarse), time: analysis.timeSentences,
      place: analysis.placeSentences)
  }

  private func inputs() throws(InputError) -> [InputRecord] {
    var records = [
      try InputRecord(role: "configuration", path: configuration.file.path, name: configuration.file.name)
    ]
    // An archive is one file, however many of its entries were read.
    let files = outcome.incidents.files
    for (number, file) in files.enumerated()
    where !files[..<number].contains(where: { $0.file == file.file && $0.source == file.source }) {
      let rows = files.reduce(0) { $0 + ($1.file == file.file && $1.source == file.source ? $1.rows : 0) }
      records.append(
        try InputRecord(role: "incidents", path: file.file.path, name: file.file.name, rows: rows))
    }
    let layers =
      [
        ("postcodes", configuration.postcodes), ("scheme", [configuration.scheme].compactMap { $0 }),
        ("wards", configuration.wards.files), ("lsoas", configuration.lsoas?.files ?? []),
        ("study_area", configuration.studyArea?.files ?? []),
        ("deprivation", [configuration.deprivation].compactMap { $0 }),
        ("population", [configuration.population?.file].compactMap { $0 }),
      ] + configuration.place.inputs
    for (role, files) in layers {
      for file in files { records.append(try InputRecord(role: role, path: file.path, name: file.name)) }
    }
    return records
  }
}

extension Configuration {
  /// The settings as they were used, defaults filled in, by their keys in the file.
  var summary: [String: String] {
    func names(_ files: [NamedFile]) -> String { files.map(\.name).joined(separator: ", ") }
    var summary = [
      "area": area,
      "period.months": String(period.months),
      "period.ending": period.ending?.description ?? "latest",
      "analyses": analyses.isEmpty ? "each series" : analyses.map(\.name).joined(separator: ", "),
      "completeness.below": FixedDecimal.string(completeness.below, decimals: 3),
      "overlap.metres": FixedDecimal.string(overlap.metres, decimals: 1),
      "overlap.hours": FixedDecimal.string(overlap.hours, decimals: 2),
      "layers.wards": names(wards.files),
      "hotspots.method": hotspots.method.rawValue,
      "hotspots.eps": FixedDecimal.string(hotspots.epsMetres, decimals: 1),
      "hotspots.min_points": String(hotspots.minPoints),
      "hotspots.border": hotspots.border.rawValue,
      "hotspots.max_width": hotspots.greatestWidthMetres.map { FixedDecimal.string($0, decimals: 1) } ?? "none",
      "projection.use_grids": String(projection.usesGrids),
    ].merging(time.summary) { own, _ in own }.merging(place.summary) { own, _ in own }
    for source in sources {
      summary["incidents.\(source.name)"] =
        "\(source.format.rawValue): \(source.files.map(\.name).joined(separator: ", "))"
    }
    if !postcodes.isEmpty { summary["postcodes"] = names(postcodes) }
    summary["scheme"] = scheme?.name
    summary["layers.lsoas"] = lsoas.map { names($0.files) }
    summary["study_area"] = studyArea.map { names($0.files) }
    summary["deprivation"] = deprivation?.name
    summary["population"] = population?.file.name
    summary["projection.require_accuracy"] = requiredAccuracyMetres.map { FixedDecimal.string($0, decimals: 2) }
    return summary
  }
}
