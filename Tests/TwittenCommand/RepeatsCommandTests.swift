import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct RepeatsCommandTests {
  private static let halfYear = Sandmouth.police("2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12")

  private func repeats(_ files: [String], _ more: [String], in folder: TemporaryFolder? = nil) throws -> Command.Result
  {
    try Command.twitten(["repeats"] + files + Sandmouth.area + more, in: folder?.path)
  }

  /// The rows of police.uk files by their point, counted plainly. Those without one are left out, and so is a row that repeats
  /// one with the same Crime ID byte for byte.
  private func counts(_ files: [String]) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    var seen = Set<Substring>()
    for file in files {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      for line in text.split(whereSeparator: \.isNewline).dropFirst() {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        if !fields[0].isEmpty, !seen.insert(line).inserted { continue }
        if let x = Double(fields[4]), let y = Double(fields[5]) { counts["\(x) \(y)", default: 0] += 1 }
      }
    }
    return counts
  }

  @Test func `each published point has the rows that its files have for it, and is no address`() throws {
    let result = try repeats(Self.halfYear, ["--at-least", "1"])
    #expect(result.status == 0, "\(result.errors)")
    let features = try Sandmouth.features(result.output)
    let counts = try counts(Self.halfYear)
    for feature in features {
      let point = feature.geometry["coordinates"] as? [Double] ?? []
      #expect(counts["\(point[0]) \(point[1])"] == feature.properties["icount"] as? Int)
      #expect(feature.properties["place_kind"] as? String == "published point")
      // Of police.uk the month alone is known.
      #expect(feature.properties["last_day"] is NSNull && feature.properties["days_since_last"] is NSNull)
      #expect(feature.properties["median_gap_days"] is NSNull)
      let pattern = feature.properties["month_pattern"] as? String ?? ""
      #expect(pattern.hasPrefix("??????") && pattern.count == 12 && pattern.dropFirst(6).contains("x"))
      #expect(pattern.count { $0 == "x" } == feature.properties["active_months"] as? Int)
    }
    // Ranked, and adding up to all.
    let icounts = features.map { Sandmouth.number($0.properties["icount"]) }
    #expect(icounts == icounts.sorted(by: >) && features.count > 500)
    #expect(features.enumerated().allSatisfy { $1.properties["rank"] as? Int == $0 + 1 })
    #expect(Sandmouth.number(features.last?.properties["cumu_perc"]) == 100)
    #expect(Sandmouth.number(features.last?.properties["cumu_lperc"]) == 100)
    let told = try #require(result.errors.firstMatch(of: /with 1 or more of the ([0-9]+) incidents/))
    #expect(Int(told.1) == Int(icounts.reduce(0, +)))
    #expect(result.errors.contains("80-20: 80 % of the incidents are at"))
    #expect(result.errors.contains("and none is an address") && !result.errors.contains("an address as a rule"))
  }

  @Test func `the ten first, the 80-20 sentence and the Gini are printed, and files say what was done`() throws {
    let folder = try TemporaryFolder()
    let result = try repeats(
      Self.halfYear, ["--series", "asb", "--concentration", "c.csv", "--output", "r.csv"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("rank  name") && lines[10].hasPrefix("  10  ") && !lines[11].hasPrefix("  11  "))
    #expect(result.output.contains("80-20:") && result.output.contains("Gini 0."))
    #expect(result.output.contains("Written to r.csv") && result.output.contains("Concentration written to c.csv"))
    let table = try folder.read("r.csv")
    #expect(table.hasPrefix("rank,name,place_kind,icount,perc,cumu_perc,cumu_lperc,") && !table.contains("nan"))
    #expect(try folder.read("r.csv.about.txt").contains("each stands for the street or public place around it"))
    #expect(try folder.read("c.csv.about.txt").contains("lower bound of the places"))
  }

  @Test func `concentration has a row for all months and one for each year, with its months`() throws {
    let folder = try TemporaryFolder()
    let result = try repeats(
      ["\(Sandmouth.folder)/police"], ["--to", "2025-03", "--concentration", "c.csv", "-o", "r.geojson"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let rows = try folder.read("c.csv").split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(rows.map { $0[0] } == ["period", "2023-01 to 2025-03", "2023", "2024", "2025"])
    #expect(rows.dropFirst().map { "\($0[1]) \($0[2])" } == ["27 false", "12 true", "12 true", "3 false"])
    // The places are the same in all rows, and incidents add up.
    #expect(Set(rows.dropFirst().map { $0[5] }).count == 1)
    let incidents = rows.dropFirst().compactMap { Int($0[4]) }
    #expect(incidents.count == 4 && incidents[0] == incidents[1] + incidents[2] + incidents[3])
    let about = try folder.read("c.csv.about.txt")
    #expect(
      about.contains("Generalised Gini by year: 2023 0.") && about.contains("Not compared: 2025 (3 of 12 months)."))
  }

  @Test func `the pattern looks back before the first month that is counted`() throws {
    let year = (1...12).flatMap { Sandmouth.police("2025-\($0 < 10 ? "0" : "")\($0)") }
    func patterns(_ more: [String]) throws -> [String: [String: Any]] {
      let features = try Sandmouth.features(try repeats(year, ["--at-least", "1"] + more).output)
      return Dictionary(
        uniqueKeysWithValues: features.map { ($0.properties["grid_reference"] as? String ?? "", $0.properties) })
    }
    let (whole, half) = (try patterns([]), try patterns(["--from", "2025-07"]))
    #expect(half.count > 100 && half.count < whole.count)
    for (place, properties) in half {
      let pattern = properties["month_pattern"] as? String
      #expect(pattern == whole[place]?["month_pattern"] as? String)
      #expect(properties["active_months"] as? Int == pattern?.suffix(6).count { $0 == "x" })
    }
    #expect(half.values.contains { ($0["month_pattern"] as? String)?.prefix(6).contains("x") == true })
  }

  @Test(.tags(.threads))
  func `the layer is the same for 1, 2 and 7 workers and for files in another order`() throws {
    func layer(_ workers: String, _ files: [String]) throws -> String {
      try repeats(files, ["--workers", workers]).output
    }
    let files = Sandmouth.police("2025-11", "2025-12")
    let one = try layer("1", files)
    #expect(try layer("2", files) == one && layer("7", files.reversed()) == one)
    #expect(one.contains(#""rank":1"#))
  }

  /// Three reports at one door of the fictional district within six months, and what is not enough.
  private static let cases = """
    date,category,street,easting,northing
    2025-07-01,Noise,Kittiwake Lane,493600,62300
    2025-09-15,Rowdy behaviour,Kittiwake Lane,493600,62300
    2025-12-31,Noise,Kittiwake Lane,493600,62300
    2025-06-30,Noise,Brine Lane,493610,62300
    2025-09-15,Noise,Brine Lane,493610,62300
    2025-12-31,Noise,Brine Lane,493610,62300

    """

  @Test func `addresses with three reports in six months are listed with their dates, and points are not`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.cases, to: "asb-cases.csv")
    // The review looks at what its window asks for, whatever months are chosen.
    let result = try repeats(
      [file] + Self.halfYear, ["--from", "2025-11", "--case-review", "--candidates", "c.csv", "-o", "r.geojson"],
      in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let rows = try folder.read("c.csv").split(separator: "\n")
    #expect(rows.count == 2 && rows[0].hasPrefix("number,candidate,name,place_kind,reports,dates,"))
    #expect(
      rows[1].hasPrefix(
        "1,yes,Kittiwake Lane,exact place,3,2025-07-01; 2025-09-15; 2025-12-31,2025-07-01,2025-12-31,3,"))
    #expect(result.output.contains("2025-07-01; 2025-09-15; 2025-12-31"))
    #expect(result.output.contains("A review is for a victim") && result.output.contains("No persons are read"))
    #expect(result.output.contains("published points, each of which stands for a street and is no address: not listed"))
    #expect(try folder.read("c.csv.about.txt").contains("A review is for a victim"))
    // Seven months reach back to June; two reports are reached by both doors.
    for option in [["--window", "7"], ["--reports", "2"]] {
      let more = try repeats(
        [file], ["--case-review", "--candidates", "more.geojson", "-o", "r.geojson"] + option, in: folder)
      #expect(more.status == 0, "\(more.errors)")
      #expect(try Sandmouth.features(try folder.read("more.geojson")).count == 2)
    }
    let points = try repeats(
      Self.halfYear, ["--case-review", "--list-points", "--candidates", "p.geojson", "-o", "r.geojson"], in: folder)
    let listed = try Sandmouth.features(try folder.read("p.geojson")).map(\.properties)
    #expect(points.status == 0 && !listed.isEmpty)
    #expect(
      listed.allSatisfy { $0["candidate"] as? String == "no" && $0["place_kind"] as? String == "published point" })
    #expect(listed.allSatisfy { ($0["first"] as? String)?.count == 7 && Sandmouth.number($0["reports"]) >= 3 })
  }

  @Test func `a partner's days are told, with the gaps between them`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.cases, to: "asb-cases.csv")
    let places = try Sandmouth.features(try repeats([file], []).output).map(\.properties)
    #expect(places.map { $0["name"] as? String } == ["Kittiwake Lane", "Brine Lane"])
    #expect(places.map { $0["place_kind"] as? String } == ["exact place", "exact place"])
    #expect(places[0]["last_day"] as? String == "2025-12-31" && places[0]["days_since_last"] as? Int == 0)
    // 76 days from 1 July to 15 September, 107 to the year's end.
    #expect(places[0]["shortest_gap_days"] as? Int == 76 && Sandmouth.number(places[0]["median_gap_days"]) == 91.5)
    #expect((places[0]["ward_name"] as? String)?.isEmpty == false)
  }

  @Test(arguments: [
    (["--at-least", "0"], 64, "--at-least"), (["--reports", "3"], 64, "go with --case-review"),
    (["--case-review", "--window", "0"], 64, "--window"), (["--case-review", "--reports", "0"], 64, "--reports"),
    (["--case-review", "--review-theme", "asbo"], 64, "Is \"asb\" meant?"), (["--list-points"], 64, "go with"),
    (["--concentration", "c.geojson"], 64, "does not end in .csv"), (["--candidates", "c.csv"], 64, "go with"),
    (["--case-review", "--candidates", "c.txt"], 64, "neither .geojson nor .csv"),
    (["--concentration", "c.csv", "--output", "c.csv"], 64, "written twice"),
    (["--case-review", "--candidates", "c.csv", "--concentration", "c.csv"], 73, "would be written over"),
  ])
  func `what cannot be is said in a sentence`(arguments: [String], status: Int32, sentence: String) throws {
    let folder = try TemporaryFolder()
    let result = try repeats(Sandmouth.police("2025-12"), arguments, in: folder)
    #expect(result.status == status && result.errors.contains(sentence), "\(result.status): \(result.errors)")
    #expect(result.output.isEmpty)
  }
}
