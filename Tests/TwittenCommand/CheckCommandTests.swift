import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct CheckCommandTests {
  private func check(_ district: SmallDistrict, _ more: String...) throws -> Command.Result {
    try Command.twitten(["check", "small.yaml"] + more, in: district.folder.path)
  }

  private func add(_ lines: String, to district: SmallDistrict) throws {
    try district.folder.write(SmallDistrict.configuration + lines + "\n", to: "small.yaml")
  }

  private func report(_ result: Command.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func `it says where the rows went and writes nothing`() throws {
    let district = try SmallDistrict()
    let before = district.folder.contents(of: ".")
    let result = try check(district)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.contains("police   294   294         0         12        0     282  2025-01 to 2025-06"))
    #expect(result.output.contains("All: 294 rows = 282 inside + 0 outside + 12 unlocated + 0 rejected."))
    #expect(result.output.contains("unlocated   12 of 294 (4.1 %)"))
    #expect(result.output.contains("drugs: 12 of 12 (100 %), most in 2025-01: 2 of 2"))
    #expect(result.output.contains("times       the month alone (294)"))
    #expect(result.output.contains("no month is missing or far below"))
    #expect(district.folder.contents(of: ".") == before)
  }

  @Test func `json has every count, and rows are kept or rejected`() throws {
    let district = try SmallDistrict()
    let month = try district.folder.read("police/2025-02-street.csv")
    try district.folder.write(
      month + "x,2025-13,a,a,,,No Location,,,Drugs,,\nshort,row\n", to: "police/2025-02-street.csv")
    let report = try report(try check(district, "--json"))
    let source = try #require((report["sources"] as? [[String: Any]])?.first)
    #expect(source["rows"] as? Int == 296 && source["kept"] as? Int == 294)
    let rejected = try #require(source["rejected"] as? [[String: Any]])
    #expect(rejected.map { $0["rows"] as? Int } == [1, 1])
    let first = try #require((rejected[0]["first"] as? [[String: Any]])?.first)
    #expect(first["line"] as? Int == 52 && first["file"] as? String == "police/2025-02-street.csv")
    #expect((report["failed_gates"] as? [String])?.isEmpty == true)
  }

  @Test func `a gate that fails ends both check and run with 65, and the folder stays as it was`() throws {
    let district = try SmallDistrict()
    try add("gates: { unlocated_percent: 4 }", to: district)
    let result = try check(district)
    #expect(result.status == 65)
    #expect(result.errors.contains("police: 12 of 294 incidents have no place (4.08 %); the configuration allows 4 %."))
    let run = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    #expect(run.status == 65 && run.errors.contains("A gate of the configuration fails: police: 12 of 294"))
    #expect(district.folder.contents(of: "out").isEmpty)
    try add("gates: { unlocated_percent: 4.1 }", to: district)
    #expect(try check(district).status == 0)
  }

  @Test func `a month without a file is a gap, never a zero`() throws {
    let district = try SmallDistrict()
    try FileManager.default.removeItem(atPath: "\(district.folder.path)/police/2025-02-street.csv")
    let result = try check(district)
    #expect(result.status == 65 && result.errors.contains("1 gate fails: police 2025-02: no incidents"))
    let run = try Command.twitten(["run", "small.yaml", "--output", "out", "--json"], in: district.folder.path)
    #expect(run.status == 0 && run.output.contains("not whole by the volume of the other months"))
    // Compared with January to March, of which February is missing: it is left out, and so is May, its partner.
    // 84 in 60 days against 84 in 62.
    #expect(run.output.contains("\"previous_incidents\" : 84") && run.output.contains("\"change_ratio\" : 1.033"))
    try add("completeness: { accept: [police 2025-02] }", to: district)
    #expect(try check(district).status == 0)
    let accepted = try Command.twitten(["run", "small.yaml", "--output", "out", "--json"], in: district.folder.path)
    // Taken as it is, February is a month with nothing: 126 in 91 days against 84 in 90.
    #expect(accepted.output.contains("\"previous_incidents\" : 84"), "\(accepted.output)")
    #expect(accepted.output.contains("\"change_ratio\" : 1.484"))
  }

  @Test func `a month far below the others is low, and a row dated years ahead moves no period`() throws {
    let district = try SmallDistrict()
    let month = try district.folder.read("police/2025-05-street.csv").split(separator: "\n")
    try district.folder.write(month.prefix(22).joined(separator: "\n") + "\n", to: "police/2025-05-street.csv")
    let low = try check(district)
    #expect(
      low.status == 65 && low.errors.contains("2025-05: 21 incidents, median of the other months 47"), "\(low.errors)")
    try add("completeness: { below: 0.4 }", to: district)
    #expect(try check(district).status == 0)
    let last = try district.folder.read("police/2025-06-street.csv")
    try district.folder.write(
      last + "id,2031-06,Test Police,Test Police,,,No Location,,,Drugs,,\n", to: "police/2025-06-street.csv")
    let run = try Command.twitten(["run", "small.yaml", "--output", "out", "--json"], in: district.folder.path)
    #expect(run.output.contains("\"period_last\" : \"2025-06\""), "\(run.errors)")
  }

  @Test func `help shows an example, and bad settings are told with their line`() throws {
    let help = try Command.twitten(["check", "--help"])
    #expect(help.status == 0 && help.output.contains("twitten check Examples/sandmouth.yaml"))
    #expect(try Command.twitten(["check", "nothing.yaml"]).status == 66)
  }
}

