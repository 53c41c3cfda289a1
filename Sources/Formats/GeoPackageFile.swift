import Files
import GRDB

/// A GeoPackage open for reading: an SQLite database with tables that say what it holds.
struct GeoPackageFile: Sendable {
  private let queue: DatabaseQueue
  private let name: String
  /// More than the file can hold: a row takes five bytes at least, for its length, its number, its header and its place.
  /// A damaged table may lead from page to page for ever.
  private let mostRows: Int

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
    mostRows = reader.size / 5
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

  func layers() throws(InputError) -> [GeoPackageLayer] {
    try read { database in
      let tables = ["gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"]
      guard try tables.allSatisfy({ try Self.firstPage(of: $0, database) ?? 0 > 0 }) else {
        throw Self.notAGeoPackage(name)
      }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT contents.table_name, geometry.column_name, geometry.geometry_type_name, system.organization,
            system.organization_coordsys_id
          FROM (SELECT * FROM gpkg_contents LIMIT 1000) AS contents
          JOIN (SELECT * FROM gpkg_geometry_columns LIMIT 1000) AS geometry ON geometry.table_name = contents.table_name
          LEFT JOIN (SELECT * FROM gpkg_spatial_ref_sys LIMIT 10000) AS system ON system.srs_id = geometry.srs_id
          WHERE contents.data_type = 'features' ORDER BY contents.table_name
          """
      ).map(Self.layer)
    }
  }

  /// The tables that hold rows of their own: no views, and no virtual tables such as a spatial index.
  func tableNames() throws(InputError) -> [String] {
    try read { database in
      try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    }
  }

  func columns(of table: String) throws(InputError) -> [String] {
    try read { database in
      // A query or a formula in a stranger's file may be one that never ends.
      guard try Self.firstPage(of: table, database) != 0 else {
        throw InputError.badData(
          "\(name), layer \"\(table)\": the layer is no table but a query, which is not carried out. Save it as a layer of "
            + "its own, and name that.")
      }
      let formula = try String.fetchOne(
        database, sql: "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 2", arguments: [table])
      if let formula {
        throw InputError.badData(
          "\(name), layer \"\(table)\": the column \"\(formula)\" is worked out by a formula, which is not carried out. "
            + "Export the layer anew.")
      }
      return try database.makeStatement(sql: "SELECT * FROM \(Self.quoted(table))").columnNames
    }
  }

  func forEachRow(of table: String, atMost most: Int?, _ body: (Row) -> Void) throws(InputError) {
    try read { database in
      let limit = most.map { " LIMIT \($0)" } ?? ""
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(Self.quoted(table))\(limit)")
      var count = 0
      while let row = try rows.next() {
        count += 1
        guard count <= mostRows else {
          throw InputError.badData(
            "\(name): the GeoPackage is damaged (more rows come out of it than it has room for). Export it anew.")
        }
        body(row)
      }
    }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws(InputError) -> Value {
    do { return try queue.read(body) } catch { throw Self.sentence(error, name) }
  }

  /// Where the rows of a table begin: 0 for a view or a virtual table, which has none; nil where there is no such table.
  private static func firstPage(of table: String, _ database: Database) throws -> Int? {
    try Int.fetchOne(
      database,
      sql: "SELECT rootpage FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) = lower(?)",
      arguments: [table])
  }

  private static func layer(_ row: Row) -> GeoPackageLayer {
    func text(_ column: Int) -> String? {
      switch (row[column] as DatabaseValue).storage {
      case .string(let text): text
      case .int64(let integer): String(integer)
      default: nil
      }
    }
    let organization = text(3)?.uppercased()
    return GeoPackageLayer(
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
