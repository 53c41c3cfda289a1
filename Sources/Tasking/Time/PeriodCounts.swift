package import Incidents
public import Spatial

/// The counts of one place in the periods of a comparison.
public struct PeriodCounts: Sendable, Equatable {
  /// The two sides of a comparison: the same number of months each.
  public struct Pair: Sendable, Equatable {
    /// In the months of the current period that are compared.
    public let current: Int
    /// In the earlier months that they are compared with.
    public let earlier: Int
    /// How many times as many days the current side has.
    public let exposure: Double

    /// Counts of the two sides.
    public init(current: Int, earlier: Int, exposure: Double = 1) {
      self.current = current
      self.earlier = earlier
      self.exposure = exposure
    }

    /// The ratio of incidents a day, with its exact interval and test.
    public var change: PoissonRatio { PoissonRatio(current: current, previous: earlier, exposure: exposure) }
  }

  /// In the whole current period.
  public let incidents: Int
  /// Against the period before it; nil where the data does not reach.
  public let againstPrevious: Pair?
  /// Against the same months a year before; nil where the data does not reach.
  public let againstYearBefore: Pair?

  /// Counts of one place.
  public init(incidents: Int, againstPrevious: Pair?, againstYearBefore: Pair?) {
    self.incidents = incidents
    self.againstPrevious = againstPrevious
    self.againstYearBefore = againstYearBefore
  }

  /// In the compared months of the period before; nil where the data does not reach.
  public var previous: Int? { againstPrevious?.earlier }
  /// In the compared months a year before; nil where the data does not reach.
  public var yearBefore: Int? { againstYearBefore?.earlier }
  /// The ratio to the period before.
  public var change: PoissonRatio? { againstPrevious?.change }
  /// The ratio to the same months a year before.
  public var changeOnYear: PoissonRatio? { againstYearBefore?.change }
}

extension Comparison {
  /// Counts of incidents by some numbering of their locations, in each period that the data covers.
  ///
  /// - Parameters:
  ///   - incidents: what is counted.
  ///   - group: the group of each location, or a negative number for none.
  ///   - count: how many groups there are.
  package func counts(
    of incidents: IncidentTable, by group: ContiguousArray<Int32>, groups count: Int
  ) -> [PeriodCounts] {
    counts(of: incidents, groups: count) { weights in
      var sums = [Int](repeating: 0, count: count)
      for (location, weight) in weights.enumerated() where weight > 0 && group[location] >= 0 {
        sums[Int(group[location])] += weight
      }
      return sums
    }
  }

  /// Counts of incidents by groups that may share locations, in each period that the data covers.
  ///
  /// - Parameters:
  ///   - incidents: what is counted.
  ///   - count: how many groups there are.
  ///   - sum: what each group has of the weights of all locations.
  package func counts(
    of incidents: IncidentTable, groups count: Int, by sum: (ContiguousArray<Int>) -> [Int]
  ) -> [PeriodCounts] {
    func sums(_ months: [Month]) -> [Int] { sum(incidents.weights(in: Set(months))) }
    let now = sums(current.months)
    func pairs(_ months: MonthPairs?) -> [PeriodCounts.Pair]? {
      months.map { months in
        let current = months.isWhole ? now : sums(months.current)
        let exposure = months.exposure
        return zip(current, sums(months.earlier)).map { .init(current: $0, earlier: $1, exposure: exposure) }
      }
    }
    let (previous, year) = (pairs(previous), pairs(yearBefore))
    return (0..<count).map {
      PeriodCounts(incidents: now[$0], againstPrevious: previous?[$0], againstYearBefore: year?[$0])
    }
  }
}
