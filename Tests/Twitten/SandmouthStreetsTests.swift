import Formats
import Foundation
import Incidents
import Places
import Spatial
import TestSupport
import Testing
import Twitten

/// The fictional district's streets, on which its police points lie and along which its hotspots were planted.
@Suite struct SandmouthStreetsTests {
  private let layer: LineLayer
  private let network: StreetNetwork
  private let locations: Locations

  init() throws {
    layer = try LineLayerReader(projection: ProjectionChoice(usesGrids: false)).read([
      NamedFile(path: "\(SharedData.package)/GeoData/sandmouth/streets.geojson", name: "streets.geojson")
    ])
    network = try StreetNetwork(layer.lines)
    var configuration = try SandmouthConfiguration.read()
    configuration.sources.removeAll { $0.name != "police" }
    configuration.analyses = [Configuration.AnalysisChoice(name: "all")]
    let evidence = try Run(configuration, workers: 2).gather()
    let incidents = evidence.incidents
    let last = try #require(incidents.coveredMonths().last)
    let weight = incidents.weights(in: Period(ending: last, months: 6))
    // The planted hotspots are those of the last six months; what lies in the neighbouring districts has no streets here.
    let kept = weight.indices.filter { weight[$0] > 0 && evidence.join.isInside[$0] }
    locations = Locations(
      x: ContiguousArray(kept.map { incidents.x[$0] }), y: ContiguousArray(kept.map { incidents.y[$0] }),
      weight: ContiguousArray(kept.map { weight[$0] }))
  }

  private func runs(_ snap: StreetSnap) throws -> StreetRuns {
    let counts = snap.counts(weight: locations.weight, in: network)
    let hot = try HotStreets(counts: counts, in: network, rule: .significant(falseDiscoveryRate: 0.05))
    return try StreetRuns(of: hot, in: network)
  }

  @Test func `the streets are what the generator says, with names, and hang together`() throws {
    #expect(layer.nameProperty == "name")
    #expect(layer.names.contains("High Street"))
    #expect(layer.names.count { $0 == nil } * 20 < layer.count)
    #expect(network.account.withoutLength == 0 && network.account.repeated == 0)
    // Half of the segments and more meet three others: blocks, not strings.
    let neighbours = try network.neighbours()
    #expect((0..<network.count).count { neighbours.degree(of: $0) >= 3 } * 2 > network.count)
  }

  @Test func `every police point lies on a street, to the millimetres of its six decimals`() throws {
    let snap = try StreetSnap(locations, to: network)
    #expect(snap.locationsOnNoStreet == 0)
    // GeoData/sandmouth/README.md has 5,187 rows of these months; the real duplicate of 2025-09 is one of them.
    #expect(locations.totalWeight == 5_186)
    #expect(snap.distanceMetres.allSatisfy { $0 < 0.1 })
    #expect(try StreetSnap(locations, to: network, toleranceMetres: 0.1).locationsOnNoStreet == 0)
  }

  @Test func `hot runs meet every chronic and new hotspot, and no faded one`() throws {
    let snap = try StreetSnap(locations, to: network)
    let runs = try runs(snap)
    let outlines = try StreetOutline.outlines(of: runs, in: network, snap: snap, locations: locations)
    #expect(outlines.count == runs.count && runs.widthMetres.allSatisfy { $0 <= 500 })
    let path = "\(SharedData.package)/GeoData/sandmouth/planted-hotspots.geojson"
    let planted = try FeatureCollection(path: path, name: "planted-hotspots.geojson").features
    var met: [String: Int] = [:]
    for hotspot in planted {
      let kind = try #require(hotspot.properties["kind"]?.plainText)
      let x = try #require(Double(hotspot.properties["easting"]?.plainText ?? ""))
      let y = try #require(Double(hotspot.properties["northing"]?.plainText ?? ""))
      let radius = try #require(Double(hotspot.properties["radius_m"]?.plainText ?? ""))
      // Most of a run's incidents lie within the planted circle.
      let isMet = runs.segments.indices.contains { run in
        var (inside, all) = (0, 0)
        for location in 0..<locations.count
        where snap.segment[location] >= 0 && runs.run[Int(snap.segment[location])] == Int32(run) {
          all += locations.weight[location]
          if hypot(locations.x[location] - x, locations.y[location] - y) <= radius {
            inside += locations.weight[location]
          }
        }
        return all >= 20 && inside * 2 > all
      }
      met[kind, default: 0] += isMet ? 1 : 0
    }
    #expect(met == ["chronic": 8, "new": 4, "faded": 0])
  }
}
