/// What the tables say of the ground's areas, before it is laid over them.
public struct GroundFacts: Sendable {
  /// The Indices of Deprivation by LSOA code; nil for none.
  public var deprivation: Deprivation?
  /// By which measure areas are ranked beside crime; nil for the income domain where the table has it.
  public var measure: DeprivationMeasure?
  /// What rates are per, by area code; the first is the one that rates are judged by.
  public var denominators: [Denominator] = []
  /// Where addresses are; nil where areas are cut by their ground alone.
  public var addresses: AddressWeights?
  /// Which areas are alike; nil for fifths of deprivation.
  public var similar: SimilarGroups?
  /// Between LSOAs of 2011 and 2021; nil where tables and boundaries are of one year.
  public var bridge: LSOABridge?

  /// Nothing is known.
  public init() {}

  /// What is known of people and deprivation alone.
  public init(deprivation: Deprivation?, population: Population?) {
    self.deprivation = deprivation
    denominators = population.map { [Denominator(name: Self.residents, $0)] } ?? []
  }

  /// What the denominator of the population table is called.
  public static let residents = "residents"
}
