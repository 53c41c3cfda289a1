import Spatial
import TestSupport
import Testing

@Suite struct GridReferenceTests {
  @Test(arguments: [
    (651_409.9, 313_177.3, 10, "TG5140913177"),  // the water tower at Caister, OS's worked example
    (502_700, 102_100, 6, "TQ027021"), (0, 0, 2, "SV00"), (400_000, 1_100_000, 4, "HU0000"),
  ])
  func `places are given their squares`(easting: Double, northing: Double, figures: Int, expected: String) {
    #expect(GridReference.containing(easting: easting, northing: northing, figures: figures) == expected)
  }

  @Test func `a place outside the lettered squares has none`() {
    #expect(GridReference.containing(easting: 2_000_000, northing: 0, figures: 6) == nil)
  }

  @Test(arguments: [
    ("TG 51409 13177", 651_409.5, 313_177.5, 1),  // OS's worked example
    ("TQ 123 456", 512_350, 145_650, 100), ("TQ123456", 512_350, 145_650, 100),
    ("tq 12345 67890", 512_345.5, 167_890.5, 1), ("TQ12345678", 512_345, 156_785, 10),
    (" Tq\t12  45 ", 512_500, 145_500, 1_000), ("TQ1245", 512_500, 145_500, 1_000), ("TQ14", 515_000, 145_000, 10_000),
    ("TQ 1 4", 515_000, 145_000, 10_000), ("SV00", 5_000, 5_000, 10_000), ("HP6015", 460_500, 1_215_500, 1_000),
    ("OV000000", 500_050, 500_050, 100), ("TQ000000", 500_050, 100_050, 100), ("TQ 999 999", 599_950, 199_950, 100),
  ])
  func `a reference gives the centre of its square and the square's width`(
    text: String, easting: Double, northing: Double, width: Int
  ) throws {
    let square = try GridReference.parse(text)
    #expect(square.easting == easting && square.northing == northing)
    #expect(square.widthMetres == width)
    #expect(square.precision == .gridReference(metres: width))
  }

  @Test(arguments: [
    ("", GridReference.Fault.noLetters), ("   ", .noLetters), ("T", .noLetters), ("T 123456", .noLetters),
    ("512350,145650", .noLetters), ("ТQ123456", .noLetters),  // a Cyrillic Т
    ("TI123456", .letterI), ("IQ123456", .letterI), ("ti123456", .letterI), ("AA123456", .outsideGreatBritain),
    ("TW123456", .outsideGreatBritain), ("ZZ", .outsideGreatBritain), ("MC1234", .outsideGreatBritain),
    ("TQ", .noFigures), (" tq ", .noFigures), ("TQ1", .oddFigures), ("TQ12345", .oddFigures),
    ("TQ 12 345", .unequalHalves),
    ("TQ 1234 56", .unequalHalves), ("TQ 12 34 56", .unequalHalves), ("TQ 123 456 7", .unequalHalves),
    ("TQ123456789012", .tooManyFigures), ("TQ 123456 123456", .tooManyFigures), ("TQ12345678901", .tooManyFigures),
    ("TQ\(String(repeating: "9", count: 300))", .tooManyFigures), ("TQ123,456", .unexpectedCharacter),
    ("TQ12a", .unexpectedCharacter), ("TQX123456", .unexpectedCharacter), ("TQ 12.5 45.5", .unexpectedCharacter),
    ("TQ12NE", .unexpectedCharacter), ("TQ123４56", .unexpectedCharacter), ("TQ-12-45", .unexpectedCharacter),
  ])
  func `what is no reference is refused with its reason`(text: String, fault: GridReference.Fault) {
    #expect(throws: fault) { try GridReference.parse(text) }
  }

  @Test func `every reason says something else`() {
    #expect(Set(GridReference.Fault.allCases.map(\.rawValue)).count == GridReference.Fault.allCases.count)
  }

  @Test(.tags(.property))
  func `reading what was written gives the same square, for all figures`() throws {
    var random = RandomNumbers(seed: 3)
    var counted = 0
    for _ in 0..<2_000 {
      // England, Wales and the south of Scotland without the seas around them.
      let easting = (300_000 + 200_000 * random.uniform()).rounded(.down) + 0.25
      let northing = (100_000 + 600_000 * random.uniform()).rounded(.down) + 0.75
      for figures in [2, 4, 6, 8, 10] {
        let reference = try #require(
          GridReference.containing(easting: easting, northing: northing, figures: figures))
        let half = reference.dropFirst(2).prefix(figures / 2)
        let spaced = "\(reference.prefix(2)) \(half) \(reference.suffix(figures / 2))"
        let square = try GridReference.parse(reference)
        #expect(try GridReference.parse(spaced.lowercased()) == square)
        let reach = Double(square.widthMetres) / 2
        #expect(abs(square.easting - easting) <= reach && abs(square.northing - northing) <= reach)
        #expect(
          GridReference.containing(easting: square.easting, northing: square.northing, figures: figures) == reference)
        counted += 1
      }
    }
    #expect(counted == 10_000)
  }
}
