import Formats

/// The counts of wards and LSOAs of all analyses with what must be withheld, those of analyses that depend on one another
/// together.
///
/// Where one analysis is the sum of others, a count that is withheld in one of them alone is the difference of the others. What
/// is withheld in one is therefore withheld in all of its group, at the same places. Then the sums of each analysis by itself
/// are all that is known: those of the sum follow from those of its parts.
struct JointSuppression {
  private(set) var areas: [String: AreaSuppression] = [:]

  /// - Parameters:
  ///   - areas: of each analysis.
  ///   - groups: of analyses that depend on one another.
  init(_ areas: [String: AreaSuppression], groups: [[String]]) {
    self.areas = areas
    for group in groups {
      for column in PublicColumns.counts { withhold(column, of: group.filter { areas[$0] != nil }) }
    }
  }

  private mutating func withhold(_ column: String, of group: [String]) {
    var together: Set<AreaSuppression.Place> = []
    while true {
      for analysis in group { areas[analysis]?.withhold(column, also: together) }
      let withheld = group.reduce(into: together) { $0.formUnion(areas[$1]?.withheld(column) ?? []) }
      if group.count < 2 || withheld == together { return }
      together = withheld
    }
  }
}
