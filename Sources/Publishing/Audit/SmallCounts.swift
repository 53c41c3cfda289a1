/// Looks for counts under the minimum that are published as such: in columns of counts, in the manifest, and in sentences.
///
/// A nought is no small count: it says that nobody was there.
struct SmallCounts {
  private let minimum: Int
  private(set) var findings: [AuditFinding] = []
  private(set) var cells = 0
  private(set) var texts = 0

  init(minimum: Int) { self.minimum = minimum }

  mutating func look(in table: PublishedTable) {
    let columns = table.columns.indices.filter { Self.isCount(table.columns[$0]) }
    let others = table.columns.indices.filter { !columns.contains($0) && table.columns[$0] != "withheld" }
    // Tables of a GeoPackage itself, such as its styles, are no tables of places.
    let isOwn = ["gpkg_", "sqlite_", "rtree_"].contains { table.name.hasPrefix($0) } || table.name == "layer_styles"
    for (row, values) in table.rows.enumerated() where !isOwn {
      for column in columns where column < values.count {
        guard let number = values[column].number else { continue }
        cells += 1
        if number > 0, number < Double(minimum) {
          findings.append(
            AuditFinding(
              file: table.file, place: table.place(row, table.columns[column]), what: .smallCount,
              sentence: "A count of \(PublishedCell.plain(number)) is under \(minimum)."))
        }
      }
      for column in others where column < values.count {
        guard case .text(let text) = values[column] else { continue }
        look(in: text, file: table.file, place: table.place(row, table.columns[column]), inBrackets: true)
      }
    }
  }

  mutating func look(in manifest: JSONTree) {
    manifest.forEachLeaf { path, key, value in
      switch value {
      case .number(let number):
        guard Self.isCount(key) || Self.manifestCounts.contains(key), !path.hasPrefix("configuration") else { return }
        cells += 1
        if number > 0, number < Double(minimum) {
          findings.append(
            AuditFinding(
              file: PublishedFolder.manifestName, place: path, what: .smallCount,
              sentence: "A count of \(PublishedCell.plain(number)) is under \(minimum)."))
        }
      case .text(let text):
        look(in: text, file: PublishedFolder.manifestName, place: path, inBrackets: false)
      default: break
      }
    }
  }

  /// Sentences such as "3 incidents", and lists such as "Noise (3); Graffiti (12)".
  mutating func look(in text: String, file: String, place: String, inBrackets: Bool) {
    texts += 1
    let words = text.split(whereSeparator: \.isWhitespace)
    for (index, word) in words.enumerated() {
      let isBracketed = inBrackets && word.hasPrefix("(")
      let plain = word.drop { "(\u{201C}\"'".contains($0) }.prefix { $0.isLetter || $0.isNumber }
      let rest = word.drop { "(\u{201C}\"'".contains($0) }.dropFirst(plain.count)
      guard let number = Self.numbers[plain.lowercased()] ?? Int(plain), number > 0, number < minimum else { continue }
      let next = index + 1 < words.count ? words[index + 1].lowercased().prefix { $0.isLetter } : ""
      let afterNext = index + 2 < words.count ? words[index + 2].lowercased() : ""
      let before = index > 0 ? words[index - 1].lowercased() : ""
      let isSaid =
        rest.isEmpty && Self.nouns.contains(String(next)) && afterNext != "per" && !Self.limits.contains(before)
      let isListed = isBracketed && (rest == ")" || rest == ");" || rest == "),") && index > 0 && Int(plain) != nil
      guard isSaid || isListed else { continue }
      findings.append(
        AuditFinding(
          file: file, place: place, what: .smallCount,
          sentence: "The text says a count of \(number), which is under \(minimum)."))
      return
    }
  }

  private static let numbers = ["one": 1, "two": 2, "three": 3, "four": 4]
  private static let nouns: Set<String> = [
    "incident", "incidents", "crime", "crimes", "offence", "offences", "report", "reports", "call", "calls", "victim",
    "victims", "case", "cases",
  ]
  /// Before a number of a rule: "at least 3 incidents".
  private static let limits: Set<String> = [
    "least", "most", "than", "under", "below", "to", "of", "minimum", "every", "each", "within", "or", "reaches",
  ]
  private static let manifestCounts: Set<String> = ["unlocated", "kept", "inside", "outside", "coincident"]
  private static let counts: Set<String> = [
    "incidents", "reports", "icount", "rolling_12", "timed", "known_to_hour", "month_only", "whole_days", "count",
    "crimes",
    "offences", "calls", "victims", "cases",
  ]
  private static let noCounts = [
    "share", "percent", "rate", "per", "ratio", "expected", "lower", "upper", "p", "q", "index", "areas", "places",
  ]

  static func isCount(_ column: String) -> Bool {
    if counts.contains(column) { return true }
    let words = column.split(separator: "_").map(String.init)
    return words.contains { $0 == "incidents" || $0 == "reports" } && !words.contains { noCounts.contains($0) }
  }
}
