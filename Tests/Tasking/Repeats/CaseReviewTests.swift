import Incidents
import Tasking
import TestSupport
import Testing

@Suite struct CaseReviewTests {
  private func review(
    _ table: IncidentTable, _ last: String, rule: CaseReviewRule = CaseReviewRule(), covered: Set<Month>? = nil
  ) throws -> CaseReview {
    CaseReview(
      table, isInside: RepeatTable.all(table), ending: try #require(Month(last)), rule: rule, covered: covered)
  }

  @Test func `three reports at an address in six months are a candidate, with the dates that made it so`() throws {
    var rows = RepeatTable()
    rows.council = [
      "2025-03-01,Noise,1 High Street,10,0,1", "2025-05-04,Rowdy,1 High Street,10,0,1",
      // Graffiti is environmental: it does not qualify. Two at the next address are not enough.
      "2025-06-01,Graffiti,1 High Street,10,0,1", "2025-06-01,Noise,2 High Street,20,0,1",
      "2025-06-02,Noise,2 High Street,20,0,1", "2025-06-03,Graffiti,2 High Street,20,0,1",
    ]
    rows.housing = ["2025-08-31,Noise,1 High Street,10,0", "2025-08-31,Noise,1 High Street,10,0"]
    let table = try rows.read()
    let found = try review(table, "2025-08")
    #expect(found.places.count == 1 && found.candidates.count == 1 && found.monthOnly == 0)
    let place = try #require(found.places.first)
    #expect(place.reports == 4 && place.kind == .exactPlace && place.standing == "yes")
    #expect(place.datesInWords == "2025-03-01; 2025-05-04; 2025-08-31 (2)")
    #expect(place.mix.sources.words == "council (2); housing (2)" && place.mix.name == "1 High Street")
    #expect(
      found.sentences.first
        == "Case review: 1 exact place and 0 postcodes have 3 reports or more (asb) in 6 months, 2025-03-01 to 2025-08-31."
    )
    #expect(found.sentences.contains { $0.hasPrefix("A review is for a victim") })
    #expect(found.sentences.contains { $0.hasPrefix("No persons are read") })
  }

  /// The first day that counts, and the day before it, of windows of six months.
  @Test(arguments: [
    ("2025-08", "2025-03-01", "2025-02-28"), ("2024-08", "2024-03-01", "2024-02-29"),
    ("2025-02", "2024-08-29", "2024-08-28"), ("2025-06", "2024-12-31", "2024-12-30"),
    ("2025-12", "2025-07-01", "2025-06-30"),
  ])
  func `a report of the window's first day counts, and one of the day before does not`(
    last: String, first: String, before: String
  ) throws {
    func count(_ day: String) throws -> Int {
      var rows = RepeatTable()
      rows.council = ["\(day),Noise,A,10,0,1", "\(last)-01,Noise,A,10,0,1", "\(last)-28,Noise,A,10,0,1"]
      return try review(try rows.read(), last).places.count
    }
    #expect(try count(first) == 1)
    #expect(try count(before) == 0)
  }

  @Test func `what is later than the window's last month does not count, and its last day does`() throws {
    var rows = RepeatTable()
    rows.council = ["2025-06-01,Noise,A,10,0,2", "2025-07-01,Noise,A,10,0,1"]
    #expect(try review(try rows.read(), "2025-06").places.isEmpty)
    rows.council = ["2025-06-01,Noise,A,10,0,2", "2025-06-30,Noise,A,10,0,1"]
    #expect(try review(try rows.read(), "2025-06").places.count == 1)
  }

  @Test func `where the month alone is known the window is of whole months, and no day is made up`() throws {
    var rows = RepeatTable()
    rows.council = ["2024-09,Noise,A,10,0,1", "2025-01,Noise,A,10,0,1", "2025-02,Noise,A,10,0,1"]
    let found = try review(try rows.read(), "2025-02")
    #expect(found.places.map(\.datesInWords) == ["2024-09; 2025-01; 2025-02"] && found.monthOnly == 3)
    #expect(found.sentences.contains { $0.hasPrefix("Of 3 reports the month alone is known") })
    // The days of the window begin on 29 August: August as a month may have been the first as well.
    rows.council[0] = "2024-08,Noise,A,10,0,1"
    #expect(try review(try rows.read(), "2025-02").places.isEmpty)
    rows.council[0] = "2024-08-31,Noise,A,10,0,1"
    #expect(try review(try rows.read(), "2025-02").places.map(\.datesInWords) == ["2024-08-31; 2025-01; 2025-02"])
  }

