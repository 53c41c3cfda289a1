/// Pairs of events by band of distance and band of time, each with what chance makes of it.
public struct KnoxTable: Sendable, Equatable {
  /// One cell of the table.
  public struct Cell: Sendable, Equatable {
    /// From so many metres to less than so many.
    public let metres: Range<Double>
    /// From so many days to less than so many.
    public let days: Range<Int>
    /// Pairs of events so far apart in space and in time.
    public let observed: Int
    /// Their exact expectation when the dates are exchanged: pairs in the band of distance x pairs in the band of time /
    /// all pairs.
    public let expected: Double
    /// The mean over the permutations, which agrees with `expected` but for the luck of the draw.
    public let mean: Double
    /// The median over the permutations.
    public let median: Double
    /// (M + 1) / (R + 1), where M of R permutations have at least `observed` pairs; nan where there is no pair in the band
    /// of distance or none in the band of time, and so nothing to be found.
    public let p: Double
    /// The false discovery rate at which the cell would be called significant, over all cells of its table; nan where `p` is.
    public internal(set) var q: Double

    /// observed / expected: 2.1 where a second event follows 2.1 times as often as if dates knew nothing of places; nan
    /// where nothing is expected.
    public var ratio: Double { expected > 0 ? Double(observed) / expected : .nan }
    /// observed / median; nan where the median is 0.
    public var ratioToMedian: Double { median > 0 ? Double(observed) / median : .nan }
  }

  /// The cells, all bands of time of the first band of distance first.
  public internal(set) var cells: [Cell]
  /// How many bands of time there are.
  public let dayCount: Int

  /// The cell of a band of distance and a band of time.
  public subscript(distance: Int, days: Int) -> Cell { cells[distance * dayCount + days] }
}

/// What a Knox test found.
public struct KnoxResult: Sendable, Equatable {
  /// What was tested, and how; `tests` is the number of cells of a table that are defined.
  public let test: SignificanceTest
  /// The bands by which pairs were counted.
  public let bands: KnoxBands
  /// Pairs by band: each cell is [a, b) metres by [a, b) days.
  public let table: KnoxTable
  /// Pairs within: each cell is less than b metres by less than b days, the same place and the same day included. Its
  /// p-values are of the same permutations.
  public let within: KnoxTable
  /// Events, their weights counted.
  public let eventCount: Int
  /// All pairs of events, n (n - 1) / 2.
  public let pairs: Int
  /// Pairs of each band of distance, whatever the days between.
  public let pairsByDistance: [Int]
  /// Pairs of each band of time, whatever the metres between.
  public let pairsByDays: [Int]
}
