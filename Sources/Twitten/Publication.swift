import Foundation
import Formats
import Incidents
import Publishing
import Places
import Spatial
import Tasking

/// The files that a run leaves behind.
struct Publication {
  let outcome: Outcome
  let configuration: Configuration
  let workers: Int

  init(_ outcome: Outcome, _ configuration: Configuration, workers: Int) {
    self.outcome = outcome
    self.configuration = configuration
    self.workers = workers
  }

  /// A file and how its bytes are made, so that several can be made side by side.
  private struct Layer: Sendable {
    let name: String
    let bytes: @Sendable () throws(InputError) -> [UInt8]
  }

  func files(finishedAt: Date) throws(InputError) -> [(name: String, bytes: [UInt8])] {
    let degrees = Degrees(outcome.evidence.projector)
    let ground = outcome.ground
    // The outlines of areas are the same in every analysis.
    var outlines: [[MultiPolygon]] = []
    for layer in ground.layers { outlines.append(try degrees.published(layer.areas, workers: workers)) }
    var layers = outcome.analyses.flatMap { self.layers(of: $0, outlines, degrees) }
    layers.append(Layer(name: "rejected.csv") { [outcome] in RejectedRows.csv(outcome.incidents) })
    var seen: Set<String> = []
    if let twice = layers.map(\.name).first(where: { !seen.insert($0).inserted }) {
      throw InputError(
        .badConfiguration,
        "Two files of this run would be called \(twice), as names of analyses and layers run together. Give one of them another "
          + "name.")
    }
    let made = Parallel.map(layers, workers: workers) { layer -> Result<[UInt8], InputError> in
      do throws(InputError) { return .success(try layer.bytes()) } catch { return .failure(error) }
    }
    var files: [(name: String, bytes: [UInt8])] = []
    for (layer, bytes) in zip(layers, made) { files.append((layer.name, try bytes.get())) }
    let names = files.map(\.name) + [OutputFolder.manifestName]
    files.append((OutputFolder.manifestName, try manifest(outputs: names).json(finishedAt: finishedAt)))
    return files
  }

  private func layers(
    of analysis: Analysis, _ outlines: [[MultiPolygon]], _ degrees: Degrees
  ) -> [Layer] {
    let (map, comparison, evidence) = (analysis.map, analysis.comparison, outcome.evidence)
    func layer(_ kind: String, _ ending: String, _ bytes: @escaping @Sendable (String) throws(InputError) -> [UInt8])
      -> Layer
    {
      let name = "\(analysis.name)-\(kind)"
      return Layer(name: "\(name).\(ending)") { () throws(InputError) in try bytes(name) }
    }
    var layers = [
      layer("hotspots", "geojson") { (name) throws(InputError) in
        try HotspotLayer.geoJSON(map.hotspots, analysis.time.hotspotTimes, comparison, degrees, name: name)
      },
      layer("ranked-locations", "csv") { _ in HotspotLayer.csv(map.hotspots, analysis.time.hotspotTimes, comparison) },
      layer("locations", "geojson") { name in
        LocationLayer.geoJSON(analysis.incidents, evidence.join, on: evidence.ground, map, comparison, name: name)
      },
    ]
    let more =
      TimePublication(analysis, outcome.evidence, degrees).files + PlacePublication(analysis, outlines, degrees).files
    layers += more.map { made in
      layer(made.kind, made.ending) { (name) throws(InputError) in try made.bytes(name) }
    }
    return layers
  }

  private func manifest(outputs: [String]) throws(InputError) -> Manifest {
    let installation = ProjectionInstallation(gridFolders: configuration.projection.gridFolders)
    return Manifest(
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
      warnings: outcome.warnings, inputs: try inputs(), outputs: outputs)
  }

  private func record(_ analysis: Analysis) -> Manifest.Analysis {
    let (map, comparison, settings) = (analysis.map, analysis.comparison, analysis.choice.hotspots)
    return Manifest.Analysis(
      name: analysis.name, selection: analysis.choice.selection.summary, incidents: analysis.incidents.count,
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
