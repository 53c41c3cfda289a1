import CSV
import Files
import Formats
import Places

/// The columns of a police.uk street file that are read.
struct PoliceUKColumns: Sendable, Equatable {
  let id: Int
  let month: Int
  let force: Int
  let longitude: Int
  let latitude: Int
  let location: Int
  let code: Int
  let category: Int
  let count: Int

  init(_ file: DelimitedFile) throws(InputError) {
    id = try file.column("Crime ID")
    month = try file.column("Month")
    force = try file.column("Reported by")
    longitude = try file.column("Longitude")
    latitude = try file.column("Latitude")
    location = try file.column("Location")
    code = try file.column("LSOA code")
    category = try file.column("Crime type")
    count = file.header.count
  }
}

/// What one worker reads of police.uk street files, in columns over its rows.
struct PoliceUKRows: Sendable {
  /// A place's coordinates, or why they cannot be used.
  enum Position: Sendable {
    case unlocated
    case degrees(longitude: Double, latitude: Double)
    case rejected(Rejection.Reason)
  }

  var month: ContiguousArray<Month> = []
  var category: ContiguousArray<Int32> = []
  var place: ContiguousArray<Int32> = []
  var line: ContiguousArray<Int32> = []
  /// Of rows with an ID: a hash of the row and one of the ID, together 128 bits; 0 and 0 for rows without an ID.
  var rowHash: ContiguousArray<UInt64> = []
  var idHash: ContiguousArray<UInt64> = []
  var rejections: [Rejection] = []
  /// The distinct (longitude, latitude, location name, LSOA code).
  var places: RowKeyTable
  var positions: [Position] = []
  var categories: RowKeyTable
  var forces: RowKeyTable
  /// The pieces in the order in which they were read.
  var pieces: [Piece] = []

  struct Piece: Sendable {
    let file: Int
    let firstRow: Int
    let firstRejection: Int
    var rows = 0
    /// Whether the last row was not kept.
    var lastIsRejected = false
    var runs: [(force: Int32, month: Month, rows: Int)] = []
    var end = DelimitedFile.PieceEnd()
  }

  private let columns: PoliceUKColumns

  init(_ columns: PoliceUKColumns) {
    self.columns = columns
    places = RowKeyTable(columns: [columns.longitude, columns.latitude, columns.location, columns.code])
    categories = RowKeyTable(columns: [columns.category])
    forces = RowKeyTable(columns: [columns.force])
  }

  mutating func read(_ piece: DelimitedFile.Piece, of file: DelimitedFile) throws(InputError) {
    var current = Piece(file: piece.file, firstRow: month.count, firstRejection: rejections.count)
    let end = try file.forEachRow(of: piece) { row in
      current.rows += 1
      let reason = append(row, &current)
      current.lastIsRejected = reason != nil
      if let reason {
        rejections.append(Rejection(file: piece.file, line: row.line, reason: reason))
      }
    }
    current.end = end
    pieces.append(current)
  }

  /// - Returns: why the row is not kept, or nil where it is.
  private mutating func append(_ row: borrowing CSVRow, _ piece: inout Piece) -> Rejection.Reason? {
    guard row.count == columns.count else { return .fieldCount }
    guard let month = Month(bytes: row[columns.month]) else { return .month }
    guard !row[columns.category].isEmpty else { return .category }
    let force = forces.intern(row)
    if let last = piece.runs.last, last.force == force, last.month == month {
      piece.runs[piece.runs.count - 1].rows += 1
    } else {
      piece.runs.append((force, month, 1))
    }
    let place = places.intern(row)
    if Int(place) == positions.count { positions.append(position(of: Int(place))) }
    if case .rejected(let reason) = positions[Int(place)] { return reason }
    self.month.append(month)
    self.place.append(place)
    category.append(categories.intern(row))
    line.append(Int32(clamping: row.line))
    let id = row[columns.id]
    idHash.append(id.isEmpty ? 0 : byteHash(id, seed: 1) | 1)
    rowHash.append(id.isEmpty ? 0 : Self.hash(row))
    return nil
  }

  private static func hash(_ row: borrowing CSVRow) -> UInt64 {
    var seed: UInt64 = 0
    for field in 0..<row.count { seed = seed &* 31 &+ UInt64(truncatingIfNeeded: row.ends[field]) }
    return byteHash(row.bytes, seed: seed)
  }

  private func position(of place: Int) -> Position {
    switch (places.isEmpty(place, field: 0), places.isEmpty(place, field: 1)) {
    case (true, true): return .unlocated
    case (true, false), (false, true): return .rejected(.halfCoordinates)
    case (false, false): break
    }
    guard let longitude = places.number(place, field: 0), let latitude = places.number(place, field: 1) else {
      return .rejected(.notNumbers)
    }
    if let reason = CoordinateCheck.degrees(longitude: longitude, latitude: latitude) { return .rejected(reason) }
    return .degrees(longitude: longitude, latitude: latitude)
  }
}
