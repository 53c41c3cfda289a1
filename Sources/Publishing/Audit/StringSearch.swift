/// Looks for the strings of the sources in every byte that is published.
struct StringSearch {
  private let strings: SourceStrings
  /// A bit for each hash that may be one of them: most runs of words are told apart by it.
  private var filter: [UInt64]
  private static let filterBits = 1 << 22

  private(set) var findings: [AuditFinding] = []
  private(set) var bytesRead = 0
  private(set) var parts = 0
  private var seen: Set<String> = []

  /// Between `<p id="5-9">` and `Angler Street` nobody reads a number of a house. What is split by tags within words is found
  /// between them.
  private static let parting = [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(Markup.between.value)]

  init(_ strings: SourceStrings) {
    self.strings = strings
    filter = [UInt64](repeating: 0, count: Self.filterBits / 64)
    for hash in [strings.byHash.keys, strings.figures.keys].joined() {
      let bit = Self.bit(hash)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  mutating func look(in part: PublishedFolder.Part) {
    if !part.isText {
      bytesRead += part.bytes.count
      parts += 1
    }
    look(in: part.bytes, part, as: "")
    if let plain = Unescaping.all(part.bytes) { look(in: plain, part, as: ", escaped") }
    guard !part.isText, part.bytes.contains(UInt8(ascii: "<")) else { return }
    look(in: Array(Markup(part.bytes).text.utf8), part, as: ", between tags")
  }

  private mutating func look(in bytes: [UInt8], _ part: PublishedFolder.Part, as form: String) {
    let runs = WordRuns(bytes, parting: Self.parting)
    var found: [(first: Int, secret: SourceStrings.Secret)] = []
    runs.forEachRun { hash, first, last in
      let bit = Self.bit(hash)
      guard filter[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return }
      if let secret = strings.byHash[hash] { found.append((first, secret)) }
      if first == last, let secret = strings.figures[hash], part.isText || runs.words[first].length >= 8,
        runs.words[first].isFigures
      {
        found.append((first, secret))
      }
    }
    for (first, secret) in found where seen.insert("\(part.file)|\(secret.origin)").inserted {
      let line = part.place.isEmpty ? "line \(1 + bytes[..<runs.words[first].start].count { $0 == 0x0A })" : part.place
      findings.append(
        AuditFinding(
          file: part.file, place: line + form, what: secret.what,
          sentence: "It holds the \(secret.what.rawValue) of \(secret.origin)."))
    }
  }

  private static func bit(_ hash: UInt64) -> Int {
    Int(((hash ^ (hash >> 31)) &* 0x9E37_79B9_7F4A_7C15) >> 42)
  }
}
