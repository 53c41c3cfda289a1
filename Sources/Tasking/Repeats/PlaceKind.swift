import Incidents
public import Spatial

/// What a location of incidents is on the ground, which depends on how precisely its source tells it.
///
/// A published point is not an address, however often it repeats: police.uk moves every incident to the nearest of its points, each of
/// which stands for a street or a public place with at least eight addresses around it, or none.
public enum PlaceKind: String, Sendable, CaseIterable {
  /// The place itself as the source has it: an address as a rule, or a spot that was surveyed or geocoded.
  case exactPlace = "exact place"
  /// The point of a postcode, which stands for all of its addresses, some 15 in a town.
  case postcode
  /// The centre of a square of the National Grid, which stands for all that lies in it.
  case gridSquare = "grid square"
  /// A published point that stands for the street, or the public place, around it.
  case publishedPoint = "published point"

  /// What a location of this precision is.
  public init(_ precision: LocationPrecision) {
    switch precision {
    case .exact: self = .exactPlace
    case .postcode: self = .postcode
    case .gridReference: self = .gridSquare
    case .snapped: self = .publishedPoint
    }
  }

  /// The plural, in sentences.
  package var plural: String { "\(rawValue)s" }

  /// How many of a kind, in words: `1 postcode`, `3 published points`.
  package func words(_ count: Int) -> String { "\(count) \(count == 1 ? rawValue : plural)" }
}
