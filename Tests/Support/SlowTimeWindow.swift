/// A window of the week, looked through minute by minute.
public struct SlowTimeWindow {
  /// Monday is 0; empty for all.
  public let weekdays: Set<Int>
  /// Minutes of the day, the end exclusive; an end that is not after the start lies on the next day.
  public let hours: (start: Int, end: Int)?

  /// A window.
  public init(weekdays: Set<Int>, hours: (start: Int, end: Int)?) {
    self.weekdays = weekdays
    self.hours = hours
  }

  /// Whether a minute is in it, counted from 2000-01-01, a Saturday.
  public func contains(_ minute: Int) -> Bool {
    let (day, ofDay) = minute.quotientAndRemainder(dividingBy: 1_440)
    func isChosen(_ day: Int) -> Bool { weekdays.isEmpty || weekdays.contains((day + 5) % 7) }
    guard let hours else { return isChosen(day) }
    if hours.start < hours.end { return isChosen(day) && ofDay >= hours.start && ofDay < hours.end }
    return isChosen(day) && ofDay >= hours.start || isChosen(day - 1) && ofDay < hours.end
  }

  /// Whether all minutes from one to another are in it, or some, or none.
  public func holds(_ first: Int, through last: Int) -> (all: Bool, some: Bool) {
    let held = (first...last).count { contains($0) }
    return (held == last - first + 1, held > 0)
  }
}
