import Spatial

/// The ids of places: the National Grid reference of the 100 m square with the busiest location, so that a place keeps its id
/// for as long as that location stays the busiest.
package enum PlaceID {
  /// Places that share a square are told apart from west to east, so that a change of rank changes no id.
  ///
  /// - Parameter busiest: the place of the busiest location of each, in metres on the National Grid.
  package static func ids(_ busiest: [(easting: Double, northing: Double)]) -> [String] {
    var ids = [String](repeating: "", count: busiest.count)
    var used: [String: Int] = [:]
    for index in busiest.indices.sorted(by: { busiest[$0] < busiest[$1] }) {
      let (easting, northing) = busiest[index]
      let square = GridReference.containing(easting: easting, northing: northing, figures: 6) ?? "outside"
      let repeats = used[square, default: 0] + 1
      used[square] = repeats
      ids[index] = repeats > 1 ? "\(square)-\(repeats)" : square
    }
    return ids
  }
}
