import Formats
import Foundation
import Testing

@testable import Publishing

@Suite struct PackInputsTests {
  private func manifest(licences: [String: String]) throws -> Manifest {
    var manifest = try PackManifest.manifest(area: "Sandmouth", analyses: ["asb"])
    let inputs = [
      ("configuration", "sandmouth.yaml"), ("incidents", "a/police-2024-01.csv"), ("wards", "a/wards.geojson"),
      ("lsoas", "a/lsoas-1.geojson"), ("lsoas", "a/lsoas-2.geojson"), ("deprivation", "a/iod2025.csv"),
      ("layer licensed", "a/premises.csv"),
    ]
    let json = inputs.map { #"{"role": "\#($0)", "file": "\#($1)", "bytes": 1, "sha256": "00"}"# }
    manifest.inputs = try JSONDecoder().decode([InputRecord].self, from: Data("[\(json.joined(separator: ","))]".utf8))
    manifest.sources = [
      SourceRecord(name: "council", firstMonth: "2024-01", lastMonth: "2025-12", licence: nil),
      SourceRecord(
        name: "police", firstMonth: "2023-01", lastMonth: "2025-12", licence: "Open Government Licence v3.0"),
    ]
    manifest.licences = licences
    return manifest
  }

  @Test func `every input is there with its months and its licence, or with the words that it has none`() throws {
    let inputs = PackInputs(try manifest(licences: ["wards": "OGL, ONS", "licensed": "agreement", "streets": "ODbL"]))
    #expect(
      inputs.incidents.rows == [
        ["council", "2024-01 to 2025-12", "licence not stated"],
        ["police", "2023-01 to 2025-12", "Open Government Licence v3.0"],
      ])
    #expect(
      inputs.ground.rows == [
        ["Configuration", "sandmouth.yaml", "date not stated", "of this run"],
        ["Incidents", "police-2024-01.csv", "2023-01 to 2025-12", "by source, above"],
        ["Wards", "wards.geojson", "date not stated", "OGL, ONS"],
        ["LSOAs", "lsoas-1.geojson, lsoas-2.geojson", "date not stated", "licence not stated"],
        ["Deprivation", "iod2025.csv", "date not stated", "licence not stated"],
        ["Layer licensed", "premises.csv", "date not stated", "agreement"],
        ["streets", "–", "date not stated", "ODbL"],
      ])
    #expect(inputs.unstated == ["council", "LSOAs", "deprivation"])
  }

  @Test func `who publishes must state what the run does not`() throws {
    var release = try PackRelease().release()
    release.manifest = try manifest(licences: [:])
    let html = try JAGPack.html(release)
    #expect(
      html.contains(
        "No licence is stated for council, wards, LSOAs, deprivation, layer licensed: whoever publishes this pack must state it."
      ))
    release.manifest.sources.removeFirst()
    release.manifest.licences = ["wards": "OGL", "lsoas": "OGL", "deprivation": "OGL", "licensed": "OGL"]
    let stated = try JAGPack.html(release)
    let asks = stated.contains("No licence is stated")
    #expect(!asks)
  }
}
