import Spatial
import TestSupport
import Testing

/// Against what SaTScan itself printed.
@Suite struct ScanReferenceTests {
  /// SaTScan prints the ratio to 6 places.
  static let printed = 0.000_000_6

  // Provenance: SaTScan v9.6, 281 tracts of New York, 552 leukaemia cases; results file of cran/smerc @7170d93 tests/.
  @Test(
    .tags(.reference), .needsSharedData,
    arguments: [
      (0.5, "scan_test_ny_poisson_circular_cartesian.txt"),
      (0.1, "scan_test_ny_poisson_circular_cartesian_ubpop_10percent.txt"),
    ])
  func `New York leukaemia has SaTScan's clusters`(share: Double, file: String) throws {
    var scan = ScanStatistic()
    scan.window.greatestShare = share
    scan.replicas = 199
    let result = try scan.scan(SaTScanFiles.places("satscan_ny_coords.txt"), Self.newYork(), workers: 2)
    let expected = try SaTScanFiles.clusters(file)
    #expect(expected.count == (share == 0.5 ? 6 : 7))
    #expect(result.clusters.count >= expected.count)
    for (ours, theirs) in zip(result.clusters, expected) {
      #expect(ours.members == theirs.members.sorted())
      #expect(ours.cases == theirs.cases)
      #expect(abs(ours.expected - theirs.expected) <= 0.005)
      #expect(abs(ours.relativeRisk - theirs.relativeRisk) <= 0.005)
      #expect(abs(ours.logLikelihoodRatio - theirs.ratio) <= Self.printed)
      // Where two circles hold the same tracts SaTScan names the first, and Twitten the smaller.
      #expect(ours.radiusMetres <= theirs.radius + 0.005)
      // Ours are of 199 replicas and theirs of 999: four standard errors of the difference.
      let error = (theirs.p * (1 - theirs.p) * (1 / 199.0 + 1 / 999.0)).squareRoot()
      #expect(abs(ours.p - theirs.p) <= 4 * error + 0.006)
    }
    // SaTScan leaves out those that are no stronger than any replica.
    for other in result.clusters.dropFirst(expected.count) { #expect(other.p > 0.95) }
  }

  // Provenance: as above, with latitude and longitude on a sphere; here laid flat.
  @Test(.tags(.reference), .needsSharedData)
  func `New York leukaemia has SaTScan's clusters in metres too`() throws {
    var scan = ScanStatistic()
    scan.replicas = 0
    let result = try scan.scan(SaTScanFiles.flattened("satscan_ny_coords.txt").places, Self.newYork())
    let expected = try SaTScanFiles.clusters("scan_test_ny_poisson_circular_longlat.txt")
    #expect(expected.count > 3 && result.clusters.count >= expected.count)
    for (ours, theirs) in zip(result.clusters, expected) {
      #expect(ours.members == theirs.members.sorted())
      #expect(abs(ours.logLikelihoodRatio - theirs.ratio) <= Self.printed)
      // Printed to ten metres; a hundredth for the flattening, whose scale holds in the middle.
      #expect(ours.radiusMetres <= theirs.radius * 1.01 + 5)
    }
  }

  @Test(.tags(.reference), .needsSharedData)
  func `New York's most likely cluster has the published numbers`() throws {
    var scan = ScanStatistic()
    scan.replicas = 0
    let result = try scan.scan(SaTScanFiles.places("satscan_ny_coords.txt"), Self.newYork())
    let first = try #require(result.clusters.first)
    #expect(first.members.count == 28 && first.cases == 100 && first.centre == 51)
    #expect(abs(first.expected - 58.28) < 0.005 && abs(first.relativeRisk - 1.87) < 0.005)
    #expect(abs(first.logLikelihoodRatio - 14.083511) < Self.printed)
    #expect(first.p.isNaN)
  }

  // Provenance: SaTScan v9.4.4, prospective space-time permutation, steps 0 to 1000, half the population and half the
  // period; QuantCrimAtLeeds/PredictCode @e2a2d5a notebooks/satscan_test1, satscan_test3 (that one also within 50
  // units).
  @Test(.tags(.reference), .needsSharedData, arguments: [(1, Double?.none), (3, 50)])
  func `small space-time permutations have SaTScan's clusters`(number: Int, metres: Double?) throws {
    var scan = ScanStatistic()
    scan.window.period = .prospective
    scan.window.greatestMetres = metres
    // The places are a grid, and SaTScan takes up those at one distance one by one.
    scan.window.ties = .oneByOne
    scan.stopsAfter = 50
    let cases = try SaTScanFiles.rows("predictcode/satscan_test\(number).cas")
    let result = try scan.scan(
      SaTScanFiles.places("predictcode/satscan_test\(number).geo"),
      .spaceTimePermutation(
        SpaceTimeCounts(
          steps: 1_001, place: cases.map { try SaTScanFiles.integer($0[0]) - 1 },
          step: cases.map { try SaTScanFiles.integer($0[2]) }, count: cases.map { try SaTScanFiles.integer($0[1]) })),
      workers: 2)
    let expected = try SaTScanFiles.clusters("predictcode/satscan_test\(number).txt")
    #expect(expected.count == (number == 1 ? 2 : 1))
    #expect(result.cases == 100)
    for (ours, theirs) in zip(result.clusters, expected) {
      #expect(ours.members == theirs.members.sorted())
      #expect(ours.steps == theirs.steps)
      #expect(ours.cases == theirs.cases)
      #expect(abs(ours.expected - theirs.expected) <= 0.005)
      #expect(abs(ours.logLikelihoodRatio - theirs.ratio) <= Self.printed)
      #expect(abs(ours.radiusMetres - theirs.radius) <= 0.005)
      // SaTScan stopped after 248 and 50 replicas.
      #expect(abs(ours.p - theirs.p) <= 0.13)
    }
  }

  @Test(.tags(.reference))
  func `twenty cases of a hundred where ten are expected have a ratio of 4·440301`() throws {
    var scan = ScanStatistic()
    scan.replicas = 0
    let places = try ScanPlaces(x: [0, 1_000, 2_000], y: [0, 0, 0])
    let result = try scan.scan(places, .poisson(cases: [20, 45, 35], population: [100, 500, 400]))
    let first = try #require(result.clusters.first)
    #expect(first.members == [0] && abs(first.expected - 10) < 1e-9)
    #expect(abs(first.logLikelihoodRatio - 4.440301) < Self.printed)
    #expect(abs(first.relativeRisk - 2 / (80.0 / 90)) < 1e-12)
  }

  private static func newYork() throws -> ScanModel {
    let cases = try SaTScanFiles.rows("satscan_ny_cases.txt").map { try SaTScanFiles.integer($0[1]) }
    let population = try SaTScanFiles.rows("satscan_ny_pop.txt").map { try SaTScanFiles.number($0[2]) }
    return .poisson(cases: cases, population: population)
  }
}
