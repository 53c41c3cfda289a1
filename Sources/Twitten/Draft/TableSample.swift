import Formats

/// Rows of a table that are looked at: those of its beginning and of its end.
struct TableSample: Sendable {
  let header: [String]
  let rows: [[String]]

  /// More than any export of a partner has; what comes after them is not looked at.
  static let mostColumns = 1_000

  init(header: [String], rows: [[String]]) {
    self.header = header
    self.rows = rows
  }

  init(_ file: DelimitedFile) {
    self.init(header: file.header, rows: file.rowsToLookAt())
  }

  /// The number of the column with this name, in any case.
  func column(_ name: String) -> Int? { header.firstIndex { $0.lowercased().trimmingSpaces() == name } }

  func values(_ column: Int) -> [String] { rows.map { $0[column].trimmingSpaces() } }

  /// Whether all of some names stand in the header.
  func has(_ names: String...) -> Bool { names.allSatisfy { column($0) != nil } }

  /// What a look at each column shows.
  func looks() -> [ColumnLook] {
    header.indices.prefix(Self.mostColumns).map { index in
      let name = header[index]
      return ColumnLook(name: name, isUnique: header.count { $0 == name } == 1, values: values(index))
    }
  }
}
