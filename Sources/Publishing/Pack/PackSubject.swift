/// What an analysis is called in sentences and headings.
enum PackSubject {
  /// As a heading has it: an abbreviation in capitals.
  static func heading(_ analysis: String) -> String { analysis == "asb" ? "ASB" : analysis.capitalisedFirst }

  /// What a share is a share of: `Sandmouth’s anti-social behaviour`, `Sandmouth’s incidents (night-time)`.
  static func whole(_ analysis: String, of district: String) -> String {
    let owner = district + (district.hasSuffix("s") ? "’" : "’s")
    return switch analysis {
    case "asb": "\(owner) anti-social behaviour"
    case "crime": "\(owner) crime"
    default: "\(owner) incidents (\(analysis))"
    }
  }
}
