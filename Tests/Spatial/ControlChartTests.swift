import Spatial
import TestSupport
import Testing

@Suite struct ControlChartTests {
  private let days = [Double](repeating: 30, count: 24)

  @Test func `a month far above the others is high, and the ones beside it are ordinary`() throws {
    var counts = [Int?](repeating: 100, count: 24)
    for month in counts.indices { counts[month] = 100 + [-8, 5, 3, -6, 9, -2, 7, -9][month % 8] }
    counts[17] = 190
    let chart = try #require(ControlChart(counts, exposure: days))
    #expect(chart.points.compactMap { $0 }.count { $0.signal != .ordinary } == 1)
    #expect(chart.points[17]?.signal == .high)
    // The mean absolute difference of √-scores by 1.128, worked out by hand in R:
    // z <- 2*(sqrt(x+.375)-sqrt(mean(x)+.375)); max(1, mean(abs(diff(z)))/(2/sqrt(pi)))
    #expect(abs(chart.spread - 1.415956279) < 1e-8)
    #expect(abs(chart.rate - 2482.0 / 24 / 30) < 1e-12)
  }

  @Test func `limits are those of the root, hand-computed`() throws {
    // All equal: no scatter beyond chance, so σ is 1. (√(100.375) ± 3.0902 / 2)² - 0.375 = 71.43 and 133.35, in R.
    let chart = try #require(ControlChart([Int?](repeating: 100, count: 12), exposure: Array(days.prefix(12))))
    let point = try #require(chart.points[0])
    #expect(chart.spread == 1 && point.signal == .ordinary)
    #expect(abs(point.lower998 - 71.427173) < 1e-5 && abs(point.upper998 - 133.347595) < 1e-5)
    #expect(abs(point.lower95 - 81.32401) < 1e-4 && abs(point.upper95 - 120.59672) < 1e-4)
  }

  @Test func `a gap is no zero: it has no point, no limits, and ends a run`() throws {
    var counts = (0..<24).map { month -> Int? in month < 12 ? 50 : 60 }
    let chart = try #require(ControlChart(counts, exposure: days))
    #expect(
      chart.points.map { $0?.signal } == (0..<24).map { $0 % 12 < 7 ? .ordinary : $0 < 12 ? .runBelow : .runAbove })
    counts[15] = nil
    let broken = try #require(ControlChart(counts, exposure: days))
    #expect(broken.points[15] == nil)
    #expect(broken.points[16...22].allSatisfy { $0?.signal == .ordinary })
    #expect(broken.points[23]?.signal == .runAbove)
  }

  @Test func `exposure is what is expected: a short month with fewer incidents is ordinary`() throws {
    let exposure = (0..<24).map { $0 % 12 == 1 ? 14.0 : 30 }
    let counts = exposure.map { Int?(Int($0 * 20)) }
    let chart = try #require(ControlChart(counts, exposure: exposure))
    #expect(chart.points.allSatisfy { $0?.signal == .ordinary })
    #expect(chart.points[1]?.expected == 280)
  }

  @Test func `fewer than twelve counts, and no incidents at all, make no chart`() {
    #expect(ControlChart([Int?](repeating: 4, count: 11), exposure: Array(days.prefix(11))) == nil)
    #expect(ControlChart([Int?](repeating: 0, count: 24), exposure: days) == nil)
    #expect(ControlChart([], exposure: []) == nil)
  }

  @Test(.tags(.property))
  func `Poisson counts leave the 99.8 percent limits about once in 500`() throws {
    var random = RandomNumbers(seed: 11)
    var (outside, all) = (0, 0)
    for _ in 0..<400 {
      let counts = days.map { _ in Int?(poisson(12, &random)) }
      let chart = try #require(ControlChart(counts, exposure: days))
      outside += chart.points.count { $0?.signal == .high || $0?.signal == .low }
      all += counts.count
    }
    // 9,600 months: about 19 expected; small counts and an estimated spread leave it between none and twice that.
    #expect(all == 9_600 && (3...45).contains(outside))
  }

  private func poisson(_ mean: Double, _ random: inout RandomNumbers) -> Int {
    // The waiting times of a Poisson process: slow, and plain.
    var (count, product) = (-1, 1.0)
    let end = 6.14421235332821e-06  // exp(-12)
    repeat {
      product *= random.uniform()
      count += 1
    } while product > end
    precondition(mean == 12, "the one mean whose end is written down")
    return count
  }
}
