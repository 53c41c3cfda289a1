/// A layer of areas with what is known of each: what rates are per, deprivation, and which areas are alike.
public struct GroundLayer: Sendable {
  /// The areas.
  public let areas: AreaLayer
  /// What rates are per; the same ones in each layer of a ground, in the same order.
  public let denominators: [AreaDenominator]
  /// The IMD decile: an LSOA's own; elsewhere the mean of the LSOAs' weighted by people; nil where not known.
  public let imdDecile: [Double?]
  /// The decile by the measure that is set beside crime, as `imdDecile`.
  public let measureDecile: [Double?]
  /// Lower is more deprived by that measure; only the order counts. An LSOA's own; nil elsewhere and where not known.
  public let measurePosition: [Double?]
  /// The whole row of the deprivation table; nil where areas are no LSOAs and where not known.
  public let deprivation: [Deprivation.Entry?]
  /// The group of areas that each is like; nil where not known.
  public let groups: [String?]
  /// What the groups are; nil for none.
  public let groupName: String?

  /// What the layer is called.
  public var name: String { areas.name }
  /// How many areas there are.
  public var count: Int { areas.count }

  /// People of each area, or what else rates are judged by; nil where not known.
  public var people: [Double?] { denominators.first?.values ?? Array(repeating: nil, count: count) }
}
