import GRDB

/// A value of a table of a database, as it is stored.
package enum DatabaseCell: Sendable, Equatable {
  case none
  case integer(Int)
  case number(Double)
  case text(String)
  case bytes([UInt8])
}

/// Every table of a GeoPackage with every cell: those that it lists as layers and those that it does not.
package struct DatabaseCells: Sendable {
  package struct Table: Sendable {
    package let name: String
    package let columns: [String]
  }

  /// In the order of their names.
  package let tables: [Table]
  private let database: GeoPackageFile

  /// - Throws: where the file is missing, damaged, no database, or has a table that works its values out.
  package init(path: String, name: String) throws(InputError) {
    database = try GeoPackageFile(path: path, name: name)
    var tables: [Table] = []
    for table in try database.tableNames() {
      tables.append(Table(name: table, columns: try database.columns(of: table)))
    }
    self.tables = tables
  }

  /// Calls `body` with the cells of each row.
  package func forEachRow(of table: Table, _ body: ([DatabaseCell]) -> Void) throws(InputError) {
    try database.forEachRow(of: table.name, atMost: nil) { row in
      body(row.map { Self.cell($0.1) })
    }
  }

  private static func cell(_ value: DatabaseValue) -> DatabaseCell {
    switch value.storage {
    case .null: .none
    case .int64(let integer): .integer(Int(integer))
    case .double(let number): .number(number)
    case .string(let text): .text(text)
    case .blob(let data): .bytes(Array(data))
    }
  }
}
