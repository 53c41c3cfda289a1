@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct OverlapTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Sources of rows, by name, read, projected and laid side by side in the order given.
  private func table(_ sources: [(name: String, rows: [[String: String]])]) throws -> IncidentTable {
    let projector = try Projector(usesGrids: false)
    let tables = try sources.map { source -> IncidentTable in
      var table = try read(try folder.source(source.rows, PartnerFile.ranges, name: source.name))
      try table.project(by: projector)
      return table
    }
    let joined = IncidentTable.joined(tables)
    expectNothingLost(joined)
    return joined
  }

  private func row(_ time: String, x: Double = 502_738, y: Double = 102_163, type: String = "Noise") -> [String: String]
  {
    let ends = time.split(separator: "/").map(String.init)
    return PartnerFile.row(["From": ends[0], "To": ends.last ?? "", "X": "\(x)", "Y": "\(y)", "Type": type])
  }

  private func pairs(_ table: IncidentTable, metres: Double = 100, hours: Double = 2) -> [String] {
    var rule = Overlap.Rule()
    (rule.metres, rule.hours) = (metres, hours)
    return Overlap(table, rule: rule).pairs.map { "\($0.first) \($0.second) \($0.theme) \($0.ofFirst) \($0.ofSecond)" }
  }

  @Test(arguments: [
    ("2025-07-04 12:00", 0.0, true), ("2025-07-04 14:00", 0, true), ("2025-07-04 14:01", 0, false),
    ("2025-07-04 10:00", 0, true), ("2025-07-04 09:59", 0, false), ("2025-07-04 12:00", 100, true),
    ("2025-07-04 12:00", 100.01, false), ("2025-07-04 12:00", -100, true), ("2025-07-04", 0, true),
    ("2025-07-05", 0, false), ("2025-07-03 09:00/2025-07-04 08:59", 0, false),
    // Ranges of a day or more are not asked, and months are not either.
    ("2025-07-04 09:00/2025-07-05 09:00", 0, false), ("2025-07-04/2025-07-05", 0, false),
  ])
  func `two sources overlap within 100 metres and two hours`(time: String, x: Double, expected: Bool) throws {
    let table = try table([
      ("b", [row(time, x: 502_738 + x), row("2025-01-01 12:00")]), ("a", [row("2025-07-04 12:00")]),
    ])
    #expect(pairs(table) == (expected ? ["a b asb 1 1"] : []))
  }

  @Test func `a source does not overlap with itself, nor themes with one another`() throws {
    let same = [row("2025-07-04 12:00"), row("2025-07-04 12:00"), row("2025-07-04 12:05")]
    #expect(try pairs(table([("a", same)])) == [])
    let other = [row("2025-07-04 12:00", type: "Graffiti"), row("2025-07-04 12:00", type: "New")]
    #expect(try pairs(table([("a", same), ("b", other)])) == [])
    #expect(
      try pairs(table([("a", same + other), ("b", other + [same[0]])])) == [
        "a b asb 3 1", "a b environmental 1 1", "a b other 1 1",
      ])
  }

  @Test func `an incident with many near it counts once, whatever its weight`() throws {
    var heavy = row("2025-07-04 12:00")
    heavy["Count"] = "7"
    let table = try table([("a", [heavy]), ("b", (0..<5).map { row("2025-07-04 12:0\($0)") }), ("c", [heavy])])
    #expect(pairs(table) == ["a b asb 1 5", "a c asb 1 1", "b c asb 5 1"])
    #expect(Overlap(table).compared == 7)
  }

  @Test func `what has no place or no day is not compared`() throws {
    var unlocated = row("2025-07-04 12:00")
    (unlocated["X"], unlocated["Y"]) = ("", "")
    let rows = [row("2025-07-04 12:00"), unlocated, row("2025-07-01/2025-07-04")]
    let table = try table([("a", rows), ("b", rows)])
    #expect(pairs(table) == ["a b asb 1 1"])
    #expect(Overlap(table).compared == 2)
    #expect(Overlap(IncidentTable.joined([])).compared == 0)
  }

  @Test func `no time at all between them asks for ranges that touch`() throws {
    let table = try table([
      ("a", [row("2025-07-04 12:00/2025-07-04 13:00")]),
      ("b", [row("2025-07-04 13:00"), row("2025-07-04 13:01"), row("2025-07-04 11:00/2025-07-04 12:00")]),
    ])
    #expect(pairs(table, hours: 0) == ["a b asb 1 2"])
    #expect(pairs(table, hours: 1.0 / 60) == ["a b asb 1 3"])
    #expect(pairs(table, metres: 0, hours: 0) == ["a b asb 1 2"])
  }

  @Test(.tags(.property), arguments: [(100.0, 2.0), (30, 0.5), (400, 30)])
  func `seeded sources overlap as a look at every pair says, in any order of sources and rows`(
    metres: Double, hours: Double
  ) throws {
    var random = RandomNumbers(seed: 41)
    func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    func time() -> String {
      let day = number(1..<5)
      let from = "2025-07-\(two(day)) \(two(number(0..<24))):\(two(number(0..<12) * 5))"
      switch number(0..<5) {
      case 0: return "2025-07-\(two(day))"
      case 1: return "\(from)/2025-07-\(two(day + number(0..<3))) \(two(number(0..<24))):00"
      default: return from
      }
    }
    let sources = ["c", "a", "b"].map { name in
      (
        name,
        (0..<130).map { _ in
          row(
            time(), x: 502_000 + Double(number(0..<60) * 10), y: 102_000 + Double(number(0..<60) * 10),
            type: ["Noise", "Graffiti"][number(0..<2)])
        }
      )
    }
    let table = try table(sources)
    let minutes = Int((hours * 60).rounded())
    let events = (0..<table.count).compactMap { incident -> SlowOverlap.Event? in
      let location = Int(table.location(of: incident))
      guard let time = table.time(of: incident), time.minutes < 1_440 else { return nil }
      return SlowOverlap.Event(
        source: table.files[table.file(of: incident)].source,
        theme: table.categories[Int(table.category[incident])].theme.rawValue, x: table.x[location],
        y: table.y[location], earliest: Int(time.earliest.minutes), latest: Int(time.latest.minutes))
    }
    let slow = SlowOverlap.pairs(events, metres: metres, minutes: minutes)
    let expected = slow.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value[0]) \($0.value[1])" }
    #expect(expected.count == 6)
    #expect(pairs(table, metres: metres, hours: hours) == expected)
    let others = try self.table(sources.reversed().map { ($0.0, $0.1.shuffled(using: &random)) })
    #expect(pairs(others, metres: metres, hours: hours) == expected)
  }
}
