/// That some counts add up to another, or to a number that everybody knows.
///
/// Counts are told by their numbers in a list.
package struct CountSum: Sendable, Equatable {
  /// The counts that are added.
  package let parts: [Int]
  /// The count that they add up to; nil where the sum itself is published elsewhere.
  package let total: Int?

  package init(parts: [Int], total: Int? = nil) {
    self.parts = parts
    self.total = total
  }

  /// All counts of the relation.
  package var members: [Int] { parts + (total.map { [$0] } ?? []) }
}
