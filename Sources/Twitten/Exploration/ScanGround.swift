import Formats
import Foundation
import Incidents
import Places
import Spatial

/// The places of a scan with what was counted there: areas with their people, or distinct locations of incidents.
struct ScanGround {
  let places: ScanPlaces
  let model: ScanModel
  /// nil where the scan has no time.
  let steps: ScanSteps?
  /// What was counted and how, a sentence each.
  private(set) var about: [String] = []

  private let exploration: Exploration
  private let areas: AreaLayer?
  /// For each of the exploration's locations its place, or -1.
  private let placeOfLocation: ContiguousArray<Int32>

  init(_ exploration: Exploration, _ settings: ScanExploration.Settings, workers: Int) throws(InputError) {
    self.exploration = exploration
    let steps =
      settings.model.hasTime
      ? try { () throws(InputError) in try ScanSteps(exploration, settings.step) }() : nil
    self.steps = steps
    if let steps { about = Self.sentences(steps, settings.step) }
    guard settings.model.needsPopulation else {
      areas = nil
      let built = try Self.locations(exploration, settings.model, steps)
      (places, model, placeOfLocation) = (built.places, built.model, built.placeOfLocation)
      about += built.about
      return
    }
    guard let people = settings.people else {
      throw InputError(
        .usage,
        "Incidents are compared with people: name areas with --areas, such as LSOAs, and their people with --population."
      )
    }
    let ground = try PeopledAreas(exploration, people, workers: workers)
    areas = ground.areas
    places = ground.places
    placeOfLocation = ground.areaOfLocation
    about += ground.about
    model = try ground.model(exploration, steps)
  }

  private static func sentences(_ steps: ScanSteps, _ length: ScanSteps.Length) -> [String] {
    guard steps.count > 0 else { return [] }
    var sentences = [
      "Steps: \(steps.count) of a \(length.rawValue), from \(steps.label(of: 0)) to \(steps.label(of: steps.count - 1))."
    ]
    if !steps.gaps.isEmpty {
      sentences.append(
        "No file covers \(steps.gaps.map(\.description).joined(separator: ", ")): gaps, not zeros. They are no steps, and a run of steps "
          + "passes over them.")
    }
    if steps.undated > 0 {
      sentences.append("Left out: \(steps.undated) incidents whose day is not known.")
    }
    return sentences
  }

  // MARK: At locations

  private typealias Built = (
    places: ScanPlaces, model: ScanModel, placeOfLocation: ContiguousArray<Int32>, about: [String]
  )

  private static func locations(
    _ exploration: Exploration, _ model: ScanExploration.Model, _ steps: ScanSteps?
  ) throws(InputError) -> Built {
    let own = ContiguousArray((0..<exploration.locations.count).lazy.map { Int32($0) })
    if let steps {
      let counts = try Self.counts(exploration, steps, placeOfLocation: own)
      return (ScanPlaces(exploration.locations), .spaceTimePermutation(counts), own, [])
    }
    let controls = exploration.controls()
    guard !controls.isEmpty else {
      throw InputError(
        .usage,
        "A scan of chosen incidents against all others wants others. Choose the cases with --theme, --category or --series; "
          + "what the files have beside them in the same months are the controls.")
    }
    // The locations of cases come first, in their order; those that have controls alone after them.
    var cases = Array(exploration.locations.weight)
    var others = [Int](repeating: 0, count: cases.count)
    var x = exploration.locations.x
    var y = exploration.locations.y
    var number: [Int: Int] = [:]
    for (place, location) in exploration.tableLocation.enumerated() { number[location] = place }
    for (location, weight) in controls {
      if let place = number[location] {
        others[place] = weight
      } else {
        x.append(exploration.everything.x[location])
        y.append(exploration.everything.y[location])
        cases.append(0)
        others.append(weight)
      }
    }
    let places = try SpatialAnswers.asked { () throws(SpatialError) in try ScanPlaces(x: x, y: y) }
    return (
      places, .bernoulli(cases: cases, controls: others), own,
      ["Controls: the \(others.reduce(0, +)) other incidents of the same months inside the study area."]
    )
  }

