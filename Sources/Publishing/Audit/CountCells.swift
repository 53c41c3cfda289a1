/// Gathers every count of a place from the tables of a folder, with those that are withheld.
struct CountCells {
  private(set) var cells: [CountCell] = []
  private let periods: [String: AuditedPeriods]
  private let release: Int
  /// The places of each name by analysis, for tables that are made for the eye. A district may have two wards of one name.
  private var labels: [String: [String: Set<String>]] = [:]

  init(_ folder: PublishedFolder) {
    release = folder.release
    periods = Dictionary(
      folder.analyses.compactMap { name, record in AuditedPeriods(record).map { (name, $0) } },
      uniquingKeysWith: { first, _ in first })
    for table in folder.tables where table.kind != nil { read(table) }
    for table in folder.tables where table.kind == nil && (table.form == .sheet || table.form == .page) {
      readForTheEye(table)
    }
    for (name, record) in folder.analyses { readTotals(name, record) }
  }

  /// The place that a row of a table is of, and how it is counted; nil for a row that is of none.
  static func place(_ table: PublishedTable, _ row: Int) -> String? {
    // A hotspot of the same name may have another shape a month later: it is a place of its release alone.
    let own = table.release == 0 ? "" : "@\(table.release)"
    switch table.kind {
    case "hotspots", "ranked-locations": return table.cell(row, "id").text.map { "hotspot:\($0)\(own)" }
    case "former-hotspots": return table.cell(row, "id").text.map { "former:\($0)\(own)" }
    case "emerging": return table.cell(row, "cell").text.map { "cell:\($0)\(own)" }
    case "deprivation-tenths": return table.cell(row, "decile").text.map { "decile:\($0)" }
    case "series", "peaks":
      let kind = table.cell(row, table.kind == "series" ? "place_kind" : "group_kind").text
      let code = table.cell(row, table.kind == "series" ? "code" : "group_id").text
      switch kind {
      case "district"?: return "district"
      case "hotspot"?: return code.map { "hotspot:\($0)\(own)" }
      case "ward"?: return code
      default: return kind.flatMap { kind in code.map { "\(kind):\($0)" } }
      }
    case "districts": return table.cell(row, "code").text.map { "other:\($0)" }
    default: return table.column("incidents") == nil ? nil : table.cell(row, "code").text
    }
  }

  private mutating func read(_ table: PublishedTable) {
    guard let analysis = table.analysis, let periods = periods[analysis] else { return }
    for row in table.rows.indices {
      guard let place = Self.place(table, row) else { continue }
      for name in ["id", "code", "name"] {
        if let label = table.cell(row, name).text { labels[analysis, default: [:]][label, default: []].insert(place) }
      }
      if table.kind == "series" {
        guard let month = table.cell(row, "month").text.flatMap(CountKey.month) else { continue }
        add(analysis, place, .whole, month...month, "incidents", table, row)
        if month >= 12, table.cell(row, "rolling_12").number != nil {
          add(analysis, place, .whole, (month - 11)...month, "rolling_12", table, row)
        }
        continue
      }
      let own = periods.of(Self.months(table, row))
      for (column, basis, months) in own.columns where table.column(column) != nil {
        add(analysis, place, basis, months, column, table, row)
      }
      if table.kind == "emerging" { add(analysis, place, .whole, own.current, "period_incidents", table, row) }
    }
  }

  /// Cells of `emerging` count all months as `incidents`: these are not the period's.
  private mutating func add(
    _ analysis: String, _ place: String, _ basis: CountKey.Basis, _ months: ClosedRange<Int>, _ column: String,
    _ table: PublishedTable, _ row: Int
  ) {
    guard table.column(column) != nil, !(table.kind == "emerging" && column == "incidents") else { return }
    let cell = table.cell(row, column)
    let number = cell.number
    if number == nil, !cell.isNone { return }
    if let number, Self.count(number) == nil { return }
    if number == nil, column == "change_incidents" { return }
    // A month that no source has whole is empty in the run itself.
    let isWhole = table.cell(row, "whole")
    let isUncounted = (isWhole == .truth(false) || isWhole == .number(0)) && table.cell(row, "withheld").isNone
    cells.append(
      CountCell(
        key: CountKey(analysis: analysis, place: place, basis: basis, months: months),
        value: number.flatMap(Self.count), isWithheld: number == nil && !isUncounted, file: table.file,
        place: table.place(row, column), release: release))
  }

  /// Sheets and tables of pages: rows that name a place, of the analysis that the heading names.
  private mutating func readForTheEye(_ table: PublishedTable) {
    let heading = LayerName.key(table.name).split(separator: "-")
    let named = periods.keys.filter { heading.firstRange(of: LayerName.key($0).split(separator: "-")) != nil }
    let labels = labels
    for row in table.rows.indices {
      let own = table.cell(row, "analysis").text.map { [$0] } ?? named.sorted()
      let texts = table.rows[row].prefix(4).compactMap(\.text)
      let holders = (own.isEmpty ? labels.keys.sorted() : own).compactMap { analysis -> (String, String)? in
        texts.lazy.compactMap { labels[analysis]?[$0] }.first { $0.count == 1 }?.first.map { (analysis, $0) }
      }
      guard holders.count == 1, let (analysis, place) = holders.first, let periods = periods[analysis] else { continue }
      // What is empty in a table for the eye need not be withheld.
      for (column, basis, months) in periods.columns where table.cell(row, column).number != nil {
        add(analysis, place, basis, months, column, table, row)
      }
    }
  }

  private mutating func readTotals(_ analysis: String, _ record: JSONTree) {
    guard let periods = periods[analysis], let clusters = record["clusters"] else { return }
    for (place, name) in [("hotspots", "incidents_in_hotspots"), ("no hotspot", "incidents_in_none")] {
      guard let value = clusters[name] else { continue }
      cells.append(
        CountCell(
          key: CountKey(analysis: analysis, place: "\(place)@\(release)", basis: .whole, months: periods.current),
          value: value.number.flatMap(Self.count), isWithheld: value.number == nil,
          file: PublishedFolder.manifestName, place: "analyses, \(analysis), \(name)", release: release))
    }
  }

  /// A number that counts something; nil for a fraction, and for more than a country has.
  private static func count(_ number: Double) -> Int? {
    abs(number) <= 1_000_000_000 ? Int(exactly: number) : nil
  }

  private static func months(_ table: PublishedTable, _ row: Int) -> ClosedRange<Int>? {
    guard let first = table.cell(row, "period_first").text.flatMap(CountKey.month),
      let last = table.cell(row, "period_last").text.flatMap(CountKey.month), first <= last
    else { return nil }
    return first...last
  }
}
