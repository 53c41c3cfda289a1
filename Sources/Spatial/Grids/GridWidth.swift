import Foundation

/// The width of a grid's cells where nobody has said one, with the sentence that says how it came about.
///
/// A fiftieth of the shorter side of the box around the study area, to the nearest 50 m, within 100 and 500 m: narrow
/// enough to send somebody to, wide enough to hold more than one address. A fiftieth is what the R package sfhotspot takes;
/// the limits are ours, so that a town gets cells of some streets and a county none of a whole village. Never narrower than
/// what the locations' precision supports: points that stand for all places near them give narrow cells counts that mean
/// nothing.
public struct GridWidth: Sendable, Equatable {
  /// The narrowest and the widest that the rule gives by the area alone.
  public static let limits = 100.0...500.0
  /// Widths are multiples of this.
  public static let stepMetres = 50.0
  /// How many cells the rule wants along the shorter side.
  public static let cellsAlongShorterSide = 50.0

  /// The width.
  public let metres: Double
  /// What was chosen and why, for the log and the manifest.
  public let sentence: String

  /// - Parameters:
  ///   - studyArea: in metres.
  ///   - precision: of all locations that will be counted.
  /// - Throws: where the study area is empty.
  public init(over studyArea: MultiPolygon, precision: some Sequence<LocationPrecision>) throws(SpatialError) {
    guard let bounds = studyArea.bounds else { throw SpatialError("the study area of the grid is empty") }
    let shorter = min(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY)
    func stepped(_ width: Double, _ rule: FloatingPointRoundingRule) -> Double {
      (width / Self.stepMetres).rounded(rule) * Self.stepMetres
    }
    let wanted = stepped(shorter / Self.cellsAlongShorterSide, .toNearestOrAwayFromZero)
    let byArea = min(max(wanted, Self.limits.lowerBound), Self.limits.upperBound)
    let coarsest = precision.max { $0.leastCellMetres < $1.leastCellMetres }
    let least = stepped(coarsest?.leastCellMetres ?? 0, .up)
    metres = max(byArea, least)
    let kilometres = String(format: "%.1f", shorter / 1_000)
    if let coarsest, least > byArea {
      sentence =
        "Cells are \(Int(metres)) m wide, the least that \(coarsest.label) locations support; the study area, "
        + "\(kilometres) km on its shorter side, would have given \(Int(byArea)) m."
    } else {
      sentence =
        "Cells are \(Int(metres)) m wide: a fiftieth of the study area's shorter side of \(kilometres) km, to the nearest "
        + "\(Int(Self.stepMetres)) m, within \(Int(Self.limits.lowerBound)) and \(Int(Self.limits.upperBound)) m."
    }
  }

  /// What to say of a width that somebody chose, where it is less than the locations' precision supports; nil otherwise.
  public static func warning(of widthMetres: Double, precision: some Sequence<LocationPrecision>) -> String? {
    guard let coarsest = precision.max(by: { $0.leastCellMetres < $1.leastCellMetres }),
      coarsest.leastCellMetres > widthMetres
    else { return nil }
    return "Cells of \(widthMetres) m are narrower than the \(Int(coarsest.leastCellMetres)) m that \(coarsest.label) "
      + "locations support: which of two neighbouring cells an incident falls in is then an artefact."
  }
}
