import Formats
import Incidents
import Spatial
import Tasking

/// What the chosen incidents say of groups of their locations, such as clusters: counts, months, what is most often, where.
struct ExploredPlaces {
  struct Place {
    var incidents = 0
    var locations = 0
    var firstMonth: Month?
    var lastMonth: Month?
    /// What is most often there, and how often.
    var category: (name: String, incidents: Int) = ("", 0)
    /// The commonest street, or the commonest kind of place where no street is named.
    var name = ""
    /// Of the precisions of its locations, by name.
    var precision: [String] = []
    /// Its busiest location, among equals the southernmost.
    var busiest = 0
  }

  private(set) var places: [Place]

  /// - Parameters:
  ///   - group: of each of `exploration.locations`, below 0 for none.
  ///   - count: how many groups there are.
  ///   - isCounted: which of the incidents count, by their number.
  init(
    _ exploration: Exploration, group: ContiguousArray<Int32>, count: Int, isCounted: (Int) -> Bool = { _ in true }
  ) {
    let table = exploration.incidents
    var groupOfLocation = [Int32](repeating: -1, count: table.locationCount)
    for (number, location) in exploration.tableLocation.enumerated() { groupOfLocation[location] = group[number] }
    var places = [Place](repeating: Place(), count: count)
    var categories = [[Int32: Int]](repeating: [:], count: count)
    var names = [[Int32: Int]](repeating: [:], count: count)
    var weights = [Int: Int]()
    for incident in 0..<table.count where isCounted(incident) {
      let location = table.location(of: incident)
      guard location != IncidentTable.unlocated, groupOfLocation[Int(location)] >= 0 else { continue }
      let place = Int(groupOfLocation[Int(location)])
      let weight = table.weight(of: incident)
      let month = table.month[incident]
      places[place].incidents += weight
      places[place].firstMonth = min(places[place].firstMonth ?? month, month)
      places[place].lastMonth = max(places[place].lastMonth ?? month, month)
      categories[place][table.category[incident], default: 0] += weight
      names[place][table.place[incident], default: 0] += weight
      weights[Int(location), default: 0] += weight
    }
    for (number, location) in exploration.tableLocation.enumerated() where group[number] >= 0 {
      let place = Int(group[number])
      places[place].locations += 1
      let precision = table.locations.precision[location].label
      if !places[place].precision.contains(precision) { places[place].precision.append(precision) }
      if places[place].locations == 1 || weights[location, default: 0] > weights[places[place].busiest, default: 0] {
        places[place].busiest = location
      }
    }
    for place in places.indices {
      places[place].precision.sort()
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
    let named = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { PlaceName($0.key) }.filter {
      !$0.name.isEmpty
    }
    return (named.first { !$0.isKind } ?? named.first)?.name ?? ""
  }
}
