import Foundation
import Incidents
import Places
import TestSupport
import Testing
import Twitten
import Yams

/// Drafts of the small district and of what is put beside it.
@Suite struct DraftTests {
  /// The small district's folder without its configuration.
  private func district() throws -> SmallDistrict {
    let district = try SmallDistrict()
    try FileManager.default.removeItem(atPath: "\(district.folder.path)/small.yaml")
    return district
  }

  private func draft(_ district: SmallDistrict) throws -> ConfigurationDraft {
    try ConfigurationDraft([district.folder.path])
  }

  @Test func `the small district is complete, and each file is said what it is taken for`() throws {
    let district = try district()
    let draft = try draft(district)
    #expect(draft.missing == nil)
    #expect(draft.sentences.count == 10)
    let configuration = try Configuration(contentsOf: district.folder.write(draft.yaml, to: "draft.yaml"))
    #expect(configuration.sources.flatMap(\.files).count == 6 && configuration.period.months == 3)
    #expect(configuration.wards.files.map(\.name) == ["wards.geojson"])
    #expect(configuration.lsoas?.files.count == 1 && configuration.deprivation != nil)
    #expect(configuration.population != nil)
    #expect(draft.yaml.contains("files: [\"\(district.folder.path)/police/*-street.csv\"]"))
  }

  @Test func `any order of arguments gives the same draft`() throws {
    let district = try district()
    let names = ["wards.geojson", "lsoas.geojson", "iod.csv", "population.csv", "police"].map {
      "\(district.folder.path)/\($0)"
    }
    let first = try ConfigurationDraft(names, workers: 1)
    for shift in 1..<names.count {
      let shifted = try ConfigurationDraft(Array(names[shift...] + names[..<shift]) + [names[0]], workers: 4)
      #expect(shifted.yaml == first.yaml && shifted.sentences == first.sentences)
    }
  }

  @Test func `a copy of a file and a second file of the same month are left out with the reason`() throws {
    let district = try district()
    let month = try district.folder.read("police/2025-03-street.csv")
    try district.folder.write(month, to: "police/2025-03-copy-street.csv")
    try district.folder.write(
      month.replacingOccurrences(of: "High Street", with: "Low Street"), to: "other/2025-03-test-street.csv")
    let draft = try draft(district)
    #expect(
      draft.sentences.contains { $0.contains("2025-03-copy-street.csv: not read") && $0.contains("has the same bytes") }
    )
    #expect(draft.unwrapped.contains("other/2025-03-test-street.csv: 2025-03 is read from"))
    // The pattern would match the copy, so that the files are named one by one.
    #expect(!draft.yaml.contains("police/*"))
    let configuration = try Configuration(contentsOf: district.folder.write(draft.yaml, to: "draft.yaml"))
    #expect(configuration.sources.flatMap(\.files).count == 6)
  }

  @Test func `of two ward vintages the newer is taken`() throws {
    let district = try district()
    try district.folder.write(
      try district.folder.read("wards.geojson").replacingOccurrences(of: "WD25", with: "WD13"), to: "a-wards.geojson")
    let draft = try draft(district)
    #expect(draft.yaml.contains("wards: { file: \(district.folder.path)/wards.geojson }"))
    #expect(draft.unwrapped.contains("a-wards.geojson: wards of 2013; those of 2025 are newer."))
  }

  @Test func `the LSOAs are those of the newest index that fits them`() throws {
    let district = try district()
    let (areas, index) = (try district.folder.read("lsoas.geojson"), try district.folder.read("iod.csv"))
    func older(_ text: String) -> String { text.replacingOccurrences(of: "E019900", with: "E019800") }
    try district.folder.write(older(areas).replacingOccurrences(of: "LSOA21", with: "LSOA11"), to: "lsoas11.geojson")
    try district.folder.write(older(index).replacingOccurrences(of: "2021", with: "2011"), to: "imd2019.csv")
    let both = try draft(district)
    #expect(both.yaml.contains("lsoas: { file: \(district.folder.path)/lsoas.geojson }"))
    #expect(both.yaml.contains("deprivation: { file: \(district.folder.path)/iod.csv }"))
    // Without the new index the old one decides, although the new LSOAs are newer.
    try FileManager.default.removeItem(atPath: "\(district.folder.path)/iod.csv")
    let old = try draft(district)
    #expect(old.yaml.contains("lsoas: { file: \(district.folder.path)/lsoas11.geojson }"))
    #expect(old.yaml.contains("deprivation: { file: \(district.folder.path)/imd2019.csv }"))
    #expect(old.yaml.contains("# population:"))
  }

  @Test func `what is missing is a comment in the draft and a sentence`() throws {
    let district = try district()
    let wards = try ConfigurationDraft(["\(district.folder.path)/police"])
    #expect(wards.missing?.contains("no file of ward boundaries") == true)
    #expect(wards.yaml.contains("#   wards: { file: wards.geojson }"))
    let incidents = try ConfigurationDraft(["\(district.folder.path)/wards.geojson", "\(district.folder.path)/none"])
    #expect(incidents.missing?.contains("no file of incidents") == true)
    #expect(incidents.sentences.contains { $0.contains("there is no such file") })
    #expect(try Yams.load(yaml: incidents.yaml) is [String: Any])
  }

  @Test func `hidden files and the results of an earlier run are not looked into`() throws {
    let district = try district()
    try district.folder.write(try district.folder.read("wards.geojson"), to: ".hidden/wards.geojson")
    try district.folder.write(try district.folder.read("lsoas.geojson"), to: "results/lsoas.geojson")
    try district.folder.write("{\"versions\":{\"twitten\":\"0.1.0\"},\"outputs\":[]}", to: "results/manifest.json")
    let draft = try draft(district)
    #expect(!draft.sentences.contains { $0.contains(".hidden") })
    #expect(
      draft.sentences.contains {
        $0.hasSuffix("results: the results of an earlier run, by its manifest; not looked into.")
      })
  }

  @Test func `a link to a file and to the folder above are walked once`() throws {
    let district = try district()
    let folder = district.folder.path
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/zz.csv", withDestinationPath: "\(folder)/iod.csv")
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/police/up", withDestinationPath: folder)
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/gone", withDestinationPath: "\(folder)/nowhere")
    let draft = try draft(district)
    #expect(draft.missing == nil)
    #expect(draft.sentences.contains { $0.contains("zz.csv: the same file as") })
    #expect(draft.sentences.contains { $0.hasSuffix("gone: the link leads nowhere.") })
  }
}
