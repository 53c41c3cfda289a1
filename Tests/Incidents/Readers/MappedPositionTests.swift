@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct MappedPositionTests {
  // MARK: Coordinates

  @Test(arguments: [
    ("502738", "102163", [502_738.0, 102_163]), ("502,738", "102,163", [502_738, 102_163]),
    ("502,738.25", "102,163.75", [502_738.25, 102_163.75]), (" 502738.5 ", "+102163", [502_738.5, 102_163]),
    ("5.02738e5", "102163.0", [502_738, 102_163]), ("0", "102163", [0, 102_163]),
    ("700000", "1,300,000", [7e5, 1.3e6]),
    ("181", "91", [181, 91]),
  ])
  func `eastings and northings are read as people write them`(x: String, y: String, expected: [Double]) throws {
    let outcome = try RowOutcome(["X": x, "Y": y])
    #expect(outcome.reason == nil)
    #expect(outcome.position == expected)
    #expect(outcome.precision == .exact)
  }

  @Test(arguments: [
    ("", "102163", Rejection.Reason.halfCoordinates), ("502738", "", .halfCoordinates), ("N/A", "1", .halfCoordinates),
    ("nan", "102163", .notNumbers), ("502738", "inf", .notNumbers), ("-infinity", "1", .notNumbers),
    ("502 738", "102163", .notNumbers), ("5027,38", "102163", .notNumbers), ("50,2738", "1", .notNumbers),
    ("502,738,", "1", .notNumbers), ("0x7AC02", "1", .notNumbers), ("TQ 027 021", "1", .notNumbers),
    ("502738m", "1", .notNumbers), ("1e400", "1", .notNumbers), ("502738;102163", "1", .notNumbers),
    (".", "1", .notNumbers),
    ("0", "0", .zero), ("-0.0", "0.000", .zero), ("-0.543190", "50.809919", .degreesNotMetres),
    ("50.809919", "-0.543190", .degreesNotMetres), ("180", "90", .degreesNotMetres),
    ("700000.1", "102163", .outsideNationalGrid), ("502738", "1300001", .outsideNationalGrid),
    ("502738", "-1", .outsideNationalGrid), ("5027380", "1021630", .outsideNationalGrid),
    ("1e300", "1e300", .outsideNationalGrid),
  ])
  func `eastings and northings that cannot be are rejected`(x: String, y: String, reason: Rejection.Reason) throws {
    #expect(try RowOutcome(["X": x, "Y": y]).reason == reason)
  }

  private let inDegrees = PartnerFile.row(["X": "-0.543190", "Y": "50.809919"])

  @Test(arguments: [
    ("-0.543190", "50.809919", [-0.54319, 50.809919]), ("1.8E-05", "51.5", [0.000018, 51.5]),
    ("0", "51.477928", [0, 51.477928]), ("-11", "48.5", [-11, 48.5]), ("4", "62", [4, 62]),
  ])
  func `longitudes and latitudes are read`(x: String, y: String, expected: [Double]) throws {
    let outcome = try RowOutcome(["X": x, "Y": y], PartnerFile.degrees(), good: inDegrees)
    #expect(outcome.reason == nil)
    #expect(outcome.position == expected)
    #expect(outcome.table.locations.referenceSystem == "EPSG:4326")
  }

  @Test(arguments: [
    ("", "50.8", Rejection.Reason.halfCoordinates), ("0", "0", .zero), ("0.0", "-0", .zero),
    ("502738", "102163", .notDegrees), ("-0.543190", "102163", .notDegrees), ("-180.1", "50", .notDegrees),
    ("50.809919", "-0.543190", .swapped), ("51", "0", .swapped), ("0.543190", "-50.809919", .outsideUnitedKingdom),
    ("-74", "40.7", .outsideUnitedKingdom), ("-11.0001", "50", .outsideUnitedKingdom),
    ("-0.5", "0", .outsideUnitedKingdom), ("nan", "50.8", .notNumbers), ("-0.5", "inf", .notNumbers),
    ("-0.5431°", "50.8", .notNumbers), ("0°32'35\"W", "50.8", .notNumbers), ("-0.5", "50.8N", .notNumbers),
    // Commas for points.
    ("-0,54319", "50,809919", .notNumbers), ("-0,543", "50,809", .notDegrees),
  ])
  func `longitudes and latitudes that cannot be are rejected`(x: String, y: String, reason: Rejection.Reason) throws {
    #expect(try RowOutcome(["X": x, "Y": y], PartnerFile.degrees(), good: inDegrees).reason == reason)
  }

  /// The same place twice: in degrees, and as pyproj 3.7.2 with PROJ 9.5.1 carries these to the system.
  @Test(arguments: [
    ("EPSG:3857", -0.54319, 50.809919, -60_467.634204, 6_587_739.21968),
    ("EPSG:32630", -0.54319, 50.809919, 673_086.154539, 5_631_564.465956),
    ("EPSG:2157", -5.93, 54.597, 733_758.602633, 874_050.417041),
    ("EPSG:4258", -0.54319, 50.809919, -0.54319, 50.809919),
  ])
  func `any reference system leads to where degrees lead`(
    system: String, longitude: Double, latitude: Double, x: Double, y: Double
  ) throws {
    let folder = try TemporaryFolder()
    func projected(_ x: Double, _ y: Double, _ system: String) throws -> IncidentTable {
      let row = PartnerFile.row(["X": "\(x)", "Y": "\(y)"])
      var table = try read(try folder.source([row], PartnerFile.degrees(system)))
      #expect(table.locations.referenceSystem == system)
      let choice = ProjectionChoice(usesGrids: false)
      let own = system == ReferenceSystem.degrees ? nil : try choice.projector(from: system)
      try table.project(by: try choice.projector(), own: own)
      expectNothingLost(table)
      return table
    }
    let degrees = try projected(longitude, latitude, ReferenceSystem.degrees)
    let other = try projected(x, y, system)
    try #require(degrees.count == 1 && other.count == 1)
    // The six decimals of a metre that were written, and a micrometre for the ways there and back.
    #expect(abs(degrees.x[0] - other.x[0]) < 1e-4 && abs(degrees.y[0] - other.y[0]) < 1e-4)
    #expect(abs(degrees.longitude[0] - other.longitude[0]) < 1e-8)
    #expect(abs(degrees.latitude[0] - other.latitude[0]) < 1e-8)
  }

  @Test func `degrees in the metre columns of another system do not become a place`() throws {
    let folder = try TemporaryFolder()
    let rows = [
      PartnerFile.row(["X": "673086", "Y": "5631564"]), PartnerFile.row(["X": "-0.54319", "Y": "50.809919"]),
      PartnerFile.row(["X": "5631564", "Y": "673086"]), PartnerFile.row(["X": "0", "Y": "0"]),
      PartnerFile.row(["X": "nan", "Y": "0"]), PartnerFile.row(["X": "673087", "Y": "5631564"]),
      PartnerFile.row(["X": "673088", "Y": "5631564"]),
    ]
    var table = try read(try folder.source(rows, PartnerFile.degrees("EPSG:32630")))
    #expect(table.rejections.map { [$0.line] } == [[5], [6]])
    let choice = ProjectionChoice(usesGrids: false)
    try table.project(by: try choice.projector(), own: try choice.projector(from: "EPSG:32630"))
    expectNothingLost(table)
    #expect(table.rejections.map(\.line) == [3, 4, 5, 6])
    #expect(table.count == 3)
  }

  // MARK: Grid references

  private let references = PartnerFile.mapping(.gridReference("Place"))

  /// TQ begins 500 km east and 100 km north of the grid's origin; a reference names its square's lower left corner.
  @Test(arguments: [
    ("TQ02", [505_000.0, 125_000], 10_000), ("TQ0301", [503_500, 101_500], 1_000),
    ("TQ 027 021", [502_750, 102_150], 100), ("tq02730216", [502_735, 102_165], 10),
    ("TQ 02738 02163", [502_738.5, 102_163.5], 1), ("SU999001", [499_950, 100_150], 100),
    ("HP6213", [462_500, 1_213_500], 1_000), (" SV 80 05 ", [80_500, 5_500], 1_000),
  ])
  func `a grid reference is the centre of its square, with the square's width`(
    text: String, position: [Double], width: Int
  ) throws {
    let outcome = try RowOutcome(["Place": text], references)
    #expect(outcome.position == position)
    #expect(outcome.precision == .gridReference(metres: width))
  }

  @Test(arguments: [
    ("TQ 12 345", GridReference.Fault.unequalHalves), ("TQ", .noFigures), ("TQ1234567", .oddFigures),
    ("TQ123456789012", .tooManyFigures), ("XX123456", .outsideGreatBritain), ("IQ123456", .letterI),
    ("502738 102163", .noLetters), ("TQ027,021", .unexpectedCharacter),
  ])
  func `a text that is no grid reference is rejected with its reason`(text: String, fault: GridReference.Fault) throws {
    #expect(try RowOutcome(["Place": text], references).reason == .gridReference(fault))
  }

  @Test func `a blank grid reference is kept without a place, and two spellings of one are one location`() throws {
    #expect(try RowOutcome(["Place": "n/a"], references).reason == nil)
    #expect(try RowOutcome(["Place": ""], references).position == nil)
    let folder = try TemporaryFolder()
    let rows = ["TQ00", "TQ 00", "TQ0500005000"].map { PartnerFile.row(["Place": $0]) }
    let table = try read(try folder.source(rows, references))
    #expect((0..<3).map { table.location(of: $0) } == [0, 0, 1])
    let precision = Array(table.locations.precision)
    #expect(precision == [.gridReference(metres: 10_000), .gridReference(metres: 1)])
  }

  // MARK: Postcodes

  /// Rows as OS Code-Point Open has them, which has no header.
  private func postcodes(_ folder: TemporaryFolder) throws -> Postcodes {
    let codes = "\"E92000001\",\"E19000002\",\"E18000008\",\"\",\"E07000224\",\"E05009800\""
    let rows = [
      "\"BN175AY\",10,502738,102163,\(codes)", "\"BN1 1AA\",10,531040,104624,\(codes)",
      "\"BN919AA\",90,0,0,\"\",\"\",\"\",\"\",\"\",\"\"",
    ]
    let path = try folder.write(rows.map { "\($0)\n" }.joined(), to: "postcodes.csv")
    return try Postcodes([NamedFile(path: path, name: "postcodes.csv")])
  }

  @Test func `a postcode or an address that ends with one is its point, with a postcode's precision`() throws {
    let folder = try TemporaryFolder()
    let postcodes = try postcodes(folder)
    let mapping = PartnerFile.mapping(.postcode("Place"))
    func outcome(_ text: String) throws -> RowOutcome {
      try RowOutcome(["Place": text], mapping, good: PartnerFile.row(["Place": "BN17 5AY"]), postcodes: postcodes)
    }
    let found = [
      "BN1 1AA", "bn11aa", " BN1  1AA ", "BN1\u{A0}1AA", "Old Ship Hotel, 31 King's Road, Brighton, BN1 1AA.",
    ]
    for text in found {
      #expect(try outcome(text).position == [531_040, 104_624], "\(text)")
      #expect(try outcome(text).precision == .postcode, "\(text)")
    }
    let rejected: [(String, Rejection.Reason)] = [
      ("BN91 9AA", .postcodeWithoutCoordinates), ("BN1 1AB", .postcodeUnknown),
      ("1 High Street, BN1 1AB", .postcodeUnknown), ("West Sussex", .notAPostcode),
      ("BN1 1AA, Brighton", .notAPostcode),
      ("BN1", .notAPostcode), ("!", .notAPostcode),
    ]
    for (text, reason) in rejected { #expect(try outcome(text).reason == reason, "\(text)") }
    #expect(try outcome("NULL").reason == nil)
    #expect(try outcome("").position == nil)
    let table = try outcome("BN17 5AY").table
    #expect(table.locationCount == 1 && table.locations.referenceSystem == "EPSG:27700")
  }

  @Test func `without a table of postcodes every one is unknown`() throws {
    let folder = try TemporaryFolder()
    let rows = [
      PartnerFile.row(["Place": ""]), PartnerFile.row(["Place": ""]), PartnerFile.row(["Place": "BN1 1AA"]),
    ]
    let table = try read(try folder.source(rows, PartnerFile.mapping(.postcode("Place"))))
    #expect(table.rejections.map(\.reason) == [.postcodeUnknown])
  }
}
