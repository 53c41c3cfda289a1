internal import Spatial

/// A field that varies smoothly over the ground between -1 and 1: random values on a lattice, blended in between.
struct SmoothNoise {
  private let seed: UInt64
  private let spacing: Double

  /// - Parameter spacing: metres over which the field changes from one value to the next.
  init(seed: UInt64, spacing: Double) {
    self.seed = seed
    self.spacing = spacing
  }

  func value(_ x: Double, _ y: Double) -> Double {
    let column = (x / spacing).rounded(.down)
    let row = (y / spacing).rounded(.down)
    let u = Self.smooth(x / spacing - column)
    let v = Self.smooth(y / spacing - row)
    let (i, j) = (Int(column), Int(row))
    let south = corner(i, j) * (1 - u) + corner(i + 1, j) * u
    let north = corner(i, j + 1) * (1 - u) + corner(i + 1, j + 1) * u
    return south * (1 - v) + north * v
  }

  private func corner(_ column: Int, _ row: Int) -> Double {
    var random = RandomNumbers(seed: seed, item: column &* 1_000_003 &+ row)
    return random.uniform(-1, 1)
  }

  /// Flat at both ends, so that the lattice does not show.
  private static func smooth(_ t: Double) -> Double { t * t * (3 - 2 * t) }
}
