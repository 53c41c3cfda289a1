import Formats
import Spatial
import TestSupport
import Testing

@Suite struct FixedDecimalTests {
  /// A double near 1,000 holds about 13 decimals: far finer than the 7 that are written.
  private static let doubleError = 1e-9

  @Test(
    arguments: [
      (0, 0, "0"), (0, 7, "0"), (-0.0, 3, "0"), (1, 7, "1"), (1.5, 2, "1.5"), (100, 2, "100"), (-100, 0, "-100"),
      (0.0000001, 7, "0.0000001"), (0.00000004, 7, "0"), (-0.00000004, 7, "0"), (-0.04, 1, "0"), (-0.06, 1, "-0.1"),
      (50.836040, 7, "50.83604"), (-0.54319, 7, "-0.54319"), (9.999, 2, "10"), (1234.5678, 3, "1234.568"),
      (0.05, 2, "0.05"), (-3.07, 2, "-3.07"), (123_456_789.25, 2, "123456789.25"),
    ] as [(Double, Int, String)])
  func `writes the rounded value without trailing zeros and without a negative zero`(
    value: Double, decimals: Int, text: String
  ) {
    #expect(FixedDecimal.string(value, decimals: decimals) == text)
  }

  @Test func `halves are rounded away from zero`() {
    #expect([0.5, 1.5, 2.5, -0.5, -2.5].map { FixedDecimal.string($0, decimals: 0) } == ["1", "2", "3", "-1", "-3"])
    #expect(FixedDecimal.string(0.125, decimals: 2) == "0.13")
    #expect(FixedDecimal.string(-0.375, decimals: 2) == "-0.38")
  }

  @Test(.tags(.property), arguments: 0...7)
  func `text is within half a unit of its last place of the value, and as short as can be`(decimals: Int) {
    var random = RandomNumbers(seed: UInt64(decimals))
    let half = (0..<decimals).reduce(0.5) { unit, _ in unit / 10 }
    var wrong: [Double] = []
    for _ in 0..<3_000 {
      let value = (random.uniform() - 0.5) * 2_000
      let text = FixedDecimal.string(value, decimals: decimals)
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let near = Double(text).map { abs($0 - value) <= half + Self.doubleError } ?? false
      let short =
        parts.count == 1 || (parts.count == 2 && (1...decimals).contains(parts[1].count) && !text.hasSuffix("0"))
      if !near || !short || text == "-0" { wrong.append(value) }
    }
    #expect(wrong == [])
  }

  @Test func `the greatest values keep their digits`() {
    #expect(FixedDecimal.string(899_999_999_999, decimals: 7) == "899999999999")
    #expect(FixedDecimal.string(-899_999_999_999.5, decimals: 1) == "-899999999999.5")
    // The square metres of more than a country.
    #expect(FixedDecimal.string(3_000_000_000_000.5, decimals: 1) == "3000000000000.5")
  }

  @Test func `a probability keeps figures however small it is, and a number too large for decimals stays a number`() {
    #expect(FixedDecimal.probability(0.05) == "0.05" && FixedDecimal.probability(1) == "1")
    #expect(FixedDecimal.probability(0.00012345) == "1.234e-4" || FixedDecimal.probability(0.00012345) == "1.235e-4")
    #expect(FixedDecimal.probability(1e-40) == "1.000e-40")
    #expect((Double(FixedDecimal.probability(0)) ?? 0) > 0)
    #expect(FixedDecimal.probability(.nan).isEmpty)
    #expect(Double(FixedDecimal.string(1e300, decimals: 7)) == 1e300)
  }
}
