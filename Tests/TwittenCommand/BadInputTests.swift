import Foundation
import TestSupport
import Testing

/// Each kind of bad input gives one clear sentence and the right exit status, and leaves the output folder as it was.
@Suite(.tags(.command)) struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let status: Int32
    let sentence: String
    let spoil: @Sendable (SmallDistrict) throws -> Void

    init(
      _ name: String, _ status: Int32, _ sentence: String, _ spoil: @escaping @Sendable (SmallDistrict) throws -> Void
    ) {
      testDescription = name
      self.status = status
      self.sentence = sentence
      self.spoil = spoil
    }
  }

  private static let month = "police/2025-03-street.csv"

  private static func edit(_ file: String, _ change: @escaping @Sendable (String) -> String)
    -> @Sendable (SmallDistrict) throws -> Void
  {
    { district in try district.folder.write(change(try district.folder.read(file)), to: file) }
  }

  private static func rows(_ text: String, _ change: ([String]) -> [String]) -> String {
    let lines = text.split(separator: "\n").map(String.init)
    return ([lines[0]] + lines.dropFirst().map { change($0.components(separatedBy: ",")).joined(separator: ",") })
      .joined(separator: "\n") + "\n"
  }

  static let cases: [Case] = [
    Case("a missing boundary file", 66, "wards.geojson: there is no such file") {
      try FileManager.default.removeItem(atPath: "\($0.folder.path)/wards.geojson")
    },
    Case("a pattern that matches nothing", 66, "no file matches this pattern") {
      try FileManager.default.removeItem(atPath: "\($0.folder.path)/police")
    },
    Case("a missing configuration", 66, "small.yaml: there is no such file") {
      try FileManager.default.removeItem(atPath: "\($0.folder.path)/small.yaml")
    },
    Case("an empty incident file", 65, "2025-03-street.csv: the file is empty", edit(month) { _ in "" }),
    Case("an empty boundary file", 65, "wards.geojson: the file is empty", edit("wards.geojson") { _ in "" }),
    Case("a header without rows", 65, "a header and no rows", edit(month) { String($0.prefix { $0 != "\n" }) + "\n" }),
    Case(
      "the wrong delimiter", 65, "separated by semicolons", edit(month) { $0.replacingOccurrences(of: ",", with: ";") }),
    Case(
      "a renamed column", 65, "no column \"Crime type\"",
      edit(month) { $0.replacingOccurrences(of: "Crime type", with: "Crime typ") }),
    Case(
      "coordinates swapped", 65, "seem to be swapped",
      edit(month) { rows($0) { $0[..<4] + [$0[5], $0[4]] + $0[6...] } }),
    Case(
      "easting and northing where degrees are expected", 65, "not in degrees (easting and northing?)",
      edit(month) { rows($0) { $0[..<4] + ["501000.0", "106000.0"] + $0[6...] } }),
    Case("a truncated incident file", 65, "the file stops within this row", edit(month) { String($0.dropLast(90)) }),
    Case(
      "a truncated boundary file", 65, "lsoas.geojson: the file is not whole JSON",
      edit("lsoas.geojson") { String($0.dropLast(200)) }),
    Case(
      "a truncated table", 65, "The file stops within that row", edit("iod.csv") { String($0.dropLast(14)) }),
    Case("a polygon that crosses itself", 65, "crosses or touches itself") {
      try $0.folder.write(
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WD25CD":"E1"},"geometry":"#
          + #"{"type":"Polygon","coordinates":[[[-0.5,50.8],[-0.4,50.9],[-0.4,50.8],[-0.5,50.9],[-0.5,50.8]]]}}]}"#,
        to: "wards.geojson")
    },
    Case("a ring that is not closed", 65, "ring 1 is not closed") {
      try $0.folder.write(
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"WD25CD":"E1"},"geometry":"#
          + #"{"type":"Polygon","coordinates":[[[-0.5,50.8],[-0.4,50.8],[-0.4,50.9],[-0.5,50.9]]]}}]}"#,
        to: "wards.geojson")
    },
    Case(
      "a polygon file without code property", 65, "no property holds the areas' codes",
      edit("wards.geojson") { $0.replacingOccurrences(of: "WD25CD", with: "number") }),
    Case("TopoJSON", 65, "this is TopoJSON") {
      try $0.folder.write(#"{"type":"Topology","objects":{},"arcs":[]}"#, to: "wards.geojson")
    },
    Case(
      "metres without a crs member", 65, "not degrees",
      edit("wards.geojson") { $0.replacingOccurrences(of: "\"crs\"", with: "\"was\"") }),
    Case(
      "an unknown key", 78, "the key \"hotspot\" is not known. Is \"hotspots\" meant?",
      edit("small.yaml") { $0.replacingOccurrences(of: "hotspots:", with: "hotspot:") }),
    Case(
      "an unknown key within a section", 78, "the key \"min_point\" is not known. Is \"min_points\" meant?",
      edit("small.yaml") { $0.replacingOccurrences(of: "min_points", with: "min_point") }),
    Case(
      "a value that cannot be", 78, "eps is \"wide\"; wanted is a number",
      edit("small.yaml") { $0.replacingOccurrences(of: "eps: 150", with: "eps: wide") }),
    Case("a configuration that is no YAML", 78, "this is not YAML", edit("small.yaml") { $0 + "  - [\n" }),
    Case(
      "a month that is none", 78, "ending is \"2025-13\"",
      edit("small.yaml") { $0.replacingOccurrences(of: "latest", with: "2025-13") }),
    Case("a pipe for a file", 66, "wards.geojson cannot be read: is a pipe") {
      try FileManager.default.removeItem(atPath: "\($0.folder.path)/wards.geojson")
      _ = try Command.run("/usr/bin/mkfifo", ["wards.geojson"], in: $0.folder.path)
    },
    Case("a boundary file larger than any", 65, "wards.geojson: the file is larger than 2 GB") {
      let file = FileHandle(forWritingAtPath: "\($0.folder.path)/wards.geojson")
      try file?.truncate(atOffset: 1 << 32)
    },
    Case("JSON that is no GeoJSON", 65, "is JSON and no GeoJSON", edit("wards.geojson") { _ in "[1]" }),
    Case(
      "features that are none", 65, #"what stands under "features""#,
      edit("wards.geojson") { _ in #"{"type":"FeatureCollection","features":5}"# }),
    Case(
      "a feature collection without features", 65, #"this one has no "features""#,
      edit("wards.geojson") { _ in #"{"type":"FeatureCollection"}"# }),
    Case(
      "areas with blank codes", 65, "feature 1: WD25CD is empty",
      edit("wards.geojson") { $0.replacingOccurrences(of: "E05990000", with: " ") }),
    Case(
      "a vertex beyond the world", 65, "which lies outside the United Kingdom",
      edit("wards.geojson") { $0.replacingOccurrences(of: "[500000.0", with: "[-1e160") }),
    Case(
      "more people than there are", 65, "is not a number of people",
      edit("population.csv") { $0.replacingOccurrences(of: "1,500", with: "9223372036854775807") }),
    Case(
      "a key that stands twice", 78, "line 1: the key \"area\" stands twice",
      edit("small.yaml") { $0 + "area: Other\n" }),
    Case("a control character", 78, "it holds a control character", edit("small.yaml") { $0 + "\u{0}" }),
    Case(
      "a file name with a line end", 78, "files: the text holds a control character",
      edit("small.yaml") { $0.replacingOccurrences(of: "police/*", with: #"police\n*"#) }),
    Case("a configuration that is not in UTF-8", 78, "not text in UTF-8") {
      try $0.folder.write(Array("area: Caf".utf8) + [0xE9, 0x0A], to: "small.yaml")
    },
    Case(
      "aliases of aliases", 78, "more than 30 aliases",
      edit("small.yaml") { text in
        (1...9).reduce("a0: &a0 [x]\n") { bomb, step in
          let aliases = Array(repeating: "*a\(step - 1)", count: 9).joined(separator: ", ")
          return bomb + "a\(step): &a\(step) [\(aliases)]\n"
        } + "? *a9\n: 1\n" + text
      }),
    Case(
      "a folder of grids that is not there", 66, "nowhere: there is no such folder of grids",
      edit("small.yaml") { $0.replacingOccurrences(of: "use_grids: false", with: "grids: nowhere") }),
    Case("boundaries of another place", 65, "None of the 282 located incidents lies in the study area") { district in
      try edit("wards.geojson") { $0.replacingOccurrences(of: "[50", with: "[40") }(district)
      try edit("small.yaml") { $0.replacingOccurrences(of: "  lsoas: { file: lsoas.geojson }\n", with: "") }(district)
    },
  ]

  @Test(arguments: cases)
  func `bad input ends in one sentence and leaves the output folder as it was`(example: Case) throws {
    let district = try SmallDistrict()
    let arguments = ["run", "small.yaml", "--output", "out"]
    try #require(try Command.twitten(arguments, in: district.folder.path).status == 0)
    let before = district.folder.contents(of: "out")
    try example.spoil(district)
    let result = try Command.twitten(arguments, in: district.folder.path)
    #expect(result.status == example.status)
    #expect(result.errors.contains(example.sentence), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(district.folder.contents(of: "out") == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: district.folder.path)
    #expect(!left.contains { $0.hasSuffix(".partial") })
  }

  @Test func `a run does not replace the folder that its input lies in`() throws {
    let district = try SmallDistrict()
    _ = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    try district.folder.write(
      SmallDistrict.configuration.replacingOccurrences(of: "file: wards.geojson", with: "file: out/wards.geojson"),
      to: "small.yaml")
    let result = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    #expect(result.status == 78 && result.errors.contains("lies in the output folder"))
  }

  @Test func `a file that is named twice, by another path or a link, counts once`() throws {
    let district = try SmallDistrict()
    try FileManager.default.createSymbolicLink(
      atPath: "\(district.folder.path)/police/copy-street.csv", withDestinationPath: "2025-03-street.csv")
    try district.folder.write(
      SmallDistrict.configuration.replacingOccurrences(
        of: "[\"police/*-street.csv\"]", with: "[\"police/*-street.csv\", \"./police/2025-01-street.csv\"]"),
      to: "small.yaml")
    let result = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    #expect(result.output.contains("294 rows = 282 inside"), "\(result.errors)")
  }

  @Test func `a folder that cannot be written is said to be so`() throws {
    let district = try SmallDistrict()
    // A path below a file can be written by nobody, not even by root.
    let result = try Command.twitten(["run", "small.yaml", "--output", "small.yaml/out"], in: district.folder.path)
    #expect(result.status == 73 && result.errors.contains("cannot be made"))
  }

  @Test func `a folder with other files in it is not taken over`() throws {
    let district = try SmallDistrict()
    let result = try Command.twitten(["run", "small.yaml", "--output", "police"], in: district.folder.path)
    #expect(result.status == 73 && result.errors.contains("holds other files"))
    #expect(district.folder.contents(of: "police").count == 6)
  }

  @Test(arguments: ["{}", #"{"outputs":["small.yaml"]}"#])
  func `a folder with the manifest of something else is not taken over`(manifest: String) throws {
    let district = try SmallDistrict()
    try district.folder.write(manifest, to: "manifest.json")
    let result = try Command.twitten(["run", "small.yaml", "--output", "."], in: district.folder.path)
    #expect(result.status == 73 && result.errors.contains("holds other files"))
    #expect(try district.folder.read("small.yaml") == SmallDistrict.configuration)
  }

  @Test func `a folder that the manifest lists stays`() throws {
    let district = try SmallDistrict()
    let arguments = ["run", "small.yaml", "--output", "out"]
    _ = try Command.twitten(arguments, in: district.folder.path)
    try district.folder.write("mine", to: "out/maps/notes.qgz")
    let manifest = try district.folder.read("out/manifest.json")
    try district.folder.write(
      manifest.replacingOccurrences(of: "\n    \"rejected.csv\",", with: "\n    \"rejected.csv\", \"maps\","),
      to: "out/manifest.json")
    #expect(try Command.twitten(arguments, in: district.folder.path).status == 0)
    #expect(try district.folder.read("out/maps/notes.qgz") == "mine")
  }

  @Test func `a link in place of the folder that is filled is not followed`() throws {
    let district = try SmallDistrict()
    try FileManager.default.createSymbolicLink(
      atPath: "\(district.folder.path)/.out.partial", withDestinationPath: "police")
    let result = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    #expect(result.status == 73, "\(result.errors)")
    #expect(district.folder.contents(of: "police").count == 6)
  }
}
