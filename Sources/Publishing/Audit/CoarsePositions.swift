import Spatial

/// Whether positions are so coarse that they are no house: whole thousandths of a degree (some 100 m), or whole hundreds of
/// metres, also where they are written in the other of the two systems.
struct CoarsePositions {
  private static let stepsOfDegree = 1000.0
  private static let metres = 100.0
  /// How far a position may be from where it was snapped to when it is carried over: without the grid of the Ordnance Survey
  /// an operation is good to 5 m.
  private static let metresOfProjection = 5.0
  private static let degreesOfProjection = 0.000_07

  private let projector: Projector?

  init() { projector = try? Projector() }

  /// All of them together, since one of a hundred precise positions lies on such a grid by chance.
  func hold(_ points: [(x: Double, y: Double)]) -> Bool {
    if points.allSatisfy({
      Self.isDegrees($0) ? isNear($0, 1 / Self.stepsOfDegree, 1e-9) : isNear($0, Self.metres, 1e-3)
    }) {
      return true
    }
    guard let projector, let first = points.first else { return false }
    let areDegrees = Self.isDegrees(first)
    var x = ContiguousArray(points.map(\.x))
    var y = ContiguousArray(points.map(\.y))
    do {
      if areDegrees { try projector.forward(&x, &y) } else { try projector.inverse(&x, &y) }
    } catch { return false }
    return zip(x, y).allSatisfy { x, y in
      areDegrees
        ? isNear((x, y), Self.metres, Self.metresOfProjection)
        : isNear((x, y), 1 / Self.stepsOfDegree, Self.degreesOfProjection)
    }
  }

  private static func isDegrees(_ point: (x: Double, y: Double)) -> Bool { abs(point.x) <= 180 && abs(point.y) <= 90 }

  private func isNear(_ point: (x: Double, y: Double), _ step: Double, _ tolerance: Double) -> Bool {
    [point.x, point.y].allSatisfy { abs($0 - ($0 / step).rounded() * step) <= tolerance }
  }
}
