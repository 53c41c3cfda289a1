import Foundation
import Spatial
import Testing

@Suite struct LaneExponentialTests {
  /// Two units in the last place of a double.
  private static let tolerance = 4.5e-16

  @Test func `it is the mathematical library's to two units in the last place`() {
    var worst = 0.0
    for step in 0..<40_000 {
      let x = -700 * pow(Double(step) / 40_000, 3)
      let lanes = LaneExponential.of(SIMD4(x, x * 0.999, x / 2, x / 700))
      for (lane, value) in [x, x * 0.999, x / 2, x / 700].enumerated() {
        worst = max(worst, abs(lanes[lane] / exp(value) - 1))
      }
    }
    #expect(worst < Self.tolerance)
  }

  @Test func `0 gives 1, and what is far below 0 gives 0`() {
    #expect(LaneExponential.of(SIMD4(0, -701, -1e300, -.infinity)) == SIMD4(1, 0, 0, 0))
  }
}
