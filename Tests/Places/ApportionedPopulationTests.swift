import Formats
@testable import Places
import Spatial
import TestSupport
import Testing

@Suite struct ApportionedPopulationTests {
  /// Some hundred thousand people added up in another order.
  private static let relativeError = 1e-9

  private func layer(_ name: String, _ rings: [BoundaryText.Ring]) throws -> AreaLayer {
    let folder = try TemporaryFolder()
    let features = rings.enumerated().map { BoundaryText.feature(#"{"CD":"E\#($0)"}"#, ring: $1) }
    let path = try folder.write(BoundaryText.collection(features), to: "w.geojson")
    return try AreaLayerReader(layer: name, kinds: [""], codeProperty: "CD").read([NamedFile(path: path, name: "w")])
  }

  private func twoWards() throws -> AreaLayer {
    try layer(
      "wards",
      [
        BoundaryText.rectangle(500_000, 105_000, width: 1_000, height: 1_000),
        BoundaryText.rectangle(501_000, 105_000, width: 1_000, height: 1_000),
      ])
  }

  @Test func `people are divided as the ground is, and none are lost to a coast drawn differently`() throws {
    let lsoas = try layer(
      "lsoas",
      [
        // A quarter in the first ward, three in the second.
        BoundaryText.rectangle(500_900, 105_000, width: 400, height: 100),
        // Half of it at sea: all its people live in the first ward.
        BoundaryText.rectangle(500_100, 104_900, width: 200, height: 200),
        // A strip of 0.4 % in the second ward is the trace of two boundary files.
        BoundaryText.rectangle(500_004, 105_500, width: 1_000, height: 100),
      ])
    let shares = try Apportionment.byArea(lsoas.index, to: try twoWards().index, coverage: .whole)
    #expect(shares.totals([400, 50, 1_000]) == [1_150, 300])
    #expect(shares.totals([400, nil, 1_000]) == [nil, 300])
    #expect(shares.totals([nil, 50, 1_000]) == [nil, nil])
    // Deciles 2, 4 and 10 weighted by people: (2 * 100 + 4 * 50 + 10 * 1000) / 1150 in the first ward.
    let means = shares.means([2, 4, 10], weightedBy: [400, 50, 1_000])
    #expect(means == [10_400.0 / 1_150, 2])
    #expect(shares.means([2, nil, nil], weightedBy: [nil, nil, nil]) == [2, 2])
    #expect(shares.means([nil, nil, nil], weightedBy: [1, 1, 1]) == [nil, nil])
  }

  @Test(.needsSharedData, .tags(.realData))
  func `totals over Sussex's wards are those of its LSOAs`() throws {
    let wardFiles = SharedData.files(in: "boundaries/wards_2025").map { NamedFile(path: $0, name: "wards") }
    let lsoaFiles = SharedData.files(in: "boundaries/lsoa_2021").map { NamedFile(path: $0, name: "lsoas") }
    let wards = try AreaLayerReader(layer: "wards", kinds: AreaLayerReader.wardKinds).read(wardFiles)
    let lsoas = try AreaLayerReader(layer: "lsoas", kinds: AreaLayerReader.lsoaKinds).read(lsoaFiles)
    let shares = try Apportionment.byArea(lsoas.index, to: wards.index, coverage: .whole)
    let people = try Population(
      NamedFile(path: SharedData.path("population/lsoa21_census2021_population_sussex.csv"), name: "people")
    ).people
    let sums = shares.totals(lsoas.codes.map { people[$0].map(Double.init) })
    #expect(sums.allSatisfy { $0 != nil })
    let total = Double(people.values.reduce(0, +))
    #expect(abs(sums.compactMap { $0 }.reduce(0, +) - total) <= Self.relativeError * total)
    // The mean of a constant is that constant, however the weights fall.
    let means = shares.means(
      lsoas.codes.map { _ in 3 }, weightedBy: lsoas.codes.map { people[$0].map(Double.init) })
    #expect(means.allSatisfy { abs(($0 ?? 0) - 3) <= Self.relativeError })
  }
}
