import Files
import Formats
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct AuditTests {
  private let folder: TemporaryFolder
  private let sources: [AuditSource]

  init() throws {
    folder = try TemporaryFolder()
    var text = "Case No,Call,Type,Address,What was said\n"
    for number in 17...30 {
      text += "ASB/24/000\(number),7342\(number - 2),Noise,\"\(number - 3) Kittiwake Lane, Sandmouth\","
      text += number == 20 ? "the men from the blue van shouted all night\n" : "row \(number)\n"
    }
    let path = try folder.write(text, to: "council.csv")
    sources = [
      AuditSource(
        name: "council", path: path,
        columns: AuditSource.Columns(references: ["Case No", "Call"], addresses: ["Address"]),
        open: ["Type"])
    ]
  }

  private func audit(_ set: CleanSet, earlier: [String] = []) throws -> Audit {
    try Audit(folder: set.write(folder), earlier: earlier, sources: sources)
  }

  @Test func `nothing is found in a clean public set, and what was looked at is told with numbers`() throws {
    let audit = try audit(CleanSet())
    #expect(audit.findings.map(\.sentence) == [])
    #expect(audit.looked.first == "10 files for the audience public, 9 tables and layers in them")
    #expect(audit.looked.contains { $0.contains("lsoas of wards: 8 sums") })
  }

  @Test(arguments: PlantedLeak.all) func `a planted leak is found`(_ leak: PlantedLeak) throws {
    var set = CleanSet()
    leak.plant(&set)
    let findings = try audit(set).findings
    let found = findings.contains {
      $0.what == leak.what && $0.file == leak.file
        && (leak.says.isEmpty || "\($0.place) \($0.sentence)".contains(leak.says))
    }
    #expect(found, "\(findings.prefix(8).map { "\($0.what) \($0.file) \($0.place): \($0.sentence)" })")
  }

  @Test func `two wards of one name are told apart by their codes, and a count that stands otherwise is told`() throws {
    var set = CleanSet()
    set.wardNames[1] = set.wardNames[0]
    func page(_ counts: [Int]) -> String {
      "<h2>asb</h2><table><tr><th>name</th><th>code</th><th>incidents</th></tr>"
        + counts.indices.map {
          "<tr><td>\(set.wardNames[$0])</td><td>\(CleanSet.code(ward: $0))</td><td>\(counts[$0])</td></tr>"
        }.joined() + "</table>"
    }
    set.page = page([63, 67])
    let right = try audit(set)
    #expect(right.findings.isEmpty && !right.looked.contains { $0.contains("otherwise") }, "\(right.looked)")
    set.page = page([63, 66])
    let wrong = try Audit(folder: set.write(folder, as: "wrong"), sources: sources).looked.filter {
      $0.contains("otherwise")
    }
    #expect(
      wrong.first?.hasPrefix(
        "1 count stands otherwise in another file or release, the first that of asb, E05990001, 2025-07 to 2025-12: 66 in "
          + "jag-pack.html, 67 in") == true, "\(wrong)")
  }

  @Test func `a release of a month less gives the month away`() throws {
    var before = CleanSet()
    before.hasSeries = false
    before.months.current[1] = "2025-11"
    before.counts[2] -= 3
    let earlier = try before.write(folder, as: "november")
    var set = CleanSet()
    set.hasSeries = false
    let findings = try audit(set, earlier: [earlier]).findings
    #expect(findings.contains { $0.sentence.contains("E01990002, 2025-12 stands nowhere and is 3") })
  }

  @Test func `a count that another release of the same months tells is found`() throws {
    var before = CleanSet()
    before.withheld = [2, 3]
    before.counts[0] = 12
    before.counts[1] = 9
    before.counts[2] = 11
    let earlier = try before.write(folder, as: "before")
    let findings = try audit(CleanSet(), earlier: [earlier]).findings
    #expect(
      findings.contains { $0.what == .recovered && $0.place.contains("E01990001") && $0.sentence.contains("stands in") }
    )
  }

  @Test func `the same release twice gives nothing away`() throws {
    let earlier = try CleanSet().write(folder, as: "before")
    #expect(try audit(CleanSet(), earlier: [earlier]).findings.map(\.sentence) == [])
  }

  @Test func `columns are guessed where nobody names them`() throws {
    var set = CleanSet()
    set.note = "ASB/24/00017; the men from the blue van shouted all night"
    let path = "\(folder.path)/council.csv"
    let audit = try Audit(folder: set.write(folder), sources: [AuditSource(name: "council", path: path)])
    #expect(Set(audit.findings.map(\.what)) == [.reference])
  }

  @Test func `a partner may see addresses where the agreement says so, and never references`() throws {
    var set = CleanSet()
    set.hotspotNames[1] = "14 Kittiwake Lane, South"
    set.note = "ASB/24/00017"
    var rules = AuditRules()
    rules.audience = "partner"
    let path = try set.write(folder)
    #expect(
      try Set(Audit(folder: path, sources: sources, rules: rules).findings.map(\.what)) == [.address, .reference])
    let agreed = sources.map {
      AuditSource(name: $0.name, path: $0.path, columns: $0.columns, open: $0.open, partnersSeeAddresses: true)
    }
    #expect(try Set(Audit(folder: path, sources: agreed, rules: rules).findings.map(\.what)) == [.reference])
    rules.audience = "public"
    #expect(
      try Set(Audit(folder: path, sources: agreed, rules: rules).findings.map(\.what)).isSuperset(
        of: [.address, .reference]))
  }

  @Test func `a file that the manifest does not list is a finding`() throws {
    let path = try CleanSet().write(folder)
    try folder.write("where it was", to: "public/notes/place.kml")
    let findings = try Audit(folder: path, sources: sources).findings
    #expect(findings.map(\.what) == [.unlisted] && findings.first?.file == "notes/place.kml")
  }

  @Test func `a file that was changed after it was written is a finding`() throws {
    let path = try CleanSet().write(folder)
    let page = Array(try folder.read("public/jag-pack.html").utf8)
    let manifest = try folder.read("public/manifest.json")
    let checksums = "\"checksums\": {\"jag-pack.html\": \"\(sha256Hexadecimal(of: page))\"}"
    try folder.write(
      manifest.replacingOccurrences(of: "\"outputs\":", with: "\(checksums), \"outputs\":"), to: "public/manifest.json")
    #expect(try Audit(folder: path, sources: sources).findings.isEmpty)
    try folder.write("<!DOCTYPE html><html><body>All is well.</body></html>", to: "public/jag-pack.html")
    let findings = try Audit(folder: path, sources: sources).findings
    #expect(findings.map(\.what) == [.changed] && findings.first?.file == "jag-pack.html")
  }

  @Test func `numbers that nothing counts do not end the audit`() throws {
    for (old, new) in [("\"incidents\":20", "\"incidents\":9.2e18"), ("\"population\":400", "\"population\":-1e300")] {
      let path = try CleanSet().write(folder, as: "odd\(new.count)")
      for file in ["asb-lsoas.geojson", "asb-hotspots.geojson"] {
        let text = try folder.read("odd\(new.count)/\(file)")
        try folder.write(text.replacingOccurrences(of: old, with: new), to: "odd\(new.count)/\(file)")
      }
      _ = try Audit(folder: path, sources: sources)
    }
  }

  @Test func `a file that is missing is an error and no pass`() throws {
    let path = try CleanSet().write(folder)
    try FileManager.default.removeItem(atPath: "\(path)/asb-lsoas.geojson")
    let error = #expect(throws: InputError.self) { try Audit(folder: path, sources: sources) }
    #expect(
      error?.description.hasPrefix("asb-lsoas.geojson: the manifest lists the file, and the folder has none.") == true)
  }

  @Test(arguments: ["manifest.json", "asb-wards.geojson", "asb-series.csv", "layers.gpkg", "tasking.xlsx"])
  func `a file that is cut short is an error and no pass`(_ file: String) throws {
    let path = try CleanSet().write(folder)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)"))
    try bytes.prefix(bytes.count * 2 / 3).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
    let error = #expect(throws: InputError.self) { try Audit(folder: path, sources: sources) }
    #expect(error?.description.hasPrefix(file) == true)
  }

  @Test func `a folder that holds no run is an error`() throws {
    let error = #expect(throws: InputError.self) { try Audit(folder: folder.path, sources: sources) }
    #expect(error?.status == .noInput)
  }
}
