/// Between what numbers withheld counts must lie, as a reader can tell from sums: no count is negative.
struct CountBounds {
  private var least: [Int]
  private var most: [Int]
  /// No count of a district is larger; it stands for "anything".
  private static let anything = Int.max / 4
  /// Bounds that have not settled after so many turns are narrowed no further: each turn narrows some by one at least.
  private static let mostTurns = 1_000

  init(_ counts: [Int], _ isWithheld: [Bool], _ relations: [CountSum]) {
    least = counts.indices.map { isWithheld[$0] ? 0 : counts[$0] }
    most = counts.indices.map { isWithheld[$0] ? Self.anything : counts[$0] }
    // A sum that is known has its number from all counts, whether they are withheld or not.
    let sums = relations.map { relation in relation.total == nil ? relation.parts.reduce(0) { $0 + counts[$1] } : nil }
    // Areas that do not nest exactly: by so much the total is more than its parts. Bounds then always hold the true counts.
    let offsets = relations.map { relation in
      relation.total.map { counts[$0] - relation.parts.reduce(0) { $0 + counts[$1] } } ?? 0
    }
    for _ in 0..<Self.mostTurns {
      var isChanged = false
      for index in relations.indices where narrow(relations[index], sums[index], offsets[index]) { isChanged = true }
      if !isChanged { return }
    }
  }

  /// How many values a count can have beside its true one.
  func width(of count: Int) -> Int { most[count] - least[count] }

  private mutating func narrow(_ relation: CountSum, _ sum: Int?, _ offset: Int) -> Bool {
    var isChanged = false
    let partsLeast = relation.parts.reduce(0) { $0 + least[$1] }
    let isOpen = relation.parts.count { most[$0] == Self.anything }
    let partsMost = relation.parts.reduce(0) { $0 + (most[$1] == Self.anything ? 0 : most[$1]) }
    let totalLeast = sum ?? relation.total.map { least[$0] - offset } ?? 0
    let totalMost =
      sum ?? relation.total.map { most[$0] == Self.anything ? Self.anything : most[$0] - offset } ?? Self.anything
    for part in relation.parts {
      if totalMost != Self.anything {
        isChanged = lower(part, to: totalMost - (partsLeast - least[part])) || isChanged
      }
      let othersOpen = isOpen - (most[part] == Self.anything ? 1 : 0)
      if othersOpen == 0 {
        let othersMost = partsMost - (most[part] == Self.anything ? 0 : most[part])
        isChanged = raise(part, to: totalLeast - othersMost) || isChanged
      }
    }
    if let total = relation.total {
      isChanged = raise(total, to: partsLeast + offset) || isChanged
      if isOpen == 0 { isChanged = lower(total, to: partsMost + offset) || isChanged }
    }
    return isChanged
  }

  private mutating func lower(_ count: Int, to value: Int) -> Bool {
    guard value < most[count] else { return false }
    most[count] = value
    return true
  }

  private mutating func raise(_ count: Int, to value: Int) -> Bool {
    guard value > least[count] else { return false }
    least[count] = value
    return true
  }
}
