/// The months that an analysis of a release compares, as its manifest has them.
struct AuditedPeriods {
  let current: ClosedRange<Int>
  let previous: ClosedRange<Int>?
  let yearBefore: ClosedRange<Int>?

  /// nil where the manifest names no months.
  init?(_ analysis: JSONTree) {
    func months(_ name: String) -> ClosedRange<Int>? {
      let months = (analysis["periods"]?[name]?.texts ?? []).compactMap(CountKey.month)
      guard let first = months.min(), let last = months.max() else { return nil }
      return first...last
    }
    guard let current = months("current") else { return nil }
    self.current = current
    previous = months("previous")
    yearBefore = months("year_before")
  }

  /// The periods of a row that is of other months, such as a hotspot of an earlier year.
  func of(_ own: ClosedRange<Int>?) -> AuditedPeriods {
    guard let own, own != current else { return self }
    return AuditedPeriods(
      current: own, previous: previous == nil ? nil : (own.lowerBound - own.count)...(own.lowerBound - 1),
      yearBefore: yearBefore == nil ? nil : (own.lowerBound - 12)...(own.upperBound - 12))
  }

  private init(current: ClosedRange<Int>, previous: ClosedRange<Int>?, yearBefore: ClosedRange<Int>?) {
    self.current = current
    self.previous = previous
    self.yearBefore = yearBefore
  }

  /// The columns of a table of places that count, with what they count.
  var columns: [(name: String, basis: CountKey.Basis, months: ClosedRange<Int>)] {
    var columns: [(String, CountKey.Basis, ClosedRange<Int>)] = [
      ("incidents", .whole, current), ("change_incidents", .compared, current),
    ]
    if let previous { columns.append(("previous_incidents", .previous, previous)) }
    if let yearBefore { columns.append(("year_before_incidents", .yearBefore, yearBefore)) }
    return columns
  }

  /// How many days a span of months has, by which ratios are a day.
  static func days(_ months: ClosedRange<Int>) -> Int {
    months.reduce(0) { sum, month in
      let (year, number) = (month / 12, month % 12)
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return sum + (number == 1 ? (isLeap ? 29 : 28) : [3, 5, 8, 10].contains(number) ? 30 : 31)
    }
  }
}
