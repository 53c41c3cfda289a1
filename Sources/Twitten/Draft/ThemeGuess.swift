/// What records are about: by the words of their file's name, or by those of their categories.
enum ThemeGuess: Sendable {
  /// Every row is of one theme; the reason in words.
  case whole(String, because: String)
  /// Each theme with the words of the category column that say it, and the words that say none.
  case words([(theme: String, words: [String])], others: [String])
  /// Nothing says it; what a person might choose from, the most frequent words first.
  case unsure([(theme: String, words: [String])], seen: [String])

  /// What each theme is called in partners' exports. A word fits where a word of the text begins with it; one that ends
  /// in a space only where it is whole.
  private static let vocabulary: [(theme: String, words: [String])] = [
    (
      "asb",
      [
        "asb ", "anti social", "antisocial", "nuisance", "rowdy", "noise", "noisy", "begging", "street drinking",
        "vagrancy", "firework", "neighbour dispute",
      ]
    ),
    ("fire", ["fire ", "fires ", "arson", "false alarm", "special service"]),
    ("road", ["rtc ", "collision", "road traffic", "stats19", "speeding"]),
    (
      "health",
      ["ambulance", "health", "overdose", "secamb", "hospital", "intoxicat", "alcohol poison", "mental", "medical"]
    ),
    (
      "environmental",
      [
        "environment", "fly tip", "flytip", "fly post", "flypost", "graffiti", "litter", "dog foul",
        "abandoned vehicle",
        "rubbish", "waste", "dumped",
      ]
    ),
    ("community concern", ["community concern", "concern", "tension", "fixmystreet", "fix my street"]),
    ("violence", ["violen", "assault", "robbery", "sexual", "weapon", "public order", "harassment", "domestic abuse"]),
    ("burglary", ["burgl"]),
    ("shoplifting", ["shoplift", "shop lift", "shop theft", "theft from shop"]),
    ("vehicle", ["vehicle crime", "theft of vehicle", "theft from vehicle", "theft of motor", "theft from motor"]),
    ("drugs", ["drug", "needle", "syringe", "sharps", "cannabis"]),
    ("criminal damage", ["criminal damage", "vandal"]),
  ]

  init(fileName: String, words: [(word: String, count: Int)]) {
    let named = Self.themes(of: fileName)
    if named.count == 1, let theme = named.first {
      self = .whole(theme, because: "the file's name says so")
      return
    }
    let total = words.reduce(0) { $0 + $1.count }
    var byTheme: [String: [String]] = [:]
    var (matched, others): (Int, [String]) = (0, [])
    for entry in words {
      let found = Self.themes(of: entry.word)
      if found.count == 1, let theme = found.first {
        byTheme[theme, default: []].append(entry.word)
        matched += entry.count
      } else {
        others.append(entry.word)
      }
    }
    let listed = Self.vocabulary.compactMap { known in byTheme[known.theme].map { (theme: known.theme, words: $0) } }
    if total > 0, matched * 5 >= total * 4 {
      self = .words(listed, others: others)
    } else {
      // A word that stands once may be anything that someone typed.
      self = .unsure(listed, seen: words.filter { $0.count > 1 }.map(\.word))
    }
  }

  /// The themes that a text speaks of.
  static func themes(of text: String) -> [String] {
    let plain = " " + ColumnLook.words(of: text).joined(separator: " ") + " "
    return vocabulary.filter { entry in entry.words.contains { plain.contains(" \($0)") } }.map(\.theme)
  }
}
