import Spatial
@testable import Tasking
import TestSupport
import Testing

@Suite struct GroupComparisonTests {
  /// R prints twelve figures.
  private static let printed = 1e-9

  @Test(.tags(.reference)) func `an area is compared with the others of its group, itself left out`() throws {
    let all = GroupComparison.all(
      [10, 20, 30, 7], people: [1_000, 1_000, 1_000, 500], groups: ["rural", "rural", "rural", "urban"])
    let first = try #require(all[0])
    #expect(first.group == "rural" && first.areas == 3)
    #expect(first.othersPer1000 == 25)
    // R: poisson.test(c(10, 50), c(1000, 2000)); mid-p 2 * pbinom(10, 60, 1/3) - dbinom(10, 60, 1/3).
    #expect(abs((first.ratio.ratio ?? 0) - 0.4) < Self.printed)
    #expect(abs(first.ratio.lower - 0.180855774509) < Self.printed)
    #expect(abs(first.ratio.upper - 0.798060822862) < Self.printed)
    #expect(abs(first.ratio.p - 0.004334519) < 1e-9)
    // One area of its own kind is compared with nobody.
    #expect(all[3] == nil)
    // Three tests: q is p times 3 by rank at the most.
    #expect(first.q >= first.ratio.p && first.q <= 3 * first.ratio.p)
  }

  @Test func `areas without people or group are compared with nobody and count for none`() {
    let all = GroupComparison.all(
      [10, 20, 30, 40], people: [1_000, nil, 0, 1_000], groups: ["a", "a", "a", nil])
    #expect(all.allSatisfy { $0 == nil })
    let three = GroupComparison.all(
      [10, 20, 30, 900], people: [1_000, 1_000, 1_000, 0], groups: ["a", "a", "a", "a"])
    #expect(three[0]?.areas == 3 && three[3] == nil)
  }
}
