internal import Spatial

/// The council's register of licensed premises: places where nightlife is, and no incidents.
enum LicensedPremises {
  private static let count = 150
  private static let withoutDegrees = 6
  private static let types = ["Pub", "Night club", "Off licence", "Restaurant", "Late night takeaway"]
  /// Nightlife gathers at these spots, and so many of a hundred premises are in each; the others lie anywhere in town.
  private static let shares: [(spot: Int, percent: Double)] = [(1, 16), (2, 12), (5, 10), (101, 12)]
  private static let atSpots = WeightedChoice([28, 14, 10, 28, 20])
  private static let anywhere = WeightedChoice([34, 0, 34, 22, 10])
  private static let closing = [
    ["23:00", "00:00", "01:00"], ["02:00", "03:00", "04:00"], ["22:00", "23:00"], ["23:00", "00:00"],
    ["02:00", "03:00"],
  ]
  private static let firsts = [
    "Anchor", "Bosun", "Cockle", "Dolphin", "Ebb Tide", "Ferryman", "Gull", "Hawser", "Jetty", "Keel", "Lantern",
    "Mermaid", "Nautilus", "Oyster", "Plough", "Quayside", "Rigging", "Smugglers", "Tern", "Undertow",
  ]
  private static let lasts = [
    ["Inn", "Arms", "Tap", "Alehouse"], ["Rooms", "Club", "Nights"], ["Wines", "Convenience", "Stores"],
    ["Kitchen", "Bistro", "Grill", "Brasserie"], ["Kebab", "Fried Chicken", "Pizza"],
  ]

  static func bytes(
    _ places: PartnerPlaces, _ postcodes: InventedPostcodes, _ projector: Projector
  ) throws(SpatialError) -> [UInt8] {
    var random = RandomNumbers(seed: places.seed, .premises)
    var order = Array(0..<count)
    random.shuffle(&order)
    let withoutDegrees = Set(order.prefix(withoutDegrees))
    var rows = DelimitedRows([
      "Licence number", "Premises name", "Type", "Address", "Postcode", "Licence start date", "Closing hour",
      "longitude", "latitude",
    ])
    for number in 0..<count {
      let (place, spot) = try place(places, &random)
      let postcode = postcodes.all[postcodes.nearest(to: place, within: spot)]
      let type = (spot == nil ? anywhere : atSpots).draw(&random)
      let point = nearestPoint(to: place, places)
      let degrees = try Incidents.degrees(of: [place], projector)[0]
      let isMissing = withoutDegrees.contains(number)
      let day = Moment(minutes: random.index(below: Months.days(of: 0) * 12 * 1_440))
      rows.append([
        "PREM/\(padded(number + 1, 4))", name(type, &random), types[type],
        "\(1 + random.index(below: 120)) \(places.streets.points[point].name), \(DistrictPlan.name), \(postcode.text)",
        postcode.text, "\(day.dayFirst.dropLast(4))\(2006 + random.index(below: 17))",
        closing[type][random.index(below: closing[type].count)], isMissing ? "NA" : degrees.longitude,
        isMissing ? "NA" : degrees.latitude,
      ])
    }
    return Array(rows.text.utf8)
  }

  private static func place(
    _ places: PartnerPlaces, _ random: inout RandomNumbers
  ) throws(SpatialError) -> (Point, PartnerSpot?) {
    var share = random.uniform(0, 100)
    for entry in shares {
      share -= entry.percent
      if share < 0, let spot = places.spot(entry.spot) { return (places.place(in: spot, &random).place, spot) }
    }
    while true {
      let place = try places.place(&random).place
      if DistrictPlan.density(place) > 0.4 { return (place, nil) }
    }
  }

  private static func nearestPoint(to place: Point, _ places: PartnerPlaces) -> Int {
    let points = places.streets.points
    return points.indices.min { points[$0].place.distance(to: place) < points[$1].place.distance(to: place) } ?? 0
  }

  private static func name(_ type: Int, _ random: inout RandomNumbers) -> String {
    let first = firsts[random.index(below: firsts.count)]
    let last = lasts[type][random.index(below: lasts[type].count)]
    return type == 0 ? "The \(first) \(last)" : "\(first) \(last)"
  }
}
