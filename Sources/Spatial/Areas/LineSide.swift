/// Which side of a line a point lies on, where plain arithmetic is certain of it.
///
/// The sign of (a - p) × (b - p), told only where it exceeds what rounding may have done to it (Shewchuk 1997, Adaptive
/// precision floating-point arithmetic, doi:10.1007/PL00009321). What is told is true of the coordinates as they are,
/// so that whoever works the same out exactly, as GEOS does, comes to the same.
enum LineSide {
  /// Above Shewchuk's (3 + 16 ε) ε, which bounds the rounding of both products and their difference.
  private static let rounding = 1e-15

  /// 1 where a, b and the point run anticlockwise, -1 where clockwise, 0 where it is not certain or a number is not finite.
  @inline(__always)
  static func of(_ p: SIMD2<Double>, from a: SIMD2<Double>, to b: SIMD2<Double>) -> Int {
    let (left, right) = ((a.x - p.x) * (b.y - p.y), (a.y - p.y) * (b.x - p.x))
    let (cross, error) = (left - right, rounding * (abs(left) + abs(right)))
    return cross > error ? 1 : cross < -error ? -1 : 0
  }
}
