internal import Spatial

/// Where land, town and villages are meant to lie. All of it is open water in truth: the English Channel, some 18 km off
/// the nearest shore, so that nobody takes the district for a real one.
enum DistrictPlan {
  static let name = "Sandmouth"
  static let code = "E07990001"
  static let origin = Point(x: 482_500, y: 60_000)
  static let width = 25_000.0
  static let height = 14_500.0
  static let townCentre = place(11.9, 2.9)
  static let island = place(21.2, -0.6)
  static let islandRadius = 520.0

  static let villages = [
    (name: "Ferry", centre: place(5.0, 2.3), radius: 540.0),
    (name: "Withycombe", centre: place(3.6, 8.0), radius: 330.0),
    (name: "Netherdown", centre: place(8.4, 9.4), radius: 520.0),
    (name: "Long Barrow", centre: place(14.3, 9.8), radius: 400.0),
    (name: "Ashcombe", centre: place(19.8, 8.3), radius: 480.0),
    (name: "Cormorant", centre: place(21.2, 2.5), radius: 420.0),
  ]

  /// Lanes from village to village and into the town.
  static let lanes = [
    [place(8.0, 2.6), place(5.0, 2.3), place(3.0, 4.6), place(3.6, 8.0), place(8.4, 9.4)],
    [place(10.2, 5.6), place(9.2, 7.4), place(8.4, 9.4), place(9.0, 12.6)],
    [place(13.2, 6.0), place(13.8, 7.6), place(14.3, 9.8), place(14.0, 12.8)],
    [place(8.4, 9.4), place(11.4, 10.4), place(14.3, 9.8), place(19.8, 8.3), place(23.4, 9.6)],
    [place(16.4, 4.2), place(18.2, 6.0), place(19.8, 8.3), place(20.4, 12.0)],
    [place(17.6, 2.2), place(21.2, 2.5), place(22.4, 5.4), place(19.8, 8.3)],
    [place(3.6, 8.0), place(2.0, 11.0)],
  ]

  /// The river's tidal reach: sea within the land.
  private static let estuary = [place(13.35, 0.4), place(13.5, 1.9), place(13.35, 2.9), place(13.7, 3.7)]
  private static let coast = [
    (0.0, 2.2), (2.5, 1.2), (4.6, 0.9), (6.4, 0.2), (8.0, 0.8), (10.0, 1.3), (12.0, 1.6), (13.4, 1.7), (14.6, 1.4),
    (16.6, 0.8), (18.6, 0.2), (20.0, 0.7), (21.6, 1.1), (23.4, 1.0), (25.0, 2.4),
  ]

  /// A place by kilometres east and north of the south-west corner.
  static func place(_ east: Double, _ north: Double) -> Point {
    Point(x: origin.x + east * 1_000, y: origin.y + north * 1_000)
  }

  /// Whether a point is land.
  static func isLand(_ point: Point, _ noise: SmoothNoise, _ fineNoise: SmoothNoise) -> Bool {
    let sway = noise.value(point.x, point.y) * 700 + fineNoise.value(point.x, point.y) * 160
    if point.distance(to: island) < islandRadius + sway * 0.5 { return true }
    let (east, north) = (point.x - origin.x, point.y - origin.y)
    guard east > 800 + sway, east < width - 800 + sway, north < height - 1_000 + sway * 1.2 else { return false }
    guard north > shore(east / 1_000) * 1_000 + sway * 0.4 else { return false }
    return zip(estuary, estuary.dropFirst()).allSatisfy { Self.distance(from: point, to: $0, $1) > 120 }
  }

  /// How built-up the ground is: about 1 in town and villages, 0 in the country.
  static func density(_ point: Point) -> Double {
    max(townDensity(point), villageDensity(point))
  }

  /// The same within a ward: the town ends where the country wards begin.
  static func density(_ point: Point, inTown: Bool) -> Double {
    inTown ? density(point) : villageDensity(point)
  }

  private static func townDensity(_ point: Point) -> Double {
    // Fourth powers: the town fills a rounded box behind the bay rather than an ellipse.
    let town = point - place(12.7, 3.1)
    let reach = squared(squared(town.x / 4_800)) + squared(squared(town.y / 2_550))
    return 1 / (1 + squared(reach))
  }

  private static func villageDensity(_ point: Point) -> Double {
    villages.map { 1 / (1 + squared(squared(point.distance(to: $0.centre) / $0.radius))) }.max() ?? 0
  }

  private static func shore(_ east: Double) -> Double {
    for (a, b) in zip(coast, coast.dropFirst()) where east <= b.0 {
      return a.1 + (b.1 - a.1) * (east - a.0) / (b.0 - a.0)
    }
    return coast.last?.1 ?? 0
  }

  private static func distance(from point: Point, to a: Point, _ b: Point) -> Double {
    let chord = b - a
    let along = ((point.x - a.x) * chord.x + (point.y - a.y) * chord.y) / (chord.x * chord.x + chord.y * chord.y)
    return point.distance(to: a + chord * min(1, max(0, along)))
  }

  private static func squared(_ value: Double) -> Double { value * value }
}
