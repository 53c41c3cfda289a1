/// Looks for sensitive categories that are shown of places smaller than a ward.
struct SensitiveCategories {
  private let words: [String]
  private(set) var findings: [AuditFinding] = []
  private(set) var texts = 0

  /// Wards and what is larger, and tables that are of no place.
  private static let largeKinds: Set<String> = [
    "wards", "districts", "deprivation-tenths", "deprivation-measures", "deprivation-curve", "concentration",
  ]

  init(_ rules: AuditRules) { words = rules.sensitiveWords }

  /// - Parameter selections: what each analysis looks at, in words.
  mutating func look(in table: PublishedTable, selections: [String: String]) {
    guard table.kind.map({ !Self.largeKinds.contains($0) }) ?? (table.form == .sheet || table.form == .page) else {
      return
    }
    if let analysis = table.analysis, table.kind != "series", table.kind != "peaks", !table.rows.isEmpty,
      let word = word(in: analysis) ?? word(in: selections[analysis] ?? "")
    {
      findings.append(
        AuditFinding(
          file: table.file, place: table.name.isEmpty ? "the layer" : table.name, what: .sensitive,
          sentence: "The analysis is of a sensitive theme (\(word)), and its places are smaller than a ward."))
    }
    lookForGaps(in: table)
    for row in table.rows.indices {
      // Months and hours of a ward or of the district are of a large place.
      let kind = table.cell(row, "place_kind").text ?? table.cell(row, "group_kind").text
      if kind == "district" || kind == "ward" || kind == "theme" { continue }
      for (column, name) in table.columns.enumerated() where column < table.rows[row].count {
        guard case .text(let text) = table.rows[row][column] else { continue }
        texts += 1
        // A page and a workbook have methods and notes too: there it is a category only where it is counted.
        let isCategory = ["categor", "theme", "offence", "crime_type"].contains { name.contains($0) }
        guard isCategory || Self.isCounted(text), name != "withheld", let word = word(in: text) else { continue }
        findings.append(
          AuditFinding(
            file: table.file, place: table.place(row, name), what: .sensitive,
            sentence: "A sensitive category (\(word)) is shown of a place smaller than a ward."))
      }
    }
  }

  /// Where a column names every other category, its gaps name the one that is left out.
  private mutating func lookForGaps(in table: PublishedTable) {
    let column = "top_category"
    guard table.column(column) != nil else { return }
    let gaps = table.rows.indices.filter { table.cell($0, column).isNone && !table.cell($0, "incidents").isNone }
    guard let first = gaps.first, gaps.count < table.rows.count else { return }
    findings.append(
      AuditFinding(
        file: table.file, place: table.place(first, column), what: .sensitive,
        sentence: "The category is left out of \(gaps.count) rows alone, and so it is known to be a sensitive one."))
  }

  private func word(in text: String) -> String? {
    let text = " " + text.lowercased().split { !$0.isLetter && $0 != "-" }.joined(separator: " ")
    return words.first { text.contains(" \($0)") }
  }

  /// `Sexual offences (65)`
  private static func isCounted(_ text: String) -> Bool {
    guard let bracket = text.firstIndex(of: "(") else { return false }
    return text[text.index(after: bracket)...].first?.isNumber ?? false
  }
}
