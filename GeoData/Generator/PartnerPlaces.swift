internal import Spatial

/// A place where a partner's incidents may gather: a planted hotspot, or one of the partners' own.
struct PartnerSpot {
  let id: Int
  let name: String
  let centre: Point
  let radiusMetres: Double
  /// The numbers of its snap points, the nearest to the centre first.
  let points: [Int]
}

/// Where partners' incidents lie: not on snap points but beside them, as precisely as whoever was called wrote it down.
struct PartnerPlaces {
  private static let leastDistance = 760.0
  private static let besideStreet = 32.0
  private static let attempts = 20

  let seed: UInt64
  let district: District
  let streets: Streets
  /// The planted hotspots, then the partners' own places.
  private(set) var spots: [PartnerSpot] = []
  private let areas: AreaIndex
  private let background: WeightedChoice

  init(seed: UInt64, district: District, streets: Streets, hotspots: [PlantedHotspot]) throws {
    self.seed = seed
    self.district = district
    self.streets = streets
    areas = try AreaIndex(district.lsoas.map(\.polygon))
    background = WeightedChoice(streets.points.map(\.rate))
    for (number, hotspot) in hotspots.enumerated() {
      addSpot(number + 1, hotspot.plan.name, hotspot.centre, hotspot.plan.radiusMetres)
    }
    for plan in PartnerPlacePlan.all { addSpot(plan.id, plan.name, try place(plan), plan.radiusMetres) }
  }

  func spot(_ id: Int) -> PartnerSpot? { spots.first { $0.id == id } }

  /// The spot in which a place lies.
  func spot(at place: Point) -> PartnerSpot? {
    spots.first { $0.centre.distance(to: place) <= $0.radiusMetres }
  }

  /// A place within a spot, more often near its centre than at its edge.
  func place(in spot: PartnerSpot, _ random: inout RandomNumbers) -> (place: Point, point: Int) {
    let choice = WeightedChoice(spot.points.indices.map { 1 / Double($0 + 1) })
    for _ in 0..<Self.attempts {
      let point = spot.points[choice.draw(&random)]
      let place = beside(point, &random)
      if place.distance(to: spot.centre) < spot.radiusMetres - 2 { return (place, point) }
    }
    return (spot.centre, spot.points[0])
  }

  /// A place anywhere in the district.
  func place(_ random: inout RandomNumbers) throws(SpatialError) -> (place: Point, point: Int) {
    let point = background.draw(&random)
    let place = beside(point, &random)
    return (try lsoa(of: place) == nil ? streets.points[point].place : place, point)
  }

  /// The number of the LSOA in which a place lies; nil outside the district.
  func lsoa(of place: Point) throws(SpatialError) -> Int? {
    let found = try areas.locate(x: [place.x], y: [place.y])[0]
    return found >= 0 ? Int(found) : nil
  }

  private func beside(_ point: Int, _ random: inout RandomNumbers) -> Point {
    streets.points[point].place
      + Point(
        x: random.uniform(-Self.besideStreet, Self.besideStreet),
        y: random.uniform(-Self.besideStreet, Self.besideStreet))
  }

  private mutating func addSpot(_ id: Int, _ name: String, _ centre: Point, _ radius: Double) {
    let near = streets.points.indices.filter { streets.points[$0].place.distance(to: centre) < radius }
    let points = near.sorted {
      (streets.points[$0].place.distance(to: centre), $0) < (streets.points[$1].place.distance(to: centre), $1)
    }
    spots.append(PartnerSpot(id: id, name: name, centre: centre, radiusMetres: radius, points: points))
  }

  /// The ward's snap point with the most others around it, far from every other spot.
  private func place(_ plan: PartnerPlacePlan) throws(NoRoom) -> Point {
    let inWard = streets.points.filter { WardPlan.all[district.lsoas[$0.lsoa].ward].name == plan.ward }.map(\.place)
    let possible = inWard.filter { place in
      spots.allSatisfy { $0.centre.distance(to: place) >= Self.leastDistance }
        && (!plan.isRemote || DistrictPlan.density(place) < 0.1)
    }
    let counts = possible.map { place in
      inWard.reduce(0) { $0 + ($1.distance(to: place) < plan.radiusMetres ? 1 : 0) }
    }
    guard let best = possible.indices.max(by: { counts[$0] < counts[$1] }) else {
      throw NoRoom(description: "no room for the place \(plan.name) in \(plan.ward): try another seed")
    }
    return possible[best]
  }
}
