import Places
public import Spatial

/// A row that was read and is not kept, with the reason: bad rows are data.
public struct Rejection: Sendable, Equatable {
  /// Why a row is not kept.
  public enum Reason: Sendable, Hashable {
    case fieldCount
    case month
    case category
    case time(LocalTime.Fault)
    case weight
    case halfCoordinates
    case notNumbers
    case notDegrees
    case degreesNotMetres
    case zero
    case swapped
    case outsideUnitedKingdom
    case outsideNationalGrid
    case gridReference(GridReference.Fault)
    case postcodeTerminated
    case postcodeWithoutCoordinates
    case postcodeUnknown
    case notAPostcode
    case notAPoint
    case notProjected
    case duplicate
    case repeatedRow
    case repeatedID

    /// The sentence that outputs give.
    public var words: String {
      switch self {
      case .fieldCount: "number of fields differs from the header"
      case .month: "month is not YYYY-MM"
      case .category: "crime type is blank"
      case .time(let fault): fault.rawValue
      case .weight: "weight is not a whole number from 1 to 100,000"
      case .halfCoordinates: "only one of the two coordinates is given"
      case .notNumbers: "a coordinate is not a number"
      case .notDegrees: "longitude or latitude is not in degrees (easting and northing?)"
      case .degreesNotMetres: "easting and northing are not in metres (longitude and latitude?)"
      case .zero: "coordinates are 0, 0, which stands for none in many systems"
      case .swapped: "longitude and latitude seem to be swapped"
      case .outsideUnitedKingdom: "longitude and latitude lie outside the United Kingdom"
      case .outsideNationalGrid: "easting and northing lie outside the National Grid"
      case .gridReference(let fault): fault.rawValue
      case .postcodeTerminated: "postcode is no longer in use"
      case .postcodeWithoutCoordinates: "postcode has no coordinates in the postcode table"
      case .postcodeUnknown: "postcode is not in the postcode table"
      case .notAPostcode: "text in place of a postcode is none"
      case .notAPoint: "geometry is not a point"
      case .notProjected: "coordinates cannot be projected"
      case .duplicate: "byte for byte the same as an earlier row with the same Crime ID"
      case .repeatedRow: "same as an earlier row of the source with the same id"
      case .repeatedID: "id stands in an earlier row of the source with other content"
      }
    }

    /// Whether the row says what an earlier one has said: it was read well enough, and is no incident of its own.
    var isRepetition: Bool { [.duplicate, .repeatedRow, .repeatedID].contains(self) }

    /// Every reason, in the order of the cases.
    static let all: [Reason] =
      [.fieldCount, .month, .category] + LocalTime.Fault.allCases.map { .time($0) }
      + [
        .weight, .halfCoordinates, .notNumbers, .notDegrees, .degreesNotMetres, .zero, .swapped, .outsideUnitedKingdom,
        .outsideNationalGrid,
      ] + GridReference.Fault.allCases.map { .gridReference($0) }
      + [
        .postcodeTerminated, .postcodeWithoutCoordinates, .postcodeUnknown, .notAPostcode, .notAPoint, .notProjected,
        .duplicate, .repeatedRow, .repeatedID,
      ]
  }

  /// The number of the file in `IncidentTable.files`.
  public let file: Int
  /// The line on which the row begins, the header's being 1; of a GeoJSON or GeoPackage feature its number, from 1 on.
  public let line: Int
  /// Why the row is not kept.
  public let reason: Reason
}
