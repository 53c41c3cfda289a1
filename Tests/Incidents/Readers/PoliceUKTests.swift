import Formats
import Foundation
@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct PoliceUKTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ text: String) -> InputError? {
    #expect(throws: InputError.self) { try PoliceUK.read([try folder.street(text)]) }
  }

  private func goodRows(_ count: Int) -> [String] { (0..<count).map { StreetFile.row(id: "id\($0)") } }

  // MARK: Rows

  @Test func `a row becomes an incident with its month, category, place and location`() throws {
    let rows = [
      StreetFile.row(month: "2025-02", category: "Drugs"),
      StreetFile.row(longitude: "-0.6", latitude: "50.80", location: "On or near Pier", code: ""),
      StreetFile.row(longitude: "", latitude: "", location: "No Location", code: "", category: "Drugs"),
      StreetFile.row(longitude: "-0.60", latitude: "50.8", location: "Pier"), StreetFile.row(month: "2025-02"),
    ]
    let table = try readIncidents([try folder.street(StreetFile.text(rows))])
    #expect(table.categories.map(\.name) == ["Burglary", "Drugs"])
    #expect(Array(table.category) == [1, 0, 1, 0, 0])
    #expect(table.month.map(\.description) == ["2025-02", "2025-01", "2025-01", "2025-01", "2025-02"])
    // Two spellings of one point are one location; sorted by longitude.
    #expect(Array(table.longitude) == [-0.6, -0.54319])
    #expect(Array(table.latitude) == [50.8, 50.809919])
    #expect((0..<5).map { table.location(of: $0) } == [1, 0, IncidentTable.unlocated, 0, 1])
    #expect(table.places.name == ["On or near Supermarket", "On or near Pier", "No Location", "Pier"])
    #expect(table.places.statedCode == ["E01031427", "", "", "E01031427"])
    #expect(Array(table.place) == [0, 1, 2, 3, 0])
    #expect(table.rejections == [])
  }

  @Test func `equal rows without an ID are separate incidents and are all kept`() throws {
    let rows = [String](repeating: StreetFile.row(category: "Anti-social behaviour"), count: 5)
    let table = try readIncidents([try folder.street(StreetFile.text(rows))])
    #expect(table.count == 5)
    #expect(table.locationCount == 1)
  }

  @Test func `of rows with an ID only those the same in every byte are duplicates, within a file and across files`()
    throws
  {
    let row = StreetFile.row(id: "a1")
    let first = try folder.street(
      StreetFile.text([row, StreetFile.row(id: "a2"), row, StreetFile.row(id: "a1", category: "Drugs")]), "1.csv")
    let second = try folder.street(StreetFile.text([StreetFile.row(id: "A1"), row, StreetFile.row(), row]), "2.csv")
    let table = try readIncidents([first, second])
    #expect(
      table.rejections == [
        Rejection(file: 0, line: 4, reason: .duplicate), Rejection(file: 1, line: 3, reason: .duplicate),
        Rejection(file: 1, line: 5, reason: .duplicate),
      ])
    #expect(table.count == 5)
    #expect(TableContents(table).lines.filter { $0.reason == .notProjected }.map(\.line) == [2, 3, 5, 2, 4])
  }

  @Test func `columns may come in any order, and with more beside them`() throws {
    let plain = try folder.street(StreetFile.text(goodRows(2)), "plain.csv")
    let other = try folder.street(
      """
      Crime type,extra,Latitude,Longitude,Location,LSOA code,Month,Reported by,Crime ID
      Drugs,x,50.809919,-0.543190,On or near Supermarket,E01031427,2025-03,Sussex Police,id9
      Burglary,x,50.809919,-0.543190,On or near Supermarket,E01031427,2025-03,Sussex Police,id10

      """, "other.csv")
    for workers in [1, 2] {
      let table = try readIncidents([plain, other, plain], workers: workers)
      #expect(table.categories.map(\.name) == ["Burglary", "Drugs"])
      #expect(Array(table.category) == [0, 0, 1, 0])
      #expect(table.places.name == ["On or near Supermarket"])
      // The first file once more: its rows carry IDs.
      #expect(table.rejections.map { [$0.file, $0.line] } == [[2, 2], [2, 3]])
      #expect(table.rejections.allSatisfy { $0.reason == .duplicate })
    }
  }

  @Test func `coverage counts the rows of each force and month`() throws {
    let rows = [
      StreetFile.row(), StreetFile.row(month: "2025-02"), StreetFile.row(), StreetFile.row(force: "Kent Police"),
      StreetFile.row(longitude: ""), StreetFile.row(month: "soon"),
    ]
    let table = try readIncidents([try folder.street(StreetFile.text(rows))])
    let coverage = try #require(table.files.first).coverage.map { "\($0.force) \($0.month) \($0.rows)" }
    // The row with half a coordinate is of the force and month, the one without a month of none.
    #expect(coverage == ["Sussex Police 2025-01 3", "Sussex Police 2025-02 1", "Kent Police 2025-01 1"])
    #expect(table.files.first?.rows == 6)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every kind of line end gives the same table`(end: String) throws {
    let rows = goodRows(4) + ["", StreetFile.row(location: "\"a, b\(end)c\""), StreetFile.row(month: "x")]
    let table = try readIncidents([try folder.street(StreetFile.text(rows, end: end))])
    #expect(table.count == 5)
    #expect(table.rejections == [Rejection(file: 0, line: 9, reason: .month)])
    #expect(table.places.name.last == "a, b\(end)c")
  }

  @Test func `a byte order mark is no trouble, and a last row needs no line end`() throws {
    let text = "\u{FEFF}" + StreetFile.text(goodRows(3)).dropLast()
    #expect(try readIncidents([try folder.street(text)]).count == 3)
  }

  @Test func `a bad row before a whole last row without a line end is a rejection, not a file cut short`() throws {
    let rows = [StreetFile.row(id: "1"), "too,few,fields", StreetFile.row(id: "2")]
    let table = try readIncidents([try folder.street(String(StreetFile.text(rows).dropLast()))])
    #expect(table.count == 2)
    #expect(table.rejections == [Rejection(file: 0, line: 3, reason: .fieldCount)])
  }

  @Test func `no file is an empty table`() throws {
    let table = try readIncidents([])
    #expect(table.count == 0 && table.locationCount == 0 && table.rowsRead == 0)
  }

  // MARK: Files that are refused

  @Test(arguments: [(";", "semicolons"), ("\t", "tabs")])
  func `a file with another delimiter is refused by the delimiter's name`(delimiter: String, name: String) {
    let error = refusal(StreetFile.text(goodRows(3)).replacing(",", with: delimiter))
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/2025-01-sussex-street.csv: the columns are separated by \(name).") == true)
  }

  @Test(arguments: [
    ("Latitude", "Lattitude"), ("Crime type", "Crime Type"), ("Month", "Months"), ("LSOA code", "LSOA Code"),
  ])
  func `a renamed column is refused with the nearest name suggested`(column: String, renamed: String) {
    let error = refusal(StreetFile.text(goodRows(3)).replacing(column, with: renamed))
    #expect(error?.status == .badData)
    #expect(
      error?.description.hasPrefix("in/2025-01-sussex-street.csv, line 1: there is no column \"\(column)\" among")
        == true)
    #expect(error?.description.contains("Is \"\(renamed)\" meant?") == true)
  }

  @Test(arguments: [
    ("50.809919", "-0.543190", Rejection.Reason.swapped), ("502600", "102300", .notDegrees),
    ("4.0", "52.8 N", .notNumbers), ("-74.0", "40.7", .outsideUnitedKingdom),
  ])
  func `a file whose coordinates are all wrong is refused with what is wrong with them`(
    longitude: String, latitude: String, reason: Rejection.Reason
  ) {
    let rows = [String](repeating: StreetFile.row(longitude: longitude, latitude: latitude), count: 3)
    let error = refusal(StreetFile.text([StreetFile.row()] + rows))
    #expect(error?.status == .badData)
    #expect(
      error?.description
        == "in/2025-01-sussex-street.csv: 3 of 4 rows cannot be used. In 3 of them \(reason.words), "
        + "first on line 3. Is this the file as police.uk published it?")
  }

  @Test func `a file with just half of its rows bad is read`() throws {
    let rows = [StreetFile.row(), StreetFile.row(month: "x")]
    #expect(try readIncidents([try folder.street(StreetFile.text(rows))]).rejections.count == 1)
  }

  @Test func `one bad file among good ones is named`() throws {
    let good = try folder.street(StreetFile.text(goodRows(3)), "good.csv")
    let bad = try folder.street(StreetFile.text([StreetFile.row(month: "x")]), "bad.csv")
    let error = #expect(throws: InputError.self) { try PoliceUK.read([good, bad], workers: 2) }
    #expect(error?.description.hasPrefix("in/bad.csv: 1 of 1 rows cannot be used. In 1 of them month is not") == true)
  }

  @Test(arguments: 1...11)
  func `a file cut short within its last row is refused with the row's line`(fields: Int) {
    let last = StreetFile.row(id: "last").split(separator: ",", omittingEmptySubsequences: false)
    let error = refusal(StreetFile.text(goodRows(5)) + last.prefix(fields).joined(separator: ","))
    #expect(error?.status == .badData)
    #expect(
      error?.description == "in/2025-01-sussex-street.csv, line 7: the file stops within this row. Fetch it again.")
  }

  @Test(arguments: [0, 6, 11])
  func `a quote that is never closed is refused with its line, whichever column it opens in`(column: Int) {
    var fields = StreetFile.row(id: "x").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[column] = "\"" + fields[column]
    let error = refusal(StreetFile.text(goodRows(2) + [fields.joined(separator: ",")] + goodRows(40)))
    #expect(error?.status == .badData)
    #expect(
      error?.description.hasPrefix("in/2025-01-sussex-street.csv: the row that begins on line 4 has a quote") == true)
  }

  @Test func `a header without rows, with and without a line end, is refused`() {
    for text in [StreetFile.header, StreetFile.header + "\n", StreetFile.header + "\r\n\r\n"] {
      let error = refusal(text)
      #expect(error?.status == .badData)
      #expect(error?.description.hasPrefix("in/2025-01-sussex-street.csv: the file has a header and no rows.") == true)
    }
  }

  @Test func `a file that was saved again in UTF-16 is read all the same`() throws {
    let wide: [UInt8] = [0xFF, 0xFE] + Array(StreetFile.text(goodRows(2)).utf8).flatMap { [$0, 0] as [UInt8] }
    let file = IncidentFile(
      source: "police", file: NamedFile(path: try folder.write(wide, to: "wide.csv"), name: "wide.csv"))
    #expect(try PoliceUK.read([file]).count == 2)
  }

  @Test func `an empty and a missing file are refused with the status that fits`() throws {
    #expect(refusal("")?.description.hasPrefix("in/2025-01-sussex-street.csv: the file is empty.") == true)
    let gone = IncidentFile(source: "police", file: NamedFile(path: "\(folder.path)/gone.csv", name: "gone.csv"))
    let missing = #expect(throws: InputError.self) { try PoliceUK.read([gone]) }
    #expect(missing?.status == .noInput)
    #expect(missing?.description.hasPrefix("gone.csv: there is no such file.") == true)
  }

  // MARK: Workers and order

  /// Rows of a made file of some megabytes: bad ones, duplicates and blank lines among them.
  private func manyRows(quoted: Bool) -> [String] {
    var random = RandomNumbers(seed: 12)
    return (0..<30_000).map { number in
      let longitude = FixedDecimal.string(-0.5 - Double(Int.random(in: 0..<900, using: &random)) / 1e4, decimals: 6)
      switch Int.random(in: 0..<100, using: &random) {
      case 0: return ""
      case 1: return "cut,short"
      case 2: return StreetFile.row(id: "same")
      case 3: return StreetFile.row(month: "2025-00")
      case 4: return StreetFile.row(longitude: "", latitude: "", location: "No Location", code: "")
      case 5 where quoted: return StreetFile.row(location: "\"Street \(number),\nflat \"\"b\"\"\n\"")
      case 6: return StreetFile.row(longitude: longitude, category: "Drugs")
      default: return StreetFile.row(id: "id\(number)", longitude: longitude, location: "Street \(number % 50)")
      }
    }
  }

  @Test(.tags(.threads), arguments: [(false, "\n"), (false, "\r\n"), (true, "\n"), (true, "\r\n")])
  func `1, 2 and 7 workers give equal tables, also where quotes hold line ends`(quoted: Bool, end: String) throws {
    let rows = manyRows(quoted: quoted)
    let small = try folder.street(StreetFile.text(goodRows(9), end: end), "small.csv")
    let files = [try folder.street(StreetFile.text(rows, end: end), "big.csv"), small]
    let one = TableContents(try readIncidents(files, workers: 1))
    #expect(Set(one.rejections.map(\.reason)) == [.fieldCount, .duplicate, .month])
    // The line of every row in the big file, counted by hand.
    var line = 2
    var lines: [Int] = []
    for row in rows {
      if !row.isEmpty { lines.append(line) }
      line += 1 + row.utf8.count { $0 == 0x0A }
    }
    #expect(one.lines.filter { $0.file == 0 }.map(\.line) == lines)
    for workers in [2, 7] {
      let many = TableContents(try readIncidents(files, workers: workers))
      #expect(many.firstDifference(from: one) == nil, "\(workers) workers")
    }
  }

  @Test(.needsSharedData, .tags(.realData, .threads))
  func `1, 2 and 7 workers give equal tables of real files`() throws {
    let files = PoliceData.files(in: "arun_2025") + PoliceData.files(in: "2025-08")
    let one = TableContents(try readIncidents(files, workers: 1))
    for workers in [2, 7] {
      let many = TableContents(try readIncidents(files, workers: workers))
      #expect(many.firstDifference(from: one) == nil, "\(workers) workers")
    }
  }

  @Test(.needsSharedData, .tags(.realData, .property))
  func `the order of rows and files changes nothing in the locations and their weights`() throws {
    let files = Array(PoliceData.files(in: "arun_2025").prefix(4))
    let table = try readIncidents(files)
    var random = RandomNumbers(seed: 4)
    let shuffled = try files.enumerated().map { number, file in
      var lines = try String(contentsOfFile: file.file.path, encoding: .utf8).split(separator: "\n").map(String.init)
      let header = lines.removeFirst()
      lines.shuffle(using: &random)
      return try folder.street(([header] + lines).map { $0 + "\n" }.joined(), "\(number).csv")
    }
    let other = try readIncidents(shuffled.reversed())
    #expect(other.longitude == table.longitude)
    #expect(other.latitude == table.latitude)
    #expect(other.categories == table.categories)
    #expect(other.coveredMonths() == table.coveredMonths())
    for month in table.coveredMonths() {
      let period = Period(ending: month, months: 1)
      #expect(other.weights(in: period) == table.weights(in: period))
    }
  }

  // MARK: Real files, with the counts of shared/data/PROVENANCE.md

  /// How many kept incidents repeat an earlier one in month, category and place.
  private func repeats(_ table: IncidentTable) -> (all: Int, antiSocial: Int) {
    struct Key: Hashable {
      let month: Month
      let category: Int32
      let place: Int32
    }
    var counts: [Key: Int] = [:]
    for row in 0..<table.count {
      counts[Key(month: table.month[row], category: table.category[row], place: table.place[row]), default: 0] += 1
    }
    let asb = table.categories.firstIndex { $0.name == "Anti-social behaviour" }
    let extra = counts.map { (isASB: asb == Int($0.key.category), count: $0.value - 1) }
    return (extra.reduce(0) { $0 + $1.count }, extra.reduce(0) { $0 + ($1.isASB ? $1.count : 0) })
  }

  private func unlocated(_ table: IncidentTable) -> Int {
    (0..<table.count).count { table.location(of: $0) == IncidentTable.unlocated }
  }

  @Test(.needsSharedData, .tags(.realData))
  func `Arun's twelve months are 14,741 rows on 1,918 points`() throws {
    let table = try readIncidents(PoliceData.files(in: "arun_2025"))
    #expect(table.files.count == 12)
    #expect(table.rowsRead == 14_741)
    #expect(table.count == 14_741)
    #expect(table.locationCount == 1_918)
    #expect(table.categories.count == 14)
    #expect(unlocated(table) == 0)
    #expect(repeats(table).antiSocial == 586)
    #expect(table.coveredMonths().map(\.description).first == "2025-01")
    #expect(table.coveredMonths().count == 12)
    let weights = table.weights(in: Period(ending: try #require(Month("2025-12")), months: 12))
    #expect(weights.sorted(by: >).prefix(4) == [260, 199, 153, 153])
    #expect(weights.count { $0 == 1 } == 471)
    let largest = try #require(weights.firstIndex(of: 260))
    #expect(table.longitude[largest] == -0.54319 && table.latitude[largest] == 50.809919)
  }

  @Test(.needsSharedData, .tags(.realData))
  func `the whole force in August 2025 is 14,410 rows`() throws {
    let table = try readIncidents(PoliceData.files(in: "2025-08"))
    #expect(table.rowsRead == 14_410)
    #expect(table.count == 14_410)
    #expect(table.files.first?.coverage.map(\.rows) == [14_410])
  }

  @Test(
    .needsSharedData, .enabled(if: PoliceData.canUnzip, "unzip or python3 is here to unpack the archives"),
    .tags(.realData))
  func `the three archives have their rows, points and repeated rows of anti-social behaviour`() throws {
    let facts = [
      (archive: "sussex_2024-01_to_2024-04.zip", files: 4, rows: 50_804, points: 11_820, unlocated: 1_606),
      (archive: "sussex_2018-10_to_2019-02.zip", files: 5, rows: 57_491, points: 13_147, unlocated: 0),
      (archive: "sussex_2025-01_to_2025-12.zip", files: 12, rows: 162_682, points: 17_891, unlocated: 5_624),
    ]
    var antiSocialRepeats = 0
    for fact in facts {
      let unpacked = try TemporaryFolder()
      let files = try PoliceData.unzip(fact.archive, into: unpacked)
      #expect(files.count == fact.files)
      let table = try readIncidents(files)
      #expect(table.rowsRead == fact.rows, "\(fact.archive)")
      #expect(table.rejections.isEmpty, "\(fact.archive)")
      #expect(table.locationCount == fact.points, "\(fact.archive)")
      #expect(unlocated(table) == fact.unlocated, "\(fact.archive)")
      #expect(table.coveredMonths().count == fact.files)
      antiSocialRepeats += repeats(table).antiSocial
    }
    // All of them are kept: without IDs they are separate incidents.
    #expect(antiSocialRepeats == 12_863)
  }
}
