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

  /// A square of the grid that a reference names.
  public struct Square: Sendable, Hashable {
    /// Metres on the National Grid, of the square's **centre**: a reference names its south-western corner, and taking
    /// that for the place moves everything half a square.
    public let easting: Double
    /// Metres on the National Grid, of the square's centre.
    public let northing: Double
    /// How wide the square is: 10,000 m for two figures, 1 m for ten.
    public let widthMetres: Int

    /// The precision of a place that is known by the square alone.
    public var precision: LocationPrecision { .gridReference(metres: widthMetres) }
  }

  /// Why text is no grid reference.
  public enum Fault: String, Error, Sendable, CaseIterable {
    case noLetters = "grid reference does not begin with two letters"
    case letterI = "grid reference has the letter I, which the grid leaves out"
    case outsideGreatBritain = "grid reference's letters name no square with land of Great Britain"
    case noFigures = "grid reference has no figures: a square of 100 km is no place"
    case oddFigures = "grid reference has an odd number of figures"
    case unequalHalves = "grid reference has not as many figures east as north"
    case tooManyFigures = "grid reference has more than 10 figures"
    case unexpectedCharacter = "grid reference has other characters than letters, figures and spaces"
  }

  /// Reads a reference: two letters and 2, 4, 6, 8 or 10 figures, as `TQ123456`, `TQ 123 456` or `tq 12345 67890`.
  ///
  /// - Returns: the square; its easting and northing are those of its centre.
  public static func parse(_ text: String) throws(Fault) -> Square {
    try parse(text.utf8.span)
  }

  package static func parse(_ bytes: Span<UInt8>) throws(Fault) -> Square {
    var index = 0
    skipSpaces(bytes, &index)
    guard let large = try letter(bytes, &index), let small = try letter(bytes, &index) else { throw .noLetters }
    guard landSquares[large * 25 + small] else { throw .outsideGreatBritain }
    skipSpaces(bytes, &index)
    let first = figures(bytes, &index)
    skipSpaces(bytes, &index)
    let second = figures(bytes, &index)
    skipSpaces(bytes, &index)
    guard index == bytes.count else {
      let isFigure = bytes[index] >= 0x30 && bytes[index] <= 0x39
      throw isFigure ? .unequalHalves : .unexpectedCharacter
    }
    guard first.count > 0 else { throw .noFigures }
    guard first.count + second.count <= 10 else { throw .tooManyFigures }
    let (east, north, width): (Int, Int, Int)
    if second.count > 0 {
      guard first.count == second.count else { throw .unequalHalves }
      (east, north, width) = (first.value, second.value, power(ofTen: 5 - first.count))
    } else {
      guard first.count.isMultiple(of: 2) else { throw .oddFigures }
      let half = power(ofTen: first.count / 2)
      (east, north, width) = (first.value / half, first.value % half, 100_000 / half)
    }
    // The first letter counts squares of 500 km from the north-west, the second those of 100 km within it.
    let west = large % 5 * 500_000 + small % 5 * 100_000 - 1_000_000
    let south = (4 - large / 5) * 500_000 + (4 - small / 5) * 100_000 - 500_000
    return Square(
      easting: Double(west + east * width) + Double(width) / 2,
      northing: Double(south + north * width) + Double(width) / 2, widthMetres: width)
  }

  /// The squares of 100 km that have land of Great Britain in them, by the numbers of both letters.
  private static let landSquares: [Bool] = {
    let names = """
      HP HT HU HW HX HY HZ NA NB NC ND NF NG NH NJ NK NL NM NN NO NR NS NT NU NW NX NY NZ OV
      SC SD SE SH SJ SK SM SN SO SP SR SS ST SU SV SW SX SY SZ TA TF TG TL TM TQ TR TV
      """
    var squares = [Bool](repeating: false, count: 625)
    for name in names.split(whereSeparator: \.isWhitespace) {
      let numbers = name.compactMap { letters.firstIndex(of: $0) }
      squares[numbers[0] * 25 + numbers[1]] = true
    }
    return squares
  }()

  private static func power(ofTen exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 10 } }

  private static func skipSpaces(_ bytes: Span<UInt8>, _ index: inout Int) {
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  /// The number of a letter in the grid's alphabet, or nil where there is none.
  private static func letter(_ bytes: Span<UInt8>, _ index: inout Int) throws(Fault) -> Int? {
    guard index < bytes.count else { return nil }
    let upper = bytes[index] & 0xDF
    guard upper >= UInt8(ascii: "A"), upper <= UInt8(ascii: "Z") else { return nil }
    guard upper != UInt8(ascii: "I") else { throw .letterI }
    index += 1
    return Int(upper - UInt8(ascii: "A")) - (upper > UInt8(ascii: "I") ? 1 : 0)
  }

  /// A run of figures. The value stops growing after ten of them; how many there are is counted on.
  private static func figures(_ bytes: Span<UInt8>, _ index: inout Int) -> (value: Int, count: Int) {
    var (value, count) = (0, 0)
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      if count < 10 { value = value * 10 + Int(bytes[index] - 0x30) }
      count += 1
      index += 1
    }
    return (value, count)
  }
}
