import Formats
@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct STATS19Tests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func source(_ text: String, _ name: String = "collisions.csv") throws -> IncidentSource {
    try folder.source(Array(text.utf8), nil, format: .stats19, name: "collisions", file: name, scheme: .stats19)
  }

  private func header(_ prefix: String) -> String {
    "\(prefix)_index,location_easting_osgr,location_northing_osgr,longitude,latitude,\(prefix)_severity,date,time\n"
  }

  private func refusal(_ text: String) throws -> String? {
    let source = try source(text)
    return #expect(throws: InputError.self) { try source.read() }?.description
  }

  @Test(arguments: ["accident", "collision"])
  func `the columns of both namings are found, and severities are told by their words`(prefix: String) throws {
    let rows = """
      a,525199,177928,-0.198224,51.486454,1,05/01/2022,16:40
      b,525199,177928,-0.198224,51.486454,2,05/01/2022,-1
      c,-1,-1,-1,-1,3,29/02/2024,00:00
      d,525199,177928,NULL,NULL,3,05/01/2022,16:40
      e,525199,177928,-0.198224,51.486454,-1,05/01/2022,16:40
      f,525199,177928,1.8E-05,51.486454,4,05/01/2022,16:40
      g,525199,177928,-1,51.486454,3,05/01/2022,16:40
      h,525199,177928,-0.198224,51.486454,3,29/02/2022,16:40
      a,525199,177928,-0.198224,51.486454,1,05/01/2022,16:40
      a,525199,177928,-0.198224,51.486454,3,05/01/2022,16:40
      -1,525199,177928,-0.198224,51.486454,3,05/01/2022,16:40
      -1,525199,177928,-0.198224,51.486454,3,05/01/2022,16:40

      """
    let table = try read(try source(header(prefix) + rows))
    let incidents = 0..<table.count
    #expect(
      incidents.map { table.categories[Int(table.category[$0])].name } == [
        "Fatal", "Serious", "Slight", "Slight", "not stated", "4", "Slight", "Slight",
      ])
    #expect(table.categories.filter(\.isInScheme).map(\.name) == ["Fatal", "Serious", "Slight"])
    #expect(table.categories.filter(\.isInScheme).allSatisfy { $0.theme == .road && $0.series == .road })
    #expect(
      incidents.map { table.location(of: $0) == IncidentTable.unlocated } == [
        false, false, true, true, false, false, false, false,
      ])
    // A time of -1 leaves the day.
    #expect(incidents.map { table.time(of: $0)?.minutes } == [0, 1_439, 0, 0, 0, 0, 0, 0])
    #expect(
      table.rejections == [
        Rejection(file: 0, line: 8, reason: .halfCoordinates), Rejection(file: 0, line: 9, reason: .time(.day)),
        Rejection(file: 0, line: 10, reason: .repeatedRow), Rejection(file: 0, line: 11, reason: .repeatedID),
      ])
  }

  @Test(arguments: ["Accident_Index,", " accident_index ,", "ACCIDENT_INDEX,"])
  func `the names of columns are found in any case, as older files have them`(id: String) throws {
    let text = id + "Longitude,LATITUDE,Accident_Severity,Date,Time\na,-0.198224,51.486454,2,05/01/2012,16:40\n"
    let table = try read(try source(text))
    #expect(table.count == 1)
    #expect(table.categories.map(\.name) == ["Serious"])
  }

  @Test func `files of years before and after the change of names are one source`() throws {
    let row = ",525199,177928,-0.198224,51.486454,2,05/01/2022,16:40\n"
    var source = try source(header("accident") + "a" + row, "2022.csv")
    source.files += try self.source(header("collision") + "b" + row + "a" + row, "2024.csv").files
    let table = try read(source)
    #expect(table.count == 2)
    #expect(table.rejections == [Rejection(file: 1, line: 3, reason: .repeatedRow)])
  }

  @Test func `a file without a time of day is read by its days`() throws {
    let text = header("collision").replacing(",time", with: "") + "a,1,1,-0.198224,51.486454,2,05/01/2022\n"
    #expect(try read(try source(text)).time(of: 0)?.minutes == 1_439)
  }

  @Test func `another file of the set, and one that is none of it, is refused by name`() throws {
    let wanted = "in/collisions.csv, line 1: wanted are the columns collision_index or accident_index, "
    let casualties = "collision_index,vehicle_reference,casualty_reference,casualty_severity\na,1,1,3\n"
    #expect(try refusal(casualties)?.hasPrefix(wanted) == true)
    #expect(
      try refusal(casualties)?.hasSuffix(" This is the file of vehicles or casualties; wanted is that of collisions.")
        == true)
    #expect(try refusal(StreetFile.text([StreetFile.row()]))?.hasPrefix(wanted) == true)
    #expect(try refusal(StreetFile.text([StreetFile.row()]))?.hasSuffix("as STATS19's collisions have them.") == true)
    #expect(try refusal("")?.hasPrefix("in/collisions.csv: the file is empty.") == true)
    #expect(
      try refusal(header("collision"))?.hasPrefix("in/collisions.csv: the file has a header and no rows.") == true)
  }
}

