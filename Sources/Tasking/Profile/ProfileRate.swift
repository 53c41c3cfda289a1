public import Spatial

/// The rate of a place in a period, and that of the rest of its district.
///
/// Null hypothesis of `againstRest.p`: the place has the same rate as the rest of the district; two-sided, by mid-p. Both take
/// the number of people for certain, and for a small place it is an estimate that may be far out; see ``ProfileGround``.
///
/// The common misreading: a rate per resident of a place to which people come, such as a seafront or a town centre, is no risk
/// to those who live there.
public struct ProfileRate: Sendable, Equatable {
  /// What the rate is per.
  public let denominator: String
  /// How many of them the place has, above 0.
  public let people: Double
  /// Incidents of the period per 1,000, not scaled to a year.
  public let per1000: Double
  /// The lower end of the exact 95 % interval.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The district's rate; nil where its people are not known.
  public let districtPer1000: Double?
  /// The place's rate by that of the rest of the district; nil where the rest has no people.
  public let againstRest: PoissonRatio?

  /// - Returns: nil where the place's people are not known, or none.
  init?(_ people: ProfileGround.People, incidents: Int, district: Int) {
    guard let own = people.value, own > 0 else { return nil }
    denominator = people.name
    self.people = own
    per1000 = Double(incidents) * 1000 / own
    let interval = PoissonInterval(count: incidents)
    lower = interval.lower * 1000 / own
    upper = interval.upper * 1000 / own
    let all = people.district ?? 0
    districtPer1000 = all > 0 ? Double(district) * 1000 / all : nil
    let rest = all - own
    againstRest =
      rest > Self.leastRest * all
      ? PoissonRatio(current: incidents, previous: district - incidents, exposure: own / rest) : nil
  }

  /// A rest of less than this share of the district is rounding.
  private static let leastRest = 1e-6
}
