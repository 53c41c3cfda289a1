import Formats
import Foundation
import Spatial
import Testing

@testable import Publishing

/// How much of each analysis is public, by what the others tell.
@Suite struct PublicScopeTests {
  private struct Look {
    var name: String
    var counts: [Int]
    var sources = ["police"]
    var themes = ["violence"]
    var categories = ["Robbery"]
  }

  private func scope(_ looks: [Look], _ rules: SharingRules = SharingRules()) throws -> PublicScope {
    PublicScope(try release(looks), rules)
  }

  private func release(_ looks: [Look]) throws -> Release {
    var manifest = try PackManifest.manifest(area: "Sandmouth", analyses: ["crime"])
    let analysis = try #require(manifest.analyses.first)
    manifest.analyses = looks.map { look in
      let total = look.counts.reduce(0, +)
      return Manifest.Analysis(
        name: look.name, selection: "", incidents: total, sources: look.sources, themes: look.themes,
        categories: look.categories, periods: analysis.periods,
        clusters: Manifest.Clusters(
          method: "dbscan", epsMetres: 150, minPoints: 20, greatestWidthMetres: nil, hotspots: 0,
          partsOfSplitClusters: 0,
          incidentsInHotspots: 0, incidentsInNone: total, incidentsTooCoarse: 0), time: [], place: [])
    }
    let layers = looks.map { look in
      let rows = look.counts.enumerated().map { code, count in
        PlainLayer.Feature(.none, [("code", .text("W\(code)")), ("incidents", .integer(count))])
      }
      return ReleasedLayer(
        analysis: look.name, kind: "wards", format: .geoJSON,
        layer: PlainLayer(name: "\(look.name)-wards", about: [], columns: ["code", "incidents"], features: rows))
    }
    return Release(audience: .internal, manifest: manifest, layers: layers)
  }

  private let crime = Look(name: "crime", counts: [40, 21, 9, 30])
  private let asb = Look(name: "asb", counts: [12, 31, 6, 8], themes: ["asb"], categories: ["Noise"])

  @Test func `analyses that tell nothing of each other are shown in full`() throws {
    let scope = try scope([crime, asb])
    #expect(scope.depth == ["crime": .everything, "asb": .everything])
    #expect(scope.groups == [["crime"], ["asb"]] && scope.sentences.isEmpty)
  }

  @Test func `an analysis that holds another is not shown`() throws {
    let all = Look(
      name: "all", counts: [52, 52, 15, 38], themes: ["asb", "violence"], categories: ["Noise", "Robbery"])
    let scope = try scope([all, crime, asb])
    #expect(scope.depth == ["all": .nothing, "crime": .everything, "asb": .everything])
    #expect(scope.groups == [["crime"], ["asb"]])
    #expect(scope.sentences.count == 1 && scope.sentences[0].contains("all: nothing, as crime is a part of it"))
  }

  @Test func `smaller counts of other sources or categories are no part`() throws {
    let few = Look(name: "few", counts: [5, 3, 2, 1], sources: ["council"])
    let others = Look(name: "others", counts: [5, 3, 2, 1], categories: ["Theft"])
    #expect(try scope([crime, few]).depth["crime"] == .everything)
    #expect(try scope([crime, others]).depth["crime"] == .everything)
  }

  @Test func `of two that look at the same the first is shown`() throws {
    var again = crime
    again.name = "again"
    #expect(try scope([crime, again]).depth == ["crime": .everything, "again": .nothing])
  }

  @Test func `one of few incidents is not shown`() throws {
    let scope = try scope([crime, Look(name: "fires", counts: [3, 0, 1, 0], sources: ["fire"])])
    #expect(scope.depth["fires"] == .nothing)
    #expect(scope.sentences == ["fires: nothing, as it has fewer than 5 incidents."])
    // What is not shown tells nothing of the rest of another.
    #expect(try self.scope([crime, Look(name: "knives", counts: [3, 0, 1, 0])]).depth["crime"] == .everything)
  }

  @Test func `one of sensitive themes or categories has nothing below wards, nor have those that would tell it`() throws
  {
    var rules = SharingRules()
    #expect(try scope([crime, asb], rules).depth["asb"] == .everything)
    rules.sensitiveWords.append("asb")
    #expect(try scope([crime, asb], rules).depth == ["crime": .everything, "asb": .wards])
    let abuse = Look(name: "x", counts: [12, 31, 6, 8], themes: ["violence"], categories: ["Domestic abuse"])
    #expect(try scope([crime, abuse]).depth["x"] == .wards)
    // By day and by night together are crime and x together.
    let day = Look(name: "day", counts: [30, 30, 10, 20], sources: ["a"], themes: ["drugs"], categories: ["a"])
    let night = Look(name: "night", counts: [22, 22, 5, 18], sources: ["b"], themes: ["drugs"], categories: ["b"])
    let scope = try scope([crime, abuse, day, night])
    #expect(scope.groups == [["crime", "x", "day", "night"]])
    #expect(Set(scope.depth.values) == [.wards])
    #expect(scope.sentences.contains { $0.contains("day: no counts below wards, as those of x could be worked out") })
  }

  @Test func `what is withheld for the sake of another analysis is told`() throws {
    let few = Look(name: "x", counts: [12, 31, 6, 3], themes: ["asb"], categories: ["Noise"])
    let day = Look(name: "day", counts: [30, 30, 10, 20], sources: ["a"], categories: ["a"])
    let night = Look(name: "night", counts: [22, 22, 5, 13], sources: ["b"], categories: ["b"])
    let shared = try release([crime, few, day, night]).disclosed(
      to: .public, by: SharingRules(), Projector(usesGrids: false))
    let wards = try ["crime", "x", "day", "night"].map { analysis in
      try #require(shared.layer("wards", of: analysis)).features.map { $0.integer("incidents") == nil }
    }
    #expect(wards[1][3] && wards.allSatisfy { $0 == wards[1] })
    let count = wards[0].count { $0 }
    #expect(
      count > 1 && shared.withheld.contains { $0.hasPrefix("x: 1 counts of wards and LSOAs under 5, and \(count - 1)") }
    )
    #expect(
      shared.withheld.contains(
        "crime: \(count) counts of wards and LSOAs, as those that are withheld of other analyses could "
          + "be worked out from them."))
  }

  @Test func `what is not shown is not said to be of points`() throws {
    let fires = Look(name: "fires", counts: [3, 0, 1, 0], sources: ["fire"])
    let shared = try release([crime, fires]).disclosed(to: .public, by: SharingRules(), Projector(usesGrids: false))
    #expect(shared.withheld.filter { $0.contains("wards") } == [])
    #expect(shared.layers.map(\.name) == ["crime-wards"] && shared.manifest.analyses.map(\.name) == ["crime"])
  }

  @Test func `an analysis that lacks a ward has nothing there`() throws {
    var fewer = asb
    fewer.counts.removeLast()
    #expect(try scope([crime, fewer]).depth == ["crime": .everything, "asb": .everything])
  }

  @Test func `nothing to look at is no sensitive analysis`() throws {
    let none = Look(name: "none", counts: [9, 9, 9, 9], themes: [], categories: [])
    #expect(try scope([none]).depth == ["none": .everything])
  }
}
