import Files
public import Formats
import Places
import Spatial

/// Reads street-level crime files as police.uk publishes them, a file a force and month.
///
/// - Dates are months and stay months.
/// - A row without coordinates is kept as unlocated.
/// - Anti-social behaviour has no Crime ID: equal rows are separate incidents and all are kept. Of rows that carry an ID,
///   only those that are byte for byte the same as an earlier one are taken for duplicates and rejected.
/// - Points are moved to the nearest of a list of published points before publication; the original is not published.
public enum PoliceUK {
  /// - Parameters:
  ///   - files: the files of one source; each named once; rejections are listed in their order.
  ///   - scheme: what the categories are taken for.
  ///   - workers: how many threads may work at a time.
  /// - Throws: where a file is missing, empty, without rows, without one of the columns, cut short, or has more than
  ///   half of its rows rejected.
  public static func read(
    _ files: [IncidentFile], scheme: CategoryScheme = .policeUK, workers: Int = 1
  ) throws(InputError) -> IncidentTable {
    var files = files
    var opened: [DelimitedFile] = []
    for number in files.indices {
      let file = try files[number].delimited(delimiter: Delimiter.comma)
      files[number].note(file.encoding)
      opened.append(file)
    }
    var parts = try readPieces(of: opened, workers: workers)
    let lines = firstLines(of: parts, files: files.count)
    for part in parts.indices { renumber(&parts[part], lines[part]) }
    for part in parts { tally(part, into: &files) }
    let rejections = parts.flatMap(\.rejections)
    for (number, file) in files.enumerated() {
      try check(file, number, parts, rejections.filter { $0.file == number })
    }
    return assemble(parts, files, rejections, scheme)
  }

  // MARK: Reading

  private static func readPieces(
    of files: [DelimitedFile], workers: Int
  ) throws(InputError) -> [PoliceUKRows] {
    var columns: [PoliceUKColumns] = []
    for file in files { columns.append(try PoliceUKColumns(file)) }
    let parts = try read(try DelimitedFile.pieces(of: files, workers: workers), files, columns, workers: workers)
    let pieces = parts.flatMap(\.pieces)
    let cut = files.indices.filter { file in
      pieces.filter { $0.file == file }.count > 1 && pieces.contains { $0.file == file && $0.end.hasQuote }
    }
    if cut.isEmpty { return parts }
    // A quoted field may hold a line end, and a piece may have begun within one: read the files whole, one a worker.
    return try read(
      files.indices.map { [DelimitedFile.wholePiece(file: $0, of: files)] }, files, columns, workers: workers)
  }

  private static func read(
    _ lists: [[DelimitedFile.Piece]], _ files: [DelimitedFile], _ columns: [PoliceUKColumns], workers: Int
  ) throws(InputError) -> [PoliceUKRows] {
    let results = Parallel.map(lists, workers: workers) { list -> [Result<PoliceUKRows, InputError>] in
      var parts: [PoliceUKRows] = []
      do throws(InputError) {
        var shared: PoliceUKColumns?
        for piece in list {
          // Files with their columns in another order cannot share tables.
          if columns[piece.file] != shared {
            shared = columns[piece.file]
            parts.append(PoliceUKRows(columns[piece.file]))
          }
          try parts[parts.count - 1].read(piece, of: files[piece.file])
        }
      } catch {
        return [.failure(error)]
      }
      return parts.map { .success($0) }
    }
    var parts: [PoliceUKRows] = []
    for result in results.joined() { parts.append(try result.get()) }
    return parts
  }

  // MARK: Lines, tallies, checks

  /// The line before the first of each piece, by part and piece: pieces of one file count on from one another.
  private static func firstLines(of parts: [PoliceUKRows], files: Int) -> [[Int]] {
    var lines = [Int](repeating: 0, count: files)
    return parts.map { part in
      part.pieces.map { piece in
        let before = lines[piece.file]
        // A file's first piece counts from its header on by itself.
        lines[piece.file] = before == 0 ? piece.end.lines + 1 : before + piece.end.lines
        return before
      }
    }
  }

  private static func renumber(_ part: inout PoliceUKRows, _ lines: [Int]) {
    for (number, piece) in part.pieces.enumerated() where lines[number] > 0 {
      let next = number + 1 < part.pieces.count ? part.pieces[number + 1] : nil
      for row in piece.firstRow..<(next?.firstRow ?? part.month.count) {
        part.line[row] = Int32(clamping: Int(part.line[row]) + lines[number])
      }
      for index in piece.firstRejection..<(next?.firstRejection ?? part.rejections.count) {
        let rejection = part.rejections[index]
        part.rejections[index] = Rejection(
          file: rejection.file, line: rejection.line + lines[number], reason: rejection.reason)
      }
    }
  }

