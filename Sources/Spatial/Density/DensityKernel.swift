import Foundation

/// The shape in which an incident is spread around its location. Each is round, integrates to 1 and has its greatest value
/// in the middle.
public enum DensityKernel: String, Sendable, CaseIterable {
  /// K(d) = 3 / (π h²) · (1 − d²/h²)² for d < h, and nothing beyond: the usual kernel of crime mapping.
  ///
  /// The bandwidth h is the distance at which an incident stops to count.
  case quartic
  /// K(d) = 1 / (2π h²) · exp(−d² / 2h²), of which everything more than `reach` bandwidths east, west, north or south is
  /// left out.
  ///
  /// The bandwidth h is a standard deviation: a Gaussian of 100 m smooths about as much as a quartic kernel of 265 m.
  case gaussian

  /// How many bandwidths from its location a kernel still counts: 1 and 8.
  ///
  /// At 8 standard deviations the Gaussian is 1.3 · 10⁻¹⁴ of its greatest value. So no density is short by more than that
  /// share of the density of all incidents at one point, which is the order of a double's own rounding.
  public var reach: Double {
    switch self {
    case .quartic: 1
    case .gaussian: 8
    }
  }

  /// The kernel's greatest value, that at its own location, per square metre.
  func peak(bandwidth h: Double) -> Double {
    switch self {
    case .quartic: 3 / (Double.pi * h * h)
    case .gaussian: 1 / (2 * Double.pi * h * h)
    }
  }

  /// The kernel's value as a share of its greatest.
  func share(dx: Double, dy: Double, bandwidth h: Double) -> Double {
    switch self {
    case .quartic:
      let t = max(0, 1 - (dx * dx + dy * dy) / (h * h))
      return t * t
    case .gaussian:
      guard abs(dx) <= reach * h, abs(dy) <= reach * h else { return 0 }
      return exp(-dx * dx / (2 * h * h)) * exp(-dy * dy / (2 * h * h))
    }
  }
}
