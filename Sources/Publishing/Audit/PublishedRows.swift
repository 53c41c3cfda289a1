import Formats

/// The rows of a CSV (RFC 4180), as the house writes it.
enum PublishedRows {
  static func table(_ bytes: [UInt8], file: String) throws(InputError) -> PublishedTable {
    var rows = fields(bytes)
    guard let header = rows.first else {
      throw .badData("\(file): the table has no header. It cannot be audited; make the files again.")
    }
    rows.removeFirst()
    if let odd = rows.firstIndex(where: { $0.count != header.count }) {
      throw .badData(
        "\(file), row \(odd + 1): \(rows[odd].count) fields where the header has \(header.count). The file is damaged or cut "
          + "short; make the files again.")
    }
    var table = PublishedTable(file: file, name: "", form: .csv, columns: header)
    table.rows = rows.map { $0.map(cell) }
    if let column = header.firstIndex(where: { ["wkt", "geometry", "the_geom"].contains($0.lowercased()) }) {
      table.shapes = rows.map { point($0[column]) }
    }
    return table
  }

  private static func cell(_ field: String) -> PublishedCell {
    if field.isEmpty { return .none }
    if field == "true" || field == "false" { return .truth(field == "true") }
    // Without the apostrophe that keeps a spreadsheet from taking it for a formula.
    let isGuarded = field.hasPrefix("'") && field.first { $0 != "'" }.map { "=+-@\t\r".contains($0) } ?? false
    return .text(isGuarded ? String(field.dropFirst()) : field)
  }

  /// `POINT (-0.5 50.8)`; no other geometry is looked at, since the GeoJSON beside it has it.
  private static func point(_ text: String) -> PublishedShape? {
    guard text.uppercased().hasPrefix("POINT") else { return nil }
    let numbers = text.split { "() ,".contains($0) }.compactMap { Double($0) }
    return numbers.count >= 2 ? .point(x: numbers[0], y: numbers[1]) : nil
  }

  private static func fields(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func take() {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && index + 1 < bytes.count && bytes[index + 1] == byte:
        field.append(byte)
        index += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: take()
      case 0x0A where !isQuoted:
        take()
        rows.append(row)
        row = []
      case 0x0D where !isQuoted: break
      default: field.append(byte)
      }
      index += 1
    }
    if !field.isEmpty || !row.isEmpty {
      take()
      rows.append(row)
    }
    return rows
  }
}