/// The first 1,049 rows of the national file of 2022, which has every place twice: in degrees and on the National Grid.
@Suite(.needsSharedData, .tags(.realData)) struct STATS19SampleTests {
  private static let name = "dft-road-casualty-statistics-collision-2022_sample.csv"

  private func source(_ columns: ColumnMapping? = nil) -> IncidentSource {
    let file = NamedFile(path: SharedData.path("collisions/\(Self.name)"), name: Self.name)
    return IncidentSource(
      name: "collisions", format: columns == nil ? .stats19 : .csv,
      files: [IncidentFile(source: "collisions", file: file)], scheme: .stats19, columns: columns)
  }

  private var byGrid: IncidentSource {
    var mapping = ColumnMapping(
      position: .coordinates(
        x: "location_easting_osgr", y: "location_northing_osgr", referenceSystem: ReferenceSystem.nationalGrid))
    mapping.date = "date"
    mapping.time = "time"
    return source(mapping)
  }

  @Test func `all 1,049 rows are kept, with the severities that were counted apart`() throws {
    let table = try read(source())
    #expect(table.rowsRead == 1_049 && table.count == 1_049)
    #expect(table.locationCount == 1_049)
    #expect(table.files[0].encoding == nil && table.files[0].misread == 0)
    var bySeverity: [String: Int] = [:]
    for incident in 0..<table.count {
      bySeverity[table.categories[Int(table.category[incident])].name, default: 0] += 1
    }
    // Counted with Python's csv module.
    #expect(bySeverity == ["Fatal": 5, "Serious": 152, "Slight": 892])
    #expect(STATS19.killedOrSeriouslyInjured.reduce(0) { $0 + (bySeverity[$1] ?? 0) } == 157)
    #expect(table.coveredMonths().map(\.description) == ["2022-01"])
    #expect((0..<table.count).allSatisfy { table.time(of: $0)?.minutes == 0 })
    let days = (0..<table.count).compactMap { table.time(of: $0)?.earliest }
    #expect(days.min()?.day == 1 && days.max()?.day == 19)
    // One row has 1.8E-05 for its longitude.
    #expect(table.longitude.count { $0 == 0.000018 } == 1)
  }

  /// How far the two places of each row lie apart after projecting, ascending.
  private func distances(usesGrids: Bool) throws -> (metres: [Double], longitude: [Double], latitude: [Double]) {
    let choice = ProjectionChoice(gridFolders: [SharedData.path("proj")], usesGrids: usesGrids)
    let projector = try choice.projector()
    #expect(projector.operation.grids.isEmpty != usesGrids)
    var tables = [try read(source()), try read(byGrid)]
    for table in tables.indices { try tables[table].project(by: projector) }
    #expect(tables.allSatisfy { $0.count == 1_049 && $0.rejections.isEmpty })
    var (metres, longitude, latitude): ([Double], [Double], [Double]) = ([], [], [])
    for incident in 0..<1_049 {
      let (a, b) = (Int(tables[0].location(of: incident)), Int(tables[1].location(of: incident)))
      let (dx, dy) = (tables[0].x[a] - tables[1].x[b], tables[0].y[a] - tables[1].y[b])
      metres.append((dx * dx + dy * dy).squareRoot())
      longitude.append(abs(tables[0].longitude[a] - tables[1].longitude[b]))
      latitude.append(abs(tables[0].latitude[a] - tables[1].latitude[b]))
    }
    return (metres.sorted(), longitude.sorted(), latitude.sorted())
  }

  /// The Department's degrees were made by a seven-parameter shift: with the one that is used without the grid they agree
  /// to 0.19 m in the median and 0.247 m at most. Six decimals of a degree are 0.04 m east and 0.06 m north of that; the
  /// rest is the same for all rows, some 0.19 m north, and so of another version of the shift.
  private static let shiftMetres = 0.25
  /// 0.05 m east in London, and 0.25 m north.
  private static let shiftLongitude = 6e-7
  private static let shiftLatitude = 2.3e-6
  /// What the shift is out by in London against OSTN15: 1.77 m in the median, 2.033 m at most.
  private static let gridMetres = 2.05
  /// 2.05 m east at 51.5° north, and 0.4 m north.
  private static let gridLongitude = 3e-5
  private static let gridLatitude = 3.6e-6

  @Test func `degrees and National Grid of every row agree by the shift without the grid, both ways`() throws {
    let (metres, longitude, latitude) = try distances(usesGrids: false)
    #expect(try #require(metres.last) < Self.shiftMetres)
    #expect((0.18...0.2).contains(metres[524]))
    #expect(try #require(longitude.last) < Self.shiftLongitude)
    #expect(try #require(latitude.last) < Self.shiftLatitude)
  }

  @Test func `by OSTN15 they are some 2 m apart on every row, both ways`() throws {
    let (metres, longitude, latitude) = try distances(usesGrids: true)
    #expect(metres[0] > 1)
    #expect(try #require(metres.last) < Self.gridMetres)
    #expect((1.7...1.85).contains(metres[524]))
    #expect(try #require(longitude.last) < Self.gridLongitude)
    #expect(try #require(latitude.last) < Self.gridLatitude)
  }
}
