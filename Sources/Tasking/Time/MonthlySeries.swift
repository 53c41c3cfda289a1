public import Incidents
public import Spatial

/// The months of a place in a row, as a chart has them: counts, sums of twelve, the season, and what is out of the ordinary.
///
/// Every month of the calendar from the first to the last is there. A month that no file covers is a gap and has no count; a
/// month that is not whole has its count and takes part in nothing else.
public struct MonthlySeries: Sendable {
  /// From the first to the last, none left out.
  public let months: [Month]
  /// Whether each is whole in every source.
  public let isWhole: [Bool]
  /// Incidents; nil in a gap.
  public let counts: [Int?]
  /// The sum of the twelve months that end with each; nil where one of them is not whole.
  public let rolling12: [Int?]
  /// nil where fewer than two years are whole.
  public let season: SeasonIndex?
  /// nil where fewer than twelve months are whole.
  public let chart: ControlChart?
  /// Whether the season is taken out of the chart's expectation.
  public let isSeasonal: Bool

  /// With so many years the season is taken out of the chart; with fewer it would be made of the very months it judges.
  public static let seasonalYears = 3

  /// - Parameters:
  ///   - calendar: the months, and which of them are whole.
  ///   - counts: incidents of each month of the calendar.
  public init(_ calendar: SeriesCalendar, counts: [Int]) {
    precondition(counts.count == calendar.months.count, "a count for each month")
    months = calendar.months
    isWhole = calendar.isWhole
    let isWhole = calendar.isWhole
    self.counts = counts.indices.map { isWhole[$0] || counts[$0] > 0 ? counts[$0] : nil }
    rolling12 = counts.indices.map { last in
      guard last >= 11, isWhole[(last - 11)...last].allSatisfy({ $0 }) else { return nil }
      return counts[(last - 11)...last].reduce(0, +)
    }
    let whole = counts.indices.filter { isWhole[$0] }
    let season = SeasonIndex(whole.map { (calendar.months[$0], counts[$0]) })
    let inChart = season.flatMap { season in
      // A month of the year without any incident would leave nothing to expect.
      season.years >= Self.seasonalYears && season.values.allSatisfy { $0 > 0 } ? season : nil
    }
    self.season = season
    isSeasonal = inChart != nil
    chart = ControlChart(
      counts.indices.map { isWhole[$0] ? counts[$0] : nil },
      exposure: calendar.months.map { Double($0.days) * (inChart?.of($0) ?? 1) })
  }

  /// The months that are out of the ordinary, with what they are.
  public var signals: [(month: Month, count: Int, point: ControlChart.Point)] {
    guard let chart else { return [] }
    return months.indices.compactMap { index in
      guard let point = chart.points[index], point.signal != .ordinary, let count = counts[index] else { return nil }
      return (months[index], count, point)
    }
  }
}

/// The months that series are made over.
public struct SeriesCalendar: Sendable, Equatable {
  /// From the first to the last, none left out.
  public let months: [Month]
  /// Whether each is whole in every source.
  public let isWhole: [Bool]

  /// - Parameters:
  ///   - covered: months with incidents.
  ///   - usable: whole months.
  ///   - last: the last month to show; nil for the last that there is.
  public init(covered: [Month], usable: Set<Month>, until last: Month? = nil) {
    let all = (covered + Array(usable)).filter { month in last.map { month <= $0 } ?? true }
    guard let first = all.min(), let last = all.max() else {
      (months, isWhole) = ([], [])
      return
    }
    months = Period(ending: last, months: Int(last.ordinal - first.ordinal) + 1).months
    isWhole = months.map(usable.contains)
  }

  /// The runs of months that are not whole, each from its first to its last.
  public var gaps: [Period] {
    var gaps: [Period] = []
    var length = 0
    for (index, month) in months.enumerated() {
      length = isWhole[index] ? 0 : length + 1
      guard length > 0 else { continue }
      if length > 1 { gaps.removeLast() }
      gaps.append(Period(ending: month, months: length))
    }
    return gaps
  }

  /// Incidents of each month by some numbering of their locations, group by group.
  ///
  /// - Parameters:
  ///   - incidents: what is counted.
  ///   - group: the group of each location, or a negative number for none.
  ///   - count: how many groups there are.
  package func counts(
    of incidents: IncidentTable, by group: ContiguousArray<Int32>, groups count: Int
  ) -> [[Int]] {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: months.count), count: count)
    guard let first = months.first, let last = months.last else { return counts }
    for incident in 0..<incidents.count {
      let (month, location) = (incidents.month[incident], incidents.location(of: incident))
      guard first <= month, month <= last, location != IncidentTable.unlocated, group[Int(location)] >= 0 else {
        continue
      }
      counts[Int(group[Int(location)])][Int(month.ordinal - first.ordinal)] += incidents.weight(of: incident)
    }
    return counts
  }
}
