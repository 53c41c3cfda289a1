import Formats
import Foundation
import Incidents
import Tasking
import TestSupport
import Testing
import Twitten

/// The fictional district with all its partners, as `Examples/sandmouth.yaml` has it.
@Suite struct PartnersRunTests {
  private func configuration(_ change: (inout Configuration) -> Void = { _ in }) throws -> Configuration {
    var configuration = try SandmouthConfiguration.read()
    change(&configuration)
    return configuration
  }

  private func analyse(_ change: (inout Configuration) -> Void = { _ in }) throws -> Outcome {
    try Run(try configuration(change), workers: 2).analyse()
  }

  private func analysis(of source: String, minPoints: Int = 20) -> Configuration.AnalysisChoice {
    var choice = Configuration.AnalysisChoice(name: source)
    choice.selection.sources = [source]
    choice.hotspots.minPoints = minPoints
    return choice
  }

  /// The places that one partner alone sees, as the generator planted them (planted-partners.csv).
  private static let own: [(source: String, easting: Double, northing: Double, radius: Double)] = [
    ("council", 495_255.2, 64_786.4, 120), ("ambulance", 490_725.7, 62_108.4, 130),
    ("fly-tipping", 496_090.4, 66_603.8, 150), ("collisions", 498_042.3, 63_224.0, 100),
  ]

  private func isFound(_ index: Int, among hotspots: [Hotspot]) -> Bool {
    let place = Self.own[index]
    return hotspots.contains {
      hypot($0.busiest.easting - place.easting, $0.busiest.northing - place.northing) <= place.radius
    }
  }

