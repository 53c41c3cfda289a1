import CSV
package import Formats

/// The rows of one file of postcodes, in the file's order.
struct PostcodeFile: Sendable {
  let layout: Postcodes.Layout
  private(set) var keys: ContiguousArray<UInt64> = []
  /// Metres on the National Grid, or one of the two marks below.
  private(set) var easting: ContiguousArray<Int32> = []
  private(set) var northing: ContiguousArray<Int32> = []
  private(set) var quality: ContiguousArray<UInt8> = []

  /// In place of an easting: the postcode has no coordinates on the National Grid.
  static let withoutCoordinates: Int32 = -1
  /// In place of an easting: the postcode is no longer in use.
  static let terminated: Int32 = -2

  init(_ named: NamedFile) throws(InputError) {
    var file = try DelimitedFile(path: named.path, name: named.name)
    let columns = try Columns(of: file)
    if !columns.hasHeader { file = file.withoutHeader }
    layout = columns.layout
    var fault: (line: Int, words: String)?
    _ = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { row in
      if fault != nil { return }
      do throws(RowFault) { try append(row, columns) } catch { fault = (row.line, error.words) }
    }
    if let fault { throw .badData("\(named.name), line \(fault.line): \(fault.words)") }
  }

  private struct RowFault: Error {
    let words: String
  }

  private mutating func append(_ row: borrowing CSVRow, _ columns: Columns) throws(RowFault) {
    guard row.count == columns.count else {
      throw RowFault(words: "\(row.count) fields where there should be \(columns.count). Fetch the file again.")
    }
    guard let key = PostcodeKey(row[columns.postcode]) else {
      throw RowFault(words: "\"\(row.text(columns.postcode).prefix(40))\" is not a postcode. Fetch the file again.")
    }
    let quality = try number(row, columns.quality, "a positional quality", in: 0...99) ?? 0
    let onGrid = try position(row, columns)
    let isTerminated = columns.terminated.map { !isBlank(row[$0]) } ?? false
    // The worst of both scales, 9 and 90, says that there are no coordinates.
    let isLocated = onGrid != nil && quality * columns.qualityScale < 90 && !key.isNorthernIrish
    keys.append(key.value)
    self.quality.append(UInt8(min(quality * columns.qualityScale, 99)))
    easting.append(isTerminated ? Self.terminated : isLocated ? onGrid?.easting ?? 0 : Self.withoutCoordinates)
    northing.append(onGrid?.northing ?? 0)
  }

  /// - Returns: nil where both coordinates are blank or 0.
  private func position(
    _ row: borrowing CSVRow, _ columns: Columns
  ) throws(RowFault) -> (easting: Int32, northing: Int32)? {
    // The National Grid's extent.
    let easting = try number(row, columns.easting, "an easting in metres", in: 0...700_000)
    let northing = try number(row, columns.northing, "a northing in metres", in: 0...1_300_000)
    guard let easting, let northing, easting != 0 || northing != 0 else { return nil }
    return (Int32(easting), Int32(northing))
  }

  /// - Returns: nil where the field is blank.
  private func number(
    _ row: borrowing CSVRow, _ column: Int, _ what: String, in range: ClosedRange<Int>
  ) throws(RowFault) -> Int? {
    if isBlank(row[column]) { return nil }
    if let value = DecimalNumber.parse(row[column]), value >= Double(range.lowerBound),
      value <= Double(range.upperBound)
    {
      return Int(value.rounded())
    }
    throw RowFault(
      words: "\"\(row.text(column).prefix(40))\" is not \(what) from \(range.lowerBound) to \(range.upperBound). "
        + "Fetch the file again.")
  }

  private func isBlank(_ bytes: Span<UInt8>) -> Bool { bytes.indices.allSatisfy { bytes[$0] == 0x20 } }
}

