import Formats
import Incidents
import Spatial

extension FuzzReader {
  /// A date on the first line, and a time on the second where there is one.
  static let dates = FuzzReader("t", "dates") {
    [
      "2025-03-30", "2025-03-30T00:30:00Z", "2025-10-26 01:30", "30/03/2025 1:59", "30-Mar-25", "1-Sept-2025 23:59:59",
      "2025-03-30T01:30:00.123+01:00", "2025-02-29", "2024-02-29", "1995-12-31T23:59-0100", "2199-12-31T23:59Z",
      "2025-01",
      "31/12/1899", "26/10/2025\n0130", "2025-03-30\n01:30", "2025-01-01T00:00\n12:00:00", "\n",
    ].map { [UInt8]($0) }
  } read: { bytes, _ in
    let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
    let date = lines[0]
    if let month = Month(bytes: date.span) {
      try Finding.unless(Month(month.description) == month, "\(month) is read otherwise")
    }
    if let alone = try? LocalTimeReading(bytes: date.span) { try check(alone) }
    let time = lines.count > 1 ? lines[1] : []
    let reading: LocalTimeReading
    do throws(LocalTime.Fault) { reading = try LocalTimeReading(date: date.span, time: time.span) } catch {
      return "rejected: \(error.rawValue)"
    }
    try check(reading)
    return reading.time.description + (reading.hasTimeOfDay ? "" : ", no time of day")
  }

  private static func check(_ reading: LocalTimeReading) throws {
    let time = reading.time
    let again = try? LocalTimeReading(time.description)
    try Finding.unless(again?.time == time, "\(time) is read otherwise")
    try Finding.unless((0...167).contains(time.hourOfWeek), "\(time) has no hour of the week")
    try Finding.unless(time.minutes(until: time) == 0, "\(time) is not at its own time")
    _ = (time.month, time.day, time.isRepeated)
  }

  /// References to the National Grid.
  static let gridReferences = FuzzReader("g", "grid references") {
    ["TQ123456", "tq 12345 67890", " SU 9 1", "HP", "NZ 123 45", "XX12", "IT12", "TQ12345678901"].map { [UInt8]($0) }
  } read: { bytes, _ in
    let square: GridReference.Square
    do throws(GridReference.Fault) { square = try GridReference.parse(bytes.span) } catch {
      return "rejected: \(error.rawValue)"
    }
    // 10 km have two figures, and each tenth of that two more.
    let figures = [10_000: 2, 1_000: 4, 100: 6, 10: 8, 1: 10][square.widthMetres] ?? 0
    try Finding.unless(figures > 0, "a square of \(square.widthMetres) m")
    guard
      let text = GridReference.containing(easting: square.easting, northing: square.northing, figures: figures),
      let again = try? GridReference.parse(text)
    else { throw Finding("the square at \(square.easting), \(square.northing) has no name") }
    try Finding.unless(again == square, "\(text) is read otherwise")
    return "\(square.easting), \(square.northing), \(square.widthMetres) m"
  }

  /// Decimal numbers.
  static let numbers = FuzzReader("n", "numbers") {
    [
      "0", "-0", "+12.5", ".5", "5.", "1e999", "1e-400", "123456789012345", "1234567890.1234567", "0x1p3", "nan",
      "-inf",
      "1e", "1.2.3", "--1", "", "\u{661}", "9007199254740993", "0.1",
    ].map { [UInt8]($0) }
  } read: { bytes, _ in
    guard let number = DecimalNumber.parse(bytes.span) else { return "no number" }
    let text = String(decoding: bytes, as: UTF8.self)
    try Finding.unless(number.isFinite, "\(text) is \(number)")
    let plain = text.hasSuffix(".") ? text + "0" : text
    if let standard = Double(plain) { try Finding.unless(standard == number, "\(text) is \(number), not \(standard)") }
    try Finding.unless(
      DecimalNumber.parse(Array("\(number)".utf8).span)?.bitPattern == number.bitPattern, "\(number) is read otherwise")
    guard abs(number) < 1e10 else { return "\(number)" }
    let fixed = FixedDecimal.string(number, decimals: 7)
    guard let rounded = DecimalNumber.parse(Array(fixed.utf8).span) else { throw Finding("\(fixed) is not read") }
    try Finding.unless(abs(rounded - number) <= max(6e-8, abs(number) * 1e-15), "\(number) is written \(fixed)")
    return "\(number)"
  }
}
