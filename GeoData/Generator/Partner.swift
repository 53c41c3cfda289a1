/// Who gives incidents beside the police.
enum Partner: Int, CaseIterable, Sendable {
  case council, fireService, ambulance, flyTipping, collisions, concerns

  /// As the truth names it, after the partner's file.
  var name: String {
    switch self {
    case .council: "council-asb-cases"
    case .fireService: "fire-service"
    case .ambulance: "ambulance"
    case .flyTipping: "fly-tipping"
    case .collisions: "collisions"
    case .concerns: "community-concerns"
    }
  }

  /// Which months its file covers, counted from 0.
  var months: ClosedRange<Int> {
    switch self {
    case .fireService, .collisions: 0...35
    case .council, .ambulance, .flyTipping: 12...35
    case .concerns: 24...35
    }
  }

  /// How many incidents a month lie anywhere in the district.
  var backgroundPerMonth: Double {
    switch self {
    case .council: 46
    case .fireService: 15
    case .ambulance: 42
    case .flyTipping: 23
    case .collisions: 7.5
    case .concerns: 7
    }
  }

  /// When those happen.
  var rhythm: Rhythm {
    switch self {
    case .council, .concerns: .evening
    case .fireService, .ambulance: .allDay
    case .flyTipping: .daytime
    case .collisions: .commuting
    }
  }

  var stream: Stream {
    switch self {
    case .council: .councilCases
    case .fireService: .fireService
    case .ambulance: .ambulance
    case .flyTipping: .flyTipping
    case .collisions: .collisions
    case .concerns: .concerns
    }
  }
}
