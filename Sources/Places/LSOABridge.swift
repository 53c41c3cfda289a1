public import Formats

/// Between the LSOAs of 2011 and those of 2021, by the lookup of the Office for National Statistics.
///
/// Most are unchanged; some were split, some merged, and a few drawn anew. Totals, such as people, are divided among the
/// parts of a split LSOA by the weight that the caller gives of the 2021 ones (people of 2021, say) or evenly where none is
/// given, and added up where LSOAs were merged. Deprivation is carried over as it is: the parts of a split LSOA inherit its
/// ranks, merged ones have their mean. What an area drawn anew has is an estimate, not a figure of its own.
public struct LSOABridge: Sendable {
  /// Each pair of an LSOA of 2011 and one of 2021 that share ground.
  let pairs: [(old: String, new: String)]
  /// How many LSOAs of 2021 are unchanged, parts of a split one, merged, or drawn anew.
  public let unchanged: Int, split: Int, merged: Int, redrawn: Int

  /// Reads the lookup, with a header: columns for both codes, as the ONS (`LSOA11CD`, `LSOA21CD`) or others name them.
  ///
  /// - Throws: where a column of codes is missing or holds something else.
  public init(_ file: NamedFile) throws(InputError) {
    let table = try ReferenceTable(path: file.path, name: file.name)
    func column(_ year: String) throws(InputError) -> Int {
      let found = table.column { $0.contains("lsoa\(year)") && ($0.hasSuffix("cd") || $0.hasSuffix("code")) }
      if let found { return found }
      throw .badData(
        "\(file.name), line 1: there is no column of the 20\(year) LSOA codes, such as LSOA\(year)CD. Wanted is the ONS lookup "
          + "from LSOA (2011) to LSOA (2021), as CSV.")
    }
    let (old, new) = (try column("11"), try column("21"))
    var pairs: [(old: String, new: String)] = []
    for row in table.rows.indices {
      let pair = (old: table.rows[row][old].trimmingSpaces(), new: table.rows[row][new].trimmingSpaces())
      guard !pair.old.isEmpty, !pair.new.isEmpty else {
        throw .badData("\(file.name), line \(table.lines[row]): an LSOA code is empty.")
      }
      pairs.append(pair)
    }
    self.init(pairs: pairs)
  }

  init(pairs: [(old: String, new: String)]) {
    self.pairs = pairs
    let newOf = Dictionary(grouping: pairs, by: \.old).mapValues(\.count)
    let oldOf = Dictionary(grouping: pairs, by: \.new)
    var counts = (unchanged: 0, split: 0, merged: 0, redrawn: 0)
    for parts in oldOf.values {
      let isSplit = parts.contains { newOf[$0.old] ?? 0 > 1 }
      switch (parts.count > 1, isSplit) {
      case (false, false): counts.unchanged += 1
      case (false, true): counts.split += 1
      case (true, false): counts.merged += 1
      case (true, true): counts.redrawn += 1
      }
    }
    (unchanged, split, merged, redrawn) = counts
  }

  /// The codes on the side of a year.
  func codes(of year: Int) -> Set<String> { Set(pairs.map { year == 2011 ? $0.old : $0.new }) }

  /// From which year's codes a table should be carried over to fit a layer's; nil where it fits as it is, or not at all.
  ///
  /// - Parameters:
  ///   - table: the table's codes.
  ///   - layer: the layer's.
  func direction(from table: Set<String>, to layer: [String]) -> Direction? {
    let missing = layer.filter { !table.contains($0) }
    guard !missing.isEmpty else { return nil }
    let (old, new) = (Dictionary(grouping: pairs, by: \.old), Dictionary(grouping: pairs, by: \.new))
    func found(_ partners: [String: [(old: String, new: String)]], _ other: KeyPath<(old: String, new: String), String>)
      -> Int
    {
      missing.count { code in partners[code]?.contains { table.contains($0[keyPath: other]) } ?? false }
    }
    let (forwards, backwards) = (found(new, \.old), found(old, \.new))
    if forwards == 0 && backwards == 0 { return nil }
    return forwards >= backwards ? .to2021 : .to2011
  }

  /// Which way values are carried.
  enum Direction: Sendable { case to2021, to2011 }

  /// Partners of each area on the side that is wanted, and of each on the side that is known.
  private func sides(_ direction: Direction) -> (known: [String: [String]], wanted: [String: [String]]) {
    let ordered = pairs.map { direction == .to2021 ? (known: $0.old, wanted: $0.new) : (known: $0.new, wanted: $0.old) }
    return (
      Dictionary(grouping: ordered, by: \.known).mapValues { $0.map(\.wanted) },
      Dictionary(grouping: ordered, by: \.wanted).mapValues { $0.map(\.known) }
    )
  }

  /// Totals, such as people: what an area has is divided among its parts by their weights. The sum over all is kept.
  ///
  /// - Parameter weights: of the areas on the wanted side; parts of an area of which any has none are equal.
  func totals(_ values: [String: Double], _ direction: Direction, weights: [String: Double] = [:]) -> [String: Double] {
    var result: [String: Double] = [:]
    // In the order of the codes, as sums of decimals depend on it.
    for (code, parts) in sides(direction).known.sorted(by: { $0.key < $1.key }) {
      guard let value = values[code] else { continue }
      let known = parts.compactMap { weights[$0] }
      let sum = known.reduce(0, +)
      let isWeighted = known.count == parts.count && sum > 0
      for part in parts {
        result[part, default: 0] += value * (isWeighted ? (weights[part] ?? 0) / sum : 1 / Double(parts.count))
      }
    }
    // An area of which one part is not known is not known.
    for (code, sources) in sides(direction).wanted where !sources.allSatisfy({ values[$0] != nil }) {
      result[code] = nil
    }
    return result
  }

  /// A table of deprivation on the other side's codes, beside those that it has already.
  func deprivation(_ table: Deprivation, _ direction: Direction) -> Deprivation {
    var entries: [String: Deprivation.Entry] = table.entries
    for (code, sources) in sides(direction).wanted {
      let known = sources.compactMap { table.entries[$0] }
      if entries[code] == nil, known.count == sources.count, let mean = Deprivation.Entry.mean(of: known) {
        entries[code] = mean
      }
    }
    // Ranks stay those of the year that they were given in, and so does the number of LSOAs that are ranked.
    return Deprivation(entries: entries, codeYear: table.codeYear)
  }
}

extension Deprivation.Entry {
  /// The mean of several LSOAs' ranks and deciles, rounded; nil for none.
  static func mean(of entries: [Self]) -> Self? {
    guard let first = entries.first else { return nil }
    if entries.count == 1 { return first }
    func mean(_ value: (Self) -> Int?) -> Int? {
      let known = entries.compactMap(value)
      guard known.count == entries.count else { return nil }
      return Int((Double(known.reduce(0, +)) / Double(known.count)).rounded())
    }
    let domains = DomainRanks.Domain.allCases.compactMap { domain in mean { $0.domains?[domain] } }
    return Self(
      rank: mean(\.rank) ?? first.rank, decile: mean(\.decile) ?? first.decile, incomeRank: mean(\.incomeRank),
      incomeDecile: mean(\.incomeDecile), employmentRank: mean(\.employmentRank),
      employmentDecile: mean(\.employmentDecile),
      domains: domains.count == DomainRanks.Domain.allCases.count ? DomainRanks(domains) : nil)
  }
}
