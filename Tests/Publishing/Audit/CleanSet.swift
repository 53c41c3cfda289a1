import Formats
import Foundation
import GRDB
import Spatial
import TestSupport

/// A small public set of four wards of four LSOAs each, with which nothing is wrong: two LSOAs of the first ward and two of the
/// last are withheld, and two hotspots; a leak is planted by changing what it says before it is written.
struct CleanSet {
  /// Of the 16 LSOAs, ward by ward, in the period and in the one before it.
  var counts = [3, 9, 20, 31, 12, 15, 22, 18, 8, 25, 11, 40, 14, 7, 33, 16]
  var previous = [10, 14, 19, 28, 11, 16, 20, 17, 2, 6, 30, 22, 9, 12, 30, 21]
  /// LSOAs that are withheld, in the period and in the one before it.
  var withheld: Set<Int> = [0, 1]
  var withheldBefore: Set<Int> = [8, 9]
  var withheldWards: Set<Int> = []
  var wardNames = (0..<4).map { "Ward \($0)" }
  var deciles = [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4]
  /// Columns that are shown of a withheld LSOA all the same: by LSOA, the column and its value.
  var shown: [Int: (column: String, value: PropertyValue)] = [:]
  var months = (current: ["2025-07", "2025-12"], previous: ["2025-01", "2025-06"])
  var hotspots = [30, 4, 6]
  var hotspotShare: [Int: Double] = [0: 10.56]
  var hotspotNames = ["Mill Lane, North", "Castle Square, South", "Pier Head, South"]
  var hotspotPeople = [400, 300, 250]
  var topCategory: [String?] = ["Noise", "Noise", "Graffiti"]
  /// A hotspot that is drawn as a circle around a place.
  var roundHotspot: Int?
  var hasMeasures = false
  var topCategories = ["Noise (18); Graffiti (12)", "Noise", "Graffiti"]
  var point: (x: Double, y: Double)?
  /// A month of a ward that is withheld.
  var withheldMonth: (ward: Int, month: Int, count: Int)?
  var lsoaTable: [Int: Int]?
  /// A column of the GeoPackage's LSOAs that nothing shows, and the counts that it has there.
  var hiddenColumn: String?
  var databaseCounts: [Int: Int] = [:]
  var sharedStrings: [String] = []
  var sheetCount = 30
  var page = "<h1>The district</h1><p>284 incidents in all.</p>"
  var note = "Counts under 5 are withheld."
  var hasSeries = true

  static let population = [700, 640, 810, 900, 655, 720, 815, 690, 930, 750, 780, 845, 600, 705, 820, 910]

  var district: Int { counts.reduce(0, +) }

  func ward(_ counts: [Int], _ ward: Int) -> Int { counts[(ward * 4)..<(ward * 4 + 4)].reduce(0, +) }

  static func code(lsoa: Int) -> String { "E019900\(lsoa < 10 ? "0" : "")\(lsoa)" }
  static func code(ward: Int) -> String { "E0599000\(ward)" }

