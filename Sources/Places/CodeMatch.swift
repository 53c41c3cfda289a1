/// Codes of a layer that a table lacks.
struct CodeMatch {
  let missing: [String]
  let total: Int

  /// - Returns: nil where every code is in the table.
  init?(_ codes: [String], in table: some Collection<String>) {
    let known = Set(table)
    missing = codes.filter { !known.contains($0) }
    total = codes.count
    if missing.isEmpty { return nil }
  }

  func sentence(layer: String, table: String, tableYear: Int?) -> String {
    let named = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? " and \(missing.count - 5) more" : "")
    let year = tableYear.map { ", whose codes are of \($0)" } ?? ""
    return
      "\(missing.count) of \(total) \(layer) have no row in the \(table) table\(year): \(named). The usual cause is "
      + "2011 codes against 2021 boundaries, or the other way round: take both of one year, or give the ONS lookup "
      + "between them as bridge: { file: … }."
  }
}
