import Formats
import Incidents
import Places
import Spatial
import Tasking
import TestSupport
import Testing
@testable import Twitten

/// Anti-social behaviour of all Sussex in 2025 beside deprivation, wards and districts: what the guide records.
///
/// geopandas 1.1, pandas and statsmodels 0.14 on the same files: 27,851 located rows, 27,727 of them in a ward and in an LSOA; 930
/// in West Hill & North Laine; 18.48 % of them and 8.88 % of people in LSOAs of income deciles 1 and 2; concentration index
/// -0.26441; slope 25.789 per 1,000; ratio 5.2473.
@Suite(.needsSharedData, .tags(.realData, .reference)) struct SussexPlacesTests {
  private static func configuration() throws -> Configuration {
    let folder = try TemporaryFolder()
    let text = """
      area: Sussex
      period: { months: 12, ending: 2025-12 }
      incidents:
        - { name: police, format: police.uk, files: ["\(SharedData.path("police/sussex_2025-01_to_2025-12.zip"))"] }
      layers:
        wards: { files: ["\(SharedData.path("boundaries/wards_2025"))/*.geojson"] }
        lsoas: { files: ["\(SharedData.path("boundaries/lsoa_2021"))/*.geojson"] }
      districts: { file: "\(SharedData.path("boundaries/sussex_ltlas_2022.geojson"))", code: LAD22CD }
      deprivation: { file: "\(SharedData.path("deprivation/iod2025_lsoa21_sussex.csv"))" }
      population: { file: "\(SharedData.path("population/lsoa21_census2021_population_sussex.csv"))" }
      projection: { use_grids: false }
      """
    return try Configuration(contentsOf: try folder.write(text, to: "sussex.yaml"))
  }

  @Test func `the share of anti-social behaviour in the most deprived fifth, the index, and the ward table`() throws {
    let configuration = try Self.configuration()
    let evidence = try Run(configuration, workers: 2).gather()
    var selection = Selection()
    selection.series = [.asb]
    let incidents = selection.select(from: evidence.incidents).incidents
    let comparison = Comparison(
      Period(ending: try #require(Month("2025-12")), months: 12), covered: incidents.coveredMonths())
    let (ground, join) = (evidence.ground, evidence.join)
    func rates(_ layer: Int) -> AreaRates {
      AreaRates(AreaCounts(incidents, in: layer, join, on: ground, comparison))
    }
    let wards = rates(0)
    let lsoaLayer = try #require(ground.lsoaLayer)
    let lsoas = rates(lsoaLayer)
    let inside = wards.counts.counts.reduce(0) { $0 + $1.incidents }
    var test = DeprivationPattern.Test()
    test.permutations = 99
    let ranking = try #require(ground.ranking)
    let found = try DeprivationPattern(
      lsoas, ranking, hotspots: [], incidents: inside, test: test, workers: 2)
    let pattern = try #require(found)
    for sentence in RateSentences.of(pattern) { print("Sussex 2025: \(sentence)") }
    let order = wards.rates.indices.sorted {
      (wards.rates[$0].per1000 ?? 0, $1) > (wards.rates[$1].per1000 ?? 0, $0)
    }
    for ward in order {
      let rate = wards.rates[ward]
      let (lower, upper) = (rate.lower ?? .nan, rate.upper ?? .nan)
      print(
        "Sussex 2025: \(wards.counts.layer.areas.codes[ward]) \(wards.counts.layer.areas.names[ward]) "
          + "\(wards.counts.counts[ward].incidents) \(Int((rate.people ?? 0).rounded())) "
          + "\(FixedDecimal.string(rate.per1000 ?? 0, decimals: 1)) (\(FixedDecimal.string(lower, decimals: 1)) to "
          + "\(FixedDecimal.string(upper, decimals: 1))) \(rate.funnel?.position.rawValue ?? "")")
    }

    #expect(inside == 27_727)
    #expect(wards.counts.counts[order[0]].incidents <= 930)
    let busiest = wards.counts.counts.map(\.incidents).max()
    #expect(busiest == 930)
    #expect(pattern.measure == .income && pattern.unknown == 0)
    #expect(abs((pattern.fifth.incidentShare ?? 0) - 0.1848378836513146) < 1e-12)
    #expect(abs((pattern.fifth.peopleShare ?? 0) - 0.08878353992075767) < 1e-12)
    let concentration = try #require(pattern.concentration)
    #expect(abs(concentration.index - -0.264406079857919) < 1e-12)
    let slope = try #require(pattern.slope)
    #expect(abs(slope.slope.value * 1_000 - 25.789034627983966) < 1e-9)
    #expect(abs(slope.ratio.value - 5.2472986081354245) < 1e-9)

    let districts = try #require(ground.districts)
    let comparedWith = try DistrictComparison(
      incidents, districts.areas, people: districts.people, comparison.current, workers: 2)
    let compared = try #require(comparedWith)
    #expect(compared.districts.count == 13 && compared.sources == ["police"] && compared.leftOut.isEmpty)
    #expect(compared.districts.allSatisfy { $0.people != nil })
    let arun = try #require(compared.districts.first { $0.code == "E07000224" })
    let first = try #require(compared.districts.first { $0.rank == 1 })
    #expect(first.name == "Eastbourne" && arun.rank == 7)
  }
}
