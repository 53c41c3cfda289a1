import Formats
import Incidents
import Places
import Spatial
import Testing

/// What the fictional district's partners give: every oddity that was planted, counted, and the truth, found again.
@Suite struct SandmouthPartnersTests {
  private typealias Table = SandmouthPartners.Table

  private func counts(_ texts: [String]) -> [String: Int] {
    Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
  }

  @Test(arguments: [
    ("council-asb-cases.csv", TextEncoding.windows1252, ";", 2_884), ("fire-service.csv", .utf8, ",", 910),
    ("ambulance.csv", .utf8WithMark, "\t", 2_132), ("collisions.csv", .utf8WithMark, ",", 324),
    ("community-concerns.csv", .utf8, ",", 183), ("licensed-premises.csv", .utf8, ",", 150),
    ("planted-partners.csv", .utf8, ",", 23), ("planted-overlaps.csv", .utf8, ",", 144),
  ])
  func `each file has its partner's encoding, delimiter and rows`(
    name: String, encoding: TextEncoding, delimiter: String, rows: Int
  ) throws {
    let table = try Table(name)
    #expect(table.file.encoding == encoding)
    #expect([table.file.delimiter] == Array(delimiter.utf8))
    #expect(table.rows.count == rows)
  }

  @Test func `council cases have the accents, gaps and repeats that were planted`() throws {
    let table = try Table("council-asb-cases.csv")
    let streets = counts(try table.column("Street"))
    #expect(streets["Café Séraphine, Pier Head"] == 119 && streets["Crêperie Malouine – Fish Dock"] == 62)
    #expect(streets["St Brannock’s Walk"] == 90 && streets["£1 Arcade; Market Place"] == 70)
    #expect(streets["The \"Lobster Pot\", Assembly Square"] == 111)
    let eastings = counts(try table.column("Easting"))
    #expect(eastings[""] == 20 && eastings["N/A"] == 12)
    #expect(counts(try table.column("Public place")) == ["Yes": 2_023, "No": 846, "N/A": 10, "": 5])
    let rows = Dictionary(grouping: table.rows) { $0[0] }
    #expect(rows.values.count { $0.count == 2 && $0[0] == $0[1] } == 5)
    #expect(rows.values.count { $0.count == 2 && $0[0] != $0[1] } == 1)
    #expect(rows.count == 2_878)
  }

  @Test func `council cases have one time of each impossible kind, and one that the clocks show twice`() throws {
    let table = try Table("council-asb-cases.csv")
    var faults: [String] = []
    var repeated: [String] = []
    for (date, time) in zip(try table.column("Reported on"), try table.column("Reported at")) {
      do throws(LocalTime.Fault) {
        let reading = try LocalTimeReading(date: date, time: time)
        if reading.time.isRepeated { repeated.append(reading.time.description) }
      } catch {
        faults.append("\(date) \(time): \(error)")
      }
    }
    #expect(faults == ["14/01/2024 25:00: hour", "30/02/2025 00:23: day", "30/03/2025 01:30: inGap"])
    #expect(repeated == ["2025-10-26 01:30"])
  }

  @Test func `the fire service's grid references are read, in squares of 1 m to 1 km`() throws {
    var widths: [Int: Int] = [:]
    var others: [String] = []
    for text in try Table("fire-service.csv").column("grid_reference") {
      do {
        let square = try GridReference.parse(text)
        widths[square.widthMetres, default: 0] += 1
        #expect((482_500...507_500).contains(square.easting) && (58_500...74_500).contains(square.northing), "\(text)")
      } catch {
        others.append(text)
      }
    }
    #expect(widths == [1: 428, 10: 174, 100: 289, 1_000: 9])
    #expect(counts(others) == ["": 6, "N/A": 4])
  }

