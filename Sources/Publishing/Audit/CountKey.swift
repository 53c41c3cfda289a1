/// What a published count is of: an analysis, a place, and months that follow each other.
struct CountKey: Hashable {
  /// Which of several counts of the same months, where not every source reaches back to all of them.
  enum Basis: String, Hashable {
    case whole, previous, yearBefore, compared

    var words: String {
      switch self {
      case .whole: "counts of the period"
      case .previous: "counts of the period before"
      case .yearBefore: "counts of a year before"
      case .compared: "counts that are compared"
      }
    }
  }

  let analysis: String
  /// `district`, the code of an area, or a kind and a name, such as `hotspot:SZ954621`.
  let place: String
  let basis: Basis
  /// Months since the year 0.
  let months: ClosedRange<Int>

  func of(_ months: ClosedRange<Int>) -> CountKey {
    CountKey(analysis: analysis, place: place, basis: basis, months: months)
  }

  var words: String {
    let what = place == "district" ? "the district" : place
    return "\(analysis), \(what), \(Self.words(months))"
  }

  static func words(_ months: ClosedRange<Int>) -> String {
    months.count == 1 ? word(months.lowerBound) : "\(word(months.lowerBound)) to \(word(months.upperBound))"
  }

  /// `2025-07`
  static func month(_ text: String) -> Int? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month),
      (1900...2200).contains(year)
    else { return nil }
    return year * 12 + month - 1
  }

  private static func word(_ month: Int) -> String {
    let number = month % 12 + 1
    return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
  }
}
