public import Formats
public import Incidents
public import Spatial

/// The cells of a district by month: where it was hot when, and what has become of each.
public struct EmergingHotspots: Sendable {
  /// How it is looked for.
  public struct Settings: Sendable, Equatable {
    /// The rules of the seventeen classes.
    public var rules = EmergingRules.latest
    /// The most months that are looked at, back from the last.
    public var months = 24
    /// How many months before a month count among its neighbourhood.
    public var before = 1
    /// The false discovery rate over the cube at which a cell's month is hot or cold.
    public var rate = 0.05
    /// A trend with a greater p is none.
    public var alpha = 0.05

    /// The defaults above.
    public init() {}
  }

  /// With fewer months or incidents the cube says nothing (the least that ArcGIS takes).
  public static let leastMonths = 10
  /// See `leastMonths`.
  public static let leastIncidents = 60

  /// How it was looked for.
  public let settings: Settings
  /// The cells.
  public let grid: Grid
  /// The months, one after the other without a gap.
  public let months: [Month]
  /// Whole months that are not looked at, as a gap lies between or there are more than asked for.
  public let monthsLeftOut: Int
  /// Incidents of each cell and month, the months of a cell side by side.
  public let counts: ContiguousArray<Int>
  /// Hot and cold bins.
  public let cube: SpaceTimeCube
  /// Of each cell what its months were.
  public let heat: [[Heat]]
  /// Of each cell the trend of its z.
  public let trends: [MannKendall]
  /// Of each cell its class.
  public let patterns: [EmergingPattern]
  /// Of each cell its class for a meeting; nil where it was too seldom hot.
  public let plainPatterns: [PlainPattern?]

  /// - Parameters:
  ///   - incidents: projected, of all months.
  ///   - isInside: whether each of their locations lies in the study area.
  ///   - grid: over the study area.
  ///   - usable: the months that are whole.
  ///   - last: the last month to look at.
  ///   - settings: how it is looked for.
  ///   - workers: how many threads may work at a time.
  /// - Throws: where fewer than ten whole months follow one another, or they have fewer than sixty incidents.
  public init(
    _ incidents: IncidentTable, isInside: [Bool], on grid: Grid, usable: Set<Month>, until last: Month,
    _ settings: Settings = Settings(), workers: Int = 1
  ) throws(InputError) {
    let whole = usable.filter { $0 <= last }
    let run = Self.lastRun(of: whole)
    let months = Array(run.suffix(settings.months))
    guard months.count >= Self.leastMonths else {
      throw .badData(Self.tooFew(months, whole.count))
    }
    let counts = Self.counts(incidents, isInside, grid, months)
    guard counts.reduce(0, +) >= Self.leastIncidents else {
      throw .badData(
        "No emerging hotspots: \(counts.reduce(0, +)) incidents in \(months.count) months are too few; \(Self.leastIncidents) are wanted."
      )
    }
    let cube = SpaceTimeCube(
      counts: counts, steps: months.count, grid.neighbours(), before: settings.before, rate: settings.rate,
      workers: workers)
    let cells = Parallel.map(Parallel.ranges(of: grid.count, workers: workers * 4, least: 256), workers: workers) {
      $0.map { cell -> (heat: [Heat], trend: MannKendall, pattern: EmergingPattern) in
        let (heat, trend) = (cube.heat(of: cell), cube.trend(of: cell))
        return (heat, trend, settings.rules.pattern(of: heat, trend: trend, alpha: settings.alpha))
      }
    }.flatMap { $0 }
    self.settings = settings
    self.grid = grid
    self.months = months
    monthsLeftOut = whole.count - months.count
    self.counts = counts
    self.cube = cube
    heat = cells.map(\.heat)
    trends = cells.map(\.trend)
    patterns = cells.map(\.pattern)
    plainPatterns = cells.map { PlainPattern($0.heat.map { $0 == .hot }) }
  }

