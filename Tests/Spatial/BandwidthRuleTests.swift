import Spatial
import TestSupport
import Testing

@Suite struct BandwidthRuleTests {
  /// R 4.2.2, MASS 7.3-58.2: `bandwidth.nrd(rep(x, w))` 1156.76665782777 and `bandwidth.nrd(rep(y, w))` 730.740952827072
  /// for the columns below.
  @Test(.tags(.reference)) func `the rule is R's on every incident, and a quarter of it for the Gaussian`() throws {
    let locations = Locations(
      x: [120, 340, 560, 610, 615, 900, 940, 1_310, 1_500, 1_505, 1_720, 1_950],
      y: [80, 450, 300, 310, 1_200, 760, 790, 1_010, 420, 1_490, 1_600, 95],
      weight: [3, 1, 7, 2, 5, 1, 4, 2, 9, 1, 2, 6])
    let expected = (1_156.76665782777 + 730.740952827072) / 2
    #expect(abs(try BandwidthRule(for: locations, kernel: .quartic).metres - expected) < 1e-9)
    #expect(abs(try BandwidthRule(for: locations, kernel: .gaussian).metres - expected / 4) < 1e-9)
    #expect(try BandwidthRule(for: locations, kernel: .quartic).sentence.contains("944 m"))
  }

  @Test(.tags(.property)) func `row order, splitting a location's weight and where the origin lies change nothing`()
    throws
  {
    let some = SeededLocations.square(count: 200, side: 3_000, grain: 10, seed: 8)
    let rule = try BandwidthRule(for: some, kernel: .quartic).metres
    let backwards = Locations(
      x: ContiguousArray(some.x.reversed()), y: ContiguousArray(some.y.reversed()),
      weight: ContiguousArray(some.weight.reversed()))
    let split = Locations(
      x: some.x + some.x, y: some.y + some.y,
      weight: ContiguousArray(some.weight.map { $0 / 2 }) + ContiguousArray(some.weight.map { $0 - $0 / 2 }))
    let moved = Locations(
      x: ContiguousArray(some.x.map { $0 + 500_000 }), y: ContiguousArray(some.y.map { $0 + 100_000 }),
      weight: some.weight)
    for other in [backwards, split, moved] {
      #expect(abs(try BandwidthRule(for: other, kernel: .quartic).metres - rule) < 1e-9 * rule)
    }
  }

  @Test(arguments: [
    Locations(x: [], y: [], weight: []), Locations(x: [5], y: [5], weight: [1]), Locations(x: [5], y: [5], weight: [9]),
    Locations(x: [5, 900], y: [5, 900], weight: [9, 1]),
  ])
  func `where nothing is spread the rule is undefined and says so`(locations: Locations) {
    #expect(throws: SpatialError.self) { try BandwidthRule(for: locations, kernel: .quartic) }
  }
}
