import Spatial
import TestSupport
import Testing

@Suite struct MannKendallTests {
  struct Reference: Sendable {
    let series: [Double]
    let s: Int
    let variance: Double
    let z: Double
    let p: Double
  }

  /// pymannkendall 1.4.3: `original_test(series)`, its S, var_s, z and p; the last three but one are drawn by numpy with seed 7.
  static let references = [
    Reference(
      series: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], s: 45, variance: 125, z: 3.9354796403996297, p: 8.303070332638107e-05),
    Reference(
      series: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], s: -45, variance: 125, z: -3.9354796403996297, p: 8.303070332638107e-05),
    Reference(
      series: [3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6], s: 53, variance: 195.66666666666666, z: 3.717448154802654,
      p: 0.00020124526856668545),
    Reference(
      series: [2.5, 2.5, 1, 1, 3, 3, 2, 2, 4, 4], s: 16, variance: 120, z: 1.3693063937629153, p: 0.17090352023079758),
    Reference(
      series: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1], s: 9, variance: 33, z: 1.3926212476455828, p: 0.16373435432459216),
    Reference(
      series: [5, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], s: 19, variance: 203, z: 1.2633523314184736, p: 0.20646258713596),
    Reference(
      series: [4, 3, 3, 4, 2, 3, 4, 1, 0, 1, 1, 4, 4, 0, 2, 4, 0, 3, 0, 2, 4, 1, 1, 1], s: -63,
      variance: 1531.6666666666667,
      z: -1.5841983586685948, p: 0.11314858669739092),
    Reference(
      series: [
        0.11, -0.83, 0.17, 1, -0.94, 0.04, -1.3, -0.59, -1.04, 0.66, -0.27, 1.37, 1.36, 1.11, -1.12, 0.96, 1.55, 1.81,
        0.27, 1.42,
        1.02, 1.29, 3.26, 1.49,
      ], s: 126, variance: 1625.3333333333333, z: 3.1005503758697404, p: 0.0019316135357636544),
    Reference(
      series: [
        0, 0.8, -0.7, -0.3, -0.1, -0.2, -1.5, -0.3, 1, -2, 0.4, -0.4, -1.2, 1.4, 0.1, -1.9, -0.7, -0.3, -1.1, -0.3,
        -1.1, -0.4, 0.3,
        -1.8, -1, -1.7, -1.2, -2.5, -2, -1.6, -0.6, -0.4, -2.9, -2.4, -1.1, -3.7,
      ], s: -265, variance: 5371, z: -3.6022707416807793, p: 0.0003154495678354685),
    Reference(series: [1, 3, 2], s: 1, variance: 3.6666666666666665, z: 0, p: 1),
  ]

  @Test(.tags(.reference), arguments: references)
  func `S, its variance with ties, Z and p equal pymannkendall's`(reference: Reference) {
    let test = MannKendall(reference.series)
    #expect(test.s == reference.s)
    #expect(abs(test.variance - reference.variance) <= 1e-12 * reference.variance)
    #expect(abs(test.z - reference.z) < 1e-12)
    #expect(abs(test.p - reference.p) <= 1e-10 * reference.p)
  }

  @Test func `a series without two different values has no trend to test`() {
    for series in [[], [4], [2, 2, 2, 2]] as [[Double]] {
      let test = MannKendall(series)
      #expect(test.s == 0 && test.z.isNaN && test.p.isNaN)
    }
  }

  @Test(.tags(.property)) func `turning time round turns the sign, and any rising function changes nothing`() {
    let series = SeededMap.counts(30, mean: 4, seed: 3)
    let test = MannKendall(series)
    let turned = MannKendall(series.reversed())
    #expect(turned.s == -test.s && turned.variance == test.variance && turned.p == test.p)
    #expect(MannKendall(series.map { $0 * $0 * $0 }) == test)
  }
}
