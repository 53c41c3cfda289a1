import Incidents
import Places
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct RepeatPlacesTests {
  private func period(_ last: String, _ months: Int) throws -> Period {
    Period(ending: try #require(Month(last)), months: months)
  }

  private func repeats(
    _ table: IncidentTable, _ last: String, _ months: Int, atLeast: Int = 2, covered: Set<Month>? = nil
  ) throws -> RepeatPlaces {
    RepeatPlaces(
      table, isInside: RepeatTable.all(table), in: try period(last, months), covered: covered, atLeast: atLeast)
  }

  /// Metres east of the corner.
  private func east(_ place: RepeatPlace, _ table: IncidentTable) -> Int {
    Int((table.x[place.location] - RepeatTable.origin.easting).rounded())
  }

  @Test func `places go by count, then by the latest, then from south to north and from west to east`() throws {
    var rows = RepeatTable()
    rows.council = [
      // Three at 10 and at 20, the latter later; two at 30 to 50, of one day; one at 60.
      "2025-03-01,Noise,A,10,0,1", "2025-03-02,Noise,A,10,0,1", "2025-03-03,Noise,A,10,0,1",
      "2025-03-01,Noise,B,20,500,1", "2025-03-02,Noise,B,20,500,1", "2025-03-04,Noise,B,20,500,1",
      "2025-03-01,Noise,C,30,200,1", "2025-03-05,Noise,C,30,200,1", "2025-03-02,Noise,D,40,100,1",
      "2025-03-05,Noise,D,40,100,1", "2025-03-03,Noise,E,50,100,1", "2025-03-05,Noise,E,50,100,1",
      "2025-03-06,Noise,F,60,0,1",
    ]
    let table = try rows.read()
    let found = try repeats(table, "2025-03", 1, atLeast: 1)
    #expect(found.places.map { east($0, table) } == [20, 10, 40, 50, 30, 60])
    #expect(found.places.map(\.rank) == [1, 2, 3, 4, 5, 6] && found.places.map(\.incidents) == [3, 3, 2, 2, 2, 1])
    #expect(found.places.map(\.mix.name) == ["B", "A", "D", "E", "C", "F"])
    #expect(found.places.map(\.share) == [3, 3, 2, 2, 2, 1].map { $0 / 13.0 })
    #expect(found.places.map(\.cumulativeShare) == [3, 6, 8, 10, 12, 13].map { $0 / 13.0 })
    #expect(found.places.map(\.cumulativePlaceShare) == (1...6).map { Double($0) / 6 })
    // Shares are of everything, listed or not.
    let two = try repeats(table, "2025-03", 1)
    #expect(two.places == Array(found.places.prefix(5)) && two.curve == found.curve)
  }

  @Test(.tags(.property), arguments: 1...4)
  func `neither the order of rows nor that of partners changes the ranking`(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    func rows(_ count: Int) -> [String] {
      (0..<count).map { _ in
        let day = 1 + random.below(9)
        return "2025-0\(1 + random.below(3))-0\(day),Noise,S,\(random.below(5) * 10),\(random.below(5) * 10),1"
      }
    }
    var one = RepeatTable()
    one.council = rows(120)
    let housing = rows(60).map { String($0.dropLast(2)) }
    one.housing = housing
    let table = try one.read()
    let found = try repeats(table, "2025-03", 3)
    one.council.shuffle(using: &random)
    one.housing.shuffle(using: &random)
    let shuffled = try one.read()
    #expect(try repeats(shuffled, "2025-03", 3).places == found.places)
    // Counted plainly.
    var counts: [String: Int] = [:]
    for row in one.council + housing.map({ $0 + ",1" }) {
      let fields = row.split(separator: ",")
      counts["\(fields[3]) \(fields[4])", default: 0] += 1
    }
    #expect(found.places.map(\.incidents) == counts.values.filter { $0 >= 2 }.sorted(by: >))
    #expect(found.curve.incidents == 180 && found.curve.places == counts.count)
  }

  @Test func `a row counts as many as it stands for, and the period alone`() throws {
    var rows = RepeatTable()
    rows.council = [
      "2025-01-01,Noise,A,10,0,9", "2025-02-01,Noise,A,10,0,2", "2025-03-01,Graffiti,A,10,0,3",
      "2025-04-01,Noise,A,10,0,9", "2025-02-01,Noise,B,20,0,1", "2025-02-01,Noise,,,,4",
    ]
    let table = try rows.read()
    let found = try repeats(table, "2025-03", 2)
    #expect(found.places.map(\.incidents) == [5] && found.curve.incidents == 6)
    #expect(found.places.first?.mix.themes.words == "environmental (3); asb (2)")
    #expect(found.places.first?.mix.sources.words == "council (5)")
    #expect(found.places.first?.dates.firstMonth.description == "2025-02")
    // Two of one day are no day apart, three of another none either, and 28 lie between.
    #expect(found.places.first?.dates.shortestGapDays == 0 && found.places.first?.dates.medianGapDays == 0)
    let outside = RepeatPlaces(
      table, isInside: table.x.map { $0 < RepeatTable.origin.easting + 15 }, in: try period("2025-03", 2))
    #expect(outside.curve.incidents == 5)
  }

  @Test func `the same metre is one place for two partners, and another precision is another place`() throws {
    var rows = RepeatTable()
    rows.council = ["2025-03-01,Noise,High Street,300,300,1", "2025-03-02,Noise,High Street,300,300,1"]
    rows.housing = ["2025-03-03,Noise,Flat,300.0004,299.9996", "2025-03-03,Noise,Flat,301,300"]
    rows.ambulance = ["2025-03-04,BN17 5AY", "2025-03-05,BN17 5AY"]
    rows.fire = ["2025-03-04,TQ0005", "2025-03-05,TQ0005"]
    rows.police = [("2025-03", 300, 300, "Burglary"), ("2025-03", 300, 300, "Drugs")]
    let table = try rows.read()
    let found = try repeats(table, "2025-03", 1)
    let kinds = Dictionary(uniqueKeysWithValues: found.places.map { ($0.kind, $0) })
    #expect(found.places.count == 4 && kinds.count == 4)
    #expect(kinds[.exactPlace]?.incidents == 3 && kinds[.exactPlace]?.mix.sources.words == "council (2); housing (1)")
    #expect(kinds[.exactPlace]?.mix.name == "High Street")
    #expect(kinds[.postcode]?.incidents == 2 && kinds[.gridSquare]?.incidents == 2)
    #expect(kinds[.publishedPoint]?.incidents == 2 && kinds[.publishedPoint]?.mix.name == "High Street")
    #expect(found.kinds.map(\.kind) == PlaceKind.allCases && found.kinds.map(\.places) == [2, 1, 1, 1])
    #expect(found.sentences.contains { $0.contains("1 published point: each stands for the street") })
    #expect(found.sentences.contains { $0.contains("are ranked together") })
    #expect(!found.sentences.contains { $0.contains("published point: an address") })
  }

  @Test func `days are told where they are known, and a month never gets one`() throws {
    var rows = RepeatTable()
    rows.council = [
      // Days 1, 4, 14 of March: 17 to the 31st.
      "2025-03-14,Noise,A,10,0,1", "2025-03-01,Noise,A,10,0,1", "2025-03-04,Noise,A,10,0,1",
      // A month before the day: the last is known, the gaps are not.
      "2025-02,Noise,B,20,0,1", "2025-03-20,Noise,B,20,0,1",
      // A month that may hold the last: neither is.
      "2025-03,Noise,C,30,0,1", "2025-03-31,Noise,C,30,0,1",
      // Months alone.
      "2025-01,Noise,D,40,0,1", "2025-01,Noise,D,40,0,1",
    ]
    let table = try rows.read()
    let places = try repeats(table, "2025-03", 3).places
    let dates = Dictionary(uniqueKeysWithValues: places.map { ($0.mix.name, $0.dates) })
    #expect(dates["A"]?.daysSinceLast == 17 && dates["A"]?.medianGapDays == 6.5 && dates["A"]?.shortestGapDays == 3)
    #expect(dates["B"]?.daysSinceLast == 11 && dates["B"]?.medianGapDays == nil && dates["B"]?.shortestGapDays == nil)
    for name in ["C", "D"] {
      #expect(dates[name]?.lastDay == nil && dates[name]?.daysSinceLast == nil && dates[name]?.medianGapDays == nil)
    }
    #expect(["A", "B", "C", "D"].map { dates[$0]?.monthsSinceLast } == [0, 0, 0, 2])
    #expect(["A", "B", "C", "D"].map { dates[$0]?.activeMonths } == [1, 2, 1, 1])
  }

  @Test func `the pattern is of twelve months, a gap in the files is none of them, and later ones are not looked at`()
    throws
  {
    var rows = RepeatTable()
    rows.council = [
      "2024-03-01,Noise,A,10,0,1", "2024-04-01,Noise,A,10,0,1", "2024-06-01,Noise,A,10,0,1",
      "2025-02-01,Noise,A,10,0,1",
      "2025-03-01,Noise,A,10,0,1", "2025-04-01,Noise,A,10,0,1", "2024-09-01,Noise,B,20,0,1",
    ]
    let table = try rows.read()
    let pattern = try repeats(table, "2025-03", 2).places.map(\.dates.pattern)
    // Months in which no incident is anywhere are not known to be without.
    #expect(pattern == ["x?x??.????xx"])
    let covered = Set(try period("2025-03", 24).months).subtracting([try #require(Month("2024-05"))])
    #expect(try repeats(table, "2025-03", 2, covered: covered).places.map(\.dates.pattern) == ["x?x.......xx"])
  }

  @Test func `a period without incidents has no places, and says so`() throws {
    var rows = RepeatTable()
    rows.council = ["2025-03-01,Noise,A,10,0,5"]
    let found = try repeats(try rows.read(), "2024-12", 6)
    #expect(found.places.isEmpty && found.paretoSentence == nil && found.curve.incidents == 0)
    #expect(found.sentences == ["Repeat places: no incident of 2024-07 to 2024-12 has a place in the study area."])
  }

  @Test func `what the few hold is said`() throws {
    var rows = RepeatTable()
    rows.council =
      ["2025-03-01,Noise,A,10,0,8"] + [20, 30, 40, 50].map { "2025-03-01,Noise,B,\($0),0,\($0 == 20 ? 2 : 0 + 1)" }
    let found = try repeats(try rows.read(), "2025-03", 1)
    #expect(
      found.paretoSentence
        == "80-20: 80 % of the incidents are at 3 places, 60 % of those that have any; the busiest 20 % (1) have 61.5 %."
    )
    #expect(
      found.sentences.first
        == "2 places with 2 or more of the 13 incidents of 2025-03 hold 76.9 % of them; 5 places with any.")
  }

  /// pandas 2 on the subset of Arun in 2025: value_counts of the coordinates.
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `Arun's busiest points are pandas'`() throws {
    let files = SharedData.files(in: "police/arun_2025").map {
      IncidentFile(source: "police", file: NamedFile(path: $0, name: "arun"))
    }
    var table = try IncidentSource(name: "police", format: .policeUK, files: files, scheme: .policeUK).read()
    try table.project(by: try Projector(usesGrids: false))
    let found = try repeats(table, "2025-12", 12)
    #expect(found.curve.places == 1_918 && found.curve.incidents == 14_741)
    #expect(found.places.prefix(5).map(\.incidents) == [260, 199, 153, 153, 146])
    #expect(found.places.count == 1_918 - 471)
    #expect(found.places.allSatisfy { $0.kind == .publishedPoint && $0.dates.lastDay == nil })
    #expect(found.places.first?.mix.name == "Supermarket" && found.places.first?.dates.pattern == "xxxxxxxxxxxx")
    #expect([25, 50, 80].map { found.curve.fewestPlaces(holding: $0) } == [45, 194, 659])
  }
}
