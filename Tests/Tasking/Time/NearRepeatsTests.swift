import Formats
import Incidents
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct NearRepeatsTests {
  private func repeats(
    _ table: IncidentTable, _ settings: NearRepeats.Settings = NearRepeats.Settings(), workers: Int = 1
  ) throws -> NearRepeats {
    try NearRepeats(table, isInside: RepeatTable.all(table), settings, workers: workers)
  }

  private func date(_ day: Int) -> String { LocalTime(day: 9_132 + day).description.prefix(10).description }

  /// Incidents anywhere in 4 km and 300 days, every third followed within 60 m on foot and 6 days where `follow` says so.
  private func seeded(follow: Bool, seed: UInt64) throws -> IncidentTable {
    var random = RandomNumbers(seed: seed)
    var rows = RepeatTable()
    for number in 0..<200 {
      let (east, north, day) = (random.below(4_000), random.below(4_000), random.below(300))
      rows.council.append("\(date(day)),Noise,,\(east),\(north),1")
      let (later, further) = (day + random.below(7), east + random.below(60))
      if number % 3 == 0, follow { rows.council.append("\(date(later)),Noise,,\(further),\(north),1") }
    }
    return try rows.read()
  }

  @Test func `a planted pattern is told in words with its reach`() throws {
    var settings = NearRepeats.Settings()
    settings.incident = NearRepeats.incident(of: .burglary)
    let found = try repeats(seeded(follow: true, seed: 1), settings)
    let reach = try #require(found.reaches.first)
    #expect(found.reaches.count == 1 && !reach.isSamePlace)
    #expect(reach.within.metres == 0..<100 && reach.within.days == 0..<7 && reach.within.observed >= 67)
    #expect(reach.within.ratio > 10 && reach.within.p == 0.001 && reach.within.q <= 0.05)
    let answer = try #require(found.answer.first)
    #expect(answer.hasPrefix("After a burglary, risk within 100 m is "))
    #expect(answer.contains(" times as high for 7 days: \(reach.within.observed) pairs where "))
  }

  @Test func `a far band by itself reaches no further than the near one does`() throws {
    var random = RandomNumbers(seed: 7)
    var rows = RepeatTable()
    for number in 0..<240 {
      let (east, north, day) = (random.below(6_000), random.below(6_000), random.below(300))
      rows.council.append("\(date(day)),Noise,,\(east),\(north),1")
      // A third is followed near by and soon, another third 350 m away after 24 days, and nothing in between.
      switch number % 3 {
      case 0: rows.council.append("\(date(day + random.below(7))),Noise,,\(east + 10 + random.below(50)),\(north),1")
      case 1: rows.council.append("\(date(day + 24)),Noise,,\(east + 350),\(north),1")
      default: break
      }
    }
    let found = try repeats(rows.read())
    let (near, far) = (found.result.table[1, 0], found.result.table[4, 3])
    #expect(near.q <= 0.05 && far.q <= 0.05 && found.result.within[4, 3].q <= 0.05)
    #expect(found.reaches.map(\.within.metres) == [0..<100] && found.reaches.map(\.within.days) == [0..<7])
  }

  @Test func `where nothing is significant that is said`() throws {
    let found = try repeats(seeded(follow: false, seed: 1))
    #expect(found.reaches.isEmpty && found.answer.count == 1)
    #expect(found.answer[0].hasPrefix("No near-repeat pattern is significant"))
    #expect(found.answer[0].contains("with 200 incidents whose day is known"))
  }

  @Test func `repeats at one place are told as such`() throws {
    var rows = RepeatTable()
    var random = RandomNumbers(seed: 3)
    // A kilometre from one another.
    for number in 0..<120 {
      let (east, north, day) = (number % 12 * 1_000, number / 12 * 1_000, random.below(300))
      rows.council.append("\(date(day)),Noise,,\(east),\(north),1")
      rows.council.append("\(date(day + random.below(7))),Noise,,\(east),\(north),1")
    }
    let found = try repeats(rows.read())
    #expect(found.reaches.count == 1 && found.reaches[0].isSamePlace)
    #expect(found.answer[0].hasPrefix("After an incident, risk at the same place is "))
  }

  @Test(.tags(.threads))
  func `the answer is the same for 1, 2 and 7 workers`() throws {
    let table = try seeded(follow: true, seed: 2)
    let one = try repeats(table)
    for workers in [2, 7] {
      let other = try repeats(table, workers: workers)
      #expect(other.answer == one.answer && other.about == one.about)
      #expect(other.result.within.cells.map(\.mean) == one.result.within.cells.map(\.mean))
    }
  }

  @Test func `a row for three incidents is three at one place and day`() throws {
    var settings = NearRepeats.Settings()
    settings.permutations = 19
    var rows = RepeatTable()
    rows.council = ["2025-01-01,Noise,,0,0,3", "2025-01-03,Noise,,150,0,1", "2025-03-03,Noise,,9000,0,1"]
    let heavy = try repeats(rows.read(), settings)
    rows.council = ["2025-01-01,Noise,,0,0,1"] + ["2025-01-01,Noise,,0,0,1"] + rows.council.dropFirst()
    rows.council.append("2025-01-01,Noise,,0,0,1")
    let single = try repeats(rows.read(), settings)
    #expect(heavy.result.table.cells.map(\.observed) == single.result.table.cells.map(\.observed))
    #expect(heavy.result.table[0, 0].observed == 3 && heavy.result.table[2, 0].observed == 3)
    #expect(heavy.tally.dated == 5 && heavy.tally.inHeavyRows == 3 && single.tally.inHeavyRows == 0)
    #expect(heavy.about.contains { $0.hasPrefix("3 incidents stand in rows for several") })
    rows.council = (0..<30).map { _ in "2025-01-01,Noise,,0,0,100000" }
    let absurd = try rows.read()
    let error = #expect(throws: InputError.self) { try repeats(absurd, settings) }
    #expect(error?.status == .badData && error?.description.contains("too many") == true)
  }

  @Test func `months are never given a day, and incidents without one are counted`() throws {
    var rows = RepeatTable()
    rows.police = [("2025-01", 0, 0, "Burglary"), ("2025-02", 0, 0, "Burglary")]
    let months = try rows.read()
    let error = #expect(throws: InputError.self) { try repeats(months) }
    #expect(error?.status == .badData)
    #expect(error?.description.contains("of all 2 the month alone is: police.uk publishes no days") == true)
    rows.council = ["2025-01-01,Noise,,0,0,1", "2025-01-02,Noise,,0,0,1", "2025-01-02,Noise,,,,4"]
    let found = try repeats(rows.read())
    #expect(found.tally.dated == 2 && found.tally.monthOnly == 2 && found.tally.elsewhere == 4)
    #expect(found.result.table[0, 0].observed == 1 && found.result.eventCount == 2)
  }

  @Test func `what lies outside is left out, and nothing inside is refused`() throws {
    var rows = RepeatTable()
    rows.council = ["2025-01-01,Noise,,0,0,1", "2025-01-02,Noise,,0,0,1", "2025-01-02,Noise,,500,0,2"]
    let table = try rows.read()
    let isInside = table.x.map { $0 < RepeatTable.origin.easting + 100 }
    let found = try NearRepeats(table, isInside: isInside)
    #expect(found.tally.dated == 2 && found.tally.elsewhere == 2)
    #expect(throws: InputError.self) { try NearRepeats(table, isInside: isInside.map { _ in false }) }
  }

  @Test func `coarse places and sources of other months are warned of`() throws {
    var rows = RepeatTable()
    rows.council = ["2025-01-01,Noise,,0,0,1", "2025-02-02,Noise,,9,0,1"]
    #expect(try repeats(rows.read()).about.allSatisfy { !$0.contains("known no better") && !$0.contains("sources") })
    rows.ambulance = ["2025-01-01,\(RepeatTable.postcode)", "2025-02-01,\(RepeatTable.postcode)"]
    rows.fire = ["2025-02-03,TQ027021", "2025-02-04,TQ0221", "2025-02-05,TQ0270002100"]
    let found = try repeats(rows.read())
    #expect(
      found.tally.coarse == [.postcode: 2, .gridReference(metres: 100): 1, .gridReference(metres: 1_000): 1])
    #expect(found.about.contains { $0.hasPrefix("Of 4 incidents the place is known no better than the band to 100 m") })
    #expect(found.about.contains { $0.contains("of 3 sources") })
    #expect(
      found.about.contains { $0.contains("fire 2025-02 to 2025-02") && $0.contains("council 2025-01 to 2025-02") })
  }
}
