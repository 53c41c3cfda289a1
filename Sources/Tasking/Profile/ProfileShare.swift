import Incidents

/// How many of a place's incidents, and of the district's, are of one kind, such as a theme.
///
/// The common misreading: a share says how a place's incidents are made up, not that there are many. A quiet place has shares
/// too.
public struct ProfileShare: Sendable, Equatable {
  /// What they have in common.
  public let name: String
  /// The place's.
  public let incidents: Int
  /// The district's, those of the place among them.
  public let district: Int
  /// Of all the place's, 0 ... 1; nil where the place has none.
  public let share: Double?
  /// Of all the district's, 0 ... 1; nil where the district has none.
  public let districtShare: Double?

  /// The incidents of a period by what they have in common, those with most in the place first; ties by name. What the place
  /// has none of is left out.
  ///
  /// - Parameters:
  ///   - incidents: what is counted.
  ///   - subject: where their locations lie.
  ///   - period: the months that are counted.
  ///   - name: what an incident is counted under.
  static func all(
    _ incidents: IncidentTable, _ subject: ProfileSubject, in period: Period, by name: (Int) -> String
  ) -> [ProfileShare] {
    var counts: [String: (place: Int, district: Int)] = [:]
    var total = (place: 0, district: 0)
    for incident in 0..<incidents.count where period.contains(incidents.month[incident]) {
      let group = subject.group(of: incident, in: incidents)
      guard group != ProfileSubject.none else { continue }
      let weight = incidents.weight(of: incident)
      let isHere = group == ProfileSubject.place
      counts[name(incident), default: (0, 0)].district += weight
      total.district += weight
      if isHere {
        counts[name(incident), default: (0, 0)].place += weight
        total.place += weight
      }
    }
    func share(_ part: Int, of whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }
    return counts.filter { $0.value.place > 0 }.sorted { ($1.value.place, $0.key) < ($0.value.place, $1.key) }.map {
      ProfileShare(
        name: $0.key, incidents: $0.value.place, district: $0.value.district,
        share: share($0.value.place, of: total.place), districtShare: share($0.value.district, of: total.district))
    }
  }
}
