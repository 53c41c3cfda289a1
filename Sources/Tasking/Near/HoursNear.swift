import Incidents

/// The incidents of a period by whether they were within given hours of the week, as weights of a table's locations.
struct HoursNear {
  /// Certainly within the hours: all of the time in which the incident may have been lies in them.
  private(set) var inside: ContiguousArray<Int>
  /// Not known: the month alone is, or the time in which it may have been lies in the hours in part.
  private(set) var notKnown: ContiguousArray<Int>

  init(_ window: TimeWindow, _ table: IncidentTable, in period: Period) {
    inside = ContiguousArray(repeating: 0, count: table.locationCount)
    notKnown = inside
    for incident in 0..<table.count where period.contains(table.month[incident]) {
      let location = Int(table.location(of: incident))
      guard location >= 0 else { continue }
      switch table.time(of: incident).map(window.answer) {
      case .inside: inside[location] += table.weight(of: incident)
      case .outside: continue
      case .undetermined, nil: notKnown[location] += table.weight(of: incident)
      }
    }
  }
}
