/// Which counts to withhold so that none below a minimum is published or can be worked out from the others.
///
/// Primary suppression withholds counts below the minimum. Secondary suppression then withholds more, the smallest first,
/// until no withheld count is determined by sums: neither where one alone is missing from a sum, nor by several sums
/// together (linear elimination), nor nearly, by bounds that leave fewer than `minimum` values. Which of the withheld counts
/// was below the minimum is told to nobody. See Willenborg and de Waal (2001), *Elements of Statistical Disclosure Control*,
/// chapter 6, doi:10.1007/978-1-4613-0121-9.
package struct Suppression: Sendable, Equatable {
  /// Whether each count is withheld.
  package private(set) var isWithheld: [Bool]
  /// How many are withheld for their own sake.
  package let primary: Int

  private let counts: [Int]
  private let relations: [CountSum]
  private let minimum: Int

  /// - Parameters:
  ///   - counts: not negative.
  ///   - relations: sums that hold among them and that a reader may know.
  ///   - minimum: the least count that is published.
  ///   - also: counts that are withheld whatever they are.
  /// - Complexity: a few passes over the relations, and O(r² u) for r relations with u withheld counts.
  package init(_ counts: [Int], relations: [CountSum], minimum: Int, also: Set<Int> = []) {
    precondition(relations.allSatisfy { $0.members.allSatisfy(counts.indices.contains) }, "relations of the counts")
    self.counts = counts
    self.relations = relations
    self.minimum = minimum
    primary = counts.count { $0 < minimum }
    isWithheld = counts.indices.map { counts[$0] < minimum || also.contains($0) }
    while let exposed = exposed() {
      guard withholdAnother(near: exposed) else { break }
    }
  }

  /// How many are withheld so that others cannot be worked out.
  package var secondary: Int { isWithheld.count { $0 } - primary }

  /// A withheld count that a reader could work out, or nearly.
  private func exposed() -> Int? {
    for relation in relations {
      let hidden = relation.members.filter { isWithheld[$0] }
      if hidden.count == 1 { return hidden[0] }
    }
    let bounds = CountBounds(counts, isWithheld, relations)
    if let narrow = counts.indices.first(where: { isWithheld[$0] && bounds.width(of: $0) < minimum }) { return narrow }
    let unknown = relations.map { relation in
      CountSum(
        parts: relation.parts.filter { isWithheld[$0] }, total: relation.total.flatMap { isWithheld[$0] ? $0 : nil })
    }
    return Elimination(unknown).determined.first
  }

  /// Withholds a published count that shares a sum with an exposed one: one that leaves no other sum with a lone gap where
  /// there is such a one, and the smallest of these.
  ///
  /// - Returns: false where everything around it is withheld already.
  private mutating func withholdAnother(near count: Int) -> Bool {
    // The sums with fewest gaps first, as they tell most, and of these the sums of fewest counts.
    let around = relations.filter { $0.members.contains(count) }
      .map { (relation: $0, gaps: $0.members.count { isWithheld[$0] }) }
      .sorted { ($0.gaps, $0.relation.members.count) < ($1.gaps, $1.relation.members.count) }.map(\.relation)
    for relation in around {
      // Parts before totals: the larger picture is what most readers need.
      let parts = relation.parts.filter { !isWithheld[$0] }
      let total = relation.total.flatMap { isWithheld[$0] ? nil : $0 }
      let candidates = parts.isEmpty ? total.map { [$0] } ?? [] : parts
      if let next = candidates.min(by: { (newGaps($0), counts[$0], $0) < (newGaps($1), counts[$1], $1) }) {
        isWithheld[next] = true
        return true
      }
    }
    return withholdAnywhere()
  }

  /// In how many sums a count would be the only one that is withheld.
  private func newGaps(_ count: Int) -> Int {
    relations.count { relation in
      relation.members.contains(count) && !relation.members.contains { isWithheld[$0] }
    }
  }

  /// Withholds the smallest count that is left in any sum.
  private mutating func withholdAnywhere() -> Bool {
    let left = Set(relations.flatMap(\.members)).filter { !isWithheld[$0] }
    guard let next = left.min(by: { (counts[$0], $0) < (counts[$1], $1) }) else { return false }
    isWithheld[next] = true
    return true
  }
}
