/// Which theme each word of a source's categories belongs to.
///
/// Words are compared without regard to case and to spaces around and within them.
public struct CategoryScheme: Sendable, Equatable {
  /// The theme of words that are not listed; nil counts them as unmatched, of theme `other`.
  public private(set) var anyOther: Theme?
  /// Whether all that is not anti-social behaviour is recorded crime, whatever its theme.
  public var isRecordedCrime: Bool
  private var themes: [String: Theme] = [:]

  /// - Parameters:
  ///   - words: by theme.
  ///   - anyOther: the theme of all other words; nil leaves them unmatched.
  ///   - isRecordedCrime: whether all but anti-social behaviour counts as recorded crime.
  public init(_ words: [Theme: [String]] = [:], anyOther: Theme? = nil, isRecordedCrime: Bool = false) {
    self.anyOther = anyOther
    self.isRecordedCrime = isRecordedCrime
    for theme in Theme.allCases {
      for word in words[theme] ?? [] { themes[Self.key(word)] = theme }
    }
  }

  /// The word that stands for every word that is not listed.
  public static let wildcard = "*"

  /// This scheme with others' words laid over it: where both list a word, theirs holds.
  public func overlaid(by words: [Theme: [String]]) -> CategoryScheme {
    var scheme = self
    for theme in Theme.allCases {
      for word in words[theme] ?? [] {
        if word == Self.wildcard { scheme.anyOther = theme } else { scheme.themes[Self.key(word)] = theme }
      }
    }
    return scheme
  }

  /// What a source's word is taken for.
  public func category(_ word: String) -> IncidentCategory {
    let listed = themes[Self.key(word)] ?? anyOther
    let theme = listed ?? .other
    return IncidentCategory(
      name: word, theme: theme, series: isRecordedCrime && theme != .asb ? .crime : theme.series,
      isInScheme: listed != nil)
  }

  private static func key(_ word: String) -> String {
    word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Shipped schemes

  /// police.uk's 14 categories. Robbery, weapons and public order are violence; thefts that have no theme of their own
  /// are other. All but anti-social behaviour are recorded crime.
  public static let policeUK = CategoryScheme(
    [
      .asb: ["Anti-social behaviour"],
      .violence: ["Violence and sexual offences", "Robbery", "Possession of weapons", "Public order"],
      .burglary: ["Burglary"],
      .vehicle: ["Vehicle crime"],
      .criminalDamage: ["Criminal damage and arson"],
      .drugs: ["Drugs"],
      .shoplifting: ["Shoplifting"],
      .other: ["Bicycle theft", "Theft from the person", "Other theft", "Other crime"],
    ], isRecordedCrime: true)

  /// STATS19's severities of collisions.
  public static let stats19 = CategoryScheme([.road: STATS19.severities])
}
