import Formats
import Places
import Spatial
import TestSupport
import Testing

@Suite(.needsSharedData, .tags(.realData)) struct GroundTests {
  /// Some hundred thousand people added up in another order.
  private static let relativeError = 1e-9

  private func boundaries(_ name: String, _ kinds: [String], district: String = "E07000224") throws -> AreaLayer {
    let file = NamedFile(path: SharedData.path("boundaries/\(name)/\(district).geojson"), name: name)
    return try AreaLayerReader(layer: name.hasPrefix("wards") ? "wards" : "lsoas", kinds: kinds).read([file])
  }

  private func deprivation(_ name: String) throws -> Deprivation {
    try Deprivation(NamedFile(path: SharedData.path("deprivation/\(name)"), name: name))
  }

  private func population(_ name: String) throws -> Population {
    try Population(NamedFile(path: SharedData.path("population/\(name)"), name: name))
  }

  private func ground(
    lsoas: AreaLayer?, deprivation: Deprivation? = nil, population: Population? = nil
  ) throws -> Ground {
    let wards = try boundaries("wards_2025", AreaLayerReader.wardKinds)
    return try Ground(
      studyArea: try StudyArea(unionOf: wards, source: "wards"), wards: wards, lsoas: lsoas,
      facts: GroundFacts(deprivation: deprivation, population: population), notes: ["first"])
  }

  private func lsoas(_ year: Int) throws -> AreaLayer {
    try boundaries("lsoa_\(year)", AreaLayerReader.lsoaKinds)
  }

  @Test func `boundaries and tables of one year match without a warning`() throws {
    let ground = try ground(
      lsoas: try lsoas(2021), deprivation: try deprivation("iod2025_lsoa21_sussex.csv"),
      population: try population("lsoa21_census2021_population_sussex.csv"))
    #expect(ground.warnings == [])
    #expect(ground.lsoas?.count == 99)
    #expect(ground.deprivation.count == 99)
    #expect(ground.notes.first == "first")
    #expect(ground.notes.contains("LSOAs: 99 of 99 have at least half of their ground in the study area."))
    let index = try #require(ground.lsoas?.codes.firstIndex(of: "E01031436"))
    #expect(ground.deprivation[index]?.rank == 1_599)
    let deciles = ground.wardDecile.compactMap { $0 }
    #expect(deciles.count == 23)
    #expect(deciles.allSatisfy { (1...10).contains($0) })
  }

  @Test func `2021 boundaries against 2011 codes are warned of with counts and codes`() throws {
    let ground = try ground(
      lsoas: try lsoas(2021), deprivation: try deprivation("imd2019_lsoa11_sussex.csv"),
      population: try population("lsoa11_mid2019_population_sussex.csv"))
    let rest =
      "E01034816, E01034817, E01034818, E01034819, E01034820 and 5 more. The usual cause is 2011 codes against 2021 "
      + "boundaries, or the other way round: take both of one year, or give the ONS lookup between them as bridge: { file: "
      + "… }."
    #expect(
      ground.warnings == [
        "10 of 99 LSOAs have no row in the population table: \(rest)",
        "10 of 99 LSOAs have no row in the deprivation table, whose codes are of 2011: \(rest)",
      ])
    #expect(ground.deprivation.filter { $0 == nil }.count == 10)
    // A ward with an LSOA of unknown people has no known total.
    #expect(ground.wardPopulation.contains { $0 == nil })
    #expect(ground.wardPopulation.contains { $0 != nil })
  }

  @Test func `2011 boundaries against 2021 codes are warned of likewise`() throws {
    let ground = try ground(lsoas: try lsoas(2011), deprivation: try deprivation("iod2025_lsoa21_sussex.csv"))
    #expect(
      ground.warnings == [
        "5 of 94 LSOAs have no row in the deprivation table, whose codes are of 2021: E01031388, E01031401, E01031421, "
          + "E01031467, E01031468. The usual cause is 2011 codes against 2021 boundaries, or the other way round: take "
          + "both of one year, or give the ONS lookup between them as bridge: { file: … }."
      ])
    #expect(ground.lsoaPopulation.allSatisfy { $0 == nil })
    #expect(ground.wardPopulation.allSatisfy { $0 == nil })
  }

  @Test(arguments: [(2021, "lsoa21_census2021_population_sussex.csv"), (2011, "lsoa11_mid2019_population_sussex.csv")])
  func `ward populations sum to the LSOAs' total`(year: Int, table: String) throws {
    let ground = try ground(lsoas: try lsoas(year), population: try population(table))
    let people = ground.lsoaPopulation.compactMap { $0 }
    #expect(people.count == ground.lsoas?.count)
    let total = people.reduce(0, +)
    #expect(total > 100_000)
    #expect(ground.wardPopulation.allSatisfy { $0 != nil })
    #expect(abs(ground.wardPopulation.compactMap { $0 }.reduce(0, +) - total) <= Self.relativeError * total)
    #expect(ground.notes.contains { $0.hasPrefix("wards: residents of LSOAs apportioned by the ground") })
  }

  @Test func `ward populations that the table states are taken as they are`() throws {
    let ground = try ground(lsoas: nil, population: try population("ward24_census2021_population_bestfit_sussex.csv"))
    #expect(ground.notes.contains("wards: residents taken from the table by their own codes."))
    let people = ground.wardPopulation.compactMap { $0 }
    #expect(people.count == 23)
    #expect(people.allSatisfy { $0 == $0.rounded() && $0 > 1_000 })
    #expect(ground.wardDecile.allSatisfy { $0 == nil })
    #expect(ground.lsoas == nil)
    #expect(ground.warnings == [])
  }

  @Test func `LSOAs of another district are refused, and of all districts only those inside are kept`() throws {
    let brighton = try boundaries("lsoa_2021", AreaLayerReader.lsoaKinds, district: "E06000043")
    let error = #expect(throws: InputError.self) { try ground(lsoas: brighton) }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("lsoas: none of the \(brighton.count) LSOAs lies in the study area.") == true)
    let files = ["E07000224", "E07000225"].map {
      NamedFile(path: SharedData.path("boundaries/lsoa_2021/\($0).geojson"), name: $0)
    }
    let both = try AreaLayerReader(layer: "lsoas", kinds: AreaLayerReader.lsoaKinds).read(files)
    #expect(both.count > 99)
    #expect(try ground(lsoas: both).lsoas?.codes == (try lsoas(2021)).codes)
  }

  @Test func `2011 tables carried over by the ONS lookup fit 2021 boundaries, and nobody is lost`() throws {
    let wards = try boundaries("wards_2025", AreaLayerReader.wardKinds)
    var facts = GroundFacts(
      deprivation: try deprivation("imd2019_lsoa11_sussex.csv"),
      population: try population("lsoa11_mid2019_population_sussex.csv"))
    let name = "lookups/lsoa11_lsoa21_ltla22_sussex.csv"
    facts.bridge = try LSOABridge(NamedFile(path: SharedData.path(name), name: name))
    let ground = try Ground(
      studyArea: try StudyArea(unionOf: wards, source: "wards"), wards: wards, lsoas: try lsoas(2021), facts: facts)
    #expect(ground.warnings == [])
    #expect(ground.deprivation.allSatisfy { $0 != nil })
    #expect(
      ground.notes.contains { $0.contains("deprivation, residents carried over") || $0.contains("parts of split ones") }
    )
    let older = try self.ground(
      lsoas: try lsoas(2011), population: try population("lsoa11_mid2019_population_sussex.csv"))
    let total = older.lsoaPopulation.compactMap { $0 }.reduce(0, +)
    let carried = ground.lsoaPopulation.compactMap { $0 }.reduce(0, +)
    #expect(abs(carried - total) <= Self.relativeError * total)
  }
}