  @Test func `the ambulance's postcodes are found, but those that were planted otherwise`() throws {
    let postcodes = try SandmouthPartners.postcodes()
    #expect(postcodes.sources.map(\.layout) == [.codePointOpen])
    #expect(postcodes.count == 1_528 && postcodes.repeated == 0)
    var found: [String: Int] = [:]
    for text in try Table("ambulance.csv").column("Postcode") {
      switch postcodes.lookup(text) {
      case .found: found["found", default: 0] += 1
      case .unknown: found["unknown", default: 0] += 1
      case .withoutCoordinates: found["without coordinates", default: 0] += 1
      case .terminated, .notAPostcode: found["\"\(text)\"", default: 0] += 1
      }
    }
    #expect(found == ["found": 2_082, "unknown": 12, "without coordinates": 3, "\"\"": 25, "\"N/A\"": 10])
  }

  @Test func `the fly-tipping layer is a GeoPackage of points on the National Grid`() throws {
    let points = try GeoPackagePoints(path: "\(SandmouthPartners.folder)/fly-tipping.gpkg", name: "fly-tipping.gpkg")
    #expect(points.layer.name == "fly_tipping" && points.layer.geometryColumn == "geom")
    #expect(points.layer.geometryType == "POINT" && points.layer.referenceSystem == "EPSG:27700")
    #expect(points.columns == ["fid", "reference", "reported", "kind", "size"])
    var (kinds, withoutPlace): ([String], Int) = ([], 0)
    try points.forEachRow { row in
      kinds.append(row.fields[3])
      if row.geometry == nil { withoutPlace += 1 }
    }
    #expect(
      counts(kinds) == ["Fly-tipping": 563, "Graffiti": 163, "Drug litter": 126, "Abandoned vehicle": 103])
    #expect(withoutPlace == 4)
  }

  @Test func `degrees and metres of a collision are the same place`() throws {
    let table = try Table("collisions.csv")
    let columns = ["longitude", "latitude", "location_easting_osgr", "location_northing_osgr"]
    let places = try columns.map { try table.column($0) }
    #expect(counts(places[0])["NULL"] == 2 && counts(places[2])["-1"] == 2)
    let located = table.rows.indices.filter { places[0][$0] != "NULL" && places[0][$0] != "-1" }
    #expect(located.count == 320)
    func numbers(_ column: Int) -> ContiguousArray<Double> {
      ContiguousArray(located.compactMap { Double(places[column][$0]) })
    }
    var (x, y) = (numbers(0), numbers(1))
    try Projector(usesGrids: false).forward(&x, &y)
    let misses = zip(zip(x, y), zip(numbers(2), numbers(3))).map { max(abs($0.0 - $1.0), abs($0.1 - $1.1)) }
    #expect(misses.count == 320 && misses.allSatisfy { $0 < 0.1 })
    #expect(counts(try table.column("collision_severity")) == ["1": 6, "2": 53, "3": 265])
  }

  @Test func `every concern has lines of free text with its own mark, and some have no sensible end`() throws {
    let table = try Table("community-concerns.csv")
    let (words, from, to) = (
      try table.column("What happened"), try table.column("From"), try table.column("To")
    )
    #expect(
      words.indices.allSatisfy {
        words[$0].contains("PRIVATE-" + String("000\($0 + 1)".suffix(4))) && words[$0].contains("\n")
          && words[$0].contains("07700 900")
      })
    #expect(to.count { $0.isEmpty } == 8)
    let backwards = try zip(from, to).filter { from, to in
      try !to.isEmpty && LocalTimeReading(to).time < LocalTimeReading(from).time
    }
    #expect(backwards.count == 3)
  }

  @Test func `licensed premises have an address that ends with their postcode`() throws {
    let table = try Table("licensed-premises.csv")
    let postcodes = try SandmouthPartners.postcodes()
    let written = try table.column("Postcode")
    #expect(try table.column("Address").map { Postcodes.trailingPostcode(in: $0) } == written)
    #expect(written.allSatisfy { if case .found = postcodes.lookup($0) { true } else { false } })
    #expect(try table.column("longitude").count { $0 == "NA" } == 6)
    #expect(
      counts(try table.column("Type")) == [
        "Pub": 41, "Off licence": 39, "Restaurant": 34, "Late night takeaway": 25, "Night club": 11,
      ])
  }
}

