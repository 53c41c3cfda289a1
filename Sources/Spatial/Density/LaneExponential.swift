/// The exponential function of four numbers at a time, for numbers not above 0 and to two units in the last place.
///
/// It does not depend on the machine's mathematical library. A number is taken apart into a power of 2 and a rest of at
/// most ln 2 / 2, whose Taylor series of 14 terms errs by less than 10⁻¹⁷.
package enum LaneExponential {
  package typealias Lanes = SIMD4<Double>

  /// Below this the result is 0; it would be less than 10⁻³⁰³.
  private static let least = -700.0
  /// 1 / ln 2.
  private static let powersOfTwo = 1.442695040888963407
  /// ln 2 in two parts, the first short enough for its multiples to be exact.
  private static let ln2 = (high: 0x1.62e42fep-1, low: 0x1.f473de6af278fp-30)
  /// Added and taken off again, this rounds to the nearest whole number.
  private static let rounding = 0x1.8p52

  /// e to the power of each.
  package static func of(_ x: Lanes) -> Lanes {
    let bounded = x.replacing(with: least, where: x .< least)
    let power = (bounded * powersOfTwo + rounding) - rounding
    let r = bounded - power * ln2.high - power * ln2.low
    // The series in two halves by even and odd powers, which do not wait for one another.
    let s = r * r
    var even = Lanes(repeating: 2.08767569878681e-09)
    var odd = Lanes(repeating: 1.6059043836821613e-10)
    even = even * s + 2.755731922398589e-07
    odd = odd * s + 2.505210838544172e-08
    even = even * s + 2.48015873015873e-05
    odd = odd * s + 2.7557319223985893e-06
    even = even * s + 0.001388888888888889
    odd = odd * s + 0.0001984126984126984
    even = even * s + 0.041666666666666664
    odd = odd * s + 0.008333333333333333
    even = even * s + 0.5
    odd = odd * s + 0.16666666666666666
    even = even * s + 1.0
    odd = odd * s + 1.0
    var result = even + r * odd
    for lane in result.indices {
      result[lane] *= Double(bitPattern: UInt64(bitPattern: Int64(power[lane]) + 1_023) << 52)
    }
    return result.replacing(with: 0, where: x .< least)
  }
}
