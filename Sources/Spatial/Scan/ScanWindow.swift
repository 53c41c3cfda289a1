import Foundation

/// Which windows a scan looks at: circles or ellipses around every place, and for cases with a time, each of them over
/// every run of steps.
public struct ScanWindow: Sendable, Equatable {
  /// The form of a window on the ground.
  public enum Shape: Sendable, Equatable {
    /// Circles.
    case circles
    /// Circles and the ellipses of `EllipseSet`.
    case ellipses(EllipseSet)
  }

  /// How places at the same distance from the centre are taken up.
  public enum TieRule: Sendable, Equatable {
    /// Together: a circle holds every place that lies in it. The default, and what a circle means.
    case together
    /// One by one in the order of x, then y, so that a window may hold some of the places at its rim and leave out
    /// others. On a regular grid SaTScan's published output can be matched only so.
    case oneByOne
  }

  /// Which runs of steps are looked at.
  public enum Period: Sendable, Equatable {
    /// Every run: what stood out at any time.
    case retrospective
    /// Runs that end at the last step: what stands out now.
    case prospective
  }

  /// The form of a window on the ground.
  public var shape = Shape.circles
  /// How places at the same distance from the centre are taken up.
  public var ties = TieRule.together
  /// The greatest share of the population at risk in a window, above 0 and at most 1: of expected cases, of cases and
  /// controls, or of cases where there is nothing else. 0.5 as in SaTScan; far too large for tasking.
  public var greatestShare = 0.5
  /// The greatest distance from the centre to a member in metres, along an ellipse's long axis; nil for no such limit.
  public var greatestMetres: Double?
  /// Which runs of steps are looked at.
  public var period = Period.retrospective
  /// The greatest share of the study period in a run, above 0 and at most 1.
  public var greatestTemporalShare = 0.5
  /// The greatest number of steps in a run; nil for no such limit beside the share.
  public var greatestSteps: Int?

  /// Circles of at most half the population at risk over at most half the study period, as SaTScan has them.
  public init() {}

  /// The longest run of steps in a period of so many.
  func longestRun(of steps: Int) -> Int {
    let byShare = Int((Double(steps) * greatestTemporalShare + 1e-9).rounded(.down))
    return min(byShare, greatestSteps ?? steps, steps)
  }

  func check() throws(SpatialError) {
    guard greatestShare > 0, greatestShare <= 1 else {
      throw SpatialError("scan: a greatest share of \(greatestShare) of the population. Give one above 0, at most 1.")
    }
    guard greatestTemporalShare > 0, greatestTemporalShare <= 1 else {
      throw SpatialError(
        "scan: a greatest share of \(greatestTemporalShare) of the study period. Give one above 0, at most 1.")
    }
    if let metres = greatestMetres, !(metres >= 0) {
      throw SpatialError("scan: a greatest distance of \(metres) m. Give one of at least 0.")
    }
    if let steps = greatestSteps, steps < 1 {
      throw SpatialError("scan: a longest run of \(steps) steps. Give at least 1.")
    }
    if case .ellipses(let set) = shape { try set.check() }
  }
}

/// The ellipses of a scan: for each shape (long axis / short axis) a number of equally spaced angles.
public struct EllipseSet: Sendable, Equatable {
  /// How much a long ellipse has to give away: its LLR is multiplied by (4s / (s + 1)^2)^a.
  public enum Penalty: Double, Sendable {
    /// a = 0: nothing.
    case none = 0
    /// a = 1/2, as in SaTScan by default.
    case medium = 0.5
    /// a = 1.
    case strong = 1
  }

  /// Long axis divided by short axis, above 1.
  public let shapes: [Double]
  /// How many angles for each shape.
  public let angles: [Int]
  /// How much a long ellipse has to give away.
  public let penalty: Penalty

  /// SaTScan's: shapes 1.5, 2, 3, 4 and 5 in 4, 6, 9, 12 and 15 directions.
  public init(
    shapes: [Double] = [1.5, 2, 3, 4, 5], angles: [Int] = [4, 6, 9, 12, 15], penalty: Penalty = .medium
  ) {
    self.shapes = shapes
    self.angles = angles
    self.penalty = penalty
  }

  func check() throws(SpatialError) {
    guard shapes.count == angles.count, shapes.allSatisfy({ $0 > 1 && $0.isFinite }), angles.allSatisfy({ $0 >= 1 })
    else {
      throw SpatialError("scan: ellipses need shapes above 1, and for each shape at least 1 angle.")
    }
  }
}

/// One form of window: a circle, or an ellipse of some shape and angle.
struct WindowForm: Sendable {
  /// Long axis / short axis, 1 for a circle.
  let shape: Double
  /// The long axis, in radians anticlockwise from east.
  let angle: Double
  /// By what the LLR is multiplied.
  let factor: Double

  /// Half the short axis of the window of this form on whose rim a place lies, so far from the centre.
  func distance(_ dx: Double, _ dy: Double) -> Double {
    if shape == 1 { return (dx * dx + dy * dy).squareRoot() }
    let along = (dx * cos(angle) + dy * sin(angle)) / shape
    let across = dy * cos(angle) - dx * sin(angle)
    return (along * along + across * across).squareRoot()
  }

  static func all(_ shape: ScanWindow.Shape) -> [WindowForm] {
    let circle = WindowForm(shape: 1, angle: 0, factor: 1)
    guard case .ellipses(let set) = shape else { return [circle] }
    let ellipses = zip(set.shapes, set.angles).flatMap { shape, angles in
      let compactness = 4 * shape / ((shape + 1) * (shape + 1))
      let factor: Double =
        switch set.penalty {
        case .none: 1
        case .medium: compactness.squareRoot()
        case .strong: compactness
        }
      return (0..<angles).map { WindowForm(shape: shape, angle: .pi * Double($0) / Double(angles), factor: factor) }
    }
    return [circle] + ellipses
  }
}
