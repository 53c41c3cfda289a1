/// Whether a pair of numbers can be a place in the United Kingdom at all.
enum CoordinateCheck {
  /// - Returns: why not, or nil where it can.
  static func degrees(longitude: Double, latitude: Double) -> Rejection.Reason? {
    if abs(longitude) > 180 || abs(latitude) > 180 { return .notDegrees }
    if longitude == 0, latitude == 0 { return .zero }
    // A box around the United Kingdom with room for snap points at sea.
    let (west, east, south, north) = (-11.0, 4.0, 48.5, 62.0)
    if (west...east).contains(longitude), (south...north).contains(latitude) { return nil }
    let swapped = (west...east).contains(latitude) && (south...north).contains(longitude)
    return swapped ? .swapped : .outsideUnitedKingdom
  }

  /// - Returns: why not, or nil where it can.
  static func nationalGrid(easting: Double, northing: Double) -> Rejection.Reason? {
    if easting == 0, northing == 0 { return .zero }
    if abs(easting) <= 180, abs(northing) <= 90 { return .degreesNotMetres }
    return (0...700_000).contains(easting) && (0...1_300_000).contains(northing) ? nil : .outsideNationalGrid
  }
}