  /// The last months that follow one another without a gap, in order.
  private static func lastRun(of whole: Set<Month>) -> [Month] {
    guard var first = whole.max() else { return [] }
    let last = first
    while whole.contains(first.advanced(by: -1)) { first = first.advanced(by: -1) }
    return Period(ending: last, months: Int(last.ordinal - first.ordinal) + 1).months
  }

  private static func tooFew(_ months: [Month], _ whole: Int) -> String {
    guard let first = months.first, let last = months.last else { return "No emerging hotspots: no month is whole." }
    let gap = whole > months.count ? " Before \(first) there is a gap, which is neither hot nor cold." : ""
    return
      "No emerging hotspots: they want \(leastMonths) whole months in a row, and up to \(last) there are \(months.count).\(gap)"
  }

  private static func counts(
    _ incidents: IncidentTable, _ isInside: [Bool], _ grid: Grid, _ months: [Month]
  ) -> ContiguousArray<Int> {
    var counts = ContiguousArray(repeating: 0, count: grid.count * months.count)
    guard let first = months.first else { return counts }
    let cells = isInside.indices.map { location in
      isInside[location] ? grid.cell(x: incidents.x[location], y: incidents.y[location]) : Grid.none
    }
    for incident in 0..<incidents.count {
      let location = incidents.location(of: incident)
      let step = Int(incidents.month[incident].ordinal - first.ordinal)
      guard location != IncidentTable.unlocated, cells[Int(location)] != Grid.none, months.indices.contains(step) else {
        continue
      }
      counts[Int(cells[Int(location)]) * months.count + step] += incidents.weight(of: incident)
    }
    return counts
  }
}

extension EmergingHotspots {
  /// Whether each month of a place was hot: where hot cells hold at least half of its incidents.
  ///
  /// - Parameter cells: the cells of the place with the incidents that it has in each.
  public func hotMonths(of cells: [(cell: Int, incidents: Int)]) -> [Bool] {
    let all = cells.reduce(0) { $0 + $1.incidents }
    return months.indices.map { month in
      let hot = cells.reduce(0) { $0 + (heat[$1.cell][month] == .hot ? $1.incidents : 0) }
      return all > 0 && 2 * hot >= all
    }
  }

  /// The cells of groups of locations, with the incidents of the cube's months in each.
  ///
  /// - Parameters:
  ///   - incidents: the table that the cube was made of.
  ///   - group: the group of each location, or a negative number for none.
  ///   - count: how many groups there are.
  package func cells(
    of incidents: IncidentTable, by group: ContiguousArray<Int32>, groups count: Int
  ) -> [[(cell: Int, incidents: Int)]] {
    var sums = [[Int: Int]](repeating: [:], count: count)
    let weights = incidents.weights(in: Set(months))
    for location in weights.indices where weights[location] > 0 && group[location] >= 0 {
      let cell = grid.cell(x: incidents.x[location], y: incidents.y[location])
      if cell != Grid.none { sums[Int(group[location])][Int(cell), default: 0] += weights[location] }
    }
    return sums.map { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
  }

  /// How it was looked for, a sentence each.
  public var about: [String] {
    guard let first = months.first, let last = months.last else { return [] }
    var sentences = [
      "Emerging hotspots: \(grid.count) cells of \(Int(grid.widthMetres.rounded())) m by \(months.count) months, \(first) to \(last)"
        + (monthsLeftOut > 0 ? "; \(monthsLeftOut) earlier whole months are left out." : "."),
      "A cell's month is hot or cold by Gi* over the cell, the cells around it"
        + (settings.before == 0
          ? "" : settings.before == 1 ? " and the month before" : " and the \(settings.before) months before")
        + ": two-sided, p normal, at a false discovery rate of \(settings.rate) over all \(cube.z.count) bins.",
      "Classes by the rules of ArcGIS \(settings.rules == .latest ? "in their latest form" : "Pro 2.8"); trends by Mann and Kendall at "
        + "\(settings.alpha).",
    ]
    if cube.z.contains(where: \.isNaN) {
      sentences.append("Some bins are undefined, as no count differs from another.")
    }
    return sentences
  }
}
