/// Works withheld counts out of what was reckoned from them: rates and people, shares and totals, ratios and the other
/// period, limits, and rates drawn towards the mean.
///
/// Each way is first tried on the rows whose count is published: one that does not give them back is not used.
struct DerivedCounts {
  private let table: PublishedTable
  private let analysis: String
  private let periods: AuditedPeriods
  private let places: [String?]
  /// Of each row; nil where it is withheld.
  private let counts: [Int?]
  private let previous: [Int?]
  private let yearBefore: [Int?]

  /// A count that lies in a range by a column.
  struct Bound {
    let key: CountKey
    let range: ClosedRange<Int>
    let words: String
  }

  init?(_ table: PublishedTable, _ periods: AuditedPeriods?) {
    guard let analysis = table.analysis, let periods, table.column("incidents") != nil, table.kind != "series",
      table.kind != "peaks", table.kind != "emerging"
    else { return nil }
    self.table = table
    self.analysis = analysis
    self.periods = periods
    places = table.rows.indices.map { CountCells.place(table, $0) }
    func whole(_ column: String) -> [Int?] {
      table.rows.indices.map { table.cell($0, column).number.flatMap { Int(exactly: $0) } }
    }
    counts = whole("incidents")
    previous = whole("previous_incidents")
    yearBefore = whole("year_before_incidents")
  }

  /// - Parameter districtTotal: of the period; nil where it is not known.
  func bounds(districtTotal: Int?) -> [Bound] {
    var bounds: [Bound] = []
    for (people, rate) in rates {
      bounds += current(rate) { row in
        guard let range = between(row, rate), let people = number(row, people), people > 0 else { return nil }
        return (range.lowerBound * people / 1000, range.upperBound * people / 1000)
      }
    }
    for (column, limits) in [
      ("rate_lower_95", PoissonLimits.lowerLimits), ("rate_upper_95", PoissonLimits.upperLimits),
    ] {
      bounds += current(column) { row in
        guard let range = between(row, column), let people = number(row, "population"), people > 0 else { return nil }
        let fitting = limits.indices.filter { range.contains(limits[$0] / people * 1000) }
        guard let first = fitting.first, let last = fitting.last else { return nil }
        return (Double(first), Double(last))
      }
    }
    bounds += shares(districtTotal)
    bounds += ratios("change_ratio", previous, periods.previous, .previous)
    bounds += ratios("year_change_ratio", yearBefore, periods.yearBefore, .yearBefore)
    bounds += groups()
    bounds +=
      ShrunkRates(table, counts).map { shrunk in
        current("eb_rate_per_1000") { row in shrunk.count(row) }
      } ?? []
    return bounds
  }

  /// Columns of a rate with those of whom it is a rate of.
  private var rates: [(people: String, rate: String)] {
    let others = table.columns.filter { $0.hasPrefix("rate_per_1000_") }.map {
      (people: String($0.dropFirst("rate_per_1000_".count)), rate: $0)
    }
    return [("population", "rate_per_1000")] + others
  }

  private func shares(_ districtTotal: Int?) -> [Bound] {
    let column = "incident_share_percent"
    var total = (0.0, Double(CountSystem.highest))
    if let districtTotal { total = (Double(districtTotal), Double(districtTotal)) }
    for row in table.rows.indices {
      guard districtTotal == nil, let count = counts[row], let share = between(row, column), share.lowerBound > 0 else {
        continue
      }
      total = (
        max(total.0, Double(count) * 100 / share.upperBound), min(total.1, Double(count) * 100 / share.lowerBound)
      )
    }
    guard total.0 > 0, total.0 <= total.1 else { return [] }
    return current(column) { row in
      between(row, column).map { (max(0, $0.lowerBound) * total.0 / 100, $0.upperBound * total.1 / 100) }
    }
  }

  private func ratios(
    _ column: String, _ earlier: [Int?], _ months: ClosedRange<Int>?, _ basis: CountKey.Basis
  ) -> [Bound] {
    guard let months, table.column(column) != nil else { return [] }
    // A ratio is of incidents a day.
    let days = Double(AuditedPeriods.days(months)) / Double(AuditedPeriods.days(periods.current))
    var bounds = current(column) { row in
      guard let before = earlier[row], before > 0, let ratio = between(row, column) else { return nil }
      return (ratio.lowerBound * Double(before) / days, ratio.upperBound * Double(before) / days)
    }
    bounds += self.bounds(column, of: earlier, basis, months) { row in
      guard let count = counts[row], count > 0, let ratio = between(row, column), ratio.lowerBound > 0 else {
        return nil
      }
      return (Double(count) * days / ratio.upperBound, Double(count) * days / ratio.lowerBound)
    }
    return bounds
  }

