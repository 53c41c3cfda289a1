/// What is counted where a target lies near: things that each have a weight and lie at one point or at several.
///
/// A thing is near a target as soon as one of its points is, and counts once, whatever the number of its points and of
/// the targets near it.
public struct CountedPlaces: Sendable {
  /// The points; their weights are not looked at.
  let points: Locations
  /// The thing of each point.
  let thing: ContiguousArray<Int32>
  /// The weight of each thing.
  let weight: ContiguousArray<Int>

  /// Each location for itself, by its weight.
  public init(_ locations: Locations) {
    let used = (0..<locations.count).filter { locations.weight[$0] > 0 }
    points = locations.selecting(used)
    thing = ContiguousArray((0..<Int32(used.count)))
    weight = points.weight
  }

  /// Things of several points each.
  ///
  /// - Parameters:
  ///   - x: eastings of the points in metres.
  ///   - y: northings.
  ///   - thing: that of each point, 0 ..< the number of weights.
  ///   - weight: of each thing, at least 0.
  public init(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, thing: ContiguousArray<Int32>, weight: ContiguousArray<Int>
  ) {
    precondition(thing.count == x.count, "a thing for each point")
    precondition(thing.allSatisfy { weight.indices.contains(Int($0)) }, "a weight for each thing")
    points = Locations(x: x, y: y, weight: ContiguousArray(repeating: 1, count: x.count))
    self.thing = thing
    self.weight = weight
  }

  /// The weight of all things.
  public var total: Int { weight.reduce(0, +) }
}
