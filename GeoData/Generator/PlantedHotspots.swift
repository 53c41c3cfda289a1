internal import Formats
internal import Foundation
internal import Spatial

/// A hotspot that was planted, and the snap points on which its incidents lie.
struct PlantedHotspot {
  let plan: HotspotPlan
  let centre: Point
  /// The numbers of its snap points, the busiest first.
  var points: [Int] = []

  /// The share of its incidents that falls on each of its points: the busiest has twice as much as the second.
  var weights: [Double] {
    points.indices.map { 1 / Double($0 + 1) }
  }
}

/// A seed gave a ward without streets enough for its hotspot.
struct NoRoom: Error, CustomStringConvertible {
  let description: String
}

/// Places the planned hotspots on the streets of their wards.
enum PlantedHotspots {
  private static let leastDistance = 760.0
  private static let fewestPoints = 4
  /// Around a hotspot the streets are sparser and quieter for so many metres, so that the search can tell its edge.
  private static let ring = 185.0
  private static let keptInRing = 0.4
  private static let rateInRing = 0.04

  static func plant(on streets: inout Streets, district: District, seed: UInt64) throws(NoRoom) -> [PlantedHotspot] {
    var random = RandomNumbers(seed: seed, .thinning)
    var hotspots: [PlantedHotspot] = []
    for plan in HotspotPlan.all {
      let centre = try place(plan, streets.points, district, hotspots)
      hotspots.append(PlantedHotspot(plan: plan, centre: centre))
    }
    let placed = hotspots
    streets.remove { point in
      let isInRing = placed.contains { hotspot in
        let distance = point.place.distance(to: hotspot.centre)
        return distance > hotspot.plan.radiusMetres && distance < hotspot.plan.radiusMetres + ring
      }
      return isInRing && !random.chance(keptInRing)
    }
    for index in hotspots.indices { settle(&hotspots[index], on: &streets) }
    return hotspots
  }

  /// The ward's snap point with the most others around it, far enough from the hotspots before it.
  private static func place(
    _ plan: HotspotPlan, _ points: [SnapPoint], _ district: District, _ before: [PlantedHotspot]
  ) throws(NoRoom) -> Point {
    let inWard = points.filter { WardPlan.all[district.lsoas[$0.lsoa].ward].name == plan.ward }.map(\.place)
    let possible = inWard.filter { place in
      before.allSatisfy { $0.centre.distance(to: place) >= leastDistance }
    }
    let counts = possible.map { place in
      inWard.reduce(0) { $0 + ($1.distance(to: place) < plan.radiusMetres - 8 ? 1 : 0) }
    }
    let best = possible.indices.max { counts[$0] < counts[$1] }
    guard let best, counts[best] >= fewestPoints else {
      throw NoRoom(description: "no room for the hotspot \(plan.name) in \(plan.ward): try another seed")
    }
    return possible[best]
  }

  private static func settle(_ hotspot: inout PlantedHotspot, on streets: inout Streets) {
    let centre = hotspot.centre
    for index in streets.points.indices {
      let distance = streets.points[index].place.distance(to: centre)
      if distance < hotspot.plan.radiusMetres - 5 {
        hotspot.points.append(index)
      } else if distance < hotspot.plan.radiusMetres + ring + 60 {
        streets.setRate(rateInRing, ofPoint: index)
      }
    }
    hotspot.points.sort {
      (streets.points[$0].place.distance(to: centre), $0) < (streets.points[$1].place.distance(to: centre), $1)
    }
    if let feature = hotspot.plan.feature {
      for index in hotspot.points.prefix(2) { streets.rename(point: index, feature) }
    }
  }
}

extension PlantedHotspots {
  private static let corners = 48

  /// The truth, as circles.
  static func geoJSON(_ hotspots: [PlantedHotspot], _ projector: Projector) throws(SpatialError) -> [UInt8] {
    var file = GeoJSONWriter(name: "planted-hotspots")
    for (number, hotspot) in hotspots.enumerated() {
      let plan = hotspot.plan
      file.append(
        .polygon(try circle(hotspot).projected(by: projector)),
        properties: [
          ("id", .integer(number + 1)), ("kind", .text(plan.kind.rawValue)), ("name", .text(plan.name)),
          ("ward", .text(plan.ward)), ("easting", .decimal(hotspot.centre.x, decimals: 1)),
          ("northing", .decimal(hotspot.centre.y, decimals: 1)),
          ("radius_m", .decimal(plan.radiusMetres, decimals: 0)),
          ("first_month", .text(Months.name(plan.months.lowerBound))),
          ("last_month", .text(Months.name(plan.months.upperBound))),
          ("incidents_per_month", .integer(plan.incidentsPerMonth)),
        ])
    }
    return file.finish()
  }

  private static func circle(_ hotspot: PlantedHotspot) -> MultiPolygon {
    // Rounded to 7 decimals of a degree in the file: the last bit of a sine does not show.
    let ring = (0...corners).map { corner in
      let angle = 2 * Double.pi * Double(corner % corners) / Double(corners)
      return hotspot.centre + Point(x: cos(angle), y: sin(angle)) * hotspot.plan.radiusMetres
    }
    var polygon = MultiPolygon()
    polygon.appendPart(rings: [ring.map { (x: $0.x, y: $0.y) }])
    return polygon
  }
}
