/// What an incident is about, in words that all partners share: each source's own categories are mapped to these.
public enum Theme: String, Sendable, CaseIterable, Codable {
  case asb
  case violence
  case burglary
  case vehicle
  case criminalDamage = "criminal damage"
  case drugs
  case shoplifting
  case fire
  case road
  case health
  case environmental
  case communityConcern = "community concern"
  case other

  /// The series in which a partner's incidents of this theme are counted: an assault that an ambulance was called to is
  /// not a recorded crime.
  public var series: Series {
    switch self {
    case .asb: .asb
    case .fire: .fire
    case .road: .road
    case .health: .health
    case .environmental: .environmental
    case .communityConcern: .communityConcern
    case .violence, .burglary, .vehicle, .criminalDamage, .drugs, .shoplifting, .other: .other
    }
  }
}

/// Incidents that are counted together and never silently with others. Anti-social behaviour is recorded under another
/// standard than crime, and a partner's calls under a third. Crime is what a police force has recorded as such.
public enum Series: String, Sendable, CaseIterable, Codable {
  case crime
  case asb
  case fire
  case road
  case health
  case environmental
  case communityConcern = "community-concern"
  case other
}

/// A category of incidents as a source spells it, with what it is taken for.
public struct IncidentCategory: Sendable, Hashable {
  /// The source's word.
  public let name: String
  /// What it is about.
  public let theme: Theme
  /// Where it is counted.
  public let series: Series
  /// Whether the scheme has the word; where it does not, the theme is `other`.
  public let isInScheme: Bool

  init(name: String, theme: Theme, series: Series, isInScheme: Bool) {
    self.name = name
    self.theme = theme
    self.series = series
    self.isInScheme = isInScheme
  }

  /// By name in the order of its bytes; then by theme and series, where sources use one word for different things.
  static func precedes(_ a: IncidentCategory, _ b: IncidentCategory) -> Bool {
    if a.name != b.name { return a.name.utf8.lexicographicallyPrecedes(b.name.utf8) }
    return (a.theme.rawValue, a.series.rawValue, a.isInScheme ? 0 : 1)
      < (b.theme.rawValue, b.series.rawValue, b.isInScheme ? 0 : 1)
  }
}
