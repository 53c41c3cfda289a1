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
    let degrees = Degrees(outcome.projector)
    let (map, comparison) = (outcome.map, outcome.comparison)
    var layers: [Layer] = [
      Layer(name: "hotspots.geojson") { () throws(InputError) in
        try HotspotLayer.geoJSON(map.hotspots, comparison, degrees)
      },
      Layer(name: "ranked-locations.csv") { HotspotLayer.csv(map.hotspots, comparison) },
      Layer(name: "locations.geojson") { [outcome] in
        LocationLayer.geoJSON(outcome.incidents, outcome.join, on: outcome.ground, map, comparison)
      },
      Layer(name: "wards.geojson") { [outcome] () throws(InputError) in
        try AreaCountsLayer.geoJSON(outcome.wards, degrees)
      },
    ]
    if let lsoas = outcome.lsoas {
      layers.append(
        Layer(name: "lsoas.geojson") { () throws(InputError) in try AreaCountsLayer.geoJSON(lsoas, degrees) })
    }
    layers.append(Layer(name: "rejected.csv") { [outcome] in RejectedRows.csv(outcome.incidents) })
    let made = Parallel.map(layers, workers: workers) { layer -> Result<[UInt8], InputError> in
      do throws(InputError) { return .success(try layer.bytes()) } catch { return .failure(error) }
    }
    var files: [(name: String, bytes: [UInt8])] = []
    for (layer, bytes) in zip(layers, made) { files.append((layer.name, try bytes.get())) }
    let names = files.map(\.name) + [OutputFolder.manifestName]
    files.append((OutputFolder.manifestName, try manifest(outputs: names).json(finishedAt: finishedAt)))
    return files
  }

  private func manifest(outputs: [String]) throws(InputError) -> Manifest {
    let installation = ProjectionInstallation(gridFolders: configuration.projection.gridFolders)
    let (map, comparison) = (outcome.map, outcome.comparison)
    return Manifest(
      area: configuration.area,
      versions: Manifest.Versions(
        twitten: version, proj: installation.projVersion, epsg: installation.epsgVersion,
        geos: AreaLibrary.geosVersion),
      periods: Manifest.Periods(
        current: comparison.current.months.map(\.description),
        previous: comparison.previous?.months.map(\.description),
        yearBefore: comparison.yearBefore?.months.map(\.description),
        missing: comparison.missingMonths.map(\.description)),
      projection: outcome.projection, studyArea: outcome.ground.studyArea.source,
      studyAreaSquareMetres: (outcome.ground.studyArea.squareMetres * 10).rounded() / 10,
      configuration: configuration.summary,
      clusters: Manifest.Clusters(
        method: "dbscan", epsMetres: configuration.hotspots.epsMetres, minPoints: configuration.hotspots.minPoints,
        greatestWidthMetres: configuration.hotspots.greatestWidthMetres, hotspots: map.hotspots.count,
        partsOfSplitClusters: map.splitCount, incidentsInHotspots: map.incidents - map.noise,
        incidentsInNone: map.noise),
      reconciliation: outcome.reconciliation,
      rejectedByReason: Dictionary(grouping: outcome.incidents.rejections, by: \.reason.rawValue).mapValues(\.count),
      unlocated: UnlocatedCount.all(in: outcome.incidents), choices: outcome.choices(configuration),
      warnings: outcome.warnings, inputs: try inputs(), outputs: outputs)
  }

  private func inputs() throws(InputError) -> [InputRecord] {
    var records = [
      try InputRecord(role: "configuration", path: configuration.file.path, name: configuration.file.name)
    ]
    for file in outcome.incidents.files {
      records.append(
        try InputRecord(role: "incidents", path: file.file.path, name: file.file.name, rows: file.rows))
    }
    let layers = [
      ("wards", configuration.wards.files), ("lsoas", configuration.lsoas?.files ?? []),
      ("study_area", configuration.studyArea?.files ?? []),
      ("deprivation", [configuration.deprivation].compactMap { $0 }),
      ("population", [configuration.population?.file].compactMap { $0 }),
    ]
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
      "incidents": names(incidents.map(\.file)),
      "layers.wards": names(wards.files),
      "hotspots.method": "dbscan",
      "hotspots.eps": FixedDecimal.string(hotspots.epsMetres, decimals: 1),
      "hotspots.min_points": String(hotspots.minPoints),
      "hotspots.border": hotspots.border.rawValue,
      "hotspots.max_width": hotspots.greatestWidthMetres.map { FixedDecimal.string($0, decimals: 1) } ?? "none",
      "projection.use_grids": String(projection.usesGrids),
    ]
    summary["layers.lsoas"] = lsoas.map { names($0.files) }
    summary["study_area"] = studyArea.map { names($0.files) }
    summary["deprivation"] = deprivation?.name
    summary["population"] = population?.file.name
    summary["projection.require_accuracy"] = requiredAccuracyMetres.map { FixedDecimal.string($0, decimals: 2) }
    return summary
  }
}