  static func counts(
    _ exploration: Exploration, _ steps: ScanSteps, placeOfLocation: ContiguousArray<Int32>
  ) throws(InputError) -> SpaceTimeCounts {
    let table = exploration.incidents
    var number = [Int32](repeating: -1, count: table.locationCount)
    for (index, location) in exploration.tableLocation.enumerated() { number[location] = placeOfLocation[index] }
    var place: [Int] = []
    var step: [Int] = []
    var count: [Int] = []
    for (index, incident) in steps.incidents.enumerated() {
      let own = number[Int(table.location(of: incident))]
      guard own >= 0 else { continue }
      place.append(Int(own))
      step.append(steps.step[index])
      count.append(table.weight(of: incident))
    }
    return try SpatialAnswers.asked { () throws(SpatialError) in
      try SpaceTimeCounts(steps: steps.count, place: place, step: step, count: count)
    }
  }

  // MARK: What a cluster is

  /// What the cases of a cluster say of it.
  func describe(_ cluster: ScanCluster) -> ExploredPlaces.Place {
    let members = Set(cluster.members)
    var group = exploration.ofIncidents(
      ContiguousArray(placeOfLocation.lazy.map { Int32(members.contains(Int($0)) ? 0 : -1) }))
    if let steps {
      var isInTime = [Bool](repeating: false, count: group.count)
      for (incident, step) in zip(steps.incidents, steps.step) { isInTime[incident] = cluster.steps.contains(step) }
      for incident in group.indices where !isInTime[incident] { group[incident] = -1 }
    }
    return ExploredPlaces(exploration, count: 1) { group[$0] }.places[0]
  }

  /// The codes of a cluster's areas; nil where it has locations.
  func areaCodes(of cluster: ScanCluster) -> String? {
    areas.map { areas in cluster.members.map { areas.codes[$0] }.joined(separator: ";") }
  }

  /// The union of a cluster's areas, or the circle or ellipse around its locations.
  func outline(of cluster: ScanCluster) throws(InputError) -> MultiPolygon {
    if let areas {
      let members = cluster.members.map { areas.polygons[$0] }
      return try SpatialAnswers.asked { () throws(SpatialError) in try AreaIndex(members).union() }
    }
    // A window of a single location has no width: it is drawn as wide as a finger's tip on a map.
    let (short, long) = (max(cluster.radiusMetres, Self.leastRadius), max(cluster.longRadiusMetres, Self.leastRadius))
    let turn = cluster.angleDegrees * .pi / 180
    var ring = (0..<Self.corners).map { corner -> (x: Double, y: Double) in
      let angle = 2 * .pi * Double(corner) / Double(Self.corners)
      let (along, across) = (long * cos(angle), short * sin(angle))
      return (cluster.x + along * cos(turn) - across * sin(turn), cluster.y + along * sin(turn) + across * cos(turn))
    }
    ring.append(ring[0])
    var polygon = MultiPolygon()
    polygon.appendPart(rings: [ring])
    return polygon
  }

  private static let leastRadius = 25.0
  private static let corners = 72
}

extension Exploration {
  /// The locations inside the study area of incidents that were not chosen, of the months that were, with their numbers;
  /// ascending.
  func controls() -> [(location: Int, weight: Int)] {
    var selection = Selection()
    let months = incidents.coveredMonths()
    if let first = choice.firstMonth ?? months.first, let last = choice.lastMonth ?? months.last, first <= last {
      selection.months = first...last
    }
    let all = selection.select(from: everything).incidents.totalWeights()
    let chosen = incidents.totalWeights()
    return all.indices.compactMap { location in
      isInside[location] && all[location] > chosen[location] ? (location, all[location] - chosen[location]) : nil
    }
  }
}
