import Formats
import Spatial

/// Which columns of a partner's file hold what; the properties of a GeoJSON or GeoPackage layer likewise.
public struct ColumnMapping: Sendable, Equatable {
  /// What tells a row from all others of its source.
  public var id: String?
  /// A date, a date and time, or a month; nil where `from` is given.
  public var date: String?
  /// The time of day beside the date.
  public var time: String?
  /// The earliest time.
  public var from: String?
  /// The latest time.
  public var to: String?
  /// The source's word for what happened; nil where the whole source is of one theme.
  public var category: String?
  /// How many incidents a row stands for, a whole number.
  public var weight: String?
  /// The name of the place.
  public var place: String?
  /// Whether it was in a public place: yes or no.
  public var publicPlace: String?
  /// Where it was.
  public var position: Position
  /// What stands for nothing beside a blank field, in any case.
  public var missing = ColumnMapping.usualMissing
  /// The words behind codes of the category column; other values stay as they are.
  public var categoryWords: [String: String] = [:]

  /// How a row says where it was.
  public enum Position: Sendable, Equatable {
    /// Two numbers in a reference system such as `EPSG:27700`: longitude and latitude, or easting and northing.
    case coordinates(x: String, y: String, referenceSystem: String)
    /// A reference of the National Grid, such as `TQ 123 456`.
    case gridReference(String)
    /// A postcode, or an address that ends with one.
    case postcode(String)
    /// The feature's own point.
    case geometry
  }

  /// The words that most systems write where there is nothing.
  public static let usualMissing = ["NA", "N/A", "-", "NULL"]

  /// Rows with a position and nothing else.
  public init(position: Position) {
    self.position = position
  }

  /// The column of each field, by the field's number; nil for a field that is not mapped.
  var names: [String?] {
    MappedField.allCases.map { field in
      switch field {
      case .id: id
      case .date: date
      case .time: time
      case .from: from
      case .to: to
      case .category: category
      case .weight: weight
      case .place: place
      case .publicPlace: publicPlace
      case .first:
        switch position {
        case .coordinates(let x, _, _): x
        case .gridReference(let column), .postcode(let column): column
        case .geometry: nil
        }
      case .second: if case .coordinates(_, let y, _) = position { y } else { nil }
      }
    }
  }
}

/// What a mapped column may hold.
enum MappedField: Int, CaseIterable {
  case id, date, time, from, to, category, weight, place, publicPlace
  /// The longitude or easting, the grid reference, or the postcode.
  case first
  /// The latitude or northing.
  case second
}

/// A row as its source wrote it, the mapped fields alone: no other column is kept for a moment.
struct MappedRecord {
  /// By the field's number, without spaces around it; empty where it is blank, missing or not mapped.
  var values: [String]
  /// Of a feature.
  var geometry: FeatureCollection.Geometry?
  /// The line, or the feature's number.
  var line: Int
  /// Whether it has as many fields as the header.
  var isWhole = true

  subscript(field: MappedField) -> String { values[field.rawValue] }
}
