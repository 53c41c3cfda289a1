import Formats

/// The tables of a GeoPackage, with those that it does not list as layers.
struct PublishedDatabase {
  private(set) var tables: [PublishedTable] = []
  /// Cells of bytes that are no geometry; the texts are kept with the tables.
  private(set) var parts: [PublishedFolder.Part] = []

  init(path: String, file: String) throws(InputError) {
    let database = try DatabaseCells(path: path, name: file)
    for stored in database.tables {
      var table = PublishedTable(file: file, name: stored.name, form: .database, columns: stored.columns)
      var parts: [PublishedFolder.Part] = []
      try database.forEachRow(of: stored) { cells in
        var shape: PublishedShape?
        table.rows.append(
          cells.map { cell in
            switch cell {
            case .none: return .none
            case .integer(let integer): return .number(Double(integer))
            case .number(let number): return .number(number)
            case .text(let text): return .text(text)
            case .bytes(let bytes):
              if let read = PublishedBinary.shape(bytes) {
                shape = read
              } else {
                parts.append(PublishedFolder.Part(file: file, place: stored.name, bytes: bytes, isText: true))
              }
              return .none
            }
          })
        table.shapes.append(shape)
      }
      tables.append(table)
      self.parts += parts
    }
  }
}
