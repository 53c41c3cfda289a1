import Spatial
import TestSupport
import Testing

@Suite struct PatrolWindowsTests {
  private func week(_ incidents: [Int: Double]) -> ContiguousArray<Double> {
    ContiguousArray((0..<168).map { incidents[$0] ?? 0 })
  }

  @Test func `two windows cover what taking the best one again and again misses`() {
    // The best single window takes the middle and leaves the rims apart.
    let week = week([10: 3, 11: 4, 12: 4, 13: 3])
    #expect(PatrolWindows.best(1, hours: 2, of: week).map(\.startHour) == [11])
    let two = PatrolWindows.best(2, hours: 2, of: week)
    #expect(two.map(\.startHour) == [10, 12] && two.map(\.incidents) == [7, 7])
  }

  @Test func `a window runs on from Sunday into Monday`() {
    let best = PatrolWindows.best(1, hours: 4, of: week([167: 2, 166: 1, 0: 2, 1: 1, 60: 5]))
    #expect(best == [PatrolWindows.best(1, hours: 4, of: week([167: 2, 166: 1, 0: 2, 1: 1]))[0]])
    #expect(best[0].startHour == 166 && best[0].weekday == 6 && best[0].hourOfDay == 22 && best[0].incidents == 6)
  }

  @Test func `equal windows are taken as early in the week as can be`() {
    #expect(PatrolWindows.best(1, hours: 3, of: week([50: 1])).map(\.startHour) == [48])
    #expect(PatrolWindows.best(2, hours: 3, of: week([50: 1, 100: 1])).map(\.startHour) == [48, 98])
    let even = ContiguousArray(repeating: 1.0, count: 168)
    #expect(PatrolWindows.best(3, hours: 4, of: even).map(\.startHour) == [0, 4, 8])
    // A third of an incident three times over is one incident.
    #expect(
      PatrolWindows.best(1, hours: 3, of: week([20: 1.0 / 3, 21: 1.0 / 3, 22: 1.0 / 3, 90: 1])).map(\.startHour) == [20]
    )
  }

  @Test func `windows come in the order of what they cover, and none covers nothing`() {
    let best = PatrolWindows.best(5, hours: 3, of: week([20: 1, 60: 3, 100: 2]))
    #expect(best.map(\.incidents) == [3, 2, 1] && best.map(\.startHour) == [58, 98, 18])
    #expect(PatrolWindows.best(3, hours: 3, of: week([:])).isEmpty)
  }

  @Test func `windows may fill the whole week`() {
    let even = ContiguousArray(repeating: 1.0, count: 168)
    #expect(PatrolWindows.best(42, hours: 4, of: even).reduce(0) { $0 + $1.incidents } == 168)
    #expect(PatrolWindows.best(1, hours: 168, of: even).map(\.incidents) == [168])
    #expect(PatrolWindows.best(168, hours: 1, of: even).count == 168)
  }

  @Test(.tags(.property), arguments: 1...20)
  func `agrees with trying every way`(seed: UInt64) {
    var random = RandomNumbers(seed: seed)
    let length = 10 + random.below(14)
    // Small whole numbers tie often; halves are added to some.
    let incidents = (0..<length).map { _ in Double(random.below(4)) + (random.below(3) == 0 ? 0.5 : 0) }
    for (count, hours) in [(1, 3), (2, 3), (3, 3), (2, 4), (3, 2), (2, 1), (1, length), (2, length / 2)] {
      let best = PatrolWindows.best(count, hours: hours, of: ContiguousArray(incidents))
      let slow = SlowAoristic.bestWindows(count, hours: hours, of: incidents)
      #expect(abs(best.reduce(0) { $0 + $1.incidents } - slow.covered) < 1e-9)
      #expect(Set(best.map(\.startHour)).isSubset(of: slow.starts))
      let taken = best.flatMap { window in (window.startHour..<window.startHour + hours).map { $0 % length } }
      #expect(Set(taken).count == best.count * hours)
    }
  }
}
