/// Looks for places that are too precise: points at a house, shapes of few addresses, house numbers in names.
struct PlaceChecks {
  private let rules: AuditRules
  private(set) var findings: [AuditFinding] = []
  private(set) var shapes = 0
  private(set) var points = 0

  /// A position is coarse in whole thousandths of a degree (some 100 m), or in whole hundreds of metres.
  private static let coarseSteps = 1000.0
  private static let coarseMetres = 100.0
  /// A shape of which nobody says how many addresses it holds is too small below a hectare.
  private static let smallSquareMetres = 10_000.0
  private static let areaKinds: Set<String> = ["wards", "lsoas", "districts"]

  init(_ rules: AuditRules) { self.rules = rules }

  /// - Parameter coarse: layers whose points are coarse in some file: snapped to the grid, or to degrees.
  mutating func look(in table: PublishedTable, coarse: Set<String>) {
    let layer = Self.layer(table)
    for row in table.rows.indices {
      if row < table.shapes.count {
        switch table.shapes[row] {
        case .point(let x, let y)?:
          points += 1
          if !Self.isCoarse(x, y), !coarse.contains(layer) {
            findings.append(
              AuditFinding(
                file: table.file, place: table.place(row), what: .point,
                sentence: "A point stands at its full precision: it may be a single house."))
          }
        case .area?:
          shapes += 1
          look(atShapeOf: row, table)
        case .other?, nil: break
        }
      }
      for (east, north) in [("longitude", "latitude"), ("easting", "northing"), ("centre_easting", "centre_northing")] {
        guard let x = table.cell(row, east).number, let y = table.cell(row, north).number else { continue }
        points += 1
        if !Self.isCoarse(x, y), !coarse.contains(layer) {
          findings.append(
            AuditFinding(
              file: table.file, place: table.place(row, east), what: .point,
              sentence: "A position stands at its full precision: it may be a single house."))
        }
      }
      for column in ["name", "main_place", "location_name", "address", "place", "label"] {
        guard let text = table.cell(row, column).text, !Self.areaKinds.contains(table.kind ?? "") else { continue }
        if HouseNumbers.stand(in: text) {
          findings.append(
            AuditFinding(
              file: table.file, place: table.place(row, column), what: .address,
              sentence: "The text names a house or a postcode."))
        }
      }
    }
  }

  /// Layers with a file in which every point is coarse.
  static func coarseLayers(_ tables: [PublishedTable]) -> Set<String> {
    Set(
      tables.filter { table in
        let points = table.shapes.compactMap { shape in
          if case .point(let x, let y)? = shape { return (x, y) } else { return nil }
        }
        return !points.isEmpty && points.allSatisfy { isCoarse($0.0, $0.1) }
      }.map(layer))
  }

  private mutating func look(atShapeOf row: Int, _ table: PublishedTable) {
    let counted = ["addresses", "address_count", "households", "dwellings"].lazy.compactMap {
      table.cell(row, $0).number
    }.first
    let people = table.cell(row, "population").number
    guard let addresses = counted ?? people.map({ $0 / rules.peopleOfHousehold }) else {
      if let area = table.cell(row, "area_m2").number, area < Self.smallSquareMetres {
        findings.append(
          AuditFinding(
            file: table.file, place: table.place(row), what: .smallShape,
            sentence:
              "The shape has \(PublishedCell.plain(area.rounded())) m2, and nothing says how many addresses it holds."))
      }
      return
    }
    if addresses < Double(rules.minimumAddresses) {
      let told = counted == nil ? "some \(Int(addresses.rounded())) by its population" : "\(Int(addresses))"
      findings.append(
        AuditFinding(
          file: table.file, place: table.place(row), what: .smallShape,
          sentence: "The shape holds fewer than \(rules.minimumAddresses) addresses: \(told)."))
    }
  }

  private static func isCoarse(_ x: Double, _ y: Double) -> Bool {
    let isDegrees = abs(x) <= 180 && abs(y) <= 90
    return [x, y].allSatisfy { number in
      let steps = isDegrees ? number * coarseSteps : number / coarseMetres
      return abs(steps - steps.rounded()) < 1e-6
    }
  }

  private static func layer(_ table: PublishedTable) -> String {
    "\(table.analysis ?? "")|\(table.kind ?? table.file)"
  }
}