  /// The others of a group are the group without the area itself.
  private func groups() -> [Bound] {
    let column = "group_others_per_1000"
    guard table.column(column) != nil, table.column("population") != nil else { return [] }
    var bounds: [Bound] = []
    for (_, rows) in Dictionary(grouping: table.rows.indices, by: { table.cell($0, "group").text ?? "" }).sorted(by: {
      $0.key < $1.key
    }) {
      let people = rows.reduce(0) { $0 + (number($1, "population") ?? .nan) }
      guard people.isFinite else { continue }
      func others(_ row: Int) -> (Double, Double)? {
        guard let rate = between(row, column), let own = number(row, "population") else { return nil }
        return (rate.lowerBound * (people - own) / 1000, rate.upperBound * (people - own) / 1000)
      }
      var total = (0.0, Double(CountSystem.highest))
      for row in rows {
        guard let count = counts[row], let others = others(row) else { continue }
        total = (max(total.0, others.0 + Double(count)), min(total.1, others.1 + Double(count)))
      }
      guard total.0 > 0, total.0 <= total.1 else { continue }
      bounds += current(column, rows) { row in others(row).map { (total.0 - $0.1, total.1 - $0.0) } }
    }
    bounds += current("group_ratio") { row in
      guard let ratio = between(row, "group_ratio"), let others = between(row, column),
        let own = number(row, "population")
      else { return nil }
      return (
        ratio.lowerBound * max(0, others.lowerBound) * own / 1000, ratio.upperBound * others.upperBound * own / 1000
      )
    }
    return bounds
  }

  private func current(
    _ column: String, _ rows: [Int]? = nil, _ range: (Int) -> (Double, Double)?
  ) -> [Bound] {
    bounds(column, of: counts, .whole, periods.current, rows, range)
  }

  private func bounds(
    _ column: String, of counts: [Int?], _ basis: CountKey.Basis, _ months: ClosedRange<Int>, _ rows: [Int]? = nil,
    _ range: (Int) -> (Double, Double)?
  ) -> [Bound] {
    guard table.column(column) != nil else { return [] }
    var bounds: [Bound] = []
    var (tried, held) = (0, 0)
    for row in rows ?? Array(table.rows.indices) {
      guard let (from, to) = range(row), from.isFinite, to.isFinite,
        abs(from) < Double(CountSystem.highest), abs(to) < Double(CountSystem.highest)
      else { continue }
      // A hair, so that a number at the very end of a rounding is not lost.
      let (least, most) = (max(0, Int((from - 1e-6).rounded(.up))), Int((to + 1e-6).rounded(.down)))
      if let count = counts[row] {
        tried += 1
        if least <= count, count <= most { held += 1 }
      } else if let place = places[row], least <= most {
        let key = CountKey(analysis: analysis, place: place, basis: basis, months: months)
        bounds.append(Bound(key: key, range: least...most, words: "\(column) of \(table.file) gives it back"))
      }
    }
    return held * 10 >= tried * 9 ? bounds : []
  }

  private func number(_ row: Int, _ column: String) -> Double? { table.cell(row, column).number }

  /// The numbers that are written as this one.
  private func between(_ row: Int, _ column: String) -> ClosedRange<Double>? {
    guard let number = number(row, column) else { return nil }
    let half = 0.5 * Self.unit(of: table, column)
    return (number - half)...(number + half)
  }

  /// The last decimal that any row of a column has.
  static func unit(of table: PublishedTable, _ column: String) -> Double {
    guard let index = table.column(column) else { return 1 }
    var decimals = 0
    for row in table.rows.prefix(500) {
      guard let text = row[index].text, let point = text.firstIndex(of: "."), !text.contains("e") else { continue }
      decimals = max(decimals, text.distance(from: point, to: text.endIndex) - 1)
    }
    return (0..<decimals).reduce(1) { unit, _ in unit / 10 }
  }
}
