internal import Spatial

/// At what hours of the week things happen.
enum Rhythm: String, Sendable {
  case allDay, daytime, commuting, evening, nightlife, fridayAndSaturdayNight

  /// The times of a month, to draw from.
  func times(in month: Int) -> RhythmOfMonth { RhythmOfMonth(month: month, weight: weight) }

  /// How the truth names the hours that most of it falls into; blank where there are none.
  var peak: String { self == .fridayAndSaturdayNight ? "Fri and Sat 22:00-03:00" : "" }

  /// - Parameter weekday: Monday is 0.
  private func weight(weekday: Int, hour: Int) -> Double {
    // The hours after midnight belong to the night before.
    let night = hour < 5 ? (weekday + 6) % 7 : weekday
    let isWeekend = night == 4 || night == 5
    switch self {
    case .allDay: return hour < 7 ? 0.4 : 1
    case .daytime: return (8..<18).contains(hour) ? (weekday < 5 ? 3 : 1.5) : 0.25
    case .commuting:
      if weekday < 5, [7, 8, 16, 17, 18].contains(hour) { return 4 }
      return (9..<20).contains(hour) ? 2 : 0.6
    case .evening: return (hour >= 16 ? 3 : hour < 2 ? 1 : 0.5) * (isWeekend ? 1.5 : 1)
    case .nightlife: return (hour >= 20 || hour < 3 ? 3 : 0.4) * (isWeekend ? 2.5 : 1)
    case .fridayAndSaturdayNight: return isWeekend && (hour >= 22 || hour < 3) ? 90 : 1
    }
  }
}

/// The times of one month, as a rhythm has them.
struct RhythmOfMonth {
  private let first: Moment
  private let hours: WeightedChoice

  fileprivate init(month: Int, weight: (_ weekday: Int, _ hour: Int) -> Double) {
    let first = Moment(month: month, day: 1, hour: 0, minute: 0)
    self.first = first
    hours = WeightedChoice(
      (0..<Months.days(of: month) * 24).map { number in
        let hour = first + number * 60
        return hour.isClockChange ? 0 : weight(hour.weekday, hour.hour)
      })
  }

  /// A time, never on a day on which the clocks change: what lies there is put there on purpose.
  func draw(_ random: inout RandomNumbers) -> Moment {
    first + (hours.draw(&random) * 60 + random.index(below: 60))
  }
}
