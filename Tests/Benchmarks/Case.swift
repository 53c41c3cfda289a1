import Formats
import Incidents
import Places
import Publishing
import Spatial
import Tasking
import Twitten

/// A stretch of the way that is timed by itself.
struct Case: Sendable {
  let name: String
  let summary: String
  /// What is counted in items per second.
  let unit: String
  /// Does what comes before the stretch and gives back the stretch itself.
  let prepare: @Sendable (Stages) throws -> () throws -> Answer

  /// What a stretch works out. The checksum is taken once the clock has stopped.
  struct Answer {
    let items: Int
    let add: (inout Checksum) -> Void
  }

  static func named(_ name: String) -> Case? { all.first { $0.name == name } }

  /// Times the stretch after one run that is not counted.
  func measure(in folder: String, size: Int, runs: Int, workers: Int) throws -> Measurement {
    let stretch = try prepare(try Stages(folder: folder, size: size, workers: workers))
    PeakMemory.reset()
    let expected = checksum(try stretch())
    let clock = ContinuousClock()
    var seconds: [Double] = []
    var items = 0
    for _ in 0..<runs {
      let start = clock.now
      let answer = try stretch()
      seconds.append((clock.now - start) / .seconds(1))
      items = answer.items
      precondition(checksum(answer) == expected, "the same answer in every run")
    }
    return Measurement(
      name: name, size: size, items: items, unit: unit, workers: workers, seconds: seconds,
      peakMegabytes: PeakMemory.megabytes(), checksum: expected)
  }

  private func checksum(_ answer: Answer) -> String {
    var checksum = Checksum()
    answer.add(&checksum)
    return checksum.hexadecimal
  }

  // MARK: The cases, in the order of a run

  static let all =
    [
      areas, overlay, read, project, readAndProject, mapped, overlap, join, cluster, outline, rank, write, run,
    ] + PublishingCases.all + SpatialCases.all + AreaCases.all + TimeCases.all

  private static let areas = Case(
    name: "areas", summary: "ward and LSOA boundaries read and carried over to metres", unit: "areas"
  ) { stages in
    {
      let layers = try stages.layers()
      return Answer(items: layers.wards.count + layers.lsoas.count) {
        $0.add(layers.wards.squareMetres)
        $0.add(layers.lsoas.squareMetres)
      }
    }
  }

  private static let overlay = Case(
    name: "overlay", summary: "deprivation and population read and laid over wards and LSOAs", unit: "areas"
  ) { stages in
    let layers = try stages.layers()
    return {
      let ground = try stages.ground(layers)
      return Answer(items: layers.wards.count + layers.lsoas.count) {
        $0.add(ground.wardPopulation.map { $0 ?? -1 })
        $0.add(ground.wardDecile.map { $0 ?? -1 })
      }
    }
  }

  private static let read = Case(
    name: "read", summary: "police.uk rows read and interned", unit: "rows"
  ) { stages in
    {
      let incidents = try stages.read()
      return Answer(items: incidents.rowsRead) { $0.add(incidents) }
    }
  }

  private static let project = Case(
    name: "project", summary: "distinct locations carried over to metres", unit: "locations"
  ) { stages in
    let incidents = try stages.read()
    let projector = try stages.projector()
    return {
      var projected = incidents
      try projected.project(by: projector)
      return Answer(items: projected.locationCount) { [projected] in
        $0.add(projected.x)
        $0.add(projected.y)
      }
    }
  }

  private static let readAndProject = Case(
    name: "read-project", summary: "police.uk rows read, interned and projected, the projection set up too",
    unit: "rows"
  ) { stages in
    {
      let incidents = try stages.projected()
      return Answer(items: incidents.rowsRead) {
        $0.add(incidents)
        $0.add(incidents.x)
        $0.add(incidents.y)
      }
    }
  }

  private static let mapped = Case(
    name: "mapped", summary: "two partners' CSV files read through their mappings, projected and joined", unit: "rows"
  ) { stages in
    {
      let incidents = try stages.partners()
      return Answer(items: incidents.rowsRead) { $0.add(incidents) }
    }
  }

  private static let overlap = Case(
    name: "overlap", summary: "the same events looked for among two partners' incidents", unit: "incidents"
  ) { stages in
    let incidents = try stages.partners()
    return {
      let overlap = Overlap(incidents)
      return Answer(items: overlap.compared) { $0.add(overlap.pairs.flatMap { [$0.ofFirst, $0.ofSecond] }) }
    }
  }

