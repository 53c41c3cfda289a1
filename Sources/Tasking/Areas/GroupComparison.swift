import Places
public import Spatial

/// An area's rate beside that of the other areas of its group.
///
/// Null hypothesis of p: the area has the same rate as the others of its group together. Two-sided, by mid-p; q over the
/// layer. Groups of fewer than three areas are compared with nobody.
public struct GroupComparison: Sendable, Equatable {
  /// The group that the area is in.
  public let group: String
  /// How many areas it has, the area itself among them.
  public let areas: Int
  /// Incidents per 1,000 of the others.
  public let othersPer1000: Double?
  /// The area's rate by that of the others.
  public let ratio: PoissonRatio
  /// The false discovery rate over the layer at which it would be significant (Benjamini and Hochberg).
  public let q: Double

  /// Fewer areas than this are no group.
  static let leastAreas = 3

  /// By area; nil where an area has no group, no people, or too few beside it.
  static func all(_ counts: [Int], people: [Double?], groups: [String?]) -> [GroupComparison?] {
    var sums: [String: (areas: Int, incidents: Int, people: Double)] = [:]
    for (area, group) in groups.enumerated() {
      guard let group, let people = people[area], people > 0 else { continue }
      let sum = sums[group] ?? (0, 0, 0)
      sums[group] = (sum.areas + 1, sum.incidents + counts[area], sum.people + people)
    }
    struct Pair {
      let group: String
      let areas: Int
      let othersPer1000: Double
      let ratio: PoissonRatio
    }
    let pairs = counts.indices.map { area -> Pair? in
      guard let group = groups[area], let sum = sums[group], sum.areas >= leastAreas, let own = people[area], own > 0
      else { return nil }
      let others = (incidents: sum.incidents - counts[area], people: sum.people - own)
      guard others.people > 0 else { return nil }
      return Pair(
        group: group, areas: sum.areas, othersPer1000: Double(others.incidents) / others.people * 1000,
        ratio: PoissonRatio(current: counts[area], previous: others.incidents, exposure: own / others.people))
    }
    let q = BenjaminiHochberg.adjusted(ContiguousArray(pairs.map { $0?.ratio.p ?? .nan }))
    return zip(pairs, q).map { pair, q in
      pair.map {
        GroupComparison(group: $0.group, areas: $0.areas, othersPer1000: $0.othersPer1000, ratio: $0.ratio, q: q)
      }
    }
  }
}
