/// A National Grid reference: two letters for the 100 km square and figures for the place within it.
public enum GridReference {
  private static let letters = Array("ABCDEFGHJKLMNOPQRSTUVWXYZ")

  /// The reference of the square that holds a place, such as `TQ0301` with four figures for a 1 km square.
  ///
  /// - Parameters:
  ///   - easting: metres on the National Grid.
  ///   - northing: likewise.
  ///   - figures: 2, 4, 6, 8 or 10: squares of 10 km to 1 m.
  /// - Returns: nil where the place lies outside the lettered squares.
  public static func containing(easting: Double, northing: Double, figures: Int) -> String? {
    precondition((2...10).contains(figures) && figures.isMultiple(of: 2), "2, 4, 6, 8 or 10 figures")
    // The false origin of the lettered 500 km squares lies 1,000 km west and 500 km south of the grid's.
    let fromWest = easting + 1_000_000
    let fromSouth = northing + 500_000
    guard fromWest >= 0, fromWest < 2_500_000, fromSouth >= 0, fromSouth < 2_500_000 else { return nil }
    let (e, n) = (Int(fromWest), Int(fromSouth))
    let large = letters[(4 - n / 500_000) * 5 + e / 500_000]
    let small = letters[(4 - n % 500_000 / 100_000) * 5 + e % 500_000 / 100_000]
    var size = 100_000
    for _ in 0..<figures / 2 { size /= 10 }
    let width = figures / 2
    func padded(_ value: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    return "\(large)\(small)\(padded(e % 100_000 / size))\(padded(n % 100_000 / size))"
  }
}
