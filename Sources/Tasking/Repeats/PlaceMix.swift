import Incidents

/// What the incidents of a place are about, who has them, and what the place is called.
public struct PlaceMix: Sendable, Equatable {
  /// A word with how many incidents have it.
  public struct Part: Sendable, Equatable {
    /// The word.
    public let name: String
    /// How many.
    public let incidents: Int
  }

  /// The themes, the commonest first, ties by name.
  public let themes: [Part]
  /// The sources, likewise.
  public let sources: [Part]
  /// The commonest name that the incidents give the place, one of a street before one of a kind; empty where none has any.
  public let name: String

  /// - Parameters:
  ///   - incidents: those of the place.
  ///   - sources: the names of the table's sources, and the source of each of its files.
  init(_ incidents: [Int], of table: IncidentTable, sources: (names: [String], ofFile: [Int])) {
    var themes: [String: Int] = [:]
    var names: [String: Int] = [:]
    var bySource: [String: Int] = [:]
    for incident in incidents {
      let weight = table.weight(of: incident)
      themes[table.categories[Int(table.category[incident])].theme.rawValue, default: 0] += weight
      names[table.places.name[Int(table.place[incident])], default: 0] += weight
      bySource[sources.names[sources.ofFile[table.file(of: incident)]], default: 0] += weight
    }
    self.themes = Self.parts(themes)
    self.sources = Self.parts(bySource)
    let named = Self.parts(names).map { PlaceName($0.name) }.filter { !$0.name.isEmpty }
    name = (named.first { !$0.isKind } ?? named.first)?.name ?? ""
  }

  private static func parts(_ counts: [String: Int]) -> [Part] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { Part(name: $0.key, incidents: $0.value) }
  }
}

extension [PlaceMix.Part] {
  /// `asb (12); burglary (3)`
  package var words: String { map { "\($0.name) (\($0.incidents))" }.joined(separator: "; ") }
}
