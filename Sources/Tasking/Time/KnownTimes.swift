import Incidents
import Spatial

/// Incidents by how well their times are known: to less than a day, to whole days, to the month.
struct KnownTimes {
  /// Some of the incidents.
  struct Part {
    /// Those known to less than a day.
    let timed: WeekProfile
    /// Those of whole days and of longer.
    let wholeDays: WeekProfile
    /// All of them, with those of which the month alone is known.
    let incidents: Int
    /// Those known to within the length of a window.
    let knownToWindow: Int
  }

  /// Those known to less than a day.
  private(set) var timed = AoristicWeights()
  /// Their numbers in the table.
  private(set) var timedIncidents: [Int] = []
  /// Whether each is known to within the length of a window.
  private var isKnownToWindow: [Bool] = []
  /// Those of whole days and of longer.
  private(set) var wholeDays = AoristicWeights()
  private var wholeDayIncidents: [Int] = []
  private var monthOnlyIncidents: [Int] = []
  private let table: IncidentTable

  /// Minutes of the day in March on which the clocks go forward: the shortest whole day.
  private static let shortestDay = 23 * 60

  init(_ table: IncidentTable, _ counted: [Int], windowHours: Int) {
    self.table = table
    for incident in counted {
      guard let time = table.time(of: incident) else {
        monthOnlyIncidents.append(incident)
        continue
      }
      // The last minute belongs to the range: 20:00 to 00:00 has one minute more than four hours.
      let minutes = time.realMinutes
      if minutes < Self.shortestDay {
        timed.append(time.weekSpan, weight: table.weight(of: incident))
        timedIncidents.append(incident)
        isKnownToWindow.append(minutes <= windowHours * 60 + 1)
      } else {
        wholeDays.append(time.weekSpan, weight: table.weight(of: incident))
        wholeDayIncidents.append(incident)
      }
    }
  }

  /// All incidents.
  var all: Part {
    part(
      Array(timedIncidents.indices), Array(wholeDayIncidents.indices), Array(monthOnlyIncidents.indices))
  }

  /// Those of each group.
  func parts(by grouping: PeakGrouping) -> [Part] {
    /// Of each group the places at which its incidents stand in a list.
    func split(_ incidents: [Int]) -> [[Int]] {
      var places = [[Int]](repeating: [], count: grouping.ids.count)
      for (place, incident) in incidents.enumerated() where grouping.group[incident] >= 0 {
        places[Int(grouping.group[incident])].append(place)
      }
      return places
    }
    let (timed, days, months) = (split(timedIncidents), split(wholeDayIncidents), split(monthOnlyIncidents))
    return grouping.ids.indices.map { part(timed[$0], days[$0], months[$0]) }
  }

  private func part(_ timedPlaces: [Int], _ dayPlaces: [Int], _ monthPlaces: [Int]) -> Part {
    let timed = WeekProfile(timed, cases: timedPlaces)
    let wholeDays = WeekProfile(wholeDays, cases: dayPlaces)
    let months = monthPlaces.reduce(0) { $0 + table.weight(of: monthOnlyIncidents[$1]) }
    return Part(
      timed: timed, wholeDays: wholeDays, incidents: timed.incidents + wholeDays.incidents + months,
      knownToWindow: timedPlaces.reduce(0) { $0 + (isKnownToWindow[$1] ? self.timed.weight[$1] : 0) })
  }
}
