/// Where a place is and which months are looked at, as several layers have it.
enum PlaceColumns {
  static let ward: [LayerColumn] = [
    .text("ward_code", "The code of the ward in which it lies.", .fact, empty: true),
    .text("ward_name", "The name of the ward in which it lies.", .placeName, empty: true),
  ]

  static let gridReference = LayerColumn.text(
    "grid_reference", "The National Grid reference of the place to the metre.", .address, empty: true)

  /// - Parameter what: whose position it is.
  static func position(of what: String) -> [LayerColumn] {
    [
      .number("easting", "The easting of \(what) on the National Grid.", .address, unit: "m", from: nil),
      .number("northing", "The northing of \(what) on the National Grid.", .address, unit: "m", from: nil),
      .number("longitude", "The longitude of \(what) in WGS 84.", .address, unit: "degrees", from: -180, to: 180),
      .number("latitude", "The latitude of \(what) in WGS 84.", .address, unit: "degrees", from: -90, to: 90),
    ]
  }

  static let period: [LayerColumn] = [
    .month("period_first", "The first month that is looked at."),
    .month("period_last", "The last month that is looked at."),
  ]

  static let placeKind = LayerColumn.text(
    "place_kind", "What the place is on the ground, by what its source tells.", .fact,
    words: ["exact place", "postcode", "grid square", "published point"])

  static let mix: [LayerColumn] = [
    .text("themes", "The themes of its incidents with the number of each, the commonest first.", .count(.current)),
    .text("sources", "The sources of its incidents with the number of each, the commonest first.", .count(.current)),
  ]

  static let precision = LayerColumn.text(
    "location_precision", "How near the location is to where it happened: exact, snapped, postcode, or a grid square.",
    .fact)
}
