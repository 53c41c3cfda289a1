import Foundation
import Formats
import Incidents
import Places
import Spatial
import Tasking
import TestSupport
import Testing
import Twitten

/// The real Arun of 2025, as `Examples/arun.yaml` has it.
@Suite(.needsSharedData, .tags(.realData)) struct ArunTests {
  private func outcome(_ change: (inout Configuration) -> Void = { _ in }) throws -> Outcome {
    var configuration = try Configuration(contentsOf: "\(SharedData.package)/Examples/arun.yaml")
    // All together, so that the sums can be held against the files.
    configuration.analyses = [Configuration.AnalysisChoice(name: "all")]
    change(&configuration)
    return try Run(configuration, workers: 2).analyse()
  }

  @Test func `wards and LSOAs with outside and unlocated sum to the rows read`() throws {
    let outcome = try outcome { $0.period.months = 12 }
    let counts = outcome.reconciliation
    #expect(counts.rowsRead == 14_741)
    #expect(counts.outsideStudyArea == 10 && counts.unlocated == 0 && counts.rejected == 0)
    let wards = outcome.analyses[0].place.layers[0].counts.counts.reduce(0) { $0 + $1.incidents }
    #expect(wards + counts.outsideStudyArea + counts.unlocated == counts.rowsRead)
    let lsoas = outcome.analyses[0].place.layers[1].counts.counts.reduce(0) { $0 + $1.incidents }
    #expect(lsoas + counts.inNoLSOA + counts.outsideStudyArea + counts.unlocated == counts.rowsRead)
    #expect(counts.inNoLSOA == 0)
  }

  @Test func `hotspots add up with what lies in none, and none is wider than 500 m`() throws {
    let map = try outcome().analyses[0].map
    #expect(map.hotspots.reduce(0) { $0 + $1.counts.incidents } + map.noise == map.incidents)
    #expect(map.hotspots.allSatisfy { $0.widthMetres <= 500 })
    #expect(map.hotspots.map(\.rank) == Array(1...map.hotspots.count))
    #expect(Set(map.hotspots.map(\.id)).count == map.hotspots.count)
    #expect(Set(map.hotspots.map(\.name)).count == map.hotspots.count)
  }

  @Test func `all Sussex wards with the area's name give the same study area as Arun's own file`() throws {
    let own = try outcome()
    let all = try outcome { configuration in
      configuration.wards.files = SharedData.files(in: "boundaries/wards_2025").map { .init(path: $0, name: $0) }
      configuration.lsoas?.files = SharedData.files(in: "boundaries/lsoa_2021").map { .init(path: $0, name: $0) }
    }
    #expect(all.ground.wards.codes == own.ground.wards.codes)
    #expect(all.ground.lsoas?.codes == own.ground.lsoas?.codes)
    #expect(all.reconciliation == own.reconciliation)
  }

  @Test func `2011 deprivation against 2021 boundaries is counted and explained`() throws {
    let outcome = try outcome {
      $0.deprivation = .init(path: SharedData.path("deprivation/imd2019_lsoa11_sussex.csv"), name: "imd2019.csv")
    }
    let warning = try #require(outcome.warnings.first { $0.contains("deprivation") })
    #expect(warning.contains("of 99 LSOAs have no row in the deprivation table, whose codes are of 2011"))
  }
}
