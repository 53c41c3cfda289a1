@testable import Incidents
import Places
import Testing

/// All that a table holds, in a form that can be compared: columns, rejections, and the line of every row kept.
struct TableContents: Equatable {
  let files: [IncidentFile]
  let month: ContiguousArray<Month>
  let category: ContiguousArray<Int32>
  let place: ContiguousArray<Int32>
  let categories: [IncidentCategory]
  let location: ContiguousArray<Int32>
  let name: [String]
  let statedCode: [String]
  let locations: Int
  let times: ContiguousArray<TimeRange>
  let longitude: ContiguousArray<Double>
  let latitude: ContiguousArray<Double>
  let rejections: [Rejection]
  /// Every row of the table as if it were rejected: its file and line.
  let lines: [Rejection]

  init(_ table: IncidentTable) {
    files = table.files
    month = table.month
    category = table.category
    place = table.place
    categories = table.categories
    location = table.places.location
    name = table.places.name
    statedCode = table.places.statedCode
    locations = table.locationCount
    times = table.times
    longitude = table.longitude
    latitude = table.latitude
    rejections = table.rejections
    var emptied = table
    emptied.reject(Set(0..<table.count), .notProjected)
    lines = emptied.rejections
  }

  /// The first part that differs, by name: a failure that can be read.
  func firstDifference(from other: TableContents) -> String? {
    if files != other.files { return "files" }
    if month != other.month { return "month" }
    if category != other.category || categories != other.categories { return "category" }
    if place != other.place { return "place" }
    if location != other.location || name != other.name || statedCode != other.statedCode { return "places" }
    if times != other.times { return "times" }
    if locations != other.locations || longitude != other.longitude || latitude != other.latitude { return "locations" }
    if rejections != other.rejections { return "rejections" }
    return lines == other.lines ? nil : "lines"
  }
}

/// Reads files and expects that no row is lost: kept and rejected make up the rows read, and every row has a line of
/// its own.
func readIncidents(_ files: [IncidentFile], workers: Int = 2) throws -> IncidentTable {
  let table = try PoliceUK.read(files, workers: workers)
  expectNothingLost(table)
  #expect(table.rejections.allSatisfy { $0.line >= 2 })
  #expect(table.files.map(\.file) == files.map(\.file))
  return table
}

/// Reads a source of any format and expects the same.
func read(
  _ source: IncidentSource, postcodes: Postcodes? = nil, workers: Int = 1,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> IncidentTable {
  let table = try source.read(postcodes: postcodes, workers: workers)
  expectNothingLost(table, sourceLocation: sourceLocation)
  #expect(table.files.map(\.name) == source.files.map(\.name), sourceLocation: sourceLocation)
  return table
}

/// Kept and rejected rows make up the rows read, file by file; every row has a line of its own; no column is shorter
/// than another and no number leads out of its table.
func expectNothingLost(_ table: IncidentTable, sourceLocation: SourceLocation = #_sourceLocation) {
  let lines = TableContents(table).lines
  #expect(table.count + table.rejections.count == table.rowsRead, sourceLocation: sourceLocation)
  for (number, file) in table.files.enumerated() {
    let kept = (0..<table.count).count { table.file(of: $0) == number }
    let rejected = table.rejections.count { $0.file == number }
    #expect(kept + rejected == file.rows, "\(file.name)", sourceLocation: sourceLocation)
  }
  #expect(lines.count == table.rowsRead, sourceLocation: sourceLocation)
  // In ascending order, so that neighbours show whether each is its own.
  let isAscending = zip(lines, lines.dropFirst()).allSatisfy { ($0.file, $0.line) < ($1.file, $1.line) }
  #expect(isAscending, sourceLocation: sourceLocation)
  #expect([0, table.count].contains(table.times.count), sourceLocation: sourceLocation)
  #expect([0, table.count].contains(table.weights.count), sourceLocation: sourceLocation)
  #expect([0, table.count].contains(table.publicPlaces.count), sourceLocation: sourceLocation)
  let places = Int32(table.places.location.count)
  let isNumbered =
    table.place.allSatisfy { (0..<places).contains($0) }
    && table.category.allSatisfy { (0..<Int32(table.categories.count)).contains($0) }
    && table.places.location.allSatisfy { (-1..<Int32(table.locationCount)).contains($0) }
  #expect(isNumbered, sourceLocation: sourceLocation)
}
