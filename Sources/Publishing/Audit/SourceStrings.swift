import Formats

/// What must stand in nothing that is published: the strings of the partners' files that tell a record or a person.
///
/// Left out, since they would be found everywhere and tell nobody: strings of fewer than 5 letters and figures; texts without
/// a figure that stand in 10 rows or more of a column (categories, stock phrases); free text of one or two words without a
/// figure; streets without a house number; codes and names of the areas that are published. Figures alone are looked for as
/// whole words, and those of fewer than 8 only where a file keeps them as text. Free text is looked for by any six words of
/// it that follow each other, and shorter ones whole.
struct SourceStrings {
  struct Secret {
    let what: AuditFinding.What
    /// Where it comes from, for the finding.
    let origin: String
  }

  private(set) var byHash: [UInt64: Secret] = [:]
  private(set) var figures: [UInt64: Secret] = [:]
  /// How many of each kind are looked for.
  private(set) var counts: [AuditFinding.What: Int] = [:]

  static let stockRows = 10
  static let freeTextWords = 6

  private let publicHashes: Set<UInt64>

  /// - Parameters:
  ///   - publicNames: codes and names of areas.
  ///   - isPublic: whether all addresses are looked for; else those of sources whose addresses partners may not see.
  init(_ sources: [AuditSource], publicNames: Set<String>, isPublic: Bool) throws(InputError) {
    publicHashes = Set(
      publicNames.map { name in
        let runs = WordRuns(name)
        return runs.hash(runs.words.indices)
      })
    for source in sources {
      for column in try SourceColumns.read(source) {
        guard let what = column.what, what != .address || isPublic || !source.partnersSeeAddresses else { continue }
        add(column, what, of: source)
      }
    }
  }

  private mutating func add(_ column: SourceColumn, _ what: AuditFinding.What, of source: AuditSource) {
    var rows: [UInt64: Int] = [:]
    var candidates: [(runs: WordRuns, range: Range<Int>, row: Int, what: AuditFinding.What)] = []
    for (row, value) in column.values.enumerated() where !value.isEmpty {
      let runs = WordRuns(value)
      var seen: Set<UInt64> = []
      for (range, what) in Self.pieces(of: runs, value, what) {
        guard seen.insert(runs.hash(range)).inserted else { continue }
        rows[runs.hash(range), default: 0] += 1
        candidates.append((runs, range, row, what))
      }
    }
    for candidate in candidates {
      let words = candidate.runs.words[candidate.range]
      let hash = candidate.runs.hash(candidate.range)
      let hasFigure = words.contains(where: \.hasFigure)
      guard hasFigure || rows[hash, default: 0] < Self.stockRows, !publicHashes.contains(hash) else { continue }
      let secret = Secret(
        what: candidate.what, origin: "row \(candidate.row + 1) of \(source.name), column \(column.name)")
      if words.allSatisfy(\.isFigures) {
        guard words.count == 1 else { continue }
        if figures.updateValue(figures[hash] ?? secret, forKey: hash) == nil { counts[candidate.what, default: 0] += 1 }
      } else if byHash.updateValue(byHash[hash] ?? secret, forKey: hash) == nil {
        counts[candidate.what, default: 0] += 1
      }
    }
  }

  /// What of a value is looked for.
  private static func pieces(
    of runs: WordRuns, _ value: String, _ what: AuditFinding.What
  ) -> [(Range<Int>, AuditFinding.What)] {
    let all = runs.words.indices
    let signs = runs.signs
    guard signs >= 5, !SourceColumns.isAreaCode(value), !SourceColumns.isDate(value) else { return [] }
    switch what {
    case .address: return HouseNumbers.ranges(in: runs, of: value).map { ($0, .address) }
    case .freeText:
      let marks = wordsLikeReferences(runs).map { ($0, AuditFinding.What.freeText) }
      let houses = HouseNumbers.ranges(in: runs, of: value).map { ($0, AuditFinding.What.freeText) }
      if all.count <= 2 {
        return marks + (runs.words.contains(where: \.isFigures) && all.count == 1 ? [(all, .freeText)] : [])
      }
      if all.count <= freeTextWords { return marks + houses + (signs >= 12 ? [(all, .freeText)] : []) }
      return marks + houses + (0...(all.count - freeTextWords)).map { ($0..<($0 + freeTextWords), .freeText) }
    default:
      return all.count <= WordRuns.longest ? [(all, what)] : []
    }
  }

  /// Words of letters and figures, such as a number plate or a number of a case, and a word with the figures after it.
  private static func wordsLikeReferences(_ runs: WordRuns) -> [Range<Int>] {
    runs.words.indices.compactMap { index in
      let word = runs.words[index]
      if word.hasFigure, !word.isFigures, word.length >= 6 { return index..<(index + 1) }
      guard index + 1 < runs.words.count, !word.hasFigure else { return nil }
      let next = runs.words[index + 1]
      let touches = next.start == word.start + word.length + 1
      return touches && next.isFigures && next.length >= 4 && word.length >= 2 ? index..<(index + 2) : nil
    }
  }
}
