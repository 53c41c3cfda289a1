import Foundation
import GRDB
import Spatial

/// Writes a GeoPackage (OGC 12-128r17, version 1.3) of layers on the National Grid, each with a spatial index, and the styles
/// by which QGIS opens them.
///
/// Nothing of the day or the machine goes in, so that the same layers give the same bytes.
package enum GeoPackageWriter {
  static let applicationID = 0x4750_4B47
  static let version = 10_300
  static let system = 27_700
  static let key = "fid"
  static let geometryColumn = "geom"
  /// A day must stand there; the manifest of the run has the true one.
  static let lastChange = "2000-01-01T00:00:00.000Z"

  /// - Throws: where the temporary file cannot be written, or a geometry is none.
  package static func bytes(_ layers: [GeoPackageLayerContent]) throws(InputError) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("twitten-\(UUID().uuidString)").path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let path = "\(folder)/layers.gpkg"
      let queue = try DatabaseQueue(path: path)
      // The bytes would tell by which way they were written.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try queue.write { database in
        try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);")
        try database.execute(sql: GeoPackageTables.definitions)
        for system in GeoPackageTables.systems {
          try database.execute(
            sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
              system.name, system.id, system.organization, system.code, system.definition, system.about,
            ])
        }
        for layer in layers { try write(layer, to: database) }
        try GeoPackageTables.styles(layers, in: database)
      }
      try queue.close()
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as InputError {
      throw error
    } catch let error as SpatialError {
      throw InputError(.ourFault, "a layer cannot be written as a GeoPackage: \(error.description)")
    } catch let error as DatabaseError {
      throw sentence(on: error)
    } catch {
      throw noRoom
    }
  }

  private static let noRoom = InputError(
    .cannotWrite, "the GeoPackage cannot be put together in the folder for temporary files. Is there room?")

  /// Only some of what SQLite complains of is the disk's; the rest is a statement of ours that it cannot carry out.
  static func sentence(on error: DatabaseError) -> InputError {
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY: noRoom
    default:
      InputError(.ourFault, "the GeoPackage cannot be made: \(error.message ?? "SQLite gives no reason").")
    }
  }

  private static func write(_ layer: GeoPackageLayerContent, to database: Database) throws {
    let table = quoted(layer.name)
    let columns = layer.columns.map { "\(quoted($0.name)) \($0.type)" }
    let geometry = layer.type.map { ["\(geometryColumn) \($0.rawValue)"] } ?? []
    let parts = ["\(key) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"] + geometry + columns
    try database.execute(sql: "CREATE TABLE \(table) (\(parts.joined(separator: ", ")))")
    let blobs = try GeoPackageBlob.blobs(layer.geometries, as: layer.type)
    let names = (layer.type == nil ? [] : [geometryColumn]) + layer.columns.map { quoted($0.name) }
    let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
    let insert = try database.makeStatement(
      sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))")
    for (row, blob) in zip(layer.rows, blobs) {
      let place = layer.type == nil ? [] : [blob.map { Data($0.bytes).databaseValue } ?? .null]
      try insert.execute(arguments: StatementArguments(place + row.map(value)))
    }
    var bounds: Bounds?
    for blob in blobs { bounds.extend(to: blob?.bounds) }
    try GeoPackageTables.describe(layer, bounds, in: database)
    if layer.type != nil { try GeoPackageIndex.make(of: layer.name, blobs.map { $0?.bounds }, in: database) }
  }

  private static func value(_ value: PropertyValue) -> DatabaseValue {
    switch value {
    case .none: .null
    case .text(let text): text.databaseValue
    case .integer(let integer): integer.databaseValue
    case .decimal(let number, let decimals):
      // As the other files have it.
      number.isFinite ? (Double(FixedDecimal.string(number, decimals: decimals)) ?? number).databaseValue : .null
    case .probability(let p): p.isFinite ? (Double(FixedDecimal.probability(p)) ?? p).databaseValue : .null
    case .truth(let truth): (truth ? 1 : 0).databaseValue
    }
  }

  /// A name as SQL has it, whatever it holds.
  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
}
