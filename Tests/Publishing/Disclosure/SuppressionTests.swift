@testable import Publishing
import Spatial
import Testing
import TestSupport

@Suite struct SuppressionTests {
  @Test func `a count under the minimum takes another with it, as the sum is known`() {
    let suppression = Suppression([3, 9, 40, 12], relations: [CountSum(parts: [0, 1, 2, 3])], minimum: 5)
    #expect(suppression.isWithheld == [true, true, false, false])
    #expect(suppression.primary == 1)
    #expect(suppression.secondary == 1)
  }

  @Test func `nothing is withheld where every count is large enough`() {
    let suppression = Suppression([5, 9], relations: [CountSum(parts: [0, 1])], minimum: 5)
    #expect(suppression.isWithheld == [false, false])
  }

  @Test func `two small counts whose sum would pin both down take a third`() {
    // Both are nothing: whoever subtracts the rest sees a sum of 0.
    let suppression = Suppression([0, 0, 30, 7], relations: [CountSum(parts: [0, 1, 2, 3])], minimum: 5)
    #expect(suppression.isWithheld == [true, true, false, true])
  }

  @Test func `a small ward hides behind a ward of its district, and neither its areas nor the other's give it back`() {
    // Wards 0 and 1, LSOAs 2 and 3 in the first, 4, 5 and 6 in the second.
    let counts = [20, 35, 2, 18, 10, 11, 14]
    let relations = [
      CountSum(parts: [0, 1]), CountSum(parts: [2, 3, 4, 5, 6]), CountSum(parts: [2, 3], total: 0),
      CountSum(parts: [4, 5, 6], total: 1),
    ]
    let suppression = Suppression(counts, relations: relations, minimum: 5)
    #expect(suppression.isWithheld[2])
    #expect(isSafe(suppression, counts, relations))
  }

  /// Four cells in a square whose margins are known: withholding one alone in its row and one alone in its column is not
  /// enough, and only the sums together show it.
  @Test func `several sums together do not give a count back`() {
    let counts = [1, 20, 30, 20, 25, 30, 30, 30, 35]
    let rows = (0..<3).map { row in CountSum(parts: (0..<3).map { row * 3 + $0 }) }
    let columns = (0..<3).map { column in CountSum(parts: (0..<3).map { $0 * 3 + column }) }
    let suppression = Suppression(counts, relations: rows + columns, minimum: 5)
    #expect(isSafe(suppression, counts, rows + columns))
    #expect(suppression.isWithheld.count { $0 } == 4)
  }

  @Test func `areas that do not nest exactly end too, and are hidden`() {
    // The ward has 3 more than its LSOAs, as their edges differ, and the other 3 less.
    let counts = [33, 37, 2, 28, 20, 3, 17]
    let relations = [
      CountSum(parts: [0, 1]), CountSum(parts: [2, 3, 4, 5, 6]), CountSum(parts: [2, 3], total: 0),
      CountSum(parts: [4, 5, 6], total: 1),
    ]
    let suppression = Suppression(counts, relations: relations, minimum: 5)
    #expect(suppression.isWithheld[2] && suppression.isWithheld[5])
    #expect(suppression.isWithheld.count { $0 } > 2)
    let bounds = CountBounds(counts, suppression.isWithheld, relations)
    for count in counts.indices where suppression.isWithheld[count] { #expect(bounds.width(of: count) >= 5) }
  }

  @Test(.tags(.property)) func `random districts are safe by a slow search`() {
    var random = RandomNumbers(seed: 7, item: 0)
    for _ in 0..<40 {
      let wards = 3
      let areas = 3
      var counts = [Int](repeating: 0, count: wards)
      var relations = [CountSum(parts: Array(0..<wards))]
      for ward in 0..<wards {
        let first = counts.count
        for _ in 0..<areas { counts.append(Int(random.next() % 12)) }
        counts[ward] = counts[first...].reduce(0, +)
        relations.append(CountSum(parts: Array(first..<first + areas), total: ward))
      }
      relations.append(CountSum(parts: Array(wards..<counts.count)))
      let suppression = Suppression(counts, relations: relations, minimum: 5)
      for (count, isWithheld) in zip(counts, suppression.isWithheld) where count < 5 { #expect(isWithheld) }
      #expect(isSafe(suppression, counts, relations))
    }
  }

  /// Whether for every withheld count there is another table with the same published counts and sums in which it differs:
  /// found by moving whole numbers around, and not by the elimination that is tested.
  private func isSafe(_ suppression: Suppression, _ counts: [Int], _ relations: [CountSum]) -> Bool {
    let hidden = counts.indices.filter { suppression.isWithheld[$0] }
    return hidden.allSatisfy { cell in
      [1, -1].contains { step in
        var other = counts
        other[cell] += step
        return other[cell] >= 0 && canMend(&other, counts, hidden.filter { $0 != cell }, relations, moves: 5)
      }
    }
  }

  /// Searches for few changes of one that make all sums hold again.
  private func canMend(
    _ other: inout [Int], _ counts: [Int], _ free: [Int], _ relations: [CountSum], moves: Int
  ) -> Bool {
    func difference(_ relation: CountSum) -> Int {
      let parts = relation.parts.reduce(0) { $0 + other[$1] - counts[$1] }
      return parts - (relation.total.map { other[$0] - counts[$0] } ?? 0)
    }
    guard let broken = relations.first(where: { difference($0) != 0 }) else { return true }
    if moves == 0 { return false }
    let gap = difference(broken)
    for cell in broken.members where free.contains(cell) {
      let sign = cell == broken.total ? 1 : -1
      let step = gap > 0 ? sign : -sign
      if other[cell] + step < 0 { continue }
      other[cell] += step
      if canMend(&other, counts, free.filter { $0 != cell }, relations, moves: moves - 1) { return true }
      other[cell] -= step
    }
    return false
  }
}
