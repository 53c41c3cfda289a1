/// Points such as licensed premises, of which a profile names the nearest.
public struct ProfilePoints: Sendable {
  /// What the layer is called, such as `licensed premises`.
  public let name: String
  /// Eastings in metres on the National Grid.
  public let x: ContiguousArray<Double>
  /// Northings, beside `x`.
  public let y: ContiguousArray<Double>
  /// What each is called; nil where not known.
  public let names: [String?]
  /// What each is, such as the type of a licence; nil where not known.
  public let types: [String?]

  /// - Parameters:
  ///   - name: what the layer is called.
  ///   - x: eastings in metres.
  ///   - y: northings in metres.
  ///   - names: of each point.
  ///   - types: of each point.
  public init(
    name: String, x: ContiguousArray<Double>, y: ContiguousArray<Double>, names: [String?], types: [String?]
  ) {
    precondition(
      x.count == y.count && x.count == names.count && x.count == types.count,
      "a place, a name and a type for each point")
    self.name = name
    self.x = x
    self.y = y
    self.names = names
    self.types = types
  }
}