  @Test func `a postcode is coarse, and points and squares are counted and listed only when asked`() throws {
    var rows = RepeatTable()
    rows.council = ["2025-06-01,Noise,A,10,0,3"]
    rows.ambulance = ["2025-04-01,BN17 5AY", "2025-05-01,BN17 5AY", "2025-06-01,BN17 5AY", "2025-06-02,BN17 5AY"]
    rows.fire = ["2025-04-01,TQ0005", "2025-05-01,TQ0005", "2025-06-01,TQ0005"]
    rows.police = [(String, Double, Double, String)](
      repeating: ("2025-06", 900, 900, "Anti-social behaviour"), count: 5
    ).map { (month: $0.0, east: $0.1, north: $0.2, category: $0.3) }
    let table = try rows.read()
    let found = try review(table, "2025-06")
    // An address first, however many a postcode has.
    #expect(found.places.map(\.kind) == [.exactPlace, .postcode] && found.places.map(\.standing) == ["yes", "coarse"])
    #expect(found.reached.map(\.kind) == PlaceKind.allCases && found.reached.map(\.places) == [1, 1, 1, 1])
    let told = "The number is reached too by 1 published point, each of which stands for a street and is no address: "
    #expect(found.sentences.contains(told + "not listed."))
    var rule = CaseReviewRule()
    rule.listsPoints = true
    let all = try review(table, "2025-06", rule: rule)
    #expect(
      all.places.map(\.kind) == PlaceKind.allCases && all.places.map(\.standing) == ["yes", "coarse", "no", "no"])
    #expect(all.candidates == found.places)
    #expect(all.sentences.contains(told + "listed as such."))
  }

  @Test func `the number, the window and the themes are the district's own`() throws {
    var rows = RepeatTable()
    rows.council = [
      "2025-05-01,Graffiti,A,10,0,1", "2025-06-01,Noise,A,10,0,1", "2025-04-30,Noise,B,20,0,1",
      "2025-06-01,Noise,B,20,0,1",
    ]
    let table = try rows.read()
    var rule = CaseReviewRule()
    (rule.reports, rule.months) = (2, 2)
    #expect(try review(table, "2025-06", rule: rule).places.isEmpty)
    rule.themes = [.asb, .environmental]
    #expect(try review(table, "2025-06", rule: rule).places.map(\.mix.name) == ["A"])
    #expect(rule.words == "2 reports or more (asb, environmental) in 2 months")
    rule.months = 3
    #expect(try review(table, "2025-06", rule: rule).places.map(\.mix.name) == ["A", "B"])
    rule.reports = 3
    #expect(try review(table, "2025-06", rule: rule).places.isEmpty)
  }

  @Test func `most reports first, then the latest, then from south to north`() throws {
    var rows = RepeatTable()
    rows.council = [
      "2025-06-01,Noise,A,10,300,3", "2025-06-02,Noise,B,20,200,3", "2025-06-02,Noise,C,30,100,3",
      "2025-05-02,Noise,D,40,0,4",
    ]
    #expect(try review(try rows.read(), "2025-06").places.map(\.mix.name) == ["D", "C", "B", "A"])
  }

  @Test func `months of the window that no file covers are named`() throws {
    var rows = RepeatTable()
    rows.council = ["2025-05-01,Noise,A,10,0,1", "2025-06-01,Noise,A,10,0,1"]
    let found = try review(try rows.read(), "2025-06")
    #expect(found.missingMonths.map(\.description) == ["2025-01", "2025-02", "2025-03", "2025-04"])
    #expect(found.sentences.contains { $0.hasPrefix("No file covers 2025-01, 2025-02, 2025-03, 2025-04") })
  }

  @Test func `what lies outside the study area is nobody's here`() throws {
    var rows = RepeatTable()
    rows.council = ["2025-06-01,Noise,A,10,0,3"]
    let table = try rows.read()
    let found = CaseReview(table, isInside: [false], ending: try #require(Month("2025-06")))
    #expect(found.places.isEmpty && found.reached.isEmpty)
  }
}
