import Formats
import Incidents
import Places
import Spatial
import Tasking

/// Hotspots as a method found them, before they are described.
struct FoundHotspots {
  /// What columns and sentences call the method.
  let method: String
  /// In metres, one a hotspot.
  let outlines: [MultiPolygon]
  /// The greatest distance between two of its locations, or of a run's vertices.
  let widthMetres: [Double]
  /// How far neighbours may be, where the method has such a distance.
  let reachMetres: [Double]
  /// Whether each is a part of one that was wider than the limit.
  let isSplit: [Bool]
  /// The hotspot of each chosen incident, or -1.
  let hotspot: [Int32]
  /// The length of each in metres, of runs of streets.
  var lengthMetres: [Double]?
  /// How they were found, a sentence each.
  let about: [String]
}

extension FoundHotspots {
  /// By a method that works on places alone.
  init(_ exploration: Exploration, _ settings: HotspotSettings, workers: Int) throws(InputError) {
    let locations = exploration.locations
    let clustering = settings.clustering(
      of: exploration.precisions.map(\.precision), over: exploration.studyArea?.squareMetres
    ).cluster(locations, greatestWidthMetres: settings.greatestWidthMetres, workers: workers)
    outlines = try SpatialAnswers.asked { () throws(SpatialError) in
      try ClusterOutline.outlines(
        of: clustering, in: locations, reachMetres: settings.reachMetres, studyArea: exploration.studyArea?.polygon,
        workers: workers)
    }
    method = settings.method.rawValue
    widthMetres = clustering.members().map { ClusterWidth.metres(of: $0, in: locations) }
    reachMetres = clustering.epsMetres
    isSplit = clustering.isSplit
    hotspot = exploration.ofIncidents(clustering.cluster)
    var about = [settings.sentence]
    let isSnapped = exploration.precisions.contains { $0.precision == .snapped }
    if isSnapped, settings.method == .dbscan, settings.epsMetres < LocationPrecision.snappedSpacingMetres {
      about.append(
        "Warning: eps is less than the \(Int(LocationPrecision.snappedSpacingMetres)) m that lie between police.uk's points in a town: "
          + "hotspots will be single points, not places.")
    }
    if isSnapped, settings.method == .hdbscan {
      about.append(
        "Distances below the \(Int(LocationPrecision.snappedSpacingMetres)) m between published points are taken as that."
      )
    }
    if settings.method == .nnh { about.append(Self.threshold(exploration, settings)) }
    if settings.method == .dbscan, let lost = Self.lostByWidth(clustering, exploration, settings, workers: workers) {
      about.append(lost)
    }
    self.about = about
  }

  private static func threshold(_ exploration: Exploration, _ settings: HotspotSettings) -> String {
    let locations = exploration.locations
    guard let probability = settings.pairProbability, let area = exploration.studyArea?.squareMetres else {
      return "The threshold is eps"
        + (settings.pairProbability == nil ? "." : ", as no study area is named that chance could be reckoned on.")
    }
    let metres = NearestNeighbourHierarchical(threshold: .random(probability: probability, squareMetres: area))
      .thresholdMetres(points: locations.totalWeight)
    let own = "Chance has a threshold of \(FixedDecimal.string(metres, decimals: 1)) m"
    guard let width = settings.greatestWidthMetres, metres > width / 2 else { return "\(own)." }
    return
      "\(own), which is more than half of the greatest width: \(FixedDecimal.string(width / 2, decimals: 1)) m are taken."
  }

  /// What the width limit leaves of dense places that fall apart into nothing dense enough.
  private static func lostByWidth(
    _ limited: Clustering, _ exploration: Exploration, _ settings: HotspotSettings, workers: Int
  ) -> String? {
    guard settings.greatestWidthMetres != nil else { return nil }
    let locations = exploration.locations
    let plain = settings.clustering(of: [], over: nil)
      .cluster(locations, greatestWidthMetres: nil, workers: workers)
    let lost = plain.cluster.indices.reduce(0) { sum, location in
      let isLost = plain.cluster[location] != Clustering.noise && limited.cluster[location] == Clustering.noise
      return sum + (isLost ? locations.weight[location] : 0)
    }
    guard lost > 0 else { return nil }
    return
      "\(lost) incidents are dense but in clusters wider than the limit, of which no part with them is dense enough by itself."
  }

  /// Bursts: by places and days.
  ///
  /// - Throws: where no incident has a day.
  init(
    _ exploration: Exploration, within days: Double, _ settings: HotspotSettings, workers: Int
  ) throws(InputError) {
    let table = exploration.incidents
    let inside = exploration.insideIncidents
    let dated = inside.compactMap { incident in table.time(of: incident)?.knownDay.map { (incident, $0) } }
    guard !dated.isEmpty else {
      throw .badData(
        "ST-DBSCAN needs incidents whose day is known, and of all \(inside.count) the month alone is: police.uk publishes no days. "
          + "Take another --method, or a partner's file with dates.")
    }
    func location(_ incident: Int) -> Int { Int(table.location(of: incident)) }
    let events = Events(
      x: ContiguousArray(dated.map { table.x[location($0.0)] }),
      y: ContiguousArray(dated.map { table.y[location($0.0)] }),
      day: ContiguousArray(dated.map { Double($0.1) }),
      weight: ContiguousArray(dated.map { table.weight(of: $0.0) }))
    let clustering = STDBSCAN(
      epsMetres: settings.epsMetres, epsDays: days, minPoints: settings.minPoints, border: settings.border
    ).cluster(events, workers: workers)
    var hotspot = [Int32](repeating: -1, count: table.count)
    for (event, entry) in dated.enumerated() { hotspot[entry.0] = clustering.cluster[event] }
    // A place may have several bursts, so that their outlines may share ground: each is drawn by itself.
    var outlines: [MultiPolygon] = []
    var widths: [Double] = []
    for members in clustering.members() {
      let places = Set(members.map { location(dated[$0].0) }).sorted()
      let locations = Exploration.locations(places, table.totalWeights(), of: table)
      let one = Clustering.single(count: places.count, epsMetres: settings.epsMetres)
      outlines += try SpatialAnswers.asked { () throws(SpatialError) in
        try ClusterOutline.outlines(of: one, in: locations, studyArea: exploration.studyArea?.polygon)
      }
      widths.append(ClusterWidth.metres(of: Array(places.indices), in: locations))
    }
    method = "st-dbscan"
    self.outlines = outlines
    widthMetres = widths
    reachMetres = clustering.epsMetres
    isSplit = clustering.isSplit
    self.hotspot = hotspot
    var about = [
      "ST-DBSCAN: at least \(settings.minPoints) incidents within \(Int(settings.epsMetres)) m and "
        + "\(FixedDecimal.string(days, decimals: 2)) days; one place may have several, and no width limit holds."
    ]
    if inside.count > dated.count {
      about.append("\(inside.count - dated.count) incidents are left out, as their day is not known.")
    }
    self.about = about
  }
}
