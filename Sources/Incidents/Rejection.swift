/// A row that was read and is not kept, with the reason: bad rows are data.
public struct Rejection: Sendable, Equatable {
  /// Why a row is not kept.
  public enum Reason: String, Sendable, CaseIterable {
    case fieldCount = "number of fields differs from the header"
    case month = "month is not YYYY-MM"
    case category = "crime type is blank"
    case halfCoordinates = "only one of longitude and latitude is given"
    case notNumbers = "longitude or latitude is not a number"
    case notDegrees = "longitude or latitude is not in degrees (easting and northing?)"
    case swapped = "longitude and latitude seem to be swapped"
    case outsideUnitedKingdom = "longitude and latitude lie outside the United Kingdom"
    case notProjected = "coordinates cannot be projected"
    case duplicate = "byte for byte the same as an earlier row with the same Crime ID"
  }

  /// The number of the file in `IncidentTable.files`.
  public let file: Int
  /// The line on which the row begins; the header's is 1.
  public let line: Int
  /// Why the row is not kept.
  public let reason: Reason
}