/// The planted truth of the partners.
@Suite struct SandmouthPartnersTruthTests {
  private struct Planted {
    let partner: String
    let id: Int
    let easting: Double
    let northing: Double
    let radius: Double
    let perMonth: Double
    let months: ClosedRange<Month>

    static func all() throws -> [Planted] {
      let table = try SandmouthPartners.Table("planted-partners.csv")
      func texts(_ name: String) throws -> [String] { try table.column(name) }
      let names = ["place_id", "easting", "northing", "radius_m", "incidents_per_month"]
      let numbers = try names.map { try texts($0).compactMap(Double.init) }
      let (first, last) = (try texts("first_month"), try texts("last_month"))
      return try texts("partner").enumerated().map { row, partner in
        let months = try #require(Month(first[row]))...(try #require(Month(last[row])))
        return Planted(
          partner: partner, id: Int(numbers[0][row]), easting: numbers[1][row], northing: numbers[2][row],
          radius: numbers[3][row], perMonth: numbers[4][row], months: months)
      }
    }

    var monthCount: Double { Double(months.upperBound.ordinal - months.lowerBound.ordinal + 1) }
  }

  @Test func `every planted place has about the incidents that were asked for, and few in other months`() throws {
    for planted in try Planted.all() {
      let near = try SandmouthPartners.events(of: planted.partner).filter {
        $0.metres(to: planted.easting, planted.northing) <= planted.radius
      }
      let inMonths = near.filter { planted.months.contains($0.time.month) }
      let found = Double(inMonths.count) / planted.monthCount
      // What two partners saw comes on top, and of the background now and then something.
      #expect(found > planted.perMonth * 0.85 && found < planted.perMonth * 1.1 + 2.4, "\(planted) \(found)")
      #expect(near.count - inMonths.count <= 2)
    }
  }

  @Test func `four places are hot for one partner and nobody else`() throws {
    let partners = Set(try Planted.all().map(\.partner)).sorted()
    let own = try Planted.all().filter { $0.id > 100 }
    #expect(own.map(\.id) == [101, 103, 102, 104])
    for partner in partners {
      let events = try SandmouthPartners.events(of: partner)
      for place in own where place.partner != partner {
        let near = events.count { $0.metres(to: place.easting, place.northing) <= place.radius }
        #expect(near <= 4, "\(partner) at \(place.id)")
      }
    }
  }

  @Test func `five in six cases of Assembly Square are of Friday and Saturday night`() throws {
    let square = try #require(try Planted.all().first { $0.id == 101 })
    let near = try SandmouthPartners.events(of: square.partner).filter {
      $0.metres(to: square.easting, square.northing) <= square.radius
    }
    // Friday and Saturday from 22:00, and the three hours after.
    let nights = [118..<123, 142..<147]
    let atNight = near.count { event in nights.contains { $0.contains(event.time.hourOfWeek) } }
    #expect(near.count == 405)
    #expect(atNight == 337)
  }

  @Test func `both sides of what two partners saw lie within 60 m and an hour`() throws {
    let table = try SandmouthPartners.Table("planted-overlaps.csv")
    let partners = try table.column("partner")
    #expect(partners.count { $0 == "ambulance" } == 120 && partners.count { $0 == "community-concerns" } == 24)
    func byID(_ partner: String) throws -> [String: SandmouthPartners.Event] {
      Dictionary(try SandmouthPartners.events(of: partner).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let cases = try byID("council-asb-cases")
    let others = ["ambulance": try byID("ambulance"), "community-concerns": try byID("community-concerns")]
    let ids = zip(try table.column("council_case"), try table.column("partner_incident"))
    for (partner, (number, other)) in zip(partners, ids) {
      let (a, b) = (try #require(cases[number]), try #require(others[partner]?[other]))
      #expect(a.metres(to: b.easting, b.northing) <= 60 && abs(a.time.minutes(until: b.time)) <= 60, "\(number)")
    }
    #expect(Set(try table.column("council_case")).count == 144)
  }
}
