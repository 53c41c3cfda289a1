import Foundation
import TestSupport
import Testing

/// `twitten publish` and `twitten audit`, as a person types them.
@Suite(.tags(.command)) struct PublishCommandTests {
  /// A finished run of a small district.
  private func finishedRun(_ more: String...) throws -> SmallDistrict {
    let district = try SmallDistrict()
    let result = try Command.twitten(["run", "small.yaml", "--output", "out"] + more, in: district.folder.path)
    #expect(result.status == 0, "\(result.errors)")
    return district
  }

  private func twitten(_ district: SmallDistrict, _ words: String...) throws -> Command.Result {
    try Command.twitten(words, in: district.folder.path)
  }

  @Test func `the public's set lies beside the run, says what is withheld, and stands its audit`() throws {
    let district = try finishedRun()
    let before = district.folder.contents(of: "out")
    let published = try twitten(district, "publish", "out", "--audience", "public")
    #expect(published.status == 0, "\(published.errors)")
    #expect(published.output.hasPrefix("Withheld from the public set:\n  "))
    #expect(published.output.contains("28 counts of wards and LSOAs under 5, and 6 more"))
    #expect(published.output.contains("Written to \(district.folder.path)/out-public"))
    #expect((district.folder.contents(of: "out") == before) == true)
    let set = district.folder.contents(of: "out-public")
    #expect(set["all-locations.geojson"] == nil && set["rejected.csv"] == nil)
    #expect(["jag-pack.html", "tasking.xlsx", "layers.gpkg", "manifest.json"].allSatisfy { set[$0] != nil })
    let audit = try twitten(district, "audit", "out-public", "--config", "small.yaml")
    #expect(audit.status == 0, "\(audit.output)")
    #expect(audit.output.contains("Nothing was found.") && audit.output.contains("strings of 6 sources ("))
  }

  @Test func `the audit of a set that leaks ends with an error and says where`() throws {
    let district = try finishedRun()
    #expect(try twitten(district, "publish", "out", "--audience", "public", "--output", "set").status == 0)
    let manifest = try district.folder.read("set/manifest.json")
    try district.folder.write(
      manifest.replacingOccurrences(of: "\"area\" : \"Small\"", with: "\"area\" : \"Small, case 2025-06a17\""),
      to: "set/manifest.json")
    let audit = try twitten(district, "audit", "set", "--config", "small.yaml")
    #expect(audit.status == 65 && audit.output.contains("1 finding\n"), "\(audit.output)")
    #expect(audit.output.contains("manifest.json") && audit.output.contains("column Crime ID"), "\(audit.output)")
    let json = try twitten(district, "audit", "set", "--config", "small.yaml", "--json")
    let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(json.status == 65 && (report?["findings"] as? [Any])?.count == 1)
    // Nobody said which strings to look for, and that is told.
    let blind = try twitten(district, "audit", "set")
    #expect(blind.status == 0 && blind.errors.contains("Without --config no string of a source was looked for."))
  }

  @Test func `further forms are written by run and by publish, and hold the same features`() throws {
    let district = try finishedRun("--also", "ndjson", "--also", "wkt.csv")
    let lines = try district.folder.read("out/all-hotspots.ndjson").split(separator: "\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("{\"type\":\"Feature\""))
    #expect(try district.folder.read("out/all-wards.wkt.csv").contains("POLYGON"))
    #expect(try twitten(district, "publish", "out", "--audience", "partner", "--also", "ndjson").status == 0)
    let partner = district.folder.contents(of: "out-partner")
    #expect(partner["all-hotspots.ndjson"] != nil && partner["all-hotspots.wkt.csv"] == nil)
  }

  @Test(arguments: [
    (["publish", "out", "--audience", "internal"], Int32(64), "the run itself is the internal set"),
    (["publish", "out", "--audience", "press"], 64, "press"),
    (["publish", "out", "--audience", "public", "--also", "shapefile"], 64, "shapefile"),
    (["publish", "out", "--audience", "public", "--output", "out"], 64, "is the run itself"),
    (["publish", "nowhere", "--audience", "public"], 66, "nowhere"),
    (["publish", "police", "--audience", "public"], 66, "holds no manifest.json"),
    (["audit", "nowhere"], 66, "nowhere"),
    (["audit", "out", "--minimum-count", "0"], 64, "from 1 to 1000"),
    (["audit", "out", "--config", "nowhere.yaml"], 66, "nowhere.yaml"),
  ])
  func `what cannot be is refused with a sentence`(words: [String], status: Int32, complaint: String) throws {
    let result = try Command.twitten(words, in: Self.once.get().path)
    #expect(result.status == status && result.errors.contains(complaint), "\(result.status): \(result.errors)")
    #expect(result.output.isEmpty)
  }

  /// A run that no case changes.
  private static let once = Result { try PublishCommandTests().finishedRun().folder }
}
