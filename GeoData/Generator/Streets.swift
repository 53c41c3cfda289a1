internal import Spatial

/// The district's snap points: along streets in town and villages, along lanes and at farms in the country.
struct Streets {
  private static let leastGap = 66.0
  private static let leastFarmGap = 260.0
  /// Where it is less built-up than this, there are no streets.
  private static let builtUp = 0.5
  private static let farms = 90

  private(set) var points: [SnapPoint] = []
  /// The streets, lanes and tracks themselves.
  private(set) var lines = StreetLines()
  private let seed: UInt64
  private let areas: AreaIndex
  private let parks: SmoothNoise
  private var names: StreetNames

  init(seed: UInt64, district: District) throws(SpatialError) {
    self.seed = seed
    areas = try AreaIndex(district.lsoas.map(\.polygon))
    parks = SmoothNoise(seed: seed ^ UInt64(Stream.streets.rawValue), spacing: 420)
    names = StreetNames(seed: seed)
    for ward in WardPlan.all.indices { try layStreets(ward, district) }
    for lane in DistrictPlan.lanes.indices { try layLane(lane) }
    try scatterFarms()
    lines.addTracks(to: points)
    nameHighStreets()
    placeFeatures()
    setRates()
  }

  private mutating func layStreets(_ ward: Int, _ district: District) throws(SpatialError) {
    guard let bounds = district.wards[ward].polygon.bounds else { return }
    var random = RandomNumbers(seed: seed ^ UInt64(Stream.streets.rawValue), item: ward)
    let grid = StreetGrid(over: bounds, &random)
    var before: [StreetPlace?] = []
    for street in grid.streets {
      let places = grid.points(ofStreet: street, &random)
      let found = try areas.locate(x: ContiguousArray(places.map(\.x)), y: ContiguousArray(places.map(\.y)))
      // A name lasts for some points; where the street breaks off, for at most one more.
      var left = 0
      var name = ""
      var laid: [StreetPlace?] = []
      for (place, area) in zip(places, found) {
        let lsoa = Int(area)
        let isStreet = lsoa >= 0 && district.lsoas[lsoa].ward == ward && isBuiltUp(place, ward)
        guard isStreet, isFree(place, Self.leastGap) else {
          left = min(left, 1)
          if isStreet { lines.extend(to: place, name: name) } else { lines.breakOff() }
          laid.append(isStreet ? StreetPlace(place: place, name: name) : nil)
          continue
        }
        if left == 0 {
          name = names.street()
          left = 4 + random.index(below: 4)
        }
        left -= 1
        points.append(SnapPoint(place: place, name: name, lsoa: lsoa, rate: 0))
        lines.extend(to: place, name: name)
        laid.append(StreetPlace(place: place, name: name))
      }
      lines.breakOff()
      if !before.isEmpty { lines.cross(before, laid, number: street - grid.streets.lowerBound) }
      before = laid
    }
  }

  private mutating func layLane(_ lane: Int) throws(SpatialError) {
    var random = RandomNumbers(seed: seed ^ UInt64(Stream.streets.rawValue), item: 1_000 + lane)
    let stops = DistrictPlan.lanes[lane]
    var line = stops.prefix(1).map { $0 }
    for (a, b) in zip(stops, stops.dropFirst()) {
      line += WigglyEdge.points(from: a, to: b, depth: 4, sway: 0.16, &random) + [b]
    }
    var name = names.lane()
    var left = 6
    for (a, b) in zip(line, line.dropFirst()) {
      let place = a + (b - a) * random.uniform(0.3, 0.7)
      lines.extend(to: a, name: name)
      guard try add(place, name: name, gap: 150) else { continue }
      lines.extend(to: place, name: name)
      left -= 1
      if left == 0 {
        name = names.lane()
        left = 4 + random.index(below: 4)
      }
    }
    if let end = line.last { lines.extend(to: end, name: name) }
    lines.breakOff()
  }

  private mutating func scatterFarms() throws(SpatialError) {
    var random = RandomNumbers(seed: seed, .farms)
    var placed = 0
    while placed < Self.farms {
      let place =
        DistrictPlan.origin
        + Point(x: random.uniform(0, DistrictPlan.width), y: random.uniform(0, DistrictPlan.height))
      guard DistrictPlan.density(place) < 0.2 else { continue }
      if try add(place, name: names.lane(), gap: Self.leastFarmGap) { placed += 1 }
    }
  }

  private mutating func add(_ place: Point, name: String, gap: Double) throws(SpatialError) -> Bool {
    let lsoa = try areas.locate(x: [place.x], y: [place.y])[0]
    guard lsoa >= 0, isFree(place, gap) else { return false }
    points.append(SnapPoint(place: place, name: name, lsoa: Int(lsoa), rate: 0))
    return true
  }

  private func isBuiltUp(_ point: Point, _ ward: Int) -> Bool {
    // Parks, works and railway land lie between the streets, more of it towards the edge.
    let density = DistrictPlan.density(point, inTown: WardPlan.all[ward].isTown)
    return density > Self.builtUp && parks.value(point.x, point.y) < 0.85 * density - 0.5
  }

  private func isFree(_ point: Point, _ gap: Double) -> Bool {
    !points.contains { $0.place.distance(to: point) < gap }
  }
}

extension Streets {
  /// The street in the middle of the town and the one in the middle of a village have the same name, as they may have.
  private mutating func nameHighStreets() {
    for middle in [DistrictPlan.townCentre, DistrictPlan.villages[2].centre] {
      guard
        let nearest = points.min(by: { $0.place.distance(to: middle) < $1.place.distance(to: middle) })
      else { continue }
      let name = nearest.name
      for index in points.indices where points[index].name == name { points[index].name = "High Street" }
      lines.rename(name, "High Street")
    }
  }

  /// One point in eighteen of the town bears the name of what stands there.
  private mutating func placeFeatures() {
    var random = RandomNumbers(seed: seed ^ UInt64(Stream.streetNames.rawValue), .streets)
    let choice = WeightedChoice(StreetNames.features.map(\.1))
    for index in points.indices where points[index].name != "High Street" {
      guard DistrictPlan.density(points[index].place) > Self.builtUp, random.chance(1.0 / 18) else { continue }
      points[index].name = StreetNames.features[choice.draw(&random)].0
    }
  }

  /// Some streets see more than others; the town's middle sees a little more than its edge, and a point in the country
  /// stands for more ground than one in town.
  private mutating func setRates() {
    var random = RandomNumbers(seed: seed, .rates)
    for index in points.indices {
      let centre = points[index].place.distance(to: DistrictPlan.townCentre) / 1_500
      let evenness = random.uniform() + random.uniform()
      let isTown = DistrictPlan.density(points[index].place) > Self.builtUp
      points[index].rate = (isTown ? 0.15 : 0.3) + 0.08 * evenness + 0.05 / (1 + centre * centre)
    }
  }

  /// The points without those for which `removes` is true.
  mutating func remove(where removes: (SnapPoint) -> Bool) {
    points.removeAll(where: removes)
  }

  mutating func setRate(_ rate: Double, ofPoint index: Int) {
    points[index].rate = rate
  }

  mutating func rename(point index: Int, _ name: String) {
    points[index].name = name
  }
}
