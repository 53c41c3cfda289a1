/// What happened at a place and a time: distinct places and times with the weight of what happened there and then.
public struct Events: Sendable {
  /// Eastings in metres.
  public let x: ContiguousArray<Double>
  /// Northings in metres.
  public let y: ContiguousArray<Double>
  /// Days from any one beginning.
  public let day: ContiguousArray<Double>
  /// Incidents at each place and time, at least 0.
  public let weight: ContiguousArray<Int>

  /// - Precondition: four columns of equal length, coordinates and days finite.
  public init(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, day: ContiguousArray<Double>, weight: ContiguousArray<Int>
  ) {
    precondition(x.count == y.count && x.count == day.count && x.count == weight.count, "columns of equal length")
    self.x = x
    self.y = y
    self.day = day
    self.weight = weight
  }

  /// How many distinct places and times there are.
  public var count: Int { x.count }

  /// Their places alone, event by event.
  public var locations: Locations { Locations(x: x, y: y, weight: weight) }
}
