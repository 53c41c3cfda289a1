/// Looks for places that are too precise: points at a house, shapes of few addresses, house numbers in names.
struct PlaceChecks {
  private let rules: AuditRules
  private let coarse = CoarsePositions()
  private(set) var findings: [AuditFinding] = []
  private(set) var shapes = 0
  private(set) var points = 0

  /// A shape of which nobody says how many addresses it holds is too small below a hectare.
  private static let smallSquareMetres = 10_000.0
  private static let hotspotKinds: Set<String> = ["hotspots", "former-hotspots"]
  /// police.uk's points: they stand for a street and are published anyway.
  private static let publicPrecision = "snapped"
  private static let areaKinds: Set<String> = ["wards", "lsoas", "districts"]

  init(_ rules: AuditRules) { self.rules = rules }

  mutating func look(in table: PublishedTable) {
    lookAtPoints(of: table)
    for row in table.rows.indices {
      if row < table.shapes.count, case .area(let shape)? = table.shapes[row] {
        shapes += 1
        look(atShapeOf: row, table)
        look(atArcsOf: shape, row, table)
      }
      let reference = table.cell(row, "grid_reference").text?.count(where: \.isNumber) ?? 0
      if reference > 6 {
        findings.append(
          AuditFinding(
            file: table.file, place: table.place(row, "grid_reference"), what: .point,
            sentence: "A grid reference of \(reference) figures stands there: it may be a single house."))
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

  /// Outlines of hotspots around places that are not public as they stand.
  mutating func look(atArcsOf shape: AreaShape, _ row: Int, _ table: PublishedTable) {
    guard let kind = table.kind, Self.hotspotKinds.contains(kind),
      table.cell(row, "location_precision").text != Self.publicPrecision
    else { return }
    let arcs = OutlineArcs(shape).centres.count
    guard arcs > 0 else { return }
    findings.append(
      AuditFinding(
        file: table.file, place: table.place(row), what: .point,
        sentence:
          "The outline has \(arcs) \(arcs == 1 ? "arc" : "arcs") of circles around single places, which can be worked out."
      ))
  }

  private mutating func lookAtPoints(of table: PublishedTable) {
    var positions: [(name: String?, points: [(row: Int, x: Double, y: Double)])] = []
    positions.append(
      (
        nil,
        table.shapes.enumerated().compactMap { row, shape in
          if case .point(let x, let y)? = shape { return (row, x, y) } else { return nil }
        }
      ))
    for (east, north) in [("longitude", "latitude"), ("easting", "northing"), ("centre_easting", "centre_northing")] {
      positions.append(
        (
          east,
          table.rows.indices.compactMap { row in
            guard let x = table.cell(row, east).number, let y = table.cell(row, north).number else { return nil }
            return (row, x, y)
          }
        ))
    }
    for (name, points) in positions where !points.isEmpty {
      self.points += points.count
      if coarse.hold(points.map { ($0.x, $0.y) }) { continue }
      for (row, x, y) in points where !coarse.hold([(x, y)]) {
        findings.append(
          AuditFinding(
            file: table.file, place: table.place(row, name), what: .point,
            sentence: "A position stands at its full precision: it may be a single house."))
      }
    }
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
      let told =
        counted == nil
        ? "some \(PublishedCell.plain(addresses.rounded())) by its population" : PublishedCell.plain(addresses)
      findings.append(
        AuditFinding(
          file: table.file, place: table.place(row), what: .smallShape,
          sentence: "The shape holds fewer than \(rules.minimumAddresses) addresses: \(told)."))
    }
  }
}
