import Foundation
import Spatial
import TestSupport
import Testing

/// The data sets that come with SaTScan, run with the settings of their parameter files, against the plain version:
/// neither smerc, SpatialEpi nor scanstatistics can be had where this was written. What SaTScan or a paper says is
/// named where known.
@Suite struct ScanSampleTests {
  // NewMexicoSpaceTimePoisson.prm: 1973 to 1991 in years, half the population, half the period, high rates.
  @Test(.tags(.reference), .needsSharedData)
  func `New Mexico's brain cancer has the plain version's clusters`() throws {
    let (ids, places) = try SaTScanFiles.flattened("nm.geo")
    let cases = try SaTScanFiles.rows("nm.cas")
    let group = { (row: [String], age: Int) in
      try (SaTScanFiles.integer(row[age]) - 1) * 2 + SaTScanFiles.integer(row[age + 1]) - 1
    }
    let place = { (id: String) in try #require(ids.firstIndex(of: id)) }
    var ofGroup = [Int](repeating: 0, count: 36)
    for row in cases { ofGroup[try group(row, 3)] += try SaTScanFiles.integer(row[1]) }
    // A census of a year stands for the middle of it.
    let census = try SaTScanFiles.rows("nm.pop").map { row in
      CensusCount(
        place: try place(row[0]), group: try group(row, 3), time: 1_900.5 + (try SaTScanFiles.number(row[1])),
        population: try SaTScanFiles.number(row[2]))
    }
    let expected = try ExpectedCases(
      census: census, cases: ofGroup, places: ids.count, steps: 19, start: 1_973, stepLength: 1
    ).expected
    #expect(abs(expected.reduce(0, +) - 1_175) < 1e-6)
    let counts = try SpaceTimeCounts(
      steps: 19, place: cases.map { try place($0[0]) }, step: cases.map { try SaTScanFiles.integer($0[2]) - 1_973 },
      count: cases.map { try SaTScanFiles.integer($0[1]) })
    var scan = ScanStatistic()
    scan.replicas = 19
    let result = try scan.scan(
      places, .spaceTimePoisson(cases: counts, expected: expected), workers: 2)
    let slow = SlowScan(
      x: Array(places.x), y: Array(places.y), cases: table(counts, ids.count),
      measure: ids.indices.map { Array(expected[$0 * 19..<($0 + 1) * 19]) })
    expectSame(result, slow)
    let first = try #require(result.clusters.first)
    #expect(
      first.members.map { ids[$0] } == [
        "Bernalillo", "Guadelupe", "LosAlamos", "Sandoval", "SanMiguel", "SantaFe", "Socorro", "Torrance", "Valencia",
      ])
    #expect(1_973 + first.steps.lowerBound == 1_985 && 1_973 + first.steps.upperBound == 1_989)
  }

  // NHumbersideSpatialBernoulli.prm: half the cases and controls, high rates.
  @Test(.tags(.reference), .needsSharedData)
  func `North Humberside's leukaemia has the plain version's clusters`() throws {
    let places = try SaTScanFiles.places("NHumberside.geo")
    let cases = try SaTScanFiles.rows("NHumberside.cas").map { try SaTScanFiles.integer($0[1]) }
    let controls = try SaTScanFiles.rows("NHumberside.ctl").map { try SaTScanFiles.integer($0[1]) }
    #expect(cases.reduce(0, +) == 62 && controls.reduce(0, +) == 141)
    var scan = ScanStatistic()
    scan.replicas = 99
    let result = try scan.scan(places, .bernoulli(cases: cases, controls: controls), workers: 2)
    var slow = SlowScan(
      x: Array(places.x), y: Array(places.y), cases: cases.map { [$0] },
      measure: zip(cases, controls).map { [Double($0 + $1)] })
    slow.isBernoulli = true
    expectSame(result, slow)
    // Two windows are equally strong: four cases, and no control.
    #expect(result.clusters.prefix(2).map(\.cases) == [4, 4] && result.clusters.allSatisfy { $0.p > 0.5 })
  }

  // NYCSpaceTimePermutation.prm: 2001/11/1 to 2001/11/24 in days, prospective, at most 3 km and 7 days.
  @Test(.tags(.reference), .needsSharedData)
  func `New York City's fever has the plain version's clusters`() throws {
    let (ids, places) = try SaTScanFiles.flattened("NYCfever.geo")
    let cases = try SaTScanFiles.rows("NYCfever.cas")
    let counts = try SpaceTimeCounts(
      steps: 24, place: cases.map { row in try #require(ids.firstIndex(of: row[0])) },
      step: cases.map { row in try SaTScanFiles.integer(row[2].components(separatedBy: "/")[2]) - 1 },
      count: cases.map { try SaTScanFiles.integer($0[1]) })
    var scan = ScanStatistic()
    scan.window.period = .prospective
    scan.window.greatestMetres = 3_000
    scan.window.greatestSteps = 7
    scan.replicas = 199
    let result = try scan.scan(places, .spaceTimePermutation(counts), workers: 2)
    var slow = SlowScan(x: Array(places.x), y: Array(places.y), permutation: table(counts, ids.count))
    slow.window = scan.window
    expectSame(result, slow)
    // The README of R's rsatscan shows SaTScan's summary of this run: 3 clusters, none with p below 0.05. SaTScan
    // leaves out those that are no stronger than any replica.
    #expect(result.clusters.count { $0.p < 1 } == 3 && result.clusters.allSatisfy { $0.p >= 0.05 })
  }

  private func table(_ counts: SpaceTimeCounts, _ places: Int) -> [[Int]] {
    var table = Array(repeating: Array(repeating: 0, count: counts.steps), count: places)
    for row in counts.place.indices { table[Int(counts.place[row])][Int(counts.step[row])] += Int(counts.count[row]) }
    return table
  }

  private func expectSame(_ result: ScanResult, _ slow: SlowScan) {
    let expected = slow.clusters()
    #expect(!result.clusters.isEmpty)
    // Places that nothing is expected at may belong to a window or not.
    let some = { (members: [Int]) in members.filter { slow.measure[$0].contains { $0 > 0 } } }
    for (ours, theirs) in zip(result.clusters, expected).prefix(3) {
      #expect(some(ours.members) == some(theirs.members) && ours.steps == theirs.steps && ours.cases == theirs.cases)
      #expect(abs(ours.expected - theirs.expected) < 1e-9)
      #expect(abs(ours.logLikelihoodRatio - theirs.ratio) < 1e-9)
    }
  }
}
