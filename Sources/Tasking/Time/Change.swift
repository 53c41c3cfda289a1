public import Incidents
public import Spatial

/// Which periods an analysis compares, as far as its data is whole.
public struct Comparison: Sendable, Equatable {
  /// The period that is ranked.
  public let current: Period
  /// The period of equal length just before it; nil where not every month of it and of the current one is whole.
  public let previous: Period?
  /// The same months a year before; nil where not every month of it and of the current one is whole.
  public let yearBefore: Period?
  /// Months of the current period in which there is nothing and that are not whole: gaps, not zeros. Nothing in a whole
  /// month is a zero.
  public let missingMonths: [Month]
  /// Months of the current period in which there is something and that are not whole in every source.
  public let incompleteMonths: [Month]

  /// - Parameters:
  ///   - covered: the months that have at least one incident.
  ///   - usable: the months that are whole in every source; nil for those that are covered.
  public init(_ current: Period, covered: [Month], usable: Set<Month>? = nil) {
    let covered = Set(covered)
    let usable = usable ?? covered
    let isWhole = current.months.allSatisfy(usable.contains)
    func whole(_ period: Period) -> Period? {
      isWhole && period.months.allSatisfy(usable.contains) ? period : nil
    }
    self.current = current
    previous = whole(current.previous)
    yearBefore = whole(current.yearBefore)
    missingMonths = current.months.filter { !covered.contains($0) && !usable.contains($0) }
    incompleteMonths = current.months.filter { covered.contains($0) && !usable.contains($0) }
  }
}

/// The counts of one place in the periods of a comparison.
public struct PeriodCounts: Sendable, Equatable {
  /// In the current period.
  public let incidents: Int
  /// nil where the data does not reach.
  public let previous: Int?
  /// In the same months a year before; nil where the data does not reach.
  public let yearBefore: Int?

  /// Counts of one place.
  public init(incidents: Int, previous: Int?, yearBefore: Int?) {
    self.incidents = incidents
    self.previous = previous
    self.yearBefore = yearBefore
  }

  /// The ratio to the previous period with its exact interval.
  public var change: PoissonRatio? {
    previous.map { PoissonRatio(current: incidents, previous: $0) }
  }

  /// The ratio to the same months a year before with its exact interval.
  public var changeOnYear: PoissonRatio? {
    yearBefore.map { PoissonRatio(current: incidents, previous: $0) }
  }
}

extension Comparison {
  /// Counts of incidents by some numbering of their locations, in each period that the data covers.
  ///
  /// - Parameters:
  ///   - group: the group of each location, or a negative number for none.
  ///   - count: how many groups there are.
  package func counts(
    of incidents: IncidentTable, by group: ContiguousArray<Int32>, groups count: Int
  ) -> [PeriodCounts] {
    func sums(_ period: Period) -> [Int] {
      var sums = [Int](repeating: 0, count: count)
      for (location, weight) in incidents.weights(in: period).enumerated() where group[location] >= 0 {
        sums[Int(group[location])] += weight
      }
      return sums
    }
    let now = sums(current)
    let before = previous.map(sums)
    let lastYear = yearBefore.map(sums)
    return (0..<count).map {
      PeriodCounts(incidents: now[$0], previous: before?[$0], yearBefore: lastYear?[$0])
    }
  }
}
