public import Incidents
import Spatial

/// Groups of incidents whose peak times are asked for: hotspots, themes, areas.
public struct PeakGrouping: Sendable, Equatable {
  /// What a group is: `hotspot`, `theme`, `area`.
  public let kind: String
  /// What each group is called by machines.
  public let ids: [String]
  /// What each group is called by people.
  public let names: [String]
  /// The group of each incident of the table, or a negative number for none.
  public let group: ContiguousArray<Int32>

  /// - Parameters:
  ///   - kind: a word for one of them.
  ///   - ids: of each group, each once.
  ///   - names: of each group.
  ///   - group: of each incident of the table that is looked at.
  public init(kind: String, ids: [String], names: [String], group: ContiguousArray<Int32>) {
    precondition(ids.count == names.count, "a name for each group")
    self.kind = kind
    self.ids = ids
    self.names = names
    self.group = group
  }

  /// The themes that a table has, in the order of their words.
  public static func themes(of incidents: IncidentTable) -> PeakGrouping {
    let themes = incidents.categories.map(\.theme.rawValue)
    let words = Set(themes).sorted()
    let ofCategory = themes.map { Int32(words.firstIndex(of: $0) ?? -1) }
    return PeakGrouping(
      kind: "theme", ids: words, names: words,
      group: ContiguousArray(incidents.category.lazy.map { ofCategory[Int($0)] }))
  }

  /// Groups of locations, such as hotspots and areas.
  ///
  /// - Parameters:
  ///   - kind: a word for one of them.
  ///   - ids: of each group, each once.
  ///   - names: of each group.
  ///   - group: of each location of the table, or a negative number for none.
  ///   - incidents: the table. Incidents without a location are in no group.
  public static func places(
    kind: String, ids: [String], names: [String], group: ContiguousArray<Int32>, of incidents: IncidentTable
  ) -> PeakGrouping {
    PeakGrouping(
      kind: kind, ids: ids, names: names,
      group: ContiguousArray(
        (0..<incidents.count).lazy.map { incident in
          let location = incidents.location(of: incident)
          return location == IncidentTable.unlocated ? AreaIndex.none : group[Int(location)]
        }))
  }
}
