import Places
public import Spatial

/// The rates of the areas of a layer, beside what chance, small numbers and a poor denominator make of them.
///
/// All are incidents of the current period per 1,000, not scaled to a year.
public struct AreaRates: Sendable {
  /// One area's.
  public struct Rate: Sendable {
    /// What the rate is per; nil where not known.
    public let people: Double?
    /// Incidents per 1,000; nil where people are not known or none.
    public let per1000: Double?
    /// The exact 95 % interval of the rate.
    public let lower: Double?, upper: Double?
    /// The rate drawn towards that of all areas by as much as its people are few (Marshall 1991).
    public let empiricalBayes: Double?
    /// The same towards that of the area and its neighbours.
    public let localEmpiricalBayes: Double?
    /// Where the count lies between the funnel's limits.
    public let funnel: Funnel.Point?
    /// Incidents per 1,000 of the further denominators, in their order.
    public let perOthers: [Double?]
    /// Beside the other areas of its group.
    public let group: GroupComparison?
    /// What speaks against the rate.
    public let caution: DenominatorCaution?
  }

  /// The counts that they are made of.
  public let counts: AreaCounts
  /// By area.
  public let rates: [Rate]
  /// The limits within which areas of the same rate would lie.
  public let funnel: Funnel
  /// Whether rates spread more than chance has them; else every empirical-Bayes rate is the mean.
  public let areasDiffer: Bool

  /// - Parameter counts: the incidents of each area.
  public init(_ counts: AreaCounts) {
    let layer = counts.layer
    let events = counts.counts.map(\.incidents)
    let people = layer.people
    let bayes = EmpiricalBayes(
      events: ContiguousArray(events.map(Double.init)), population: ContiguousArray(people.map { $0 ?? .nan }))
    let (overall, local) = (bayes.global(), bayes.local(counts.neighbours))
    let funnel = Funnel(events: events, population: people)
    let groups = GroupComparison.all(events, people: people, groups: layer.groups)
    let others = layer.denominators.dropFirst()
    let cautions = DenominatorCaution.all(events, people: people, others: others.map { ($0.name, $0.values) })
    rates = events.indices.map { area in
      let own = people[area].flatMap { $0 > 0 ? $0 : nil }
      func per1000(_ value: Double) -> Double? { own.map { value * 1000 / $0 } }
      func finite(_ value: Double) -> Double? { value.isFinite ? value * 1000 : nil }
      let interval = PoissonInterval(count: events[area])
      return Rate(
        people: people[area], per1000: per1000(Double(events[area])), lower: per1000(interval.lower),
        upper: per1000(interval.upper), empiricalBayes: finite(overall.rates[area]),
        localEmpiricalBayes: finite(local[area]), funnel: funnel.points[area],
        perOthers: others.map { other in
          other.values[area].flatMap { $0 > 0 ? Double(events[area]) * 1000 / $0 : nil }
        }, group: groups[area], caution: cautions[area])
    }
    self.counts = counts
    self.funnel = funnel
    areasDiffer = overall.areasDiffer
  }
}