  @Test func `each partner's rows went where they were planted to go`() throws {
    let quality = try Run(try configuration(), workers: 2).check().evidence.quality
    let rows = quality.sources.map { "\($0.name) \($0.rows) \($0.rejectedRows) \($0.unlocated)" }
    #expect(
      rows == [
        "ambulance 2132 15 35", "collisions 324 0 4", "concerns 183 0 0", "council 2884 9 32", "fire 910 0 10",
        "fly-tipping 955 0 4", "police 31690 5 782",
      ])
    for source in quality.sources {
      #expect(source.rows == source.kept + source.rejectedRows)
      #expect(source.kept == source.unlocated + source.outside + source.inside)
      #expect(source.unmatched.isEmpty)
    }
    let council = quality.sources[3]
    #expect(council.rejected.map(\.rows) == [1, 1, 1, 5, 1])
    #expect(council.encodings == ["Windows-1252"] && council.times.odd.repeatedHour == 1)
    let fire = quality.sources[4].precision.map { "\($0.name): \($0.incidents)" }
    #expect(fire == ["grid 1 m: 428", "grid 100 m: 289", "grid 10 m: 174", "grid 1000 m: 9"])
    #expect(quality.sources[2].times.odd.withoutEnd == 8 && quality.sources[2].times.odd.endBeforeStart == 3)
    #expect(quality.incompleteMonths.isEmpty)
  }

  @Test func `a place that one partner alone sees is found in its records and not in the police's`() throws {
    let outcome = try analyse { configuration in
      configuration.period.months = 12
      configuration.analyses = [
        analysis(of: "council", minPoints: 40), analysis(of: "ambulance", minPoints: 40),
        analysis(of: "fly-tipping", minPoints: 40), analysis(of: "collisions", minPoints: 8),
        analysis(of: "police", minPoints: 40),
      ]
    }
    #expect(outcome.notMade.isEmpty)
    for index in Self.own.indices {
      let hotspots = try #require(outcome.analysis(Self.own[index].source)).map.hotspots
      #expect(isFound(index, among: hotspots), "\(Self.own[index].source)")
      #expect(!isFound(index, among: try #require(outcome.analysis("police")).map.hotspots))
    }
  }

  @Test func `the night-time economy's first place is the square that is busy on Friday and Saturday nights`() throws {
    let night = try #require(try analyse().analysis("night-time"))
    let first = try #require(night.map.hotspots.first)
    #expect(isFound(0, among: [first]))
    #expect(first.precision.first?.name == "exact" && first.seenBy.first?.name == "council")
    #expect(night.incidents.count < 1_500 && night.leftOut.monthOnly == 0)
  }

  @Test func `a time of the week is not asked of months`() throws {
    let outcome = try analyse { configuration in
      configuration.analyses[3].selection.sources = ["police", "council"]
    }
    let night = try #require(outcome.analysis("night-time"))
    #expect(night.leftOut.monthOnly == 31_685)
    #expect(outcome.warnings.contains { $0.contains("31685 incidents are left out, as the month alone is known") })
    let error = #expect(throws: InputError.self) {
      try analyse { configuration in
        configuration.analyses.removeAll { $0.name != "night-time" }
        configuration.analyses[0].selection.sources = ["police"]
      }
    }
    #expect(error?.status == .badData && error?.description.contains("It needs a source with times") == true)
  }

  @Test func `without analyses each series has its own, and police.uk's are crime and anti-social behaviour`() throws {
    let outcome = try analyse { $0.analyses = [] }
    #expect(
      outcome.analyses.map(\.name) == [
        "crime", "asb", "fire", "road", "health", "environmental", "community-concern", "other",
      ])
    let all = outcome.analyses.reduce(0) { $0 + $1.incidents.count }
    #expect(all == outcome.incidents.count)
    let police = try analyse { configuration in
      configuration.analyses = []
      configuration.sources.removeAll { $0.name != "police" }
    }
    #expect(police.analyses.map(\.name) == ["crime", "asb"])
    #expect(police.analyses.map(\.incidents.count) == [31_685 - 5_361, 5_361])
  }

  @Test func `an analysis of chosen months ends with them, and a source that begins in its period is told`() throws {
    let outcome = try analyse { configuration in
      var chosen = Configuration.AnalysisChoice(name: "chosen")
      chosen.selection.months = Month("2024-10").flatMap { first in Month("2025-03").map { first...$0 } }
      chosen.selection.themes = [.asb]
      configuration.analyses = [chosen]
    }
    let chosen = try #require(outcome.analysis("chosen"))
    #expect(chosen.comparison.current.description == "2024-10 to 2025-03")
    // The concerns begin in January.
    #expect(chosen.comparison.previous == nil)
    #expect(outcome.warnings.contains { $0.contains("not every source covers 2024-10, 2024-11, 2024-12") })
  }

  @Test func `a square of a kilometre makes no hotspot, and is said to be too coarse`() throws {
    let fire = try #require(
      try analyse { configuration in
        configuration.period.months = 36
        configuration.analyses = [analysis(of: "fire", minPoints: 2)]
      }.analysis("fire"))
    #expect(fire.map.tooCoarse == 9)
    #expect(fire.map.hotspots.allSatisfy { $0.precision.allSatisfy { $0.name != "grid 1000 m" } })
    let inside = fire.place.layers[0].counts.counts.reduce(0) { $0 + $1.incidents }
    #expect(fire.map.incidents == inside && fire.map.noise >= 9)
  }

  @Test func `no word of free text leaves the building`() throws {
    let folder = try TemporaryFolder()
    _ = try Run(try configuration { $0.output = "\(folder.path)/out" }, workers: 2)()
    let files = folder.contents(of: "out")
    for kind in ["former-hotspots.geojson", "series.csv", "repeat-places.geojson", "concentration.csv"] {
      #expect(files.keys.count { $0.hasSuffix(kind) } == 5, "\(kind)")
    }
    for (name, bytes) in files {
      for word in ["PRIVATE-", "07700 900", "Tamsin"] {
        #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name): \(word)")
      }
    }
    // What is looked for stands in the source.
    let source = try String(
      contentsOfFile: "\(SharedData.package)/GeoData/sandmouth/partners/community-concerns.csv", encoding: .utf8)
    #expect(["PRIVATE-", "07700 900", "Tamsin"].allSatisfy(source.contains))
  }
}