/// Where a file of postcodes has what is read.
private struct Columns: Sendable {
  let layout: Postcodes.Layout
  /// Whether the first row names the columns.
  let hasHeader: Bool
  let postcode: Int
  let quality: Int
  let easting: Int
  let northing: Int
  /// The column that is blank for postcodes in use.
  let terminated: Int?
  /// How many columns there are.
  let count: Int
  /// What a quality is multiplied by to lie on Code-Point Open's scale.
  let qualityScale: Int

  init(of file: DelimitedFile) throws(InputError) {
    if let withoutHeader = Columns(codePointRow: file.header) { self = withoutHeader } else { self = try Columns(file) }
  }

  /// OS Code-Point Open has no header: its first row is known by what its ten fields hold.
  init?(codePointRow row: [String]) {
    guard row.count == 10, PostcodeKey(Array(row[0].utf8).span)?.isWellFormed == true,
      row[1...3].allSatisfy({ Int($0.trimmingSpaces()) != nil })
    else { return nil }
    layout = .codePointOpen
    hasHeader = false
    (postcode, quality, easting, northing, terminated) = (0, 1, 2, 3, nil)
    count = row.count
    qualityScale = 1
  }

  /// By name, as ONSPD and NSPL have it in their various years, and Code-Point Open where someone gave it its header.
  ///
  /// - Throws: where the layout is not known.
  init(_ file: DelimitedFile) throws(InputError) {
    hasHeader = true
    let names = file.header.map { $0.lowercased().trimmingSpaces() }
    func column(_ candidates: String...) -> Int? {
      candidates.lazy.compactMap { names.firstIndex(of: $0) }.first
    }
    count = names.count
    if let postcode = column("pc", "postcode"), let quality = column("pq", "positional_quality_indicator"),
      let easting = column("ea", "eastings"), let northing = column("no", "northings")
    {
      layout = .codePointOpen
      (self.postcode, self.quality, self.easting, self.northing, terminated) = (
        postcode, quality, easting, northing, nil
      )
      qualityScale = 1
      return
    }
    let wanted = [
      ("pcds", column("pcds", "pcd", "pcd2", "pcd8", "pcd7")), ("doterm", column("doterm")),
      ("oseast1m", column("oseast1m", "east1m")), ("osnrth1m", column("osnrth1m", "north1m")),
      ("osgrdind", column("osgrdind", "gridind")),
    ]
    let found = wanted.compactMap(\.1)
    guard found.count == wanted.count else {
      // With a postcode's and another of its columns it is a directory that lacks something; else it is anything.
      let missing = wanted.filter { $0.1 == nil }.map { "\"\($0.0)\"" }.joined(separator: ", ")
      let what =
        wanted[0].1 != nil && found.count > 1
        ? "there is no column \(missing), which ONSPD and NSPL have."
        : "this is no known table of postcodes: the line begins "
          + file.header.prefix(4).map { "\"\($0.prefix(20))\"" }.joined(separator: ", ") + "."
      throw .badData(
        "\(file.name), line 1: \(what) Wanted is OS Code-Point Open (no header; postcode, quality, easting, northing and "
          + "six codes), or ONSPD or NSPL (columns pcds, doterm, oseast1m, osnrth1m, osgrdind, or pcds, doterm, east1m, "
          + "north1m, gridind), as published, with commas.")
    }
    layout = .onsDirectory
    (postcode, terminated, easting, northing, quality) = (found[0], found[1], found[2], found[3], found[4])
    qualityScale = 10
  }
}

extension Postcodes {
  /// What a file's first line and the first rows say of it: nil where it is no table of postcodes.
  ///
  /// - Parameter rows: some of its rows; one that holds no postcode where it should means another kind of table.
  package static func layout(of file: DelimitedFile, rows: [[String]]) -> Layout? {
    guard let columns = try? Columns(of: file) else { return nil }
    let own = columns.hasHeader ? rows : [file.header] + rows
    let fits = own.prefix(100).allSatisfy { row in
      row.count == columns.count && PostcodeKey(Array(row[columns.postcode].utf8).span)?.isWellFormed == true
    }
    return fits && !own.isEmpty ? columns.layout : nil
  }
}