/// Sentences for settings of sources and analyses that cannot be.
@Suite(.tags(.command)) struct SourceSettingsTests {
  private static let council =
    "\n  - { name: council, format: csv, file: council.csv, columns: { date: Date, category: Type, easting: E, northing: N }, theme: asb }"

  @Test(arguments: [
    ("format: police.uk", "format: police", "the format \"police\" is not known; known are police.uk, stats19, csv"),
    (
      "files: [\"police/*-street.csv\"] }", "files: [\"police/*-street.csv\"], columns: { id: x } }",
      "leave out \"columns\""
    ),
    (
      "files: [\"police/*-street.csv\"] }",
      "files: [\"police/*-street.csv\"], months: { first: 2025-05, last: 2025-01 } }",
      "two months such as 2025-01, in their order"
    ),
    (
      "files: [\"police/*-street.csv\"] }", "files: [\"police/*-street.csv\"], forces: [sussex] }",
      "this name does not tell"
    ),
    ("easting: E, northing: N", "easting: E", "\"easting\" and \"northing\" are wanted both or none"),
    ("easting: E, northing: N", "postcode: P", "a postcode is named and no \"postcodes\""),
    ("easting: E, northing: N", "place: P", "no place is named"),
    ("easting: E, northing: N", "easting: E, northing: N, grid_reference: G", "more than one way to say the place"),
    ("date: Date, ", "", "one of \"date\" and \"from\" is wanted"),
    ("date: Date, ", "date: Date, to: To, ", "\"to\" stands beside \"from\""),
    ("theme: asb", "theme: asbo", "the theme \"asbo\" is not known"),
    ("theme: asb }", "themes: { assb: [x] } }", "Is \"asb\" meant?"),
    ("category: Type, ", "", ""),
    (", theme: asb", ", crs: British", "crs is \"British\"; wanted is a code such as EPSG:27700"),
    (", theme: asb", ", crs: EPSG:999999, theme: asb", "coordinates in EPSG:999999 cannot be carried over"),
    ("name: council", "name: police", "the name \"police\" stands twice"),
    ("[{ name: all }]", "[{ name: All of it }]", "a name of small letters"),
    ("[{ name: all }]", "[{ name: all, sources: [fire] }]", "the source \"fire\" is not among council, police"),
    ("[{ name: all }]", "[{ name: all, hours: \"25:00-26:00\" }]", "wanted are two times such as"),
    ("[{ name: all }]", "[{ name: all, weekdays: [someday] }]", "the weekday \"someday\" is not known"),
    ("[{ name: all }]", "[{ name: all, preset: weekend }]", "known is night-time economy"),
    ("[{ name: all }]", "[{ name: all, series: crimes }]", "the series \"crimes\" is not known"),
    ("[{ name: all }]", "[{ name: all, themes: [health] }]", "no incident is left to look at"),
    (
      "[{ name: all }]", "[{ name: all }]\ncompleteness: { accept: [polise 2025-03] }",
      "the source \"polise\" is not among"
    ),
    ("[{ name: all }]", "[{ name: all }]\ngates: { rejected_percent: 101 }", "wanted is a number from 0 to 100"),
  ])
  func `a setting that cannot be is told in one sentence`(text: String, instead: String, sentence: String) throws {
    let district = try SmallDistrict()
    let rows = (1...40).map { "\($0 % 28 + 1)/0\($0 % 6 + 1)/2025;Noise;501020;106020" }
    try district.folder.write("Date;Type;E;N\n" + rows.joined(separator: "\n") + "\n", to: "council.csv")
    let whole = SmallDistrict.configuration.replacingOccurrences(
      of: "street.csv\"] }", with: "street.csv\"] }" + Self.council)
    try #require(whole.contains(text))
    try district.folder.write(whole.replacingOccurrences(of: text, with: instead), to: "small.yaml")
    let result = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    if sentence.isEmpty {
      #expect(result.status == 0, "\(result.errors)")
    } else {
      #expect(result.status == 78 || result.status == 65, "\(result.status)")
      #expect(result.errors.contains(sentence), "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }
  }
}
