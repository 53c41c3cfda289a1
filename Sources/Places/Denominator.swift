/// What rates are per: residents, households, or what a table counts, by area code.
///
/// Residents are who lives there, not who is there. For a town centre by day or a seafront by night a workplace or daytime
/// population is nearer to those who could be harmed.
public struct Denominator: Sendable, Equatable {
  /// What outputs call it, such as `residents` or `workplace`.
  public let name: String
  /// By area code.
  public let values: [String: Double]

  /// - Parameters:
  ///   - name: what outputs call it.
  ///   - table: the counts by area code.
  public init(name: String, _ table: Population) {
    self.name = name
    values = table.people.mapValues(Double.init)
  }

  init(name: String, values: [String: Double]) {
    self.name = name
    self.values = values
  }
}

/// One denominator over the areas of a layer.
public struct AreaDenominator: Sendable, Equatable {
  /// What outputs call it.
  public let name: String
  /// Of each area; nil where not known.
  public let values: [Double?]
}
