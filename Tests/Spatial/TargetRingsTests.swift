import Spatial
import TestSupport
import Testing

@Suite struct TargetRingsTests {
  private func counts(
    _ metres: Double, _ targets: [(x: Double, y: Double)], _ locations: Locations
  ) -> TargetRings.Counts {
    TargetRings(metres: metres, x: ContiguousArray(targets.map(\.x)), y: ContiguousArray(targets.map(\.y)))
      .counts(x: locations.x, y: locations.y, weight: locations.weight)
  }

  @Test(.tags(.property), arguments: 1...4)
  func `counts are those of every pair looked at`(seed: UInt64) {
    let locations = SeededLocations.square(count: 400, side: 1_000, grain: 20, seed: seed)
    var random = RandomNumbers(seed: seed)
    // On the same lattice, so that points are shared and distances tie.
    var targets = (0..<40).map { _ in (x: Double(random.below(51)) * 20, y: Double(random.below(51)) * 20) }
    targets += targets.prefix(5)
    for metres in [20.0, 60, 2_000] {
      let found = counts(metres, targets, locations)
      let slow = SlowProximity.rings(locations, metres, of: targets)
      #expect(found.within == slow.within && found.nearest == slow.nearest && found.shared == slow.shared)
      #expect(found.any == SlowProximity.near(locations, metres, of: targets))
      // The counts of distinct points add up.
      let rings = TargetRings(
        metres: metres, x: ContiguousArray(targets.map(\.x)), y: ContiguousArray(targets.map(\.y)))
      let first = (0..<rings.targetsOfPoint.count).compactMap { point in rings.point.firstIndex(of: Int32(point)) }
      #expect(first.reduce(0) { $0 + found.nearest[$1] } == found.any)
      #expect(rings.targetsOfPoint.reduce(0, +) == targets.count)
    }
  }

  @Test(.tags(.property)) func `the order of targets changes nothing but the order of the counts`() {
    let locations = SeededLocations.square(count: 400, side: 1_000, grain: 20, seed: 5)
    var random = RandomNumbers(seed: 6)
    let targets = (0..<40).map { _ in (x: Double(random.below(51)) * 20, y: Double(random.below(51)) * 20) }
    let (forward, backward) = (counts(60, targets, locations), counts(60, targets.reversed(), locations))
    #expect(forward.nearest == backward.nearest.reversed() && forward.within == backward.within.reversed())
    #expect(forward.shared == backward.shared.reversed() && forward.any == backward.any)
  }

  @Test func `a shared point has one count for all of its targets, and everything there is shared`() {
    let locations = Locations(x: [0, 10, 30, .nan], y: [0, 0, 0, 0], weight: [4, 2, 1, 8])
    let found = counts(15, [(x: 0, y: 0), (0, 0), (30, 0)], locations)
    #expect(found.within == [6, 6, 1] && found.nearest == [6, 6, 1] && found.shared == [6, 6, 0] && found.any == 7)
    let none = counts(15, [], locations)
    #expect(none.within.isEmpty && none.any == 0)
  }
}

@Suite struct NearestTargetsTests {
  @Test(.tags(.property), arguments: [1, 3, 60])
  func `the nearest are those of every pair looked at, lower numbers first among equals`(count: Int) {
    let targets = SeededLocations.square(count: 50, side: 1_000, grain: 50, seed: 4)
    let places = SeededLocations.square(count: 80, side: 1_200, grain: 25, seed: 5)
    let tree = NearestTargets(x: targets.x, y: targets.y)
    var wrong = 0
    for place in 0..<places.count {
      let slow = (0..<50).map { target -> (squared: Double, target: Int) in
        let (dx, dy) = (targets.x[target] - places.x[place], targets.y[target] - places.y[place])
        return (dx * dx + dy * dy, target)
      }.sorted { $0 < $1 }.prefix(count)
      let found = tree.nearest(count, toX: places.x[place], y: places.y[place])
      if found.map(\.number) != slow.map(\.target) || found.map(\.metres) != slow.map({ $0.squared.squareRoot() }) {
        wrong += 1
      }
    }
    #expect(wrong == 0)
  }

  @Test func `distances are closed, and without a target there is none`() {
    let tree = NearestTargets(x: [0, 100], y: [0, 0])
    #expect(tree.nearest(5, toX: 0, y: 0, within: 100).map(\.metres) == [0, 100])
    #expect(tree.nearest(5, toX: -0.01, y: 0, within: 100).map(\.number) == [0])
    let columns = tree.nearest(toX: [60, .nan, 10], y: [0, 0, 0], workers: 2)
    #expect(columns.target == [1, NearestTargets.none, 0] && columns.metres[0] == 40 && columns.metres[1].isNaN)
    let none = NearestTargets(x: [], y: [])
    #expect(none.nearest(1, toX: 0, y: 0).isEmpty && none.nearest(toX: [1], y: [1]).target == [NearestTargets.none])
  }
}
