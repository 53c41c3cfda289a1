/// A calendar month: all that a month-only date says. It is never turned into a day.
public struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Months since January of the year 0.
  package let ordinal: Int32

  package init(ordinal: Int32) {
    self.ordinal = ordinal
  }

  /// - Returns: nil unless `month` is 1 ... 12 and `year` 1900 ... 2199.
  public init?(year: Int, month: Int) {
    guard (1...12).contains(month), (1900...2199).contains(year) else { return nil }
    ordinal = Int32(year * 12 + month - 1)
  }

  /// Reads `YYYY-MM`.
  public init?(_ text: String) {
    self.init(bytes: text.utf8.span)
  }

  package init?(bytes: Span<UInt8>) {
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return nil }
    var figures = [0, 0]
    for index in 0..<7 where index != 4 {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
      let part = index < 4 ? 0 : 1
      figures[part] = figures[part] * 10 + Int(bytes[index] - 0x30)
    }
    self.init(year: figures[0], month: figures[1])
  }

  /// The month of the year, 1 for January.
  public var monthOfYear: Int { Int(ordinal % 12) + 1 }

  /// How many days it has.
  public var days: Int { CivilDate.days(inMonth: Int(ordinal % 12) + 1, of: Int(ordinal / 12)) }

  /// The month so many months later, or earlier where `months` is negative.
  public func advanced(by months: Int) -> Month { Month(ordinal: ordinal + Int32(months)) }

  /// Whether `a` is the earlier month.
  public static func < (a: Month, b: Month) -> Bool { a.ordinal < b.ordinal }

  /// `YYYY-MM`
  public var description: String {
    let month = ordinal % 12 + 1
    return "\(ordinal / 12)-\(month < 10 ? "0" : "")\(month)"
  }
}

/// A run of whole months.
public struct Period: Hashable, Sendable, CustomStringConvertible {
  /// The first month.
  public let first: Month
  /// The last month, which belongs to the period.
  public let last: Month

  /// - Precondition: `months` is at least 1.
  public init(ending last: Month, months: Int) {
    precondition(months >= 1, "at least one month")
    self.last = last
    first = last.advanced(by: 1 - months)
  }

  /// How many months it has.
  public var length: Int { Int(last.ordinal - first.ordinal) + 1 }

  /// Its months in order.
  public var months: [Month] { (0..<length).map { first.advanced(by: $0) } }

  /// The period of equal length just before it.
  public var previous: Period { Period(ending: first.advanced(by: -1), months: length) }

  /// The same months a year before.
  public var yearBefore: Period { Period(ending: last.advanced(by: -12), months: length) }

  /// Whether a month lies in the period.
  public func contains(_ month: Month) -> Bool { first <= month && month <= last }

  /// `2025-07 to 2025-12`, or `2025-12` for a single month.
  public var description: String { length == 1 ? "\(last)" : "\(first) to \(last)" }
}
