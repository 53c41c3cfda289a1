import Foundation
import Publishing
import Spatial
import Tasking
import TestSupport
import Testing
import Twitten

/// Every layer and table of a run of Sandmouth against its schema.
@Suite(.serialized) struct LayerSchemaRunTests {
  /// A run with one analysis, and beside its own layers a further one of areas and a further denominator.
  private static let release = Result {
    let folder = try TemporaryFolder()
    var text = try String(contentsOfFile: "\(SharedData.package)/Examples/sandmouth.yaml", encoding: .utf8)
    text = text.replacing("../GeoData", with: "\(SharedData.package)/GeoData")
    text = text.replacing(
      "\nlayers:\n", with: "\nlayers:\n  beats: { file: \(SharedData.package)/GeoData/sandmouth/wards.geojson }\n")
    text += "denominators: { households: { file: \(SharedData.package)/GeoData/sandmouth/population.csv } }\n"
    var configuration = try Configuration(contentsOf: try folder.write(text, to: "run.yaml"))
    configuration.analyses.removeAll { $0.name != "asb" }
    configuration.time.nearRepeats.permutations = 19
    configuration.time.peaks.test = ProfileTest(count: 19)
    configuration.place.near.replicas = 19
    configuration.output = "\(folder.path)/run"
    _ = try Run(configuration, workers: 2)()
    return try ReleaseReader.read(configuration.output)
  }

  /// What a JSON reader sees of a layer: the collection, or the rows of a table.
  private func value(of layer: ReleasedLayer) throws -> Any {
    let file = try JSONSerialization.jsonObject(with: Data(layer.layer.bytes(as: .geoJSON)))
    guard layer.format == .csv else { return file }
    let features = (file as? [String: Any])?["features"] as? [[String: Any]] ?? []
    return features.map { $0["properties"] ?? [:] }
  }

  @Test func `every layer and table of a run has a schema, all of its columns, and is valid`() throws {
    let release = try Self.release.get()
    var kinds: Set<String> = []
    for layer in release.layers {
      let schema = try #require(layer.schema, "\(layer.name)")
      kinds.insert(schema.kind)
      let columns = try #require(schema.columns(named: layer.layer.columns, isWhole: true), "\(layer.name)")
      #expect(columns.last != LayerSchema.withheld)
      let faults = try SchemaValidator(Data(schema.jsonSchema)).faults(try value(of: layer))
      #expect(faults.isEmpty, "\(layer.name)")
    }
    // Sandmouth lies among no other districts.
    #expect(Set(LayerSchema.all.map(\.kind)).subtracting(kinds) == ["districts"])
    let beats = try #require(release.layer("beats", of: "asb"))
    #expect(beats.columns.contains("rate_per_1000_households"))
  }

  @Test(arguments: ["hotspots", "ranked-locations"])
  func `the themes of a hotspot add up to its incidents, the most first, and no set for the public has them`(
    _ kind: String
  ) throws {
    let release = try Self.release.get()
    let features = try #require(release.layer(kind, of: "asb")).features
    #expect(features.count > 2)
    for feature in features {
      let themes = try #require(feature.text("themes")).matches(of: /(?:^|; )([a-z ]+) \(([0-9]+)\)/)
      let counts = themes.compactMap { Int($0.output.2) }
      #expect(counts.reduce(0, +) == feature.integer("incidents") && counts.count == themes.count)
      let isInOrder = zip(themes, themes.dropFirst()).allSatisfy { a, b in
        let (most, next) = (Int(a.output.2) ?? 0, Int(b.output.2) ?? 0)
        return (next, a.output.1) < (most, b.output.1)
      }
      #expect(isInOrder)
    }
    let shared = try release.disclosed(to: .public, by: release.manifest.sharing, Projector(usesGrids: false))
    #expect(shared.layers.allSatisfy { !$0.layer.columns.contains("themes") })
  }

  @Test(arguments: [Audience.partner, .public])
  func `every layer and table for others is valid as one of which something is withheld`(_ audience: Audience) throws {
    let whole = try Self.release.get()
    let release = try whole.disclosed(
      to: audience, by: whole.manifest.sharing, Projector(usesGrids: false))
    #expect(release.layers.count > 3)
    for layer in release.layers {
      let schema = try #require(layer.schema, "\(layer.name)")
      let faults = try SchemaValidator(Data(schema.jsonSchema)).faults(try value(of: layer), as: "disclosed")
      #expect(faults.isEmpty, "\(layer.name)")
    }
  }

  @Test func `further forms stand beside the layers, and the run is read back without them`() throws {
    let folder = try TemporaryFolder()
    let release = try Self.release.get()
    let files = try ReleaseFiles(release, also: FurtherForm.allCases, workers: 2).files(finishedAt: Date())
    let layers = release.layers.count { $0.format == .geoJSON }
    #expect(
      files.count { $0.name.hasSuffix(".ndjson") } == layers && files.count { $0.name.hasSuffix(".wkt.csv") } == layers)
    #expect(Set(files.map(\.name)).count == files.count)
    try OutputFolder(path: "\(folder.path)/run", for: .internal).publish(files)
    #expect(try ReleaseReader.read("\(folder.path)/run").layers.map(\.fileName) == release.layers.map(\.fileName))
  }
}
