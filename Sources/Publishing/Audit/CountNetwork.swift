/// All published counts as unknowns of one system, those of the same place and months as one, with the months that spans of
/// months have in common.
struct CountNetwork {
  private struct Series: Hashable {
    let analysis: String
    let place: String
    let basis: CountKey.Basis
  }

  var system = CountSystem()
  private(set) var variables: [CountKey: Int] = [:]
  /// Where each count stands or is withheld.
  private(set) var cells: [CountKey: [CountCell]] = [:]
  /// Counts that stand in one place otherwise than in another.
  private(set) var disagreements: [CountKey] = []
  private var spans: [Series: [ClosedRange<Int>]] = [:]

  init(_ all: [CountCell]) {
    for cell in all { cells[cell.key, default: []].append(cell) }
    var ranges: [Series: Set<ClosedRange<Int>>] = [:]
    for key in cells.keys {
      ranges[Series(analysis: key.analysis, place: key.place, basis: key.basis), default: []].insert(key.months)
    }
    for (series, ranges) in ranges { spans[series] = Self.pieces(ranges) }
    for key in Self.sorted(cells.keys) { _ = variable(key) }
    for key in Self.sorted(cells.keys) {
      let stood = cells[key] ?? []
      let known = stood.sorted { $0.release < $1.release }.compactMap(\.value)
      guard let value = known.first, let variable = variables[key] else { continue }
      if known.contains(where: { $0 != value }) { disagreements.append(key) }
      system.set(variable, to: value)
    }
  }

  /// Keys in an order that does not depend on chance.
  private static func sorted(_ keys: some Sequence<CountKey>) -> [CountKey] {
    keys.sorted { a, b in
      (a.analysis, a.place, a.basis.rawValue, a.months.lowerBound, a.months.upperBound)
        < (b.analysis, b.place, b.basis.rawValue, b.months.lowerBound, b.months.upperBound)
    }
  }

  /// In the order in which they were made, which does not depend on chance either.
  private(set) var keys: [CountKey] = []

  func variable(of key: CountKey) -> Int? { variables[key] }

  /// The unknown of a count, made where there is none yet: the sum of its months, where the series has pieces of them.
  mutating func variable(_ key: CountKey) -> Int {
    if let variable = variables[key] { return variable }
    let variable = system.addVariable()
    variables[key] = variable
    keys.append(key)
    let pieces = (spans[Series(analysis: key.analysis, place: key.place, basis: key.basis)] ?? []).filter {
      key.months.contains($0.lowerBound) && key.months.contains($0.upperBound)
    }
    let covered = pieces.reduce(0) { $0 + $1.count }
    if pieces.count > 1, covered == key.months.count {
      let terms = pieces.map { (variable: self.variable(key.of($0)), times: 1) }
      let known = terms.compactMap { system.value($0.variable) }
      if known.count == terms.count { system.set(variable, to: known.reduce(0, +)) }
      relate(
        "months", terms + [(variable, -1)], words: "the months of \(CountKey.words(key.months)) make the whole of it")
    }
    return variable
  }

  /// Whether a count of these months stands anywhere, by itself or as the sum of its months.
  func canMake(_ key: CountKey) -> Bool {
    if variables[key] != nil { return true }
    let pieces = (spans[Series(analysis: key.analysis, place: key.place, basis: key.basis)] ?? []).filter {
      key.months.contains($0.lowerBound) && key.months.contains($0.upperBound)
    }
    return pieces.reduce(0) { $0 + $1.count } == key.months.count
  }

  mutating func relate(
    _ family: String, _ terms: [(variable: Int, times: Int)], total: Int = 0, slack: Int = 0, words: String
  ) {
    system.relations.append(CountRelation(family: family, terms: terms, total: total, slack: slack, words: words))
  }

  /// The spans cut wherever one of them begins or ends.
  private static func pieces(_ ranges: Set<ClosedRange<Int>>) -> [ClosedRange<Int>] {
    let cuts = Set(ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] }).sorted()
    return zip(cuts, cuts.dropFirst()).map { $0...($1 - 1) }.filter { piece in
      ranges.contains { $0.contains(piece.lowerBound) && $0.contains(piece.upperBound) }
    }
  }
}
