/// The three years of the data.
enum Months {
  static let count = 36
  private static let firstYear = 2023
  /// A mild summer: incidents in January ... December as a share of the mean.
  private static let seasons = [0.91, 0.89, 0.95, 0.98, 1.04, 1.08, 1.14, 1.13, 1.03, 0.99, 0.94, 0.92]

  /// Such as `2023-01` for month 0.
  static func name(_ month: Int) -> String {
    let number = month % 12 + 1
    return "\(firstYear + month / 12)-\(number < 10 ? "0" : "")\(number)"
  }

  static func season(_ month: Int) -> Double { seasons[month % 12] }
}
