internal import Spatial

/// The council's map layer of fly-tipping and what else is found lying about: a GeoPackage of points.
enum FlyTipping {
  private static let kinds = ["Fly-tipping", "Graffiti", "Abandoned vehicle", "Drug litter"]
  private static let inTown = WeightedChoice([50, 25, 8, 17])
  private static let inCountry = WeightedChoice([82, 2, 14, 2])
  private static let sizes = [
    "Single item", "Car boot load", "Small van load", "Transit van load", "Tipper lorry load",
  ]
  private static let inSize = WeightedChoice([25, 25, 25, 20, 5])
  private static let withoutPlace = 4
  /// When the layer was exported, as the GeoPackage says it.
  private static let exported = "2026-01-05T07:30:00.000Z"

  static func bytes(_ places: PartnerPlaces) throws -> [UInt8] {
    var random = places.details(of: .flyTipping)
    let events = try places.events(of: .flyTipping, [])
    var left = events.ordinary(&random)
    let withoutPlace = left.take(withoutPlace)
    let features = events.enumerated().map { index, event in
      let isTown = DistrictPlan.density(event.place) > 0.3
      let kind = kinds[(isTown ? inTown : inCountry).draw(&random)]
      let size = sizes[inSize.draw(&random)]
      return GeoPackageWriter.Feature(
        place: withoutPlace.contains(index) ? nil : toDecimetre(event.place),
        fields: ["FT\(padded(index + 1, 5))", event.moment.iso, kind, kind == kinds[0] ? size : ""])
    }
    return try GeoPackageWriter.bytes(
      layer: "fly_tipping",
      columns: [("reference", "TEXT"), ("reported", "DATE"), ("kind", "TEXT"), ("size", "TEXT")], features: features,
      lastChange: exported)
  }

  private static func toDecimetre(_ place: Point) -> Point {
    Point(x: (place.x * 10).rounded() / 10, y: (place.y * 10).rounded() / 10)
  }
}
