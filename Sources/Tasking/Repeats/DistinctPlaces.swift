public import Incidents
import Spatial

/// The distinct places of a table inside a study area: its distinct locations, where those that partners write down a hair's
/// breadth apart are one.
///
/// Two locations are one place where they have the same precision and fall to the same whole metre: partners share coordinates
/// in whole metres as a rule, and the same metre carried over from degrees differs by less. Published points stay as they are
/// published, each for itself.
public struct DistinctPlaces: Sendable {
  /// In place of a place: the location lies outside the study area.
  public static let none: Int32 = -1

  /// The place of each location of the table, or `none`.
  public let place: ContiguousArray<Int32>
  /// Of each place the first of its locations. Places are numbered from south to north and from west to east on the grid.
  public let location: [Int]

  /// How many there are, used by an incident or not.
  public var count: Int { location.count }

  private struct Key: Hashable {
    let x, y: Double
    let precision: LocationPrecision
  }

  /// - Parameters:
  ///   - table: projected incidents.
  ///   - isInside: whether each location lies in the study area.
  /// - Precondition: a truth for each location.
  /// - Complexity: O(n log n) of n locations.
  public init(_ table: IncidentTable, isInside: [Bool]) {
    precondition(isInside.count == table.locationCount, "a truth for each location")
    var number: [Key: Int32] = [:]
    var place = ContiguousArray(repeating: Self.none, count: isInside.count)
    var first: [Int] = []
    for location in isInside.indices where isInside[location] {
      let precision = table.locations.precision[location]
      let (x, y) = (table.x[location], table.y[location])
      let key =
        precision == .snapped
        ? Key(x: x, y: y, precision: precision) : Key(x: x.rounded(), y: y.rounded(), precision: precision)
      if let known = number[key] {
        place[location] = known
      } else {
        place[location] = Int32(first.count)
        number[key] = Int32(first.count)
        first.append(location)
      }
    }
    let order = first.indices.sorted { a, b in
      (table.y[first[a]], table.x[first[a]], a) < (table.y[first[b]], table.x[first[b]], b)
    }
    var rank = [Int32](repeating: 0, count: order.count)
    for (position, number) in order.enumerated() { rank[number] = Int32(position) }
    self.place = ContiguousArray(place.lazy.map { $0 == Self.none ? $0 : rank[Int($0)] })
    location = order.map { first[$0] }
  }

  /// The place of an incident; nil where it has none inside the study area.
  package func place(of incident: Int, in table: IncidentTable) -> Int? {
    let location = table.location(of: incident)
    guard location != IncidentTable.unlocated else { return nil }
    let number = place[Int(location)]
    return number == Self.none ? nil : Int(number)
  }

  /// How many incidents each place has.
  ///
  /// - Parameters:
  ///   - table: the one that the places are of, or some of its incidents.
  ///   - isCounted: whether an incident is.
  package func counts(of table: IncidentTable, where isCounted: (Int) -> Bool = { _ in true }) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for incident in 0..<table.count where isCounted(incident) {
      if let place = place(of: incident, in: table) { counts[place] += table.weight(of: incident) }
    }
    return counts
  }

  /// The incidents of each place, by their numbers in the table and in its order.
  ///
  /// - Parameters:
  ///   - table: the one that the places are of, or some of its incidents.
  ///   - isWanted: whether an incident is.
  package func incidents(of table: IncidentTable, where isWanted: (Int) -> Bool) -> [[Int]] {
    var incidents = [[Int]](repeating: [], count: count)
    for incident in 0..<table.count where isWanted(incident) {
      if let place = place(of: incident, in: table) { incidents[place].append(incident) }
    }
    return incidents
  }
}
