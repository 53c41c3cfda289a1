import Files
import GRDB

/// A GeoPackage open for reading: an SQLite database with tables that say what it holds.
struct GeoPackageFile: Sendable {
  private let queue: DatabaseQueue
  private let name: String

  /// - Throws: where the file is missing, no SQLite database, or has changes beside it that are not yet in it.
  init(path: String, name: String) throws(InputError) {
    self.name = name
    let reader = try InputFile.open(path: path, name: name)
    var header = [UInt8](repeating: 0, count: 100)
    var span = header.mutableSpan
    do { _ = try reader.read(into: &span, at: 0) } catch { throw InputFile.error(error, name) }
    guard header.starts(with: "SQLite format 3\0".utf8) else { throw Self.notAGeoPackage(name) }
    // SQLite takes what is missing at the end of a file that nobody changes for zeros, and reads empty rows from them.
    guard reader.size >= Self.size(header) else {
      throw .badData("\(name): the GeoPackage is cut short. Fetch it again.")
    }
    for suffix in ["-wal", "-journal"] {
      if let beside = try? FileReader(path + suffix), beside.size > 0 {
        throw .badData(
          "\(name): a program has left changes in the file \"\(name)\(suffix)\" that are not in the GeoPackage yet. Close "
            + "the program that has it open, or copy both files and open the copy once in QGIS.")
      }
    }
    var configuration = Configuration()
    configuration.readonly = true
    // Nothing that a stranger's file defines may call functions with side effects.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    do {
      queue = try DatabaseQueue(path: Self.address(path), configuration: configuration)
    } catch {
      throw Self.sentence(error, name)
    }
  }

  func layers() throws(InputError) -> [GeoPackagePoints.Layer] {
    try read { database in
      let described = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns')")
      guard described.count == 2 else { throw Self.notAGeoPackage(name) }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT contents.table_name, geometry.column_name, geometry.geometry_type_name, system.organization,
            system.organization_coordsys_id
          FROM gpkg_contents AS contents
          JOIN gpkg_geometry_columns AS geometry ON geometry.table_name = contents.table_name
          LEFT JOIN gpkg_spatial_ref_sys AS system ON system.srs_id = geometry.srs_id
          WHERE contents.data_type = 'features' ORDER BY contents.table_name
          """
      ).map(Self.layer)
    }
  }

  func columns(of table: String) throws(InputError) -> [String] {
    try read { database in
      try database.makeStatement(sql: "SELECT * FROM \(Self.quoted(table))").columnNames
    }
  }

  func forEachRow(of table: String, atMost most: Int?, _ body: (Row) -> Void) throws(InputError) {
    try read { database in
      let limit = most.map { " LIMIT \($0)" } ?? ""
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(Self.quoted(table))\(limit)")
      while let row = try rows.next() { body(row) }
    }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws(InputError) -> Value {
    do { return try queue.read(body) } catch { throw Self.sentence(error, name) }
  }

  private static func layer(_ row: Row) -> GeoPackagePoints.Layer {
    func text(_ column: Int) -> String? {
      switch (row[column] as DatabaseValue).storage {
      case .string(let text): text
      case .int64(let integer): String(integer)
      default: nil
      }
    }
    let organization = text(3)?.uppercased()
    return GeoPackagePoints.Layer(
      name: text(0) ?? "", geometryColumn: text(1) ?? "", geometryType: text(2) ?? "",
      referenceSystem: organization == nil || organization == "NONE" ? nil : "\(organization ?? ""):\(text(4) ?? "")")
  }

  /// How many bytes the database's header says it has: pages of a size (The SQLite database file format, 1.3).
  private static func size(_ header: [UInt8]) -> Int {
    func number(_ range: Range<Int>) -> Int { header[range].reduce(0) { $0 << 8 | Int($1) } }
    let pageSize = number(16..<18) == 1 ? 65_536 : number(16..<18)
    return pageSize * number(28..<32)
  }

  /// A file: URI that says that nobody changes the file, so that SQLite leaves no trace of its own beside it.
  private static func address(_ path: String) -> String {
    // After two slashes a third begins an absolute path; of two alone the next name would be a host's.
    var address = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      let standsForItself = byte > 0x20 && byte < 0x7F && !"%?#".utf8.contains(byte)
      if standsForItself {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        address += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16)
      }
    }
    return address + "?immutable=1"
  }

  private static func quoted(_ identifier: String) -> String {
    "\"\(identifier.replacing("\"", with: "\"\""))\""
  }

  private static func notAGeoPackage(_ name: String) -> InputError {
    .badData("\(name): this is not a GeoPackage. Name the file as what it is, or export it anew.")
  }

  private static func sentence(_ error: any Error, _ name: String) -> InputError {
    if let error = error as? InputError { return error }
    guard let error = error as? DatabaseError else { return InputError(.ourFault, "\(name): \(error)") }
    return switch error.resultCode {
    case .SQLITE_NOTADB: notAGeoPackage(name)
    case .SQLITE_NOMEM: InputError(.ourFault, "\(name): no memory is left.")
    case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM:
      InputError(.noInput, "\(name) cannot be read: \(error.message ?? "no reason is given").")
    default:
      .badData("\(name): the GeoPackage is damaged (\(error.message ?? "no reason is given")). Export it anew.")
    }
  }
}
