import Formats
import Incidents
import Places
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct PeakTimesTests {
  /// A row of a partner's file; a month or a date where there is no beginning and no end.
  private struct Row {
    var from = ""
    var to = ""
    var date = ""
    var kind = "Noise"
    var incidents = 1
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func table(_ rows: [Row]) throws -> IncidentTable {
    var text = "from,to,date,kind,n,x,y\n"
    for row in rows { text += "\(row.from),\(row.to),\(row.date),\(row.kind),\(row.incidents),502738,102163\n" }
    var columns = ColumnMapping(
      position: .coordinates(x: "x", y: "y", referenceSystem: ReferenceSystem.nationalGrid))
    (columns.from, columns.to, columns.date) = ("from", "to", "date")
    (columns.category, columns.weight) = ("kind", "n")
    let path = try folder.write(text, to: "council.csv")
    let file = IncidentFile(source: "council", file: NamedFile(path: path, name: "council.csv"))
    let source = IncidentSource(
      name: "council", format: .csv, files: [file],
      scheme: CategoryScheme([.asb: ["Noise"], .burglary: ["Burglary"], .environmental: ["Graffiti"]]), columns: columns
    )
    return try source.read()
  }

  private func peaks(
    _ rows: [Row], windows: Int = 3, hours: Int = 4, least: Int = 1, workers: Int = 1
  ) throws -> PeakTimes {
    let table = try table(rows)
    var settings = PeakTimes.Settings()
    (settings.windows, settings.windowHours, settings.leastIncidents) = (windows, hours, least)
    return PeakTimes(table, by: [.themes(of: table)], settings, workers: workers)
  }

  /// A time of some day in June 2025, whose second is a Monday.
  private func june(_ day: Int, _ hour: Int, _ minute: Int = 0) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "2025-06-\(two(day)) \(two(hour)):\(two(minute))"
  }

  @Test func `every incident is counted by how well its time is known`() throws {
    let peaks = try peaks([
      Row(from: june(2, 10), to: june(2, 10, 59), incidents: 2), Row(from: june(2, 10), to: june(2, 13, 59)),
      Row(from: june(2, 10), to: june(2, 19)), Row(date: "2025-06-03", incidents: 5),
      Row(from: june(2, 10), to: june(5, 10)), Row(date: "2025-06", incidents: 7),
    ])
    let district = peaks.district
    #expect(district.incidents == 17 && district.monthOnly == 7 && district.wholeDays == 6 && district.timed == 4)
    #expect(district.profile.knownToHour == 2 && district.knownToWindow == 3)
    #expect(abs(district.profile.hours.reduce(0, +) - 10) < 1e-9)
    // Monday 10:00: two known to the hour, a quarter, and shares of 541 and of 4,321 minutes.
    let ten = 2.25 + 60.0 / 541 + 60.0 / 4_321
    #expect(abs(district.profile.hours[10] - ten) < 1e-9)
    #expect(
      peaks.about[0].contains("17 incidents = 2 known to the hour + 2 known to less than a day + 6 of whole days"))
  }

  @Test func `odd ranges are weighed by their conventions and counted`() throws {
    let peaks = try peaks([
      Row(from: june(2, 10, 30)), Row(from: june(3, 10, 30), to: june(3, 10, 29)),
      Row(from: june(4, 10, 30), to: june(11, 10, 30), incidents: 2),
    ])
    let hours = peaks.district.profile.hours
    #expect(peaks.odd.withoutEnd == 1 && peaks.odd.endBeforeStart == 1 && peaks.overAWeek == 2)
    let everywhere = 2.0 / 168
    for (hour, cases) in [(10, 1.0), (34, 1), (100, 0)] { #expect(abs(hours[hour] - everywhere - cases) < 1e-9) }
    #expect(abs(hours.reduce(0, +) - 4) < 1e-9)
    #expect(peaks.about.contains { $0.hasPrefix("2 incidents last over 168 hours") })
    #expect(peaks.about.contains { $0.contains("1 have one end and 1 end before they begin") })
  }

  @Test func `months and dates alone have no peak times`() throws {
    let months = try peaks([Row(date: "2025-06"), Row(date: "2025-07")])
    #expect(months.refusal == "Month-only data: no peak times. It needs a source with times of day.")
    #expect(months.district.windows.isEmpty && months.district.profile.incidents == 0)
    let dates = try peaks([Row(date: "2025-06-03"), Row(date: "2025-07")])
    #expect(dates.refusal == "Dates without times of day: no peak times. It needs a source with times of day.")
    #expect(!dates.district.hasHours)
    #expect(try peaks([Row(date: "2025-06-03"), Row(from: june(2, 10))]).refusal == nil)
    #expect(PeakTimes(try table([Row(from: june(2, 10))]), counted: []).refusal != nil)
  }

  @Test func `a group of mostly whole days is given no hours`() throws {
    let timed = (0..<30).map { Row(from: june(2 + $0 % 20, 10)) }
    let dates = (0..<31).map { Row(date: june(2 + $0 % 20, 0).prefix(10).description, kind: "Graffiti") }
    let some = (0..<30).map { Row(from: june(2 + $0 % 20, 10), kind: "Graffiti") }
    let peaks = try peaks(timed + dates + some)
    let graffiti = try #require(peaks.groups.first { $0.id == "environmental" })
    #expect(!graffiti.hasHours && graffiti.windows.isEmpty && graffiti.p.isNaN == false)
    #expect(graffiti.noWindows == "30 of 61 are known to within 4 hours, fewer than half")
    let noise = try #require(peaks.groups.first { $0.id == "asb" })
    #expect(noise.hasHours && noise.noWindows == nil && noise.windows.count == 3)
  }

  @Test func `ranges wider than a window give a profile and no windows, and wider windows do`() throws {
    let nights = (0..<25).map { Row(from: june(2 + $0, 22), to: june(3 + $0, 6), kind: "Burglary") }
    let narrow = try peaks(nights, hours: 4)
    #expect(narrow.district.hasHours && narrow.district.windows.isEmpty && narrow.district.knownToWindow == 0)
    #expect(try !peaks(nights, hours: 8).district.windows.isEmpty)
  }

  @Test func `few incidents are given no windows`() throws {
    let rows = (0..<19).map { Row(from: june(2 + $0, 10)) }
    #expect(try peaks(rows, least: 20).district.noWindows == "fewer than 20 incidents have a time of day")
    #expect(try peaks(rows + [Row(from: june(2, 10))], least: 20).district.noWindows == nil)
  }

  @Test func `windows are told by the day on which they begin`() throws {
    // Sunday 23:00, Monday 01:00 and Friday 21:00.
    let peaks = try peaks(
      [Row(from: june(8, 23), incidents: 2), Row(from: june(9, 1)), Row(from: june(6, 21, 30))], windows: 2, hours: 3)
    #expect(peaks.district.windowWords { "\(Int($0))" } == "Sun 23:00 to 02:00 (3); Fri 19:00 to 22:00 (1)")
    #expect(peaks.district.covered == 4 && peaks.district.coveredShare == 1)
    #expect(PeakTimes.Settings().fault == nil)
    for (windows, hours) in [(0, 4), (43, 4), (1, 0), (1, 25), (8, 24)] {
      var settings = PeakTimes.Settings()
      (settings.windows, settings.windowHours) = (windows, hours)
      #expect(settings.fault != nil)
    }
  }

  /// Noise at any hour, Graffiti as dates of the same days, Burglary on Friday nights.
  private func mixed() -> [Row] {
    var random = RandomNumbers(seed: 6)
    var rows: [Row] = []
    for _ in 0..<200 {
      let (day, hour) = (2 + random.below(28), random.below(24))
      rows.append(Row(from: june(day, hour, random.below(60))))
      rows.append(Row(date: june(day, 0).prefix(10).description, kind: "Graffiti"))
    }
    for number in 0..<60 {
      rows.append(Row(from: june(6 + number % 3 * 7, 21 + random.below(3)), kind: "Burglary"))
      rows.append(Row(from: june(2 + random.below(28), random.below(24)), kind: "Graffiti"))
    }
    return rows
  }

  @Test func `a group is not held against the district for writing dates`() throws {
    let peaks = try peaks(mixed())
    let groups = Dictionary(uniqueKeysWithValues: peaks.groups.map { ($0.id, $0) })
    let (burglary, graffiti) = (try #require(groups["burglary"]), try #require(groups["environmental"]))
    #expect(burglary.p == 0.001 && burglary.differs() == true)
    #expect(burglary.windows.first?.words == "Fri 20:00 to 00:00")
    #expect(graffiti.wholeDays == 200 && graffiti.timed == 60 && peaks.tests[0].tests == 3)
    // Its whole days are expected where all whole days are, and these are all its own.
    let own = graffiti.profile.blocks
    let expected = graffiti.expected
    #expect(abs(expected.reduce(0, +) - own.reduce(0, +)) < 1e-9)
    let district = peaks.district
    #expect(zip(district.expected, district.profile.blocks).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(district.p.isNaN && district.differs() == nil)
    let friday = peaks.groups.reduce(0.0) { $0 + $1.expected[39] }
    #expect(abs(friday - district.profile.blocks[39]) < 1e-9)
  }

  @Test(.tags(.threads))
  func `the answer is the same for any number of workers`() throws {
    let one = try peaks(mixed())
    for workers in [2, 7] {
      let more = try peaks(mixed(), workers: workers)
      // Of nan nothing is equal, so that the words are compared.
      #expect("\(more.groups)" == "\(one.groups)" && "\(more.district)" == "\(one.district)")
    }
  }

  @Test func `incidents without a location are in no place, and in the district`() throws {
    let table = try table((0..<4).map { Row(from: june(2 + $0, 10)) })
    let places = PeakGrouping.places(
      kind: "hotspot", ids: ["a"], names: ["A"], group: ContiguousArray(repeating: 0, count: table.locationCount),
      of: table)
    #expect(places.group == [0, 0, 0, 0])
    let some = PeakTimes(table, counted: [0, 2, 3], by: [places])
    #expect(some.district.incidents == 3 && some.groups.map(\.incidents) == [3] && some.groups[0].kind == "hotspot")
  }
}
