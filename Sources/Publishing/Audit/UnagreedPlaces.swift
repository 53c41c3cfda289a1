/// Looks in a partner's files for places of sources that the sharing agreement does not name.
struct UnagreedPlaces {
  private(set) var findings: [AuditFinding] = []
  /// How many rows of places were looked at.
  private(set) var rows = 0
  private let unagreed: [String: Set<String>]

  /// - Parameter agreed: the sources whose addresses partners may see.
  init(_ folder: PublishedFolder, agreed: [String]) {
    let exact = Set(folder.manifest["exact_sources"]?.texts ?? [])
    var unagreed: [String: Set<String>] = [:]
    for (name, record) in folder.analyses {
      unagreed[name] = Set(record["sources"]?.texts ?? []).intersection(exact).subtracting(agreed)
    }
    self.unagreed = unagreed
    for table in folder.tables { look(in: table) }
  }

  private static let precisions = ["precision", "location_precision"]

  private mutating func look(in table: PublishedTable) {
    guard let analysis = table.analysis, let sources = unagreed[analysis], !sources.isEmpty else { return }
    let isHotspots = table.kind?.hasSuffix("hotspots") ?? false
    var places = PlaceChecks(AuditRules())
    for row in table.rows.indices {
      let precision = Self.precisions.lazy.compactMap { table.cell(row, $0).text }.first
      guard let precision, precision != "snapped" else { continue }
      rows += 1
      if isHotspots, row < table.shapes.count, case .area(let shape)? = table.shapes[row] {
        places.look(atArcsOf: shape, row, table)
      }
      let seen = table.cell(row, "sources").text
      let isTheirs = seen.map { seen in sources.contains { seen.contains($0) } } ?? true
      guard isTheirs, Self.isPlaced(table, row) else { continue }
      findings.append(
        AuditFinding(
          file: table.file, place: table.place(row), what: .point,
          sentence: "A place that is known as \"\(precision)\" stands there, and the agreement does not name "
            + "\(sources.sorted().joined(separator: ", "))."))
    }
    findings += places.findings
  }

  /// Whether a row has a position of its own.
  private static func isPlaced(_ table: PublishedTable, _ row: Int) -> Bool {
    if row < table.shapes.count, case .point? = table.shapes[row] { return true }
    return ["easting", "longitude", "grid_reference", "main_place"].contains { !table.cell(row, $0).isNone }
  }
}