  private static let join = Case(
    name: "join", summary: "locations joined to study area, wards and LSOAs", unit: "locations"
  ) { stages in
    let incidents = try stages.projected()
    let ground = try stages.ground(try stages.layers())
    return {
      let join = try IncidentGround(incidents, on: ground, workers: stages.workers)
      return Answer(items: incidents.locationCount) {
        $0.add(join.ward)
        $0.add(join.lsoa)
      }
    }
  }

  private static let cluster = Case(
    name: "cluster", summary: "DBSCAN with its width limit", unit: "locations"
  ) { stages in
    let incidents = try stages.projected()
    let locations = stages.locations(incidents, stages.comparison(incidents))
    return {
      let clustering = stages.clustering(locations)
      return Answer(items: locations.count) { $0.add(clustering.cluster) }
    }
  }

  private static let outline = Case(
    name: "outline", summary: "the polygons of the clusters", unit: "clusters"
  ) { stages in
    let incidents = try stages.projected()
    let locations = stages.locations(incidents, stages.comparison(incidents))
    let clustering = stages.clustering(locations)
    let ground = try stages.ground(try stages.layers())
    return {
      let outlines = try ClusterOutline.outlines(
        of: clustering, in: locations, reachMetres: stages.configuration.hotspots.epsMetres,
        studyArea: ground.studyArea.polygon, workers: stages.workers)
      return Answer(items: outlines.count) {
        for outline in outlines {
          $0.add(outline.x)
          $0.add(outline.y)
        }
      }
    }
  }

  private static let rank = Case(
    name: "rank", summary: "hotspots found, outlined, described and ranked", unit: "locations"
  ) { stages in
    let incidents = try stages.projected()
    let ground = try stages.ground(try stages.layers())
    let join = try IncidentGround(incidents, on: ground, workers: stages.workers)
    let finder = HotspotFinder(
      incidents, join, on: ground, stages.comparison(incidents), settings: stages.configuration.hotspots)
    return {
      let map = try finder.find(workers: stages.workers)
      return Answer(items: incidents.locationCount) {
        for hotspot in map.hotspots { $0.add("\(hotspot.id) \(hotspot.name) \(hotspot.counts.incidents)") }
        $0.add(map.hotspot)
      }
    }
  }

  private static let write = Case(
    name: "write", summary: "all layers and the list put together as bytes, no file written", unit: "bytes"
  ) { stages in
    let incidents = try stages.projected()
    let ground = try stages.ground(try stages.layers())
    let join = try IncidentGround(incidents, on: ground, workers: stages.workers)
    let comparison = stages.comparison(incidents)
    let map = try HotspotFinder(incidents, join, on: ground, comparison, settings: stages.configuration.hotspots)
      .find(workers: stages.workers)
    let degrees = Degrees(try stages.projector())
    let layers = ground.layers.indices.map { layer in
      AreaRates(AreaCounts(incidents, in: layer, join, on: ground, comparison))
    }
    let times = [HotspotTime](repeating: HotspotTime(), count: map.hotspots.count)
    return {
      var files = [
        try HotspotLayer.layer(map.hotspots, times, comparison, degrees, name: "hotspots").bytes(as: .geoJSON),
        LocationLayer.layer(incidents, join, on: ground, map, comparison, name: "locations").bytes(as: .geoJSON),
      ]
      for rates in layers {
        let layer = rates.counts.layer
        let outlines = try degrees.published(layer.areas, workers: stages.workers)
        files.append(AreaRatesLayer.layer(rates, outlines, name: layer.name).bytes(as: .geoJSON))
      }
      return Answer(items: files.reduce(0) { $0 + $1.count }) { [files] in
        for file in files { $0.add(file) }
      }
    }
  }

  private static let run = Case(
    name: "run", summary: "the whole run, from the files to a written folder", unit: "rows"
  ) { stages in
    let run = Run(stages.configuration, workers: stages.workers)
    return {
      let outcome = try run()
      return Answer(items: outcome.reconciliation.rowsRead) {
        for hotspot in outcome.analyses.flatMap(\.map.hotspots) {
          $0.add("\(hotspot.id) \(hotspot.name) \(hotspot.counts.incidents)")
        }
        $0.add([outcome.reconciliation.inWards, outcome.reconciliation.inLSOAs, outcome.reconciliation.unlocated])
      }
    }
  }
}

extension Checksum {
  /// What was read of each incident.
  mutating func add(_ incidents: IncidentTable) {
    add(incidents.month.lazy.map(\.ordinal))
    add(incidents.category)
    add(incidents.place)
    add(incidents.places.location)
    for name in incidents.places.name { add(name) }
    add(incidents.longitude)
    add(incidents.latitude)
  }
}
