import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct AreasCommandTests {
  private func areas(_ district: SmallDistrict, _ more: String...) throws -> Command.Result {
    try Command.twitten(["areas", "small.yaml"] + more, in: district.folder.path)
  }

  @Test func `prints the areas furthest from what is expected, and writes all of them with their columns`() throws {
    let district = try SmallDistrict()
    let result = try areas(district, "--layer", "lsoas", "--rows", "2", "--output", "out.geojson")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map(String.init)
    try #require(lines.count > 3)
    #expect(lines[0] == "Small, all, 2025-04 to 2025-06, lsoas, the first 2 of 16")
    #expect(lines[2].contains("E01990005") && lines[2].contains("far above") && lines[2].contains("60.00"))
    #expect(lines[3].contains("E01990001") && result.output.contains("Concentration index -0.328"))
    let layer = try #require(
      try JSONSerialization.jsonObject(with: Data(try district.folder.read("out.geojson").utf8)) as? [String: Any])
    let features = try #require(layer["features"] as? [[String: Any]])
    #expect(features.count == 16)
    let first = try #require(features[5]["properties"] as? [String: Any])
    #expect(first["code"] as? String == "E01990005" && first["incidents"] as? Int == 90)
    #expect(first["rate_per_1000"] as? Double == 60 && first["population"] as? Double == 1_500)
    // R: poisson.test(90)$conf.int / 1.5
    #expect(first["rate_lower_95"] as? Double == 48.25 && first["rate_upper_95"] as? Double == 73.75)
    #expect(first["funnel"] as? String == "far above" && first["deprivation_decile"] as? Double == 3)
    #expect(
      (layer["about"] as? [String])?.contains { $0.contains("the IMD, its crime domain among the others") } == true)
  }

  @Test func `a table has the same columns, and what was done beside it`() throws {
    let district = try SmallDistrict()
    let result = try areas(district, "--output", "out.csv")
    #expect(result.status == 0, "\(result.errors)")
    let rows = try district.folder.read("out.csv").split(whereSeparator: \.isNewline)
    #expect(rows.count == 5 && rows[0].hasPrefix("code,name,incidents,previous_incidents"))
    #expect(rows[0].hasSuffix("employment_decile,area_m2"))
    #expect(
      try district.folder.read("out.csv.about.txt").contains("wards: residents of LSOAs apportioned by the ground"))
  }

  @Test(arguments: [
    (["--layer", "ward"], 64, "Is \"wards\" meant?"),
    (["--analysis", "crime"], 64, "There is no analysis \"crime\" among all"),
    (["--rows", "-1"], 64, "--rows"), (["--output", "wards.geojson"], 73, "would be written over"),
    (["--output", "wards.pdf"], 64, "neither .geojson nor .csv"),
  ])
  func `what cannot be is said in a sentence`(arguments: [String], status: Int, sentence: String) throws {
    let district = try SmallDistrict()
    let result = try Command.twitten(["areas", "small.yaml"] + arguments, in: district.folder.path)
    #expect(result.status == Int32(status) && result.errors.contains(sentence), "\(result.errors)")
  }

  /// Keys of the configuration about places, each wrong in its own way.
  @Test(arguments: [
    ("layers: { wards: { file: wards.geojson }, lsoa: { file: lsoas.geojson } }", 78, "is lsoas meant?"),
    (
      "layers: { wards: { file: wards.geojson }, hotspots: { file: lsoas.geojson } }", 78,
      "are called \"hotspots\" already"
    ),
    ("deprivation: { file: iod.csv, measure: crime }", 78, "known are income, imd_without_crime, imd"),
    ("deprivation: { file: iod.csv, measure: income }", 65, "lacks the columns for the income domain"),
    ("apportion: { by: postcodes }", 78, "tables of postcodes are needed"),
    ("apportion: { by: households }", 78, "wanted is postcodes or area"),
    ("similar: { file: iod.csv }", 78, "\"group\" is missing"),
    ("similar: { file: iod.csv, group: Rank }", 65, "there is no column \"Rank\""),
    ("bridge: { file: iod.csv }", 65, "LSOA11CD"),
    ("denominators: { residents: { file: population.csv } }", 78, "not residents"),
    ("denominators: { population: { file: population.csv } }", 78, "is called \"population\" already"),
    ("denominators: { fid: { file: population.csv } }", 78, "a column of a run's layers is called \"fid\" already"),
    ("denominators: { geom: { file: population.csv } }", 78, "is called \"geom\" already"),
    ("denominators: { wkt: { file: population.csv } }", 78, "is called \"wkt\" already"),
    ("denominators: { withheld: { file: population.csv } }", 78, "is called \"withheld\" already"),
    (
      "layers: { wards: { file: wards.geojson }, actions: { file: lsoas.geojson } }", 78,
      "files of a run, or parts of its pack, are called \"actions\" already"
    ),
    (
      "layers: { wards: { file: wards.geojson }, rank-history: { file: lsoas.geojson } }", 78,
      "are called \"rank-history\" already"
    ),
    (
      "layers: { wards: { file: wards.geojson }, rank-certainty: { file: lsoas.geojson } }", 78,
      "are called \"rank-certainty\" already"
    ),
    ("denominators: { rate_x: { file: population.csv } }", 78, "choose another name"),
    ("near: { metres: [] }", 78, "metres is empty"),
    ("near: { metres: [200, 100] }", 78, "ascending"), ("near: { ground: roads }", 78, "ground is \"roads\""),
    ("districts: { file: nowhere.geojson }", 66, "nowhere.geojson"),
    (
      "layers: { wards: { file: wards.geojson }, zones: { file: wards.geojson, crs: EPSG:3857 } }", 65,
      "As EPSG:27700 (National Grid) it would lie in"
    ),
    (
      "layers: { wards: { file: wards.geojson }, pubs: { file: population.csv } }", 65,
      "no columns of coordinates and none of postcodes"
    ),
  ])
  func `a configuration that cannot be is refused in a sentence`(key: String, status: Int, sentence: String) throws {
    let district = try SmallDistrict()
    let name = key.prefix { $0 != ":" }
    let kept = SmallDistrict.configuration.split(separator: "\n").filter { !$0.hasPrefix(name) }
      .filter { name != "layers" || !$0.hasPrefix("  wards") && !$0.hasPrefix("  lsoas") }
    try district.folder.write((kept + [key[...]]).joined(separator: "\n") + "\n", to: "small.yaml")
    let result = try areas(district)
    #expect(result.status == Int32(status), "\(result.errors)")
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }
}
