/// How near a location is to where the thing happened. Methods that need more than it gives refuse or say so.
public enum LocationPrecision: Sendable, Hashable {
  /// The place itself, as the source surveyed or geocoded it.
  case exact
  /// A published point that stands for all places near it, as police.uk has it.
  case snapped
  /// The point of a postcode, that of one of its addresses as a rule.
  case postcode
  /// The centre of a square of the National Grid, this many metres wide.
  case gridReference(metres: Int)

  /// An estimate in metres of how far the true place may lie from the location; nil where none can be given.
  ///
  /// - exact: 0.
  /// - snapped: nil. police.uk moves an incident to the nearest of its points, and how far that is depends on the
  ///   street and is not published.
  /// - postcode: 100, typical of a town's postcode of some 15 addresses; a rural one reaches a kilometre or more.
  /// - grid reference: half the square's diagonal, beyond which no place in it lies.
  public var radiusMetres: Double? {
    switch self {
    case .exact: 0
    case .snapped: nil
    case .postcode: 100
    case .gridReference(let metres): Double(metres) * 0.5.squareRoot()
    }
  }

  /// The median distance in metres from one of police.uk's points to the next, as measured on those used in Sussex in
  /// 2025.
  public static let snappedSpacingMetres = 87.0

  /// The narrowest cell of a grid, in metres, in which counts of such locations still mean something.
  ///
  /// 150 for snapped points, the lower end of the 150 to 200 m that is advised for police.uk; a postcode's diameter; a
  /// grid reference's own square. 0 for exact locations: they set no limit.
  public var leastCellMetres: Double {
    switch self {
    case .exact: 0
    case .snapped: 150
    case .postcode: 200
    case .gridReference(let metres): Double(metres)
    }
  }

  /// As outputs name it: `exact`, `snapped`, `postcode`, `grid 100 m`.
  public var label: String {
    switch self {
    case .exact: "exact"
    case .snapped: "snapped"
    case .postcode: "postcode"
    case .gridReference(let metres): "grid \(metres) m"
    }
  }
}
