import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct RunCommandTests {
  private func run(_ district: SmallDistrict, _ more: String...) throws -> Command.Result {
    try Command.twitten(["run", "small.yaml", "--output", "out"] + more, in: district.folder.path)
  }

  @Test func `a run prints the places as a table and writes its files`() throws {
    let district = try SmallDistrict()
    let result = try run(district)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("rank  id        name                 incidents  before  ratio"))
    #expect(
      result.output.contains(
        "   1  TQ010060  High Street, Area 0        126     126   0.99  0.77 to 1.28   89.4 %     2.4  -      Burglary")
    )
    #expect(
      district.folder.contents(of: "out").keys.sorted() == [
        "all-case-review.csv", "all-concentration.csv", "all-deprivation-curve.csv", "all-deprivation-measures.csv",
        "all-deprivation-tenths.csv", "all-former-hotspots.geojson", "all-hotspots.geojson",
        "all-locations.geojson", "all-lsoas.geojson", "all-ranked-locations.csv", "all-repeat-places.geojson",
        "all-series.csv", "all-wards.geojson", "jag-pack.html", "layers.gpkg", "manifest.json", "rejected.csv",
        "tasking.xlsx",
      ])
  }

  @Test func `a second run gives the same bytes in every file but the manifest's clock`() throws {
    let district = try SmallDistrict()
    _ = try run(district)
    let first = district.folder.contents(of: "out")
    _ = try run(district, "--workers", "7")
    let second = district.folder.contents(of: "out")
    #expect(first.count == 18 && first.keys == second.keys)
    for (name, bytes) in first where name != "manifest.json" { #expect((bytes == second[name]) == true, "\(name)") }
    func withoutClock(_ bytes: Data?) -> [Substring] {
      String(decoding: bytes ?? Data(), as: UTF8.self).split(separator: "\n").filter { !$0.contains("finished_at") }
    }
    let same = withoutClock(first["manifest.json"]) == withoutClock(second["manifest.json"])
    #expect(same)
    #expect(withoutClock(first["manifest.json"]).count > 50)
  }

  @Test func `the rows add up in the manifest`() throws {
    let district = try SmallDistrict()
    _ = try run(district)
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: Data(try district.folder.read("out/manifest.json").utf8)) as? [String: Any]
    )
    let counts = try #require(manifest["reconciliation"] as? [String: Int])
    #expect(counts["rows_read"] == 294)
    #expect(counts["unlocated"] == 12)
    #expect(counts["inside_study_area"] == 282)
    #expect(counts["in_wards"] == 282 && counts["in_lsoas"] == 282)
  }

  @Test func `json prints the places instead of the table`() throws {
    let result = try run(SmallDistrict(), "--json")
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let looks = try #require(summary["analyses"] as? [[String: Any]])
    #expect(looks.map { $0["name"] as? String } == ["all"] && looks[0]["hotspots"] as? Int == 1)
    let places = try #require(looks[0]["places"] as? [[String: Any]])
    #expect(places.first?["incidents"] as? Int == 126 && places.first?["ward_code"] as? String == "E05990000")
  }

  @Test func `months and ending choose another period`() throws {
    let district = try SmallDistrict()
    let result = try run(district, "--months", "2", "--ending", "2025-04", "--json")
    #expect(result.output.contains("\"period_first\" : \"2025-03\""))
    #expect(result.output.contains("\"incidents\" : 94"))
  }

  @Test func `a period that the files do not cover is refused, and one that they cover in part is warned of`() throws {
    let district = try SmallDistrict()
    let none = try run(district, "--ending", "2030-01")
    #expect(none.status == 65 && none.errors.contains("the files reach from 2025-01 to 2025-06"))
    let part = try run(district, "--ending", "2025-08")
    #expect(part.status == 0 && part.errors.contains("no incident file covers 2025-07, 2025-08"))
  }

  @Test func `strict refuses what is otherwise warned of, and writes nothing`() throws {
    let district = try SmallDistrict()
    let result = try run(district, "--ending", "2025-08", "--strict")
    #expect(result.status == 65 && result.errors.contains("--strict: all: no incident file covers"))
    #expect(district.folder.contents(of: "out").isEmpty)
  }

  @Test func `files of another hand in the output folder stay, and an older run's files go`() throws {
    let district = try SmallDistrict()
    _ = try run(district)
    try district.folder.write("mine", to: "out/notes.qgz")
    try district.folder.write(
      SmallDistrict.configuration.replacingOccurrences(of: "  lsoas: { file: lsoas.geojson }\n", with: ""),
      to: "small.yaml")
    let result = try run(district)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try district.folder.read("out/notes.qgz") == "mine")
    #expect(district.folder.contents(of: "out")["all-lsoas.geojson"] == nil)
  }

  @Test func `a file that is not in UTF-8 is read and said to be so, and a stray byte is warned of`() throws {
    let district = try SmallDistrict()
    let rows = try district.folder.read("police/2025-01-street.csv").replacingOccurrences(
      of: "Long Lane", with: "Caf# Lane")
    func bytes(_ accent: [UInt8]) -> [UInt8] { Array(rows.utf8).flatMap { $0 == UInt8(ascii: "#") ? accent : [$0] } }
    try district.folder.write(bytes([0xE9]), to: "police/2025-01-street.csv")
    let told = try run(district)
    #expect(
      told.status == 0 && told.errors.contains("police/2025-01-street.csv: read as Windows-1252."), "\(told.errors)")
    // An undefined byte of Windows-1252.
    try district.folder.write(bytes([0xE9, 0x81]), to: "police/2025-01-street.csv")
    let warned = try run(district)
    #expect(warned.errors.contains("5 characters are not in the encoding"), "\(warned.errors)")
  }

  @Test func `outputs are readable by the owner and the group only`() throws {
    let district = try SmallDistrict()
    _ = try run(district)
    for name in district.folder.contents(of: "out").keys {
      let path = "\(district.folder.path)/out/\(name)"
      let mode = try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
      #expect(mode & 0o007 == 0, "\(name)")
    }
  }

  @Test func `a required accuracy that is not met is refused`() throws {
    let result = try run(SmallDistrict(), "--require-accuracy", "0.5")
    #expect(result.status == 78 && result.errors.contains("An accuracy of 0.5 m is required"))
  }

  @Test(arguments: ["nan", "inf", "1e300", "1001"])
  func `an accuracy that is no number of metres is a usage error`(accuracy: String) throws {
    let result = try run(SmallDistrict(), "--require-accuracy", accuracy)
    #expect(result.status == 64 && result.errors.contains("from 0 to 1000"))
  }

  @Test func `names from the data cannot steer the terminal`() throws {
    let district = try SmallDistrict()
    for month in 1...6 {
      let file = "police/2025-0\(month)-street.csv"
      try district.folder.write(
        try district.folder.read(file).replacingOccurrences(of: "High Street", with: "\u{1B}[2JHigh\u{202E}"), to: file)
    }
    let result = try run(district)
    #expect(result.output.contains("?[2JHigh?, Area 0"))
    #expect(!(result.output + result.errors).contains("\u{1B}"))
  }

  @Test func `a folder may be called as a pattern is, and a file too`() throws {
    let district = try SmallDistrict()
    for file in ["wards.geojson", "lsoas.geojson", "iod.csv", "population.csv", "police/2025-03-street.csv"] {
      try district.folder.write(try district.folder.read(file), to: "a[1] *\\/\(file)")
    }
    try district.folder.write(
      try district.folder.read("police/2025-04-street.csv"), to: "a[1] *\\/police/2025-04-street[1].csv")
    // With the mark at the beginning that Windows' Notepad writes.
    try district.folder.write(
      "\u{FEFF}"
        + SmallDistrict.configuration.replacingOccurrences(
          of: "[\"police/*-street.csv\"]", with: "[\"police/*-street.csv\", \"police/2025-04-street[1].csv\"]"),
      to: "a[1] *\\/small.yaml")
    let result = try Command.twitten(["run", "small.yaml"], in: "\(district.folder.path)/a[1] *\\")
    #expect(result.status == 0 && result.output.contains(" 98 rows"), "\(result.errors)")
  }

  @Test func `help shows an example, and an unknown option is a usage error`() throws {
    let help = try Command.twitten(["run", "--help"])
    #expect(help.status == 0 && help.output.contains("twitten run Examples/sandmouth.yaml"))
    #expect(try Command.twitten(["run", "x.yaml", "--nosuch"]).status == 64)
    #expect(try Command.twitten(["run", "x.yaml", "--months", "0"]).status == 64)
  }
}

@Suite(.tags(.command)) struct DoctorCommandTests {
  @Test func `it names the versions, the operation and the accuracy`() throws {
    let result = try Command.twitten(["doctor"])
    #expect(result.status == 0)
    for word in ["PROJ", "GEOS", "proj.db", "British National Grid", "accuracy", "OSTN15"] {
      #expect(result.output.contains(word), "\(word)")
    }
  }

  @Test(.needsSharedData) func `it finds the grid in a folder that it is given`() throws {
    let result = try Command.twitten(["doctor", "--grids", SharedData.path("proj")])
    #expect(result.output.contains("OSTN15    found"))
    let byEnvironment = try Command.twitten(["doctor"], environment: ["PROJ_DATA": SharedData.path("proj")])
    #expect(byEnvironment.output.contains("OSTN15    found"))
  }
}
