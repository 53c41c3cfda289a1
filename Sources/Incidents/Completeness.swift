/// Which months of each source are whole, by their volume against the source's own history: a gap is never a zero.
///
/// A source's months run from its first to the last that any source has. A month without rows is *missing*. A month with
/// fewer rows than `below` times the median of the source's other months is *low*; that is asked only where there are three
/// others or more and their median is 10 or more, as smaller numbers halve by chance. Where a source's files name several
/// forces, each is judged by itself.
public struct Completeness: Sendable {
  /// How it is judged.
  public struct Rule: Sendable, Equatable {
    /// The share of the median below which a month is low.
    public var below = 0.5
    /// What is taken as it is.
    public var accepted: [Accepted] = []

    /// Half of the median, nothing accepted.
    public init() {}
  }

  /// A month of a source that is taken as it is, or the whole source.
  public struct Accepted: Sendable, Equatable {
    /// The configuration's name of the source.
    public let source: String
    /// nil for all months.
    public let month: Month?

    /// A source and a month.
    public init(source: String, month: Month?) {
      self.source = source
      self.month = month
    }
  }

  /// A month of a source.
  public struct SourceMonth: Sendable, Equatable {
    /// The source.
    public let source: String
    /// The force; empty where the source names none.
    public let force: String
    /// When.
    public let month: Month
    /// How many rows.
    public let rows: Int
    /// The median of the other months' rows; nil where that was not asked.
    public let median: Double?
    /// What it was found to be.
    public let state: State
    /// Whether the configuration takes it as it is.
    public let isAccepted: Bool

    /// `police (Sussex Police) 2025-03`
    public var name: String { "\(source)\(force.isEmpty ? "" : " (\(force))") \(month)" }

    /// Whether comparisons may use it.
    public var isUsable: Bool { state == .whole || isAccepted }
  }

  /// What a month was found to be.
  public enum State: String, Sendable, Codable {
    case whole, low, missing
  }

  /// Below this a median says nothing.
  private static let leastMedian = 10.0
  private static let leastMonths = 3

  /// Every month of every source, by source, force and month.
  public let months: [SourceMonth]

  /// Judges files that were read.
  public init(_ files: [IncidentFile], rule: Rule = Rule()) {
    struct Key: Hashable {
      let source, force: String
    }
    var rows: [Key: [Month: Int]] = [:]
    for file in files {
      for coverage in file.coverage {
        rows[Key(source: file.source, force: coverage.force), default: [:]][coverage.month, default: 0] += coverage.rows
      }
    }
    let keys = rows.keys.sorted { ($0.source, $0.force) < ($1.source, $1.force) }
    let medians = rows.mapValues { Self.mediansOfOthers($0) }
    func isLow(_ key: Key, _ month: Month) -> Bool {
      guard let median = medians[key]?[month], let count = rows[key]?[month] else { return false }
      return Double(count) < rule.below * median
    }
    // A date far ahead is a slip of the pen and makes no month of its own.
    let last = keys.flatMap { key in (rows[key] ?? [:]).keys.filter { !isLow(key, $0) } }.max()
    months = keys.flatMap { key -> [SourceMonth] in
      guard let counts = rows[key], let first = counts.keys.filter({ !isLow(key, $0) }).min() ?? counts.keys.min()
      else { return [] }
      let run = Period.months(first, last ?? first)
      return Set(run).union(counts.keys).sorted().map { month in
        let state: State = counts[month] == nil ? .missing : isLow(key, month) ? .low : .whole
        return SourceMonth(
          source: key.source, force: key.force, month: month, rows: counts[month] ?? 0, median: medians[key]?[month],
          state: state, isAccepted: rule.accepted.contains { $0.source == key.source && $0.month ?? month == month })
      }
    }
  }

  /// The months that are missing or low, accepted ones among them.
  public var suspects: [SourceMonth] { months.filter { $0.state != .whole } }

  /// The latest month that is usable in at least one source.
  public func latestUsable(of sources: Set<String>) -> Month? {
    months.filter { sources.contains($0.source) && $0.isUsable && $0.rows > 0 }.map(\.month).max()
  }

  /// The months that comparisons may use: those that are usable in every one of the sources that has them or should.
  public func usable(for sources: Set<String>) -> Set<Month> {
    var usable: Set<Month>?
    for source in sources.sorted() {
      let own = months.filter { $0.source == source }
      let bad = Set(own.filter { !$0.isUsable }.map(\.month))
      let good = Set(own.filter(\.isUsable).map(\.month)).subtracting(bad)
      usable = usable?.intersection(good) ?? good
    }
    return usable ?? []
  }

  /// For each month the median of the other months, where they are enough to say anything.
  private static func mediansOfOthers(_ rows: [Month: Int]) -> [Month: Double] {
    var medians: [Month: Double] = [:]
    for month in rows.keys {
      let others = rows.filter { $0.key != month }.values.sorted()
      guard others.count >= leastMonths else { continue }
      let middle = others.count / 2
      let median =
        others.count.isMultiple(of: 2) ? Double(others[middle - 1] + others[middle]) / 2 : Double(others[middle])
      if median >= leastMedian { medians[month] = median }
    }
    return medians
  }
}

extension Period {
  /// The months from one to another; none where the second is earlier.
  static func months(_ first: Month, _ last: Month) -> [Month] {
    first <= last ? (first.ordinal...last.ordinal).map { Month(ordinal: $0) } : []
  }
}
