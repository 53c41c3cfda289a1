/// Which lists of counts can be worked out from one another, place by place: such as all incidents, crime and anti-social
/// behaviour, of which each is the sum or the difference of the others.
///
/// Lists are together where some combination of them is nothing at every place (linear dependence), whatever its numbers are:
/// what is withheld from one of them can be worked out where the others are published.
struct DependentCounts {
  /// Lists that depend on each other, by their numbers; lists of nothing but noughts, and those that depend on none, stand alone.
  let groups: [[Int]]

  /// - Parameter lists: of as many counts each, place by place.
  init(_ lists: [[Int]]) {
    var group = Array(lists.indices)
    if let places = lists.first?.count {
      precondition(lists.allSatisfy { $0.count == places }, "a count of each place in each list")
      // Places alike say the same: there are far fewer than places.
      let rows = Set((0..<places).map { place in lists.map { UInt64(max(0, $0[place])) } })
      let reduced = PrimeField.reduced(Self.distinct(rows, for: lists.count))
      let pivots = Set(reduced.map(\.pivot))
      for list in lists.indices where !pivots.contains(list) {
        for (pivot, row) in reduced where row[list] != 0 { Self.join(list, pivot, &group) }
      }
    }
    groups = Dictionary(grouping: lists.indices, by: { group[$0] }).values.sorted { $0[0] < $1[0] }
  }

  /// As many rows as are needed: the reduced form of some, with more added until no list is told apart by them any more.
  private static func distinct(_ rows: Set<[UInt64]>, for lists: Int) -> [[UInt64]] {
    let ordered = rows.sorted { $0.lexicographicallyPrecedes($1) }
    var kept: [[UInt64]] = []
    // The rank is that of the lists at most: rows are taken in turns, and of each turn only what is new stays.
    for start in stride(from: 0, to: ordered.count, by: lists) {
      let turn = kept + ordered[start..<min(start + lists, ordered.count)]
      kept = PrimeField.reduced(turn).map(\.row)
    }
    return kept
  }

  private static func join(_ a: Int, _ b: Int, _ group: inout [Int]) {
    let (kept, gone) = (min(group[a], group[b]), max(group[a], group[b]))
    for index in group.indices where group[index] == gone { group[index] = kept }
  }
}
