public import Incidents

/// Which months an analysis compares, as far as its data is whole.
public struct Comparison: Sendable, Equatable {
  /// The period that is ranked.
  public let current: Period
  /// The period of equal length just before it; nil where no month of it can be compared.
  public let previous: MonthPairs?
  /// The same months a year before; nil where none of them can be compared.
  public let yearBefore: MonthPairs?
  /// Months of the current period in which there is nothing and that are not whole: gaps, not zeros. Nothing in a whole
  /// month is a zero.
  public let missingMonths: [Month]
  /// Months of the current period in which there is something and that are not whole in every source.
  public let incompleteMonths: [Month]

  /// - Parameters:
  ///   - current: the period that is ranked.
  ///   - covered: the months that have at least one incident.
  ///   - usable: the months that are whole in every source; nil for those that are covered.
  public init(_ current: Period, covered: [Month], usable: Set<Month>? = nil) {
    let covered = Set(covered)
    let usable = usable ?? covered
    self.current = current
    previous = MonthPairs(current, current.previous, usable: usable)
    yearBefore = MonthPairs(current, current.yearBefore, usable: usable)
    missingMonths = current.months.filter { !covered.contains($0) && !usable.contains($0) }
    incompleteMonths = current.months.filter { covered.contains($0) && !usable.contains($0) }
  }
}

/// The months of the current period beside those of an earlier one that they are compared with, one by one.
///
/// A month that is not whole is left out together with its partner, so that both sides stay equally long: a gap is never
/// a fall. In the order of the calendar the first month of the one stands beside the first of the other.
public struct MonthPairs: Sendable, Equatable {
  /// The earlier period, whole or not.
  public let period: Period
  /// The months of the current period that are compared, in order.
  public let current: [Month]
  /// The months that they are compared with, as many.
  public let earlier: [Month]
  /// The months of either side that are not whole: they and their partners are left out.
  public let leftOut: [Month]

  /// - Parameter usable: the months that are whole.
  /// - Returns: nil where no pair is whole.
  init?(_ current: Period, _ earlier: Period, usable: Set<Month>) {
    let all = Array(zip(current.months, earlier.months))
    let pairs = all.filter { usable.contains($0) && usable.contains($1) }
    guard !pairs.isEmpty else { return nil }
    leftOut = all.filter { !usable.contains($0) || !usable.contains($1) }.flatMap { [$0, $1] }
      .filter { !usable.contains($0) }
    period = earlier
    self.current = pairs.map(\.0)
    self.earlier = pairs.map(\.1)
  }

  /// How many months of each side are compared.
  public var count: Int { current.count }

  /// Whether every month of both periods is compared.
  public var isWhole: Bool { count == period.length }

  /// How many times as many days the current side has.
  public var exposure: Double {
    Double(current.reduce(0) { $0 + $1.days }) / Double(earlier.reduce(0) { $0 + $1.days })
  }

  /// `2025-01 to 2025-06`, with `(5 of 6 months)` where not all are compared.
  public var description: String { isWhole ? "\(period)" : "\(period) (\(count) of \(period.length) months)" }
}
