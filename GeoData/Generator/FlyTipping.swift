internal import Formats
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

  static func bytes(_ places: PartnerPlaces) throws -> [UInt8] {
    var random = places.details(of: .flyTipping)
    let events = try places.events(of: .flyTipping, [])
    var left = events.ordinary(&random)
    let withoutPlace = left.take(withoutPlace)
    let rows = events.enumerated().map { index, event -> (place: FeatureGeometry, fields: [String]) in
      let isTown = DistrictPlan.density(event.place) > 0.3
      let kind = kinds[(isTown ? inTown : inCountry).draw(&random)]
      let size = sizes[inSize.draw(&random)]
      return (
        withoutPlace.contains(index) ? .none : toDecimetre(event.place),
        ["FT\(padded(index + 1, 5))", event.moment.iso, kind, kind == kinds[0] ? size : ""]
      )
    }
    return try GeoPackageWriter.bytes([
      GeoPackageLayerContent(
        name: "fly_tipping", about: "what is found lying about, as exported in January 2026", type: .point,
        geometries: rows.map(\.place),
        columns: [("reference", "TEXT"), ("reported", "DATE"), ("kind", "TEXT"), ("size", "TEXT")],
        rows: rows.map { $0.fields.map { .text($0) } }, style: nil)
    ])
  }

  private static func toDecimetre(_ place: Point) -> FeatureGeometry {
    .point(longitude: (place.x * 10).rounded() / 10, latitude: (place.y * 10).rounded() / 10)
  }
}
