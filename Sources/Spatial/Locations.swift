/// Distinct places with the weight of what happened there: the form in which every stage sees incidents.
///
/// Incidents repeat places: a year of a police force is some 160,000 incidents on 18,000 published points. What depends
/// on place alone is worked out once a location, and the weight carries the rest.
public struct Locations: Sendable {
  /// Eastings in metres.
  public let x: ContiguousArray<Double>
  /// Northings in metres.
  public let y: ContiguousArray<Double>
  /// Incidents at each location, at least 0.
  public let weight: ContiguousArray<Int>

  /// - Precondition: three columns of equal length, coordinates finite.
  public init(x: ContiguousArray<Double>, y: ContiguousArray<Double>, weight: ContiguousArray<Int>) {
    precondition(x.count == y.count && x.count == weight.count, "columns of equal length")
    self.x = x
    self.y = y
    self.weight = weight
  }

  /// How many distinct locations there are.
  public var count: Int { x.count }

  /// How many incidents there are at all of them.
  public var totalWeight: Int { weight.reduce(0, +) }

  /// The distance between two locations in metres.
  package func distance(_ a: Int, _ b: Int) -> Double {
    squaredDistance(a, b).squareRoot()
  }

  package func squaredDistance(_ a: Int, _ b: Int) -> Double {
    let dx = x[a] - x[b]
    let dy = y[a] - y[b]
    return dx * dx + dy * dy
  }

  /// The locations with these indices, in this order.
  package func selecting(_ indices: [Int]) -> Locations {
    Locations(
      x: ContiguousArray(indices.lazy.map { x[$0] }), y: ContiguousArray(indices.lazy.map { y[$0] }),
      weight: ContiguousArray(indices.lazy.map { weight[$0] }))
  }
}
