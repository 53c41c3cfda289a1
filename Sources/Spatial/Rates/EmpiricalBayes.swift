/// Rates of areas of unequal population, shrunk towards a mean as far as chance accounts for their spread.
///
/// A place takes part where its population is above 0, its events are not below 0, and both are finite; elsewhere what
/// comes out is nan, and it is left out of the sums and of n. Rates are events per unit of population.
///
/// The denominator decides: residents are the wrong population for a town centre at night.
///
/// Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, Applied Statistics 40,
/// 283-294, doi:10.2307/2347593. Assuncao and Reis (1999), A new proposal to adjust Moran's I for population density,
/// Statistics in Medicine 18, 2147-2162, doi:10.1002/(SICI)1097-0258(19990830)18:16<2147::AID-SIM179>3.0.CO;2-I.
public struct EmpiricalBayes: Sendable {
  /// Events of each place.
  public let events: ContiguousArray<Double>
  /// Population at risk of each place, over the same time.
  public let population: ContiguousArray<Double>
  private let isDefined: ContiguousArray<Bool>

  /// - Precondition: as many populations as events.
  public init(events: ContiguousArray<Double>, population: ContiguousArray<Double>) {
    precondition(events.count == population.count, "events and a population for every place")
    self.events = events
    self.population = population
    isDefined = ContiguousArray(
      zip(events, population).map { $0.isFinite && $0 >= 0 && $1.isFinite && $1 > 0 })
  }

  /// Estimates of rates, with what they were shrunk towards.
  public struct Estimates: Sendable, Equatable {
    /// The shrunk rate of each place; nan where it has none.
    public let rates: ContiguousArray<Double>
    /// The mean rate m: all events by all population. nan where nobody lives.
    public let mean: Double
    /// v as it comes out, which may be below 0.
    public let unclampedVariance: Double

    /// The variance of the true rates between areas, v = max(v, 0).
    public var variance: Double { max(unclampedVariance, 0) }
    /// False where the rates spread no more than chance would have them (v is not above 0): every estimate is then the
    /// mean.
    public var areasDiffer: Bool { unclampedVariance > 0 }
    /// What to print beside estimates that are all the same; nil where areas differ.
    public var caveat: String? {
      areasDiffer ? nil : "There is no evidence that areas differ: every estimate is the mean rate."
    }
  }

  /// Global: `r = e/b; m = Σe/Σb; v = Σb(r - m)²/Σb - m/(Σb/n), at least 0; w = v/(v + m/b); estimate = w r + (1 - w)
  /// m`.
  ///
  /// - Complexity: O(n).
  public func global() -> Estimates {
    let spread = spread(of: events.indices)
    return Estimates(
      rates: ContiguousArray(events.indices.map { shrunk($0, spread) }), mean: spread.mean,
      unclampedVariance: spread.variance)
  }

  /// Local: as `global`, with the m and v of each place and its neighbours in place of the map's (binary; weights are
  /// not looked at).
  ///
  /// - Complexity: O(n k).
  public func local(_ neighbours: Neighbours) -> ContiguousArray<Double> {
    precondition(neighbours.count == events.count, "a row for every place")
    return ContiguousArray(
      events.indices.map { place in
        let around = neighbours.row(place).map { Int(neighbours.members[$0]) }
        return shrunk(place, spread(of: [place] + around))
      })
  }

  /// The rates of Assuncao and Reis, for Moran's I: `z = (r - m) / sqrt(v + m/b)` with v as it comes out, below 0 or
  /// not; where v + m/b is below 0, m/b stands in its place. nan where a place has no population, and everywhere where
  /// there are no events.
  ///
  /// - Complexity: O(n).
  public func standardisedRates() -> ContiguousArray<Double> {
    let spread = spread(of: events.indices)
    return ContiguousArray(
      events.indices.map { place in
        guard isDefined[place] else { return .nan }
        let chance = spread.mean / population[place]
        let variance = spread.variance + chance < 0 ? chance : spread.variance + chance
        guard variance > 0 else { return .nan }
        return (events[place] / population[place] - spread.mean) / variance.squareRoot()
      })
  }

  private func spread(of places: some Sequence<Int>) -> (mean: Double, variance: Double) {
    let places = places.filter { isDefined[$0] }
    let people = places.reduce(0) { $0 + population[$1] }
    guard people > 0 else { return (.nan, .nan) }
    let mean = places.reduce(0) { $0 + events[$1] } / people
    let squares = places.reduce(0) { sum, place in
      let difference = events[place] / population[place] - mean
      return sum + population[place] * difference * difference
    }
    return (mean, squares / people - mean / (people / Double(places.count)))
  }

  private func shrunk(_ place: Int, _ spread: (mean: Double, variance: Double)) -> Double {
    guard isDefined[place] else { return .nan }
    guard spread.variance > 0 else { return spread.mean }
    let weight = spread.variance / (spread.variance + spread.mean / population[place])
    return weight * (events[place] / population[place]) + (1 - weight) * spread.mean
  }
}
