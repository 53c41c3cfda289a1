internal import Spatial

/// Three years of incidents: a thin background on every snap point, and the planted hotspots.
struct Incidents {
  /// Months in which one row with an ID stands twice, byte for byte.
  static let monthsWithDuplicate = ["2023-03", "2023-11", "2024-06", "2025-02", "2025-09"]
  private static let withoutPlace = 0.026
  private static let codeOf2011Early = 0.92
  private static let codeOf2011Late = 0.03
  private static let monthsOf2011Codes = 18
  private static let codeOfNeighbour = 0.01

  let seed: UInt64
  let district: District
  let streets: Streets
  let hotspots: [PlantedHotspot]
  private let splits: SplitAreas
  private let degrees: [(longitude: String, latitude: String)]
  private let background: WeightedChoice
  private let outside: OutsidePlaces

  init(
    seed: UInt64, district: District, streets: Streets, hotspots: [PlantedHotspot], _ projector: Projector
  ) throws(SpatialError) {
    self.seed = seed
    self.district = district
    self.streets = streets
    self.hotspots = hotspots
    splits = SplitAreas(district)
    degrees = try Self.degrees(of: streets.points.map(\.place), projector)
    background = WeightedChoice(streets.points.map(\.rate))
    outside = try OutsidePlaces(seed: seed, projector)
  }

  func rows(month: Int) -> [PoliceRow] {
    var random = RandomNumbers(seed: seed ^ UInt64(Stream.incidents.rawValue), item: month)
    var rows: [PoliceRow] = []
    let expected = background.total * Months.season(month) * random.uniform(0.95, 1.05)
    for _ in 0..<Int(expected) {
      rows.append(row(atPoint: background.draw(&random), .background, month, &random))
    }
    for hotspot in hotspots where hotspot.plan.months.contains(month) {
      let choice = WeightedChoice(hotspot.weights)
      let expected = Double(hotspot.plan.incidentsPerMonth) * Months.season(month) * random.uniform(0.88, 1.12)
      for _ in 0..<Int(expected.rounded()) {
        rows.append(row(atPoint: hotspot.points[choice.draw(&random)], hotspot.plan.theme, month, &random))
      }
    }
    let unplaced = Int(Double(rows.count) * Self.withoutPlace * random.uniform(0.85, 1.15))
    for _ in 0..<unplaced { rows.append(blank(.background, month, &random)) }
    for _ in 0..<(4 + random.index(below: 5)) {
      var row = blank(.background, month, &random)
      outside.place(&row, &random)
      rows.append(row)
    }
    if Self.monthsWithDuplicate.contains(Months.name(month)) {
      let withID = rows.indices.filter { !rows[$0].id.isEmpty && !rows[$0].longitude.isEmpty }
      rows.append(rows[withID[random.index(below: withID.count)]])
    }
    return rows
  }

  private func row(atPoint index: Int, _ theme: Theme, _ month: Int, _ random: inout RandomNumbers) -> PoliceRow {
    var row = blank(theme, month, &random)
    let point = streets.points[index]
    row.longitude = degrees[index].longitude
    row.latitude = degrees[index].latitude
    row.location = "On or near \(point.name)"
    row.lsoaCode = district.lsoas[point.lsoa].code
    row.lsoaName = district.lsoas[point.lsoa].name
    let early = month < Self.monthsOf2011Codes
    let old = random.chance(early ? Self.codeOf2011Early : Self.codeOf2011Late)
    let neighbours = district.lsoas[point.lsoa].neighbours
    let strays = random.chance(Self.codeOfNeighbour)
    let neighbour = random.index(below: neighbours.count)
    if old, let parent = splits.parent(of: point.lsoa) {
      row.lsoaCode = parent.code
      row.lsoaName = parent.name
    } else if strays {
      row.lsoaCode = district.lsoas[neighbours[neighbour]].code
      row.lsoaName = district.lsoas[neighbours[neighbour]].name
    }
    return row
  }

  /// A row with everything but its place.
  private func blank(_ theme: Theme, _ month: Int, _ random: inout RandomNumbers) -> PoliceRow {
    var row = PoliceRow()
    row.category = Offences.category(theme, &random)
    let outcome = Offences.outcome(of: row.category, month: month, &random)
    let id = (0..<4).map { _ in Self.sixteenDigits(random.next()) }.joined()
    if row.category != Offences.antiSocial {
      row.id = id
      row.outcome = outcome
    }
    return row
  }

  private static func sixteenDigits(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func degrees(
    of places: [Point], _ projector: Projector
  ) throws(SpatialError) -> [(longitude: String, latitude: String)] {
    var x = ContiguousArray(places.map(\.x))
    var y = ContiguousArray(places.map(\.y))
    try projector.forward(&x, &y)
    return zip(x, y).map { (PoliceFile.sixDecimals($0), PoliceFile.sixDecimals($1)) }
  }
}
