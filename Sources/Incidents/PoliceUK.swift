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
  ///   - files: the files with their sources; each named once; rejections are listed in their order.
  ///   - workers: how many threads may work at a time.
  /// - Throws: where a file is missing, empty, without rows, without one of the columns, cut short, or has more than
  ///   half of its rows rejected.
  public static func read(_ files: [IncidentFile], workers: Int = 1) throws(InputError) -> IncidentTable {
    var files = files
    var opened: [DelimitedFile] = []
    for number in files.indices {
      let file = try DelimitedFile(path: files[number].file.path, name: files[number].file.name)
      files[number].encoding =
        file.encoding == .utf8 || file.encoding == .utf8WithMark ? nil : file.encoding.plainName
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
    return assemble(parts, files, rejections)
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
      for row in piece.firstRow..<(next?.firstRow ?? part.month.count) { part.line[row] += Int32(lines[number]) }
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
        let force = part.forces.text(Int(run.force), field: 0)
        let known = files[piece.file].coverage.firstIndex { $0.force == force && $0.month == run.month }
        if let known {
          files[piece.file].coverage[known].rows += run.rows
        } else {
          files[piece.file].coverage.append(IncidentFile.Coverage(force: force, month: run.month, rows: run.rows))
        }
      }
    }
  }

  private static func check(
    _ file: IncidentFile, _ number: Int, _ parts: [PoliceUKRows], _ rejections: [Rejection]
  ) throws(InputError) {
    let name = file.file.name
    guard file.rows > 0 else {
      throw .badData(
        "\(name): the file has a header and no rows. A gap is not a zero: leave the file out, or fetch it again.")
    }
    let end = parts.flatMap(\.pieces).last { $0.file == number }
    let last = rejections.max { $0.line < $1.line }
    if let end, end.end.endsWithoutNewline, end.lastIsRejected, let last, last.reason == .fieldCount {
      throw .badData("\(name), line \(last.line): the file stops within this row. Fetch it again.")
    }
    guard rejections.count * 2 > file.rows else { return }
    let byReason = Dictionary(grouping: rejections, by: \.reason)
    let reason = Rejection.Reason.allCases.max { (byReason[$0]?.count ?? 0) < (byReason[$1]?.count ?? 0) }
    guard let reason, let first = byReason[reason]?.map(\.line).min() else { return }
    throw .badData(
      "\(name): \(rejections.count) of \(file.rows) rows cannot be used. In \(byReason[reason]?.count ?? 0) of them "
        + "\(reason.rawValue), first on line \(first). Is this the file as police.uk published it?")
  }

  // MARK: One table

  private static func assemble(
    _ parts: [PoliceUKRows], _ files: [IncidentFile], _ rejections: [Rejection]
  ) -> IncidentTable {
    guard var places = parts.first?.places, var categories = parts.first?.categories else {
      return IncidentTable(
        files: files, categories: [], places: SourcePlaces(location: [], name: [], statedCode: []), longitude: [],
        latitude: [])
    }
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
    let (longitude, latitude, location) = distinctLocations(positions)
    let spelled = (0..<categories.count).map { categories.text($0, field: 0) }
    let order = spelled.indices.sorted { spelled[$0].utf8.lexicographicallyPrecedes(spelled[$1].utf8) }
    var sortedNumber = [Int32](repeating: 0, count: spelled.count)
    for (number, category) in order.enumerated() { sortedNumber[category] = Int32(number) }
    var table = IncidentTable(
      files: files, categories: order.map { spelled[$0] },
      places: SourcePlaces(
        location: location, name: (0..<places.count).map { places.text($0, field: 2) },
        statedCode: (0..<places.count).map { places.text($0, field: 3) }), longitude: longitude, latitude: latitude)
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
  ) -> (longitude: ContiguousArray<Double>, latitude: ContiguousArray<Double>, location: ContiguousArray<Int32>) {
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
    return (longitude, latitude, location)
  }
}

/// Rows that repeat an earlier one.
enum Duplicates {
  /// The rows whose two hashes equal those of an earlier row. An ID hash of 0 stands for a row without an ID, which is
  /// never a duplicate.
  static func later(
    rowHash: some Sequence<UInt64>, idHash: some Sequence<UInt64>, count: Int
  ) -> Set<Int> {
    var size = 1024
    while size < count * 2 { size *= 2 }
    var slots = ContiguousArray<Int32>(repeating: -1, count: size)
    let rows = ContiguousArray(rowHash)
    let ids = ContiguousArray(idHash)
    var later = Set<Int>()
    for row in rows.indices where ids[row] != 0 {
      var slot = Int(truncatingIfNeeded: rows[row]) & (size - 1)
      while slots[slot] >= 0 {
        let other = Int(slots[slot])
        if rows[other] == rows[row], ids[other] == ids[row] { break }
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] >= 0 { later.insert(row) } else { slots[slot] = Int32(row) }
    }
    return later
  }
}
