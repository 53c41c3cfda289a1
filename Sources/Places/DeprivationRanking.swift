/// LSOAs ranked by a measure of deprivation.
public struct DeprivationRanking: Sendable {
  /// The measure.
  public let measure: DeprivationMeasure
  /// Of what its tenths are, in words: `England`, or the table where its LSOAs are not all of England's.
  public let scope: String
  /// What was chosen, and what it means.
  public let note: String
  /// By LSOA code: lower is more deprived. A rank, or a score below 0: only the order counts.
  package let positions: [String: Double]
  /// By LSOA code: 1 is the most deprived tenth.
  package let deciles: [String: Int]

  /// - Parameters:
  ///   - deprivation: the table.
  ///   - wanted: the measure; nil for the income domain or, where the table lacks it, the next best.
  /// - Returns: nil where the table lacks the measure.
  public init?(_ deprivation: Deprivation, by wanted: DeprivationMeasure? = nil) {
    guard let measure = [wanted].compactMap({ $0 }).first ?? Self.best(deprivation) else { return nil }
    self.measure = measure
    var positions: [String: Double] = [:]
    var deciles: [String: Int] = [:]
    var own = ""
    var scope = "England"
    switch measure {
    case .whole:
      for (code, entry) in deprivation.entries {
        (positions[code], deciles[code]) = (Double(entry.rank), entry.decile)
      }
    case .income:
      for (code, entry) in deprivation.entries {
        guard let rank = entry.incomeRank, let decile = entry.incomeDecile else { return nil }
        (positions[code], deciles[code]) = (Double(rank), decile)
      }
    case .withoutCrime:
      let all = Deprivation.englishLSOAs(of: deprivation.codeYear)
      for (code, entry) in deprivation.entries {
        guard let domains = entry.domains else { return nil }
        positions[code] = -domains.score(without: [.crime], among: all)
      }
      let order = positions.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      for (place, entry) in order.enumerated() { deciles[entry.key] = place * 10 / order.count + 1 }
      if order.count < all {
        scope = "the table's LSOAs"
        own = " Its tenths are those of the \(order.count) LSOAs in the table, as all of England are not."
      }
    }
    (self.positions, self.deciles, self.scope) = (positions, deciles, scope)
    note =
      "Deprivation beside crime: ranked by \(measure.words), "
      + (measure == .whole
        ? "so that a relation to crime is partly one of crime with itself (the domain's weight is 9.3 %)."
        : "as the whole IMD holds a crime domain of 9.3 %.") + own
  }

  private static func best(_ deprivation: Deprivation) -> DeprivationMeasure? {
    let entries = deprivation.entries.values
    if entries.isEmpty { return nil }
    if entries.allSatisfy({ $0.incomeRank != nil && $0.incomeDecile != nil }) { return .income }
    return entries.allSatisfy { $0.domains != nil } ? .withoutCrime : .whole
  }
}
