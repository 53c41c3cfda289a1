import CSV
import Files
import Formats

/// Reads the columns of partners' files.
enum SourceColumns {
  static func read(_ source: AuditSource) throws(InputError) -> [SourceColumn] {
    let (names, rows) = try table(source)
    let wanted = source.columns
    let found = Set(names.map(key))
    let missing = ((wanted?.references ?? []) + (wanted?.addresses ?? []) + (wanted?.freeText ?? [])).first {
      !found.contains(key($0))
    }
    if let missing {
      throw .badData(
        "\(source.name): there is no column \"\(missing)\" among \(names.prefix(12).joined(separator: ", ")). The audit would "
          + "miss its strings; name the columns as the file has them.")
    }
    return names.enumerated().map { index, name in
      let values = rows.map { index < $0.count ? $0[index] : "" }
      return SourceColumn(name: name, values: values, what: what(name, values, source))
    }
  }

  private static func what(_ name: String, _ values: [String], _ source: AuditSource) -> AuditFinding.What? {
    guard let columns = source.columns else { return guess(name, values) }
    func holds(_ list: [String]) -> Bool { list.contains { key($0) == key(name) } }
    if holds(columns.references) { return .reference }
    if holds(columns.addresses) { return .address }
    if holds(columns.freeText) { return .freeText }
    return source.open.map { holds($0) ? nil : .freeText } ?? nil
  }

  /// Columns are found whatever the case of their names and the spaces around them.
  private static func key(_ name: String) -> String { name.trimmingSpaces().lowercased() }

  /// Where nobody says: nearly all distinct texts are references, sentences are free text.
  private static func guess(_ name: String, _ values: [String]) -> AuditFinding.What? {
    let filled = values.filter { !$0.isEmpty }
    guard filled.count >= 2 else { return nil }
    let share = Double(Set(filled).count) / Double(filled.count)
    let sentences = filled.count { $0.split(separator: " ").count >= 4 && !$0.lowercased().hasPrefix("on or near ") }
    if sentences * 2 > filled.count { return .freeText }
    let names = name.lowercased().split { !$0.isLetter }
    let saysNumber = ["id", "ref", "reference", "no", "number", "urn", "uprn", "case", "index"].contains {
      names.contains(Substring($0))
    }
    let isText = filled.count { $0.utf8.count >= 5 && (saysNumber || $0.contains(where: \.isLetter)) && !isDate($0) }
    return share >= 0.9 && Double(isText) >= 0.9 * Double(filled.count) ? .reference : nil
  }

  /// `E05011151`: public geography.
  static func isAreaCode(_ text: String) -> Bool {
    text.utf8.count == 9 && text.first.map { "EWSN".contains($0) } == true && text.dropFirst().allSatisfy(\.isNumber)
  }

  /// `2025-07-01T12:30`, `01/07/2025`, `01-Jan-24 01:35`
  static func isDate(_ text: String) -> Bool {
    let parts = text.prefix(11).split { "-/. T:".contains($0) }
    guard parts.count >= 3, let first = Int(parts[0]), let third = Int(parts[2].prefix(4)) else { return false }
    let isMonth =
      Int(parts[1]).map { (1...12).contains($0) } ?? (parts[1].count == 3 && parts[1].allSatisfy(\.isLetter))
    let isYearFirst = (1900...2200).contains(first) && (1...31).contains(third)
    return isMonth && (isYearFirst || (1...31).contains(first) && (third < 100 || (1900...2200).contains(third)))
  }

  private static func delimited(_ source: AuditSource) throws(InputError) -> DelimitedFile {
    guard let name = source.entry else {
      return try DelimitedFile(path: source.path, name: source.name, delimiter: nil)
    }
    let archive = try Archive(path: source.path, name: source.name)
    guard let entry = archive.entries.first(where: { $0.name == name }) else {
      throw .badData("\(source.name): the archive has no file \(name). Fetch it again.")
    }
    return try DelimitedFile(archive.source(of: entry), delimiter: nil)
  }

  private static func table(_ source: AuditSource) throws(InputError) -> (names: [String], rows: [[String]]) {
    switch source.path.split(separator: ".").last.map({ $0.lowercased() }) ?? "" {
    case "geojson", "json":
      let reader = try InputFile.open(path: source.path, name: source.name)
      let bytes: [UInt8]
      do { bytes = try reader.readAll() } catch { throw InputFile.error(error, source.name) }
      let table = try PublishedFeatures.collection(bytes, file: source.name)
      return (table.columns, table.rows.map { $0.map { $0.text ?? "" } })
    case "gpkg":
      // All tables together, a column for each column of each.
      let database = try PublishedDatabase(path: source.path, file: source.name)
      var names: [String] = []
      var rows: [[String]] = []
      for table in database.tables
      where !table.name.hasPrefix("gpkg_") && !table.name.hasPrefix("sqlite_") && !table.name.hasPrefix("rtree_") {
        let start = names.count
        names += table.columns
        rows += table.rows.map { [String](repeating: "", count: start) + $0.map { $0.text ?? "" } }
      }
      return (names, rows)
    default:
      let file = try delimited(source)
      var rows: [[String]] = []
      _ = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { row in
        rows.append((0..<min(row.count, file.header.count)).map { row.text($0) })
      }
      return (file.header, rows)
    }
  }
}
