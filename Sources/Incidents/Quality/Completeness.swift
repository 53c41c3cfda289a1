/// Which months of each source are whole, by their volume against the source's own history: a gap is never a zero.
///
/// Counted are the incidents in the study area, as a file of the whole force and one of the district have other volumes and
/// the same incidents there. Of a source that never tells a place all are counted.
///
/// A source's months run from its first to the last that any source has. A run of months without incidents is *missing*
/// where three or more would be expected in it by the source's mean, so that chance leaves it empty in less than one of
/// twenty cases (e^-3); months of a source with few may be empty in truth. A month with fewer incidents than `below` times
/// the median of the source's other months is *low*; that is asked only where there are three others or more and their
/// median is 10 or more, as smaller numbers halve by chance. A first or last month that is a year or more from the next
/// and has fewer than the mean of the others is *stray*: a slip in a date, which makes no months of its own.
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
    public let months: ClosedRange<Month>?

    /// A source and its months.
    public init(source: String, months: ClosedRange<Month>?) {
      self.source = source
      self.months = months
    }
  }

  /// A month of a source.
  public struct SourceMonth: Sendable, Equatable {
    /// The source.
    public let source: String
    /// When.
    public let month: Month
    /// How many.
    public let incidents: Int
    /// The median of the other months'; nil where that was not asked.
    public let median: Double?
    /// What it was found to be.
    public let state: State
    /// Whether the configuration takes it as it is.
    public let isAccepted: Bool

    /// Whether comparisons may use it.
    public var isUsable: Bool { state == .whole || isAccepted }
  }

  /// What a month was found to be.
  public enum State: String, Sendable, Codable {
    case whole, low, missing, stray
  }

  /// Below this a median says nothing.
  private static let leastMedian = 10.0
  private static let leastMonths = 3
  /// With so many expected, none at all comes by chance in less than one of twenty cases.
  private static let leastExpected = 3.0

  /// Every month of every source, by source and month.
  public let months: [SourceMonth]

  /// Judges joined incidents.
  public init(_ incidents: IncidentTable, _ join: IncidentGround, rule: Rule = Rule()) {
    self.init(incidents, isInside: join.isInside, rule: rule)
  }

  /// - Parameters:
  ///   - incidents: of all sources.
  ///   - isInside: whether each location lies in the study area.
  ///   - rule: how months are judged.
  package init(_ incidents: IncidentTable, isInside: [Bool], rule: Rule = Rule()) {
    let names = incidents.sources
    let sourceOfFile = incidents.sourceOfFile
    var inside = [[Month: Int]](repeating: [:], count: names.count)
    var unlocated = inside
    var isEverLocated = [Bool](repeating: false, count: names.count)
    for incident in 0..<incidents.count {
      let source = sourceOfFile[incidents.file(of: incident)]
      let location = incidents.location(of: incident)
      if location == IncidentTable.unlocated {
        unlocated[source][incidents.month[incident], default: 0] += 1
      } else {
        isEverLocated[source] = true
        if isInside[Int(location)] { inside[source][incidents.month[incident], default: 0] += 1 }
      }
    }
    var counts: [String: [Month: Int]] = [:]
    for (source, name) in names.enumerated() {
      counts[name] = isEverLocated[source] ? inside[source] : unlocated[source]
    }
    self.init(counts, rule: rule)
  }

  /// - Parameter counts: incidents by source and month.
  init(_ counts: [String: [Month: Int]], rule: Rule = Rule()) {
    let medians = counts.mapValues(Self.mediansOfOthers)
    func isLow(_ source: String, _ month: Month) -> Bool {
      guard let median = medians[source]?[month], let count = counts[source]?[month] else { return false }
      return Double(count) < rule.below * median
    }
    let strays = counts.mapValues(Self.strays)
    func isOdd(_ source: String, _ month: Month) -> Bool {
      strays[source]?.contains(month) ?? false || isLow(source, month)
    }
    let last = counts.flatMap { source, own in own.keys.filter { !isOdd(source, $0) } }.max()
    months = counts.sorted { $0.key < $1.key }.flatMap { source, own -> [SourceMonth] in
      guard let first = own.keys.filter({ !isOdd(source, $0) }).min() ?? own.keys.min() else { return [] }
      let gaps = Self.gaps(own, from: first, to: last ?? first)
      return Set(Period.months(first, last ?? first)).union(own.keys).sorted().map { month in
        let isStray = strays[source]?.contains(month) ?? false
        let state: State =
          gaps.contains(month) ? .missing : isStray ? .stray : isLow(source, month) ? .low : .whole
        return SourceMonth(
          source: source, month: month, incidents: own[month] ?? 0, median: medians[source]?[month], state: state,
          isAccepted: rule.accepted.contains { $0.source == source && $0.months?.contains(month) ?? true })
      }
    }
  }

  /// The months that are missing or low, accepted ones among them.
  public var suspects: [SourceMonth] { months.filter { $0.state != .whole } }

  /// The latest month that is usable in at least one source.
  public func latestUsable(of sources: Set<String>) -> Month? {
    months.filter { sources.contains($0.source) && $0.isUsable && $0.incidents > 0 }.map(\.month).max()
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

  /// The months of runs without incidents in which some are to be expected.
  private static func gaps(_ counts: [Month: Int], from first: Month, to last: Month) -> Set<Month> {
    let own = Period.months(first, counts.keys.filter { $0 <= last }.max() ?? first)
    let mean = Double(own.reduce(0) { $0 + (counts[$1] ?? 0) }) / Double(max(1, own.count))
    var gaps: Set<Month> = []
    var run: [Month] = []
    for month in Period.months(first, last.advanced(by: 1)) {
      if counts[month] == nil, month <= last {
        run.append(month)
      } else {
        if mean * Double(run.count) >= leastExpected { gaps.formUnion(run) }
        run = []
      }
    }
    return gaps
  }

  /// First and last months that are a year or more from the others and have fewer incidents than these on average.
  private static func strays(_ counts: [Month: Int]) -> Set<Month> {
    var months = counts.keys.sorted()[...]
    var total = counts.values.reduce(0, +)
    var strays: Set<Month> = []
    func isStray(_ month: Month, after distance: Int32) -> Bool {
      let count = counts[month] ?? 0
      return distance > 12 && Double(count) < Double(total - count) / Double(months.count - 1)
    }
    while months.count > 1, let first = months.first, let last = months.last {
      let (second, previous) = (months[months.startIndex + 1], months[months.endIndex - 2])
      if isStray(last, after: last.ordinal - previous.ordinal) {
        strays.insert(months.removeLast())
        total -= counts[last] ?? 0
      } else if isStray(first, after: second.ordinal - first.ordinal) {
        strays.insert(months.removeFirst())
        total -= counts[first] ?? 0
      } else {
        break
      }
    }
    return strays
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

extension Completeness {
  /// Months in a row of one source that are missing, or one that is low.
  public struct Gap: Sendable, Equatable, CustomStringConvertible {
    /// The months, in order.
    public let months: [SourceMonth]

    /// Gathers months in a row.
    public static func gather(_ suspects: [SourceMonth]) -> [Gap] {
      var gaps: [[SourceMonth]] = []
      for month in suspects {
        if let before = gaps.last?.last, before.source == month.source,
          before.month.advanced(by: 1) == month.month, before.state == .missing, month.state == .missing,
          before.isAccepted == month.isAccepted
        {
          gaps[gaps.count - 1].append(month)
        } else {
          gaps.append([month])
        }
      }
      return gaps.map { Gap(months: $0) }
    }

    /// `2024-07 to 2024-12`
    public var period: String {
      guard let first = months.first, let last = months.last else { return "" }
      return months.count > 1 ? "\(first.month) to \(last.month)" : "\(first.month)"
    }

    /// `police 2024-07 to 2024-12: no incidents`
    public var description: String {
      guard let first = months.first else { return "" }
      let count = "\(first.incidents) \(first.incidents == 1 ? "incident" : "incidents")"
      let found =
        switch first.state {
        case .missing: "no incidents"
        case .stray: "\(count), a year or more from all others"
        case .low, .whole: "\(count), median of the other months \(Int((first.median ?? 0).rounded()))"
        }
      return "\(first.source) \(period): \(found)"
    }
  }
}

extension Period {
  /// The months from one to another; none where the second is earlier.
  static func months(_ first: Month, _ last: Month) -> [Month] {
    first <= last ? (first.ordinal...last.ordinal).map { Month(ordinal: $0) } : []
  }
}
