/// A table, layer or sheet of a published file.
struct PublishedTable {
  /// Where it came from: how far its columns can be trusted to be named as the house names them.
  enum Form { case geoJSON, csv, database, sheet, page }

  let file: String
  /// Its name within the file, such as a sheet's; empty where the file is one table.
  let name: String
  let form: Form
  let columns: [String]
  var rows: [[PublishedCell]] = []
  /// Of each row; empty where the table has none.
  var shapes: [PublishedShape?] = []
  /// The analysis and the kind of layer, where the manifest or the name says so.
  var analysis: String?
  var kind: String?
  /// The release that it is of: 0 for the audited one, the earlier ones from 1 on.
  var release = 0

  func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  func cell(_ row: Int, _ name: String) -> PublishedCell {
    guard let column = column(name), column < rows[row].count else { return .none }
    return rows[row][column]
  }

  /// How findings name a row: by its code, id, name or number.
  func place(_ row: Int, _ column: String? = nil) -> String {
    let label = ["code", "id", "cell", "name", "decile", "group_id"].lazy.compactMap { cell(row, $0).text }.first
    var place = name.isEmpty ? "" : "\(name), "
    place += label.map { "row \(row + 1) (\($0.prefix(60)))" } ?? "row \(row + 1)"
    if let month = cell(row, "month").text { place += ", \(month)" }
    return column.map { "\(place), column \($0)" } ?? place
  }
}