  /// Writes the set and returns its path.
  func write(_ folder: TemporaryFolder, as name: String = "public") throws -> String {
    var layers: [(file: String, analysis: String, kind: String, rows: Int)] = []
    func add(_ kind: String, _ ending: String, _ bytes: [UInt8], rows: Int) throws {
      let file = "asb-\(kind).\(ending)"
      try folder.write(bytes, to: "\(name)/\(file)")
      layers.append((file, "asb", kind, rows))
    }
    try add("wards", "geojson", geoJSON("asb-wards", wardRows, wardShape), rows: 4)
    try add("lsoas", "geojson", geoJSON("asb-lsoas", lsoaRows, lsoaShape), rows: 16)
    try add("hotspots", "geojson", geoJSON("asb-hotspots", hotspotRows, hotspotShape), rows: 3)
    try add("ranked-locations", "csv", table(hotspotRows), rows: 3)
    try add("deprivation-tenths", "csv", table(tenthRows), rows: 4)
    if hasSeries { try add("series", "csv", table(seriesRows), rows: seriesRows.count) }
    if hasMeasures {
      try add(
        "deprivation-measures", "csv",
        table([[("measure", .text("income")), ("concentration_index", .decimal(-0.076297, decimals: 6))]]), rows: 1)
    }
    if let lsoaTable {
      let rows: [[(name: String, value: PropertyValue)]] = lsoaTable.sorted { $0.key < $1.key }.map {
        [("code", .text(Self.code(lsoa: $0.key))), ("incidents", .integer($0.value))]
      }
      try folder.write(table(rows), to: "\(name)/asb-lsoas.csv")
    }
    if let point {
      var writer = GeoJSONWriter(name: "asb-licensed")
      writer.append(.point(longitude: point.x, latitude: point.y), properties: [("name", .text("The Anchor"))])
      try add("licensed", "geojson", writer.finish(), rows: 1)
    }
    try writeDatabase("\(folder.path)/\(name)/layers.gpkg")
    try folder.write(workbook, to: "\(name)/tasking.xlsx")
    try folder.write("<!DOCTYPE html><html><body>\(page)</body></html>", to: "\(name)/jag-pack.html")
    try folder.write(manifest(layers), to: "\(name)/manifest.json")
    return "\(folder.path)/\(name)"
  }

  // MARK: Rows

  private typealias Row = [(name: String, value: PropertyValue)]

  private var wardRows: [Row] {
    (0..<4).map { ward in
      let isWithheld = withheldWards.contains(ward)
      let people = Self.population[(ward * 4)..<(ward * 4 + 4)].reduce(0, +)
      return row(
        Self.code(ward: ward), wardNames[ward], count: self.ward(counts, ward), before: self.ward(previous, ward),
        people: people,
        isWithheld: isWithheld, isWithheldBefore: isWithheld, shown: nil, decile: 5)
    }
  }

  private var lsoaRows: [Row] {
    (0..<16).map { lsoa in
      row(
        Self.code(lsoa: lsoa), "Sandmouth 00\(lsoa)A", count: counts[lsoa], before: previous[lsoa],
        people: Self.population[lsoa], isWithheld: withheld.contains(lsoa),
        isWithheldBefore: withheldBefore.contains(lsoa),
        shown: shown[lsoa], decile: deciles[lsoa])
    }
  }

  private func row(
    _ code: String, _ name: String, count: Int, before: Int, people: Int, isWithheld: Bool, isWithheldBefore: Bool,
    shown: (column: String, value: PropertyValue)?, decile: Int
  ) -> Row {
    let isOpen = !isWithheld && !isWithheldBefore
    let strength = 0.01
    let rate = Double(count) / Double(people) * 1000
    let weight = strength * Double(people) / (strength * Double(people) + 1)
    let mean = 23.5
    var row: Row = [
      ("code", .text(code)), ("name", .text(name)),
      ("incidents", isWithheld ? .none : .integer(count)),
      ("previous_incidents", isWithheldBefore ? .none : .integer(before)),
      ("change_ratio", isOpen ? .decimal(Self.ratio(count, before), decimals: 3) : .none),
      ("population", .integer(people)),
      ("rate_per_1000", isWithheld ? .none : .decimal(rate, decimals: 2)),
      ("eb_rate_per_1000", isWithheld ? .none : .decimal(mean + weight * (rate - mean), decimals: 3)),
      ("deprivation_decile", .integer(decile)), ("area_m2", .integer(500_000)),
      ("withheld", isOpen ? .none : .text("count")),
    ]
    if let shown, let column = row.firstIndex(where: { $0.name == shown.column }) { row[column].value = shown.value }
    return row
  }

