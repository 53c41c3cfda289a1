internal import Spatial

/// What draws incidents to a place.
enum Theme: Int, Sendable {
  case background, nightlife, retail, nuisance, parking
}

/// The fourteen categories of police.uk and how they end.
enum Offences {
  static let antiSocial = "Anti-social behaviour"

  /// Of a thousand incidents of each theme, about so many are of the category.
  private static let shares: [(name: String, byTheme: [Double])] = [
    (antiSocial, [150, 210, 90, 330, 150]),
    ("Bicycle theft", [11, 8, 20, 5, 35]),
    ("Burglary", [34, 8, 25, 10, 15]),
    ("Criminal damage and arson", [88, 60, 40, 120, 130]),
    ("Drugs", [28, 45, 15, 60, 30]),
    ("Other crime", [22, 12, 8, 10, 10]),
    ("Other theft", [72, 70, 80, 35, 60]),
    ("Possession of weapons", [16, 20, 8, 20, 10]),
    ("Public order", [90, 140, 80, 110, 60]),
    ("Robbery", [11, 20, 12, 20, 12]),
    ("Shoplifting", [70, 20, 440, 20, 40]),
    ("Theft from the person", [7, 35, 22, 8, 8]),
    ("Vehicle crime", [46, 10, 20, 22, 330]),
    ("Violence and sexual offences", [355, 342, 140, 230, 110]),
  ]

  private static let unsolved = "Investigation complete; no suspect identified"
  private static let unable = "Unable to prosecute suspect"
  private static let outcomes: [(name: String, violent: Double, acquisitive: Double)] = [
    (unable, 55, 14), (unsolved, 26, 66), ("Status update unavailable", 7, 4), ("Court result unavailable", 4, 6),
    ("Local resolution", 3, 3), ("Awaiting court outcome", 3, 5), ("Offender given a caution", 1, 1),
    ("Action to be taken by another organisation", 1, 0), ("Formal action is not in the public interest", 0.5, 0.5),
    ("Further investigation is not in the public interest", 0.5, 0.5),
  ]
  /// In the newest months many investigations are still open.
  private static let stillOpen = [35: 0.55, 34: 0.38, 33: 0.22, 32: 0.1]

  private static let categories = (0...4).map { theme in WeightedChoice(shares.map { $0.byTheme[theme] }) }
  private static let violentOutcomes = WeightedChoice(outcomes.map(\.violent))
  private static let acquisitiveOutcomes = WeightedChoice(outcomes.map(\.acquisitive))

  static func category(_ theme: Theme, _ random: inout RandomNumbers) -> String {
    shares[categories[theme.rawValue].draw(&random)].name
  }

  static func outcome(of category: String, month: Int, _ random: inout RandomNumbers) -> String {
    if random.chance(stillOpen[month] ?? 0) { return "Under investigation" }
    let isViolent = ["Violence and sexual offences", "Public order", "Drugs", "Possession of weapons"].contains(
      category)
    return outcomes[(isViolent ? violentOutcomes : acquisitiveOutcomes).draw(&random)].name
  }
}
