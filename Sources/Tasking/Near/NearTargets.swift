import Spatial

/// Points that incidents may lie near, such as licensed premises, schools or stations, as columns.
public struct NearTargets: Sendable {
  /// Eastings in metres.
  public let x: ContiguousArray<Double>
  /// Northings.
  public let y: ContiguousArray<Double>
  /// What each is called; nil where its layer does not say.
  public let names: [String?]
  /// What each is, such as `Public house`; nil where its layer does not say.
  public let types: [String?]
  /// The id of each in its layer; nil where it has none.
  public let ids: [String?]

  /// - Precondition: five columns of equal length, coordinates finite.
  public init(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, names: [String?], types: [String?], ids: [String?]
  ) {
    precondition(
      x.count == y.count && x.count == names.count && x.count == types.count && x.count == ids.count,
      "columns of equal length")
    precondition(x.allSatisfy(\.isFinite) && y.allSatisfy(\.isFinite), "coordinates that are numbers")
    (self.x, self.y, self.names, self.types, self.ids) = (x, y, names, types, ids)
  }

  /// How many there are.
  public var count: Int { x.count }

  /// Some of them by type, the types in the order of their names.
  func byType(_ targets: [Int]) -> [(type: String, targets: [Int])] {
    var groups: [String: [Int]] = [:]
    for target in targets {
      if let type = types[target] { groups[type, default: []].append(target) }
    }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether one comes before another of as many incidents: by id, then by name, then from south to north and from west to
  /// east, then by number. One without an id, or a name, comes after those that have one.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    for column in [ids, names] where column[a] != column[b] {
      guard let one = column[a], let other = column[b] else { return column[a] != nil }
      return one < other
    }
    return (y[a], x[a], a) < (y[b], x[b], b)
  }
}
