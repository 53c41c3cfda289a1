/// `locations.geojson`.
enum LocationSchema {
  static let locations = LayerSchema(
    "locations", "Locations", row: "A distinct location with an incident in one of the compared periods.", .point,
    [.text("location_name", "The name of the place as its source has it; it may be blank.", .address)]
      + PeriodColumns.counts("at the location") + [
        .text("hotspot_id", "The id of the hotspot that it belongs to.", .fact, empty: true),
        .text(
          "role",
          "Its part in a cluster: coarse where too imprecise to be clustered, earlier where the period has no incident.",
          .statistic, words: ["core", "border", "noise", "coarse", "earlier"]),
        .text(
          "precision", "How near the location is to where it happened: exact, snapped, postcode, or a grid square.",
          .fact),
        .text("ward_code", "The code of the ward in which it lies.", .fact, empty: true),
        .text("lsoa_code", "The code of the LSOA in which it lies.", .fact, empty: true),
      ])
}
