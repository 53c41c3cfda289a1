import Formats
import Incidents
import Spatial
import Tasking

/// What the chosen incidents say of groups of them, such as clusters: counts, months, what is most often, where.
struct ExploredPlaces {
  struct Place {
    var incidents = 0
    var locations = 0
    var firstMonth: Month?
    var lastMonth: Month?
    /// Days since 2000-01-01 of the incidents whose day is known.
    var firstDay: Int?
    var lastDay: Int?
    /// What is most often there, and how often.
    var category: (name: String, incidents: Int) = ("", 0)
    /// The commonest street, or the commonest kind of place where no street is named.
    var name = ""
    /// Of the precisions of its locations, by name.
    var precision: [String] = []
    /// Its busiest location, by its number in the table, among equals the southernmost.
    var busiest = 0
  }

  private(set) var places: [Place]

  /// - Parameters:
  ///   - count: how many groups there are.
  ///   - group: of a chosen incident, by its number; below 0 for none.
  init(_ exploration: Exploration, count: Int, group: (Int) -> Int32) {
    let table = exploration.incidents
    var places = [Place](repeating: Place(), count: count)
    var categories = [[Int32: Int]](repeating: [:], count: count)
    var names = categories
    var locations = [[Int: Int]](repeating: [:], count: count)
    for incident in 0..<table.count {
      let location = table.location(of: incident)
      let number = group(incident)
      guard number >= 0, location != IncidentTable.unlocated else { continue }
      let place = Int(number)
      let weight = table.weight(of: incident)
      places[place].add(weight, in: table.month[incident], on: table.time(of: incident)?.knownDay)
      categories[place][table.category[incident], default: 0] += weight
      names[place][table.place[incident], default: 0] += weight
      locations[place][Int(location), default: 0] += weight
    }
    for place in places.indices {
      places[place].locations = locations[place].count
      places[place].precision = Set(locations[place].keys.map { table.locations.precision[$0].label }).sorted()
      // Locations are numbered from south to north.
      places[place].busiest = locations[place].min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? 0
      if let top = categories[place].min(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
        places[place].category = (table.categories[Int(top.key)].name, top.value)
      }
      places[place].name = Self.name(names[place], table)
    }
    self.places = places
  }

  private static func name(_ places: [Int32: Int], _ table: IncidentTable) -> String {
    var counts: [String: Int] = [:]
    for (place, count) in places { counts[table.places.name[Int(place)], default: 0] += count }
    let named = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { PlaceName($0.key) }
      .filter { !$0.name.isEmpty }
    return (named.first { !$0.isKind } ?? named.first)?.name ?? ""
  }
}

extension ExploredPlaces.Place {
  fileprivate mutating func add(_ weight: Int, in month: Month, on day: Int?) {
    incidents += weight
    firstMonth = min(firstMonth ?? month, month)
    lastMonth = max(lastMonth ?? month, month)
    guard let day else { return }
    firstDay = min(firstDay ?? day, day)
    lastDay = max(lastDay ?? day, day)
  }
}

extension Exploration {
  /// A column over `locations` as one over the chosen incidents; -1 where an incident is at none of them.
  func ofIncidents(_ group: ContiguousArray<Int32>) -> [Int32] {
    var ofLocation = [Int32](repeating: -1, count: incidents.locationCount)
    for (number, location) in tableLocation.enumerated() { ofLocation[location] = group[number] }
    return (0..<incidents.count).map { incident in
      let location = incidents.location(of: incident)
      return location == IncidentTable.unlocated ? -1 : ofLocation[Int(location)]
    }
  }
}
