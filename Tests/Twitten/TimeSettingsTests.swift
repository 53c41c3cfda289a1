import Spatial
import Tasking
import TestSupport
import Testing
import Twitten

/// How a configuration says how time is looked at.
@Suite(.tags(.command)) struct TimeSettingsTests {
  private func configuration(_ more: String) throws -> Configuration {
    let district = try SmallDistrict()
    try district.folder.write(try district.folder.read("small.yaml") + more + "\n", to: "small.yaml")
    return try Configuration(contentsOf: "\(district.folder.path)/small.yaml")
  }

  @Test func `the rules, the months and the cells of emerging hotspots are read`() throws {
    let time = try configuration(
      "emerging: { rules: \"2.8\", months: 36, before: 2, rate: 0.01, alpha: 0.1, cell: 250, shape: hexagon }"
    ).time
    #expect(time.emerging.rules == .pro28 && time.emerging.months == 36 && time.emerging.before == 2)
    #expect(time.emerging.rate == 0.01 && time.emerging.alpha == 0.1)
    #expect(time.cellMetres == 250 && time.cellShape == .hexagon)
  }

  @Test func `without a word the latest rules and 24 months are taken`() throws {
    let time = try configuration("").time
    #expect(time.emerging.rules == .latest && time.emerging.months == 24 && time.cellMetres == nil)
    #expect(time.review.reports == 3 && time.review.months == 6)
  }

  @Test func `the manifest records how time was looked at`() throws {
    let district = try SmallDistrict()
    let yaml = try district.folder.read("small.yaml")
    try district.folder.write(yaml + "case_review: { reports: 4 }\npeaks: { hours: 3 }\n", to: "small.yaml")
    let result = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    #expect(result.status == 0, "\(result.errors)")
    let manifest = try district.folder.read("out/manifest.json")
    #expect(manifest.contains("\"case_review.reports\" : \"4\"") && manifest.contains("\"peaks.hours\" : \"3\""))
    #expect(manifest.contains("\"near_repeat.days\" : \"7, 14, 21, 28\""))
    #expect(manifest.contains("\"emerging.rules\" : \"latest\""))
  }

  @Test(
    arguments: [
      ("emerging: { rules: 3 }", "rules is \"3\"; wanted is \"2.8\" or latest"), ("emerging: { months: 9 }", "months"),
      ("emerging: { shape: triangle }", "shape is \"triangle\""), ("emerging: { cels: 300 }", "cels"),
      ("case_review: { reports: 0 }", "reports"),
    ])
  func `what cannot be is refused in a sentence`(line: String, words: String) {
    #expect {
      _ = try configuration(line)
    } throws: { "\($0)".contains(words) }
  }
}
