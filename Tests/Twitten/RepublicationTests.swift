import Formats
import Foundation
import Publishing
import TestSupport
import Testing
import Twitten

/// What a finished run of Sandmouth gives to other audiences.
@Suite(.serialized) struct RepublicationTests {
  /// A run with one analysis of partners' exact places and one of police.uk's points, made once.
  private static let run = Result {
    let folder = try TemporaryFolder()
    var configuration = try SandmouthConfiguration.read()
    configuration.analyses = configuration.analyses.filter { ["crime", "asb"].contains($0.name) }
    configuration.sharing.addressesForPartners = []
    configuration.output = folder.path + "/run"
    _ = try Run(configuration, workers: 2)()
    return folder
  }

  private func published(_ audience: Audience) throws -> (run: String, set: String, withheld: [String]) {
    let run = try Self.run.get().path + "/run"
    let (withheld, folder) = try Republication(of: run, for: audience)()
    return (run, folder, withheld)
  }

  @Test func `a run that is read back is written again with the same bytes`() throws {
    let run = try Self.run.get().path + "/run"
    let files = try ReleaseFiles(try ReleaseReader.read(run), workers: 2).files(finishedAt: Date())
    #expect(files.count > 20)
    for file in files where file.name != OutputFolder.manifestName {
      let before = try Data(contentsOf: URL(fileURLWithPath: "\(run)/\(file.name)"))
      #expect((Data(file.bytes) == before) == true, "\(file.name)")
    }
  }

  @Test func `partners get no place of a source that the agreement does not name`() throws {
    let (run, set, withheld) = try published(.partner)
    let (whole, shared) = (try ReleaseReader.read(run), try ReleaseReader.read(set))
    let places = try #require(shared.layer("locations", of: "asb")?.features)
    #expect(places.allSatisfy { $0.text("precision") == "snapped" })
    let all = try #require(whole.layer("locations", of: "asb")?.features)
    #expect(all.contains { $0.text("precision") == "exact" })
    #expect(shared.layer("licensed", of: "asb") == nil)
    let hotspots = try #require(shared.layer("hotspots", of: "asb")?.features)
    #expect(hotspots.allSatisfy { $0.text("main_place") == nil && $0.number("easting") == nil })
    // police.uk's points are public: their streets keep their names.
    let crime = try #require(shared.layer("hotspots", of: "crime")?.features)
    #expect(crime.contains { $0.text("main_place") != nil })
    #expect(withheld.contains { $0.hasPrefix("asb-locations:") })
  }

  @Test func `the public gets no count under five, and no sum gives one back`() throws {
    let (run, set, withheld) = try published(.public)
    let (whole, release) = (try ReleaseReader.read(run), try ReleaseReader.read(set))
    #expect(Set(release.layers.map(\.kind)).isDisjoint(with: ["locations", "repeat-places", "licensed", "emerging"]))
    for analysis in ["crime", "asb"] {
      let wards = try #require(release.layer("wards", of: analysis))
      let lsoas = try #require(release.layer("lsoas", of: analysis))
      for column in ["incidents", "previous_incidents", "year_before_incidents"] {
        let counts = (wards.features + lsoas.features).compactMap { $0.integer(column) }
        #expect(counts.allSatisfy { $0 >= 5 })
        let wardsHidden = wards.features.count { $0.integer(column) == nil }
        let lsoasHidden = lsoas.features.count { $0.integer(column) == nil }
        #expect(wardsHidden != 1 && lsoasHidden != 1)
      }
      for feature in lsoas.features where feature.integer("incidents") == nil {
        #expect(feature.number("rate_per_1000") == nil && feature.number("eb_rate_per_1000") == nil)
      }
    }
    let small = try #require(whole.layer("lsoas", of: "asb")).features.count { ($0.integer("incidents") ?? 9) < 5 }
    #expect(small > 0)
    #expect(withheld.contains { $0.hasPrefix("asb: ") && $0.contains("more so that those cannot be worked out") })
  }

  @Test func `the outline of a hotspot with partners' places in it tells none of them`() throws {
    for audience in [Audience.public, .partner] {
      let release = try ReleaseReader.read(try published(audience).set)
      let hotspots = try #require(release.layer("hotspots", of: "asb")?.features)
      let theirs = hotspots.filter { $0.text("location_precision") != "snapped" }
      #expect(theirs.count > 3)
      for hotspot in theirs {
        // Squares of the National Grid: as many corners as sides of 100 m, and ground in whole hectares.
        #expect(hotspot.number("area_m2")?.truncatingRemainder(dividingBy: 10_000) == 0)
        #expect(hotspot.number("width_m") == nil)
      }
    }
  }

  @Test func `an agreement of now is taken in place of that of the run`() throws {
    let run = try Self.run.get().path + "/run"
    var agreement = SharingRules()
    agreement.addressesForPartners = ["council", "collisions", "concerns", "fire", "ambulance", "fly-tipping"]
    let (_, set) = try Republication(of: run, for: .partner, to: run + "-agreed", agreement: agreement)()
    let (all, agreed) = (try ReleaseReader.read(run), try ReleaseReader.read(set))
    #expect(agreed.layer("locations", of: "asb")?.features.count == all.layer("locations", of: "asb")?.features.count)
    #expect(agreed.manifest.sharing == agreement)
  }

  @Test func `a layer that was changed after the run is not published`() throws {
    let folder = try TemporaryFolder()
    let run = try Self.run.get().path + "/run"
    try FileManager.default.copyItem(atPath: run, toPath: folder.path + "/run")
    let wards = try folder.read("run/crime-wards.geojson")
    try folder.write(
      wards.replacingOccurrences(of: "\"incidents\":", with: "\"incidents\":1"), to: "run/crime-wards.geojson")
    let error = #expect(throws: InputError.self) { try Republication(of: folder.path + "/run", for: .public)() }
    #expect(error?.description.hasPrefix("crime-wards.geojson: this is not the file that the run wrote") == true)
  }

  @Test func `a set for the public is no run to publish from`() throws {
    let set = try published(.public).set
    #expect(throws: InputError.self) { try Republication(of: set, for: .partner, to: set + "2")() }
  }

  @Test func `a run cannot be replaced by its own set`() throws {
    let run = try Self.run.get().path + "/run"
    #expect(throws: InputError.self) { try Republication(of: run, for: .public, to: run) }
  }

  @Test func `a folder without a run says so`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: InputError.self) { try Republication(of: folder.path, for: .public)() }
    #expect(error?.description.contains("holds no manifest.json") == true)
  }
}
