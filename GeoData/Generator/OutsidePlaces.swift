internal import Spatial

/// Snap points in the two districts next to Sandmouth: a force's file covers more than one district.
struct OutsidePlaces {
  private static let perSide = 24
  private static let sides = [
    (name: "Gullhaven", prefix: "E0197", south: Point(x: 477_800, y: 61_500)),
    (name: "Tidewater", prefix: "E0196", south: Point(x: 508_600, y: 62_000)),
  ]
  private static let reach = Point(x: 3_400, y: 9_000)

  private let rows: [PoliceRow]

  init(seed: UInt64, _ projector: Projector) throws(SpatialError) {
    var random = RandomNumbers(seed: seed, .outside)
    var rows: [PoliceRow] = []
    var places: [Point] = []
    let streets = ["Harbour Road", "Station Road", "High Street", "Parking Area", "Church Lane", "Supermarket"]
    for side in Self.sides {
      for _ in 0..<Self.perSide {
        places.append(
          side.south + Point(x: random.uniform(0, Self.reach.x), y: random.uniform(0, Self.reach.y)))
        let group = 1 + random.index(below: 9)
        var row = PoliceRow()
        row.location = "On or near \(streets[random.index(below: streets.count)])"
        row.lsoaCode = Code.text(side.prefix, group)
        row.lsoaName = "\(side.name) 00\(group)A"
        rows.append(row)
      }
    }
    let degrees = try Incidents.degrees(of: places, projector)
    for index in rows.indices {
      rows[index].longitude = degrees[index].longitude
      rows[index].latitude = degrees[index].latitude
    }
    self.rows = rows
  }

  /// Puts a row on one of the points.
  func place(_ row: inout PoliceRow, _ random: inout RandomNumbers) {
    let place = rows[random.index(below: rows.count)]
    row.longitude = place.longitude
    row.latitude = place.latitude
    row.location = place.location
    row.lsoaCode = place.lsoaCode
    row.lsoaName = place.lsoaName
  }
}