  /// Incidents a day against those of the first half of the year: 184 days against 181.
  static func ratio(_ count: Int, _ before: Int) -> Double { Double(count) / 184 / (Double(before) / 181) }

  private var hotspotRows: [Row] {
    hotspots.indices.map { hotspot in
      let isWithheld = hotspot > 0
      return [
        ("id", .text("SZ90\(hotspot)600")), ("rank", .integer(hotspot + 1)), ("name", .text(hotspotNames[hotspot])),
        ("incidents", isWithheld ? .none : .integer(hotspots[hotspot])),
        ("incident_share_percent", .decimal(hotspotShare[hotspot], decimals: 2)),
        ("population", .integer(hotspotPeople[hotspot])), ("top_category", .text(topCategory[hotspot])),
        ("top_categories", .text(topCategories[hotspot])),
        ("withheld", isWithheld ? .text("count") : .none),
      ]
    }
  }

  private var tenthRows: [Row] {
    (1...4).map { decile in
      let members = deciles.indices.filter { deciles[$0] == decile }
      let isWithheld = members.contains { withheldWards.contains($0 / 4) }
      return [
        ("measure", .text("income")), ("decile", .integer(decile)), ("lsoas", .integer(members.count)),
        ("incidents", isWithheld ? .none : .integer(members.reduce(0) { $0 + counts[$1] })),
      ]
    }
  }

  private var seriesRows: [Row] {
    var rows: [Row] = []
    for place in -1..<4 {
      for month in 0..<12 {
        let period = month < 6 ? previous : counts
        let isWithheld =
          place >= 0
          && (withheldWards.contains(place) || withheldMonth.map { $0.ward == place && $0.month == month } ?? false)
        // A district's month is the sum of its wards'.
        let share = (place < 0 ? Array(0..<4) : [place]).reduce(0) { $0 + self.share(ward(period, $1), of: $1, month) }
        rows.append([
          ("place_kind", .text(place < 0 ? "district" : "ward")),
          ("code", place < 0 ? .none : .text(Self.code(ward: place))),
          ("month", .text("2025-\(month < 9 ? "0" : "")\(month + 1)")),
          ("incidents", isWithheld ? .none : .integer(share)), ("whole", .truth(true)),
        ])
      }
    }
    return rows
  }

  /// A sixth of a period, or what is planted of it.
  private func share(_ total: Int, of ward: Int, _ month: Int) -> Int {
    guard let planted = withheldMonth, planted.ward == ward, (planted.month < 6) == (month < 6) else {
      return total / 6 + (month % 6 < total % 6 ? 1 : 0)
    }
    if month == planted.month { return planted.count }
    let rest = total - planted.count
    let rank = (month < 6 ? 0..<6 : 6..<12).filter { $0 != planted.month }.firstIndex(of: month) ?? 0
    return rest / 5 + (rank < rest % 5 ? 1 : 0)
  }

  // MARK: Files

  private func geoJSON(_ name: String, _ rows: [Row], _ shape: (Int) -> FeatureGeometry) -> [UInt8] {
    var writer = GeoJSONWriter(name: name)
    for (index, row) in rows.enumerated() { writer.append(shape(index), properties: row) }
    return writer.finish()
  }

  private func table(_ rows: [Row]) -> [UInt8] {
    var writer = CSVWriter(header: rows.first?.map(\.name) ?? [])
    for row in rows { writer.append(row.map(\.value)) }
    return writer.finish()
  }

  private func wardShape(_ ward: Int) -> FeatureGeometry {
    .polygon(Squares.square(x: -0.6 + 0.02 * Double(ward), y: 50.4, side: 0.02))
  }

  private func lsoaShape(_ lsoa: Int) -> FeatureGeometry {
    let (ward, part) = (lsoa / 4, lsoa % 4)
    return .polygon(
      Squares.square(
        x: -0.6 + 0.02 * Double(ward) + 0.01 * Double(part % 2), y: 50.4 + 0.01 * Double(part / 2), side: 0.01))
  }

