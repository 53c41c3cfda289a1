/// Undoes empirical-Bayes rates (Marshall 1991): each is drawn towards the mean by as much as its people are few, by two
/// numbers that all rows share and that the published rows give away.
struct ShrunkRates {
  private let table: PublishedTable
  private let mean: Double
  /// The variance between areas over the mean, per person.
  private let strength: Double

  /// nil where the rows that are published do not tell the two numbers.
  init?(_ table: PublishedTable, _ counts: [Int?]) {
    self.table = table
    var known: [(rate: Double, people: Double, drawn: Double)] = []
    for row in table.rows.indices {
      guard let count = counts[row], let people = table.cell(row, "population").number, people > 0,
        let drawn = table.cell(row, "eb_rate_per_1000").number
      else { continue }
      known.append((Double(count) * 1000 / people, people, drawn))
    }
    guard known.count >= 3 else { return nil }
    // drawn (s p + 1) = rate s p + mean, linear in s and in the mean: by least squares over the known rows.
    var (xx, x, xy, y) = (0.0, 0.0, 0.0, 0.0)
    for row in known {
      let slope = row.people * (row.drawn - row.rate)
      xx += slope * slope
      x += slope
      xy += slope * row.drawn
      y += row.drawn
    }
    let n = Double(known.count)
    let spread = n * xx - x * x
    guard spread > 0 else { return nil }
    strength = -(n * xy - x * y) / spread
    mean = (y + strength * x) / n
    guard strength > 0, strength.isFinite, mean.isFinite else { return nil }
  }

  /// Between which numbers a row's count lies.
  func count(_ row: Int) -> (Double, Double)? {
    guard let people = table.cell(row, "population").number, people > 0,
      let drawn = table.cell(row, "eb_rate_per_1000").number
    else { return nil }
    let weight = strength * people / (strength * people + 1)
    let half = 0.5 * DerivedCounts.unit(of: table, "eb_rate_per_1000") / weight + 0.002
    let rate = mean + (drawn - mean) / weight
    return ((rate - half) * people / 1000, (rate + half) * people / 1000)
  }
}
