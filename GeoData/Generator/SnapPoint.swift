/// One of the places to which a force moves its incidents before it publishes them.
struct SnapPoint {
  let place: Point
  /// The street or the kind of place, as in `On or near High Street`.
  var name: String
  /// The number of its LSOA.
  let lsoa: Int
  /// Incidents a month, the planted hotspots apart.
  var rate: Double
}