  private func hotspotShape(_ hotspot: Int) -> FeatureGeometry {
    if hotspot == roundHotspot {
      var ring = (0..<32).map { step in
        let angle = Double(step) / 32 * 2 * Double.pi
        return (x: -0.59 + 0.00105 * cos(angle), y: 50.405 + 0.00067 * sin(angle))
      }
      ring.append(ring[0])
      var circle = MultiPolygon()
      circle.appendPart(rings: [ring])
      return .polygon(circle)
    }
    return square(hotspot)
  }

  private func square(_ hotspot: Int) -> FeatureGeometry {
    .polygon(Squares.square(x: -0.59 + 0.02 * Double(hotspot), y: 50.405, side: 0.002))
  }

  private func writeDatabase(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT)")
      try database.execute(sql: "INSERT INTO gpkg_contents VALUES ('asb_lsoas', 'features', 'asb lsoas')")
      try database.execute(
        sql: "CREATE TABLE asb_lsoas (fid INTEGER PRIMARY KEY, code TEXT, incidents INTEGER, _work TEXT)")
      for lsoa in 0..<16 {
        let count = databaseCounts[lsoa] ?? (withheld.contains(lsoa) ? nil : counts[lsoa])
        try database.execute(
          sql: "INSERT INTO asb_lsoas (code, incidents, _work) VALUES (?, ?, ?)",
          arguments: [Self.code(lsoa: lsoa), count, lsoa == 5 ? hiddenColumn : nil])
      }
    }
    try queue.close()
  }

  private var workbook: [UInt8] {
    let strings = ["Analysis", "ID", "Name", "Incidents", "asb", "SZ900600", "Mill Lane, North"] + sharedStrings
    let shared = "<sst>" + strings.map { "<si><t>\($0)</t></si>" }.joined() + "</sst>"
    func cell(_ reference: String, _ string: Int) -> String { #"<c r="\#(reference)" t="s"><v>\#(string)</v></c>"# }
    let header = cell("A1", 0) + cell("B1", 1) + cell("C1", 2) + cell("D1", 3)
    let row = cell("A2", 4) + cell("B2", 5) + cell("C2", 6) + #"<c r="D2"><v>\#(sheetCount)</v></c>"#
    return StoredZip.bytes([
      (
        "xl/workbook.xml", Array(#"<workbook><sheets><sheet name="Ranked list" sheetId="1"/></sheets></workbook>"#.utf8)
      ),
      ("xl/sharedStrings.xml", Array(shared.utf8)),
      (
        "xl/worksheets/sheet1.xml",
        Array(
          "<worksheet><sheetData><row r=\"1\">\(header)</row><row r=\"2\">\(row)</row></sheetData></worksheet>".utf8)
      ),
    ])
  }

  private func manifest(_ layers: [(file: String, analysis: String, kind: String, rows: Int)]) -> String {
    let records = layers.map {
      #"{"file":"\#($0.file)","analysis":"\#($0.analysis)","kind":"\#($0.kind)","features":\#($0.rows)}"#
    }
    let outputs = (layers.map(\.file) + ["layers.gpkg", "tasking.xlsx", "jag-pack.html"]).map { "\"\($0)\"" }
    return """
      {"audience": "public", "area": "Sandmouth", "withheld": ["\(note)"],
       "analyses": [{"name": "asb", "selection": "series asb", "incidents": 1200,
         "periods": {"current": \(Self.list(months.current)), "previous": \(Self.list(months.previous))},
         "clusters": {"incidents_in_hotspots": \(hotspots.reduce(0, +)),
           "incidents_in_none": \(district - hotspots.reduce(0, +))}}],
       "layers": [\(records.joined(separator: ","))], "outputs": [\(outputs.joined(separator: ","))]}
      """
  }

  private static func list(_ months: [String]) -> String {
    "[" + months.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }
}
