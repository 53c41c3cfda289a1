import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct PeaksCommandTests {
  private static let council = "\(Sandmouth.folder)/partners/council-asb-cases.csv"

  private func peaks(_ files: [String], _ more: [String] = [], in folder: String? = nil) throws -> Command.Result {
    try Command.twitten(["peaks"] + files + more, in: folder)
  }

  /// Fields of a table without quotes, by the names of their columns.
  private func rows(_ path: String) throws -> [[String: String]] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().compactMap { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return fields.count == header.count ? Dictionary(uniqueKeysWithValues: zip(header, fields)) : nil
    }
  }

  @Test func `the planted square has its Friday and Saturday nights, and the table adds up`() throws {
    let folder = try TemporaryFolder()
    let result = try peaks(
      [Self.council], Sandmouth.area + ["--by", "area", "-o", "hours.csv", "--groups", "windows.csv"], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    // Assembly Square, Fri and Sat 22:00-03:00 (planted-partners.csv), lies in this ward.
    let groups = try rows("\(folder.path)/windows.csv")
    let ward = try #require(groups.first { $0["group_name"] == "Parkside & Queen's Road" })
    #expect(ward["p"] == "0.001" && ward["differs"] == "true" && ward["known_to_hour_share_percent"] == "100")
    let windows = (ward["windows"] ?? "").components(separatedBy: "; ")
    #expect(
      windows.count == 3 && windows[0].hasPrefix("Sat 23:00 to 03:00") && windows[1].hasPrefix("Fri 22:00 to 02:00"))
    let hours = try rows("\(folder.path)/hours.csv")
    let district = hours.filter { $0["group_kind"] == "district" }
    #expect(district.count == 56)
    let sum = district.reduce(0) { $0 + (Double($1["incidents"] ?? "") ?? .nan) }
    #expect(abs(sum - 2_843) < 0.01)
    // Saturday from 21:00 to midnight by the eye in the file: the first row under the heading is Monday.
    let lines = result.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines[0].first == "00-03" && lines[0].last == "all" && lines[1].first == "Mon" && lines[7].first == "Sun")
    #expect(result.output.contains("Groups written to windows.csv") && result.output.contains("Written to hours.csv"))
    let about = try String(contentsOfFile: "\(folder.path)/hours.csv.about.txt", encoding: .utf8)
    #expect(about.contains("random draw from all cases") && about.contains("aoristic"))
  }

  /// Every row with a grid reference, counted without the package.
  @Test func `instants are counted as they stand in the file`() throws {
    let folder = try TemporaryFolder()
    let file = "\(Sandmouth.folder)/partners/fire-service.csv"
    let result = try peaks([file], ["-o", "h.csv"], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    var counts: [String: Int] = [:]
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    for line in try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields[3].contains(where: \.isNumber), let time = ISO8601DateFormatter().date(from: "\(fields[1])Z") else {
        continue
      }
      let parts = calendar.dateComponents([.weekday, .hour], from: time)
      counts["\(days[(parts.weekday ?? 1) - 1]) \((parts.hour ?? 0) / 3 * 3)", default: 0] += 1
    }
    for row in try rows("\(folder.path)/h.csv") where row["group_kind"] == "district" {
      #expect(
        Double(row["incidents"] ?? "") == Double(counts["\(row["weekday"] ?? "") \(row["from_hour"] ?? "")"] ?? 0))
    }
    #expect(counts.values.reduce(0, +) == 900)
  }

  @Test func `ranges of time are spread, and odd ones are told`() throws {
    let result = try peaks(["\(Sandmouth.folder)/partners/community-concerns.csv"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.errors.contains(
        "183 incidents = 62 known to the hour + 96 known to less than a day + 25 of whole days or longer + 0 of which"))
    #expect(result.errors.contains("8 have one end and 3 end before they begin"))
    #expect(result.output.contains("34 %") && result.errors.contains("No group is tested"))
  }

  @Test func `months and dates alone are refused in one sentence`() throws {
    let months = try peaks(Sandmouth.police("2025-12"))
    #expect(months.status == 65 && months.output.isEmpty)
    #expect(months.errors == "twitten: Month-only data: no peak times. It needs a source with times of day.\n")
    let dates = try peaks(["\(Sandmouth.folder)/partners/fly-tipping.gpkg"])
    #expect(dates.status == 65 && dates.errors.contains("Dates without times of day: no peak times."))
  }

  @Test func `files with months alone are counted beside those with times`() throws {
    let result = try peaks([Self.council] + Sandmouth.police("2025-12"))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains(/\+ [0-9]{3} of which the month alone is known/))
    #expect(result.output.contains("none: the month alone is known"))
  }

  @Test(.tags(.threads))
  func `the tables are the same for 1, 2 and 7 workers`() throws {
    let folder = try TemporaryFolder()
    func tables(_ workers: String) throws -> [String] {
      let result = try peaks(
        [Self.council],
        Sandmouth.area + [
          "--by", "area", "--permutations", "99", "--workers", workers, "-o", "h.geojson", "--groups", "g.csv",
        ], in: folder.path)
      let files = try ["h.geojson", "g.csv"].map { try String(contentsOfFile: "\(folder.path)/\($0)", encoding: .utf8) }
      return files + [result.output]
    }
    let one = try tables("1")
    #expect(one[0].contains(#""geometry":null"#) && one[0].contains(#""about":["#))
    #expect(try tables("2") == one && tables("7") == one)
  }

  @Test(arguments: [
    (["--by", "area"], 64, "--by area wants boundaries"), (["--windows", "0"], 64, "windows of 4 hours fit the week"),
    (["--windows", "43"], 64, "From 1 to 42 windows"), (["--hours", "25"], 64, "from 1 to 24 hours"),
    (["--permutations", "0"], 64, "--permutations"), (["-o", "x.txt"], 64, "ends in neither"),
    (["--groups", "x.txt"], 64, "ends in neither"), (["-o", "a.csv", "--groups", "a.csv"], 64, "written twice"),
    (["-o", "\(Sandmouth.folder)/partners/council-asb-cases.csv"], 73, "would be written over"),
    (["--theme", "burglary"], 65, "None of"),
  ])
  func `what cannot be is said in a sentence`(arguments: [String], status: Int32, sentence: String) throws {
    let folder = try TemporaryFolder()
    let result = try peaks([Self.council], arguments, in: folder.path)
    #expect(result.status == status && result.errors.contains(sentence), "\(result.status): \(result.errors)")
    #expect(result.output.isEmpty)
  }

  /// Counted with pandas 3.1.1 in the file's own columns: rows by weekday and three hours, and three windows of four hours by trying
  /// all that do not overlap.
  @Test(.tags(.realData, .reference), .needsSharedData)
  func `the collisions of a week have the hours that pandas counts`() throws {
    let result = try peaks(SharedData.files(in: "collisions"))
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines[1] == ["Mon", "2.0", "4.0", "25.0", "21.0", "28.0", "44.0", "28.0", "15.0", "167.0"])
    #expect(lines[6] == ["Sat", "17.0", "10.0", "9.0", "9.0", "24.0", "21.0", "25.0", "18.0", "133.0"])
    #expect(
      result.output.contains("Tue 15:00 to 19:00 (59.0); Wed 14:00 to 18:00 (58.0); Fri 15:00 to 19:00 (58.0)"))
  }
}