  private static func tally(_ part: PoliceUKRows, into files: inout [IncidentFile]) {
    for piece in part.pieces {
      files[piece.file].rows += piece.rows
      files[piece.file].misread += piece.end.faults.notUTF8 + piece.end.faults.replaced
      for run in piece.runs {
        files[piece.file].count(run.rows, force: part.forces.text(Int(run.force), field: 0), month: run.month)
      }
    }
  }

  private static func check(
    _ file: IncidentFile, _ number: Int, _ parts: [PoliceUKRows], _ rejections: [Rejection]
  ) throws(InputError) {
    let end = parts.flatMap(\.pieces).last { $0.file == number }
    try FileCheck(file, rejections).check(
      isCutShort: end.map { $0.end.endsWithoutNewline && $0.lastIsRejected } ?? false,
      question: "Is this the file as police.uk published it?")
  }

  // MARK: One table

  private static func assemble(
    _ parts: [PoliceUKRows], _ files: [IncidentFile], _ rejections: [Rejection], _ scheme: CategoryScheme
  ) -> IncidentTable {
    guard var places = parts.first?.places, var categories = parts.first?.categories else { return .joined([]) }
    var positions = parts[0].positions
    var placeNumbers: [[Int32]] = [Array(0..<Int32(places.count))]
    var categoryNumbers: [[Int32]] = [Array(0..<Int32(categories.count))]
    for part in parts.dropFirst() {
      let numbers = places.merge(part.places)
      for (entry, number) in numbers.enumerated() where Int(number) == positions.count {
        positions.append(part.positions[entry])
      }
      placeNumbers.append(numbers)
      categoryNumbers.append(categories.merge(part.categories))
    }
    let (locations, location) = distinctLocations(positions)
    let spelled = (0..<categories.count).map { scheme.category(categories.text($0, field: 0)) }
    let order = spelled.indices.sorted { IncidentCategory.precedes(spelled[$0], spelled[$1]) }
    var sortedNumber = [Int32](repeating: 0, count: spelled.count)
    for (number, category) in order.enumerated() { sortedNumber[category] = Int32(number) }
    var table = IncidentTable(
      files: files, categories: order.map { spelled[$0] },
      places: SourcePlaces(
        location: location, name: (0..<places.count).map { places.text($0, field: 2) },
        statedCode: (0..<places.count).map { places.text($0, field: 3) }), locations: locations)
    for (number, part) in parts.enumerated() {
      let ofCategory = categoryNumbers[number].map { sortedNumber[Int($0)] }
      table.append(
        month: part.month, category: part.category.lazy.map { ofCategory[Int($0)] },
        place: part.place.lazy.map { placeNumbers[number][Int($0)] }, file: fileColumn(of: part), line: part.line)
    }
    table.append(rejections: rejections)
    let duplicate = Duplicates.later(
      rowHash: parts.lazy.map(\.rowHash).joined(), idHash: parts.lazy.map(\.idHash).joined(), count: table.count)
    if !duplicate.isEmpty { table.reject(duplicate, .duplicate) }
    return table
  }

  private static func fileColumn(of part: PoliceUKRows) -> ContiguousArray<Int32> {
    var column = ContiguousArray<Int32>()
    column.reserveCapacity(part.month.count)
    for (number, piece) in part.pieces.enumerated() {
      let end = number + 1 < part.pieces.count ? part.pieces[number + 1].firstRow : part.month.count
      column.append(contentsOf: repeatElement(Int32(piece.file), count: end - piece.firstRow))
    }
    return column
  }

  /// Distinct coordinates in ascending order, and the location of each place.
  private static func distinctLocations(
    _ positions: [PoliceUKRows.Position]
  ) -> (locations: IncidentLocations, location: ContiguousArray<Int32>) {
    var located: [(longitude: Double, latitude: Double, place: Int)] = []
    for (place, position) in positions.enumerated() {
      if case .degrees(let longitude, let latitude) = position { located.append((longitude, latitude, place)) }
    }
    located.sort { ($0.latitude, $0.longitude) < ($1.latitude, $1.longitude) }
    var longitude = ContiguousArray<Double>()
    var latitude = ContiguousArray<Double>()
    var location = ContiguousArray(repeating: IncidentTable.unlocated, count: positions.count)
    for place in located {
      if longitude.last != place.longitude || latitude.last != place.latitude {
        longitude.append(place.longitude)
        latitude.append(place.latitude)
      }
      location[place.place] = Int32(longitude.count - 1)
    }
    let locations = IncidentLocations(
      in: ReferenceSystem.degrees, x: longitude, y: latitude,
      precision: ContiguousArray(repeating: .snapped, count: longitude.count))
    return (locations, location)
  }
}
