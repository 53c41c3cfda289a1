import Formats
import Places
import Spatial
import TestSupport
import Testing

/// Ward populations made from LSOAs, beside those of the ONS best-fit lookup, which gives each LSOA to one ward whole.
@Suite(.needsSharedData, .tags(.realData, .reference)) struct SussexWardPopulationTests {
  /// Sums of 1.7 million people, added up in another order.
  private static let relativeError = 1e-9

  /// The mean distance of a ward from its best fit: 10.8 % by ground and 8.9 % by postcodes when this was written.
  private static let (farthestByGround, farthestByPostcodes) = (0.11, 0.09)

  private static func file(_ name: String) -> NamedFile { NamedFile(path: SharedData.path(name), name: name) }

  private static func layer(_ folder: String, _ kinds: [String]) throws -> AreaLayer {
    try AreaLayerReader(layer: folder, kinds: kinds).read(
      SharedData.files(in: "boundaries/\(folder)").map { NamedFile(path: $0, name: $0) })
  }

  private struct Distance {
    var mean = 0.0
    var median = 0.0
    var largest = 0.0
    var people = 0.0

    init(_ made: [Double], _ bestFit: [Double]) {
      let apart = zip(made, bestFit).map { abs($0 - $1) / $1 }.sorted()
      mean = apart.reduce(0, +) / Double(apart.count)
      median = (apart[(apart.count - 1) / 2] + apart[apart.count / 2]) / 2
      largest = apart.last ?? 0
      people = zip(made, bestFit).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
  }

  @Test func `by postcodes all 264 wards come closer to the best fit than by ground, and nobody is lost by either`()
    throws
  {
    let wards = try Self.layer("wards_2025", AreaLayerReader.wardKinds)
    let lsoas = try Self.layer("lsoa_2021", AreaLayerReader.lsoaKinds)
    let people = try Population(Self.file("population/lsoa21_census2021_population_sussex.csv")).people
    let bestFit = try Population(
      Self.file("population/ward24_census2021_population_bestfit_sussex.csv"), codeColumn: "ward24_code",
      peopleColumn: "population_census2021"
    ).people
    let values = lsoas.codes.map { people[$0].map(Double.init) }
    let wanted = try wards.codes.map { Double(try #require(bestFit[$0])) }
    let weights = AddressWeights(
      try Postcodes(
        ["codepoint_open_2014_bn.csv", "codepoint_open_2014_po_rh_tn_gu_sussex.csv"].map {
          Self.file("postcodes/\($0)")
        }))
    let byArea = try Apportionment.byArea(lsoas.index, to: wards.index, coverage: .whole, workers: 2).totals(values)
    let byPostcodes = try Apportionment.byPoints(
      lsoas.index, to: wards.index, x: weights.x, y: weights.y, weight: weights.weight, coverage: .whole, workers: 2
    ).totals(values)
    let total = Double(people.values.reduce(0, +))
    for made in [byArea, byPostcodes] {
      #expect(abs(made.compactMap { $0 }.reduce(0, +) - total) <= Self.relativeError * total)
    }
    let area = Distance(byArea.compactMap { $0 }, wanted)
    let postcodes = Distance(byPostcodes.compactMap { $0 }, wanted)
    print("Ward populations against the best fit, 264 wards: by ground \(area); by postcodes \(postcodes)")
    #expect(wanted.count == 264 && byArea.count == 264 && byPostcodes.count == 264)
    // The best fit is no truth: where it gives an LSOA of two wards to one, what is nearer to the truth is further from it.
    #expect(area.mean < Self.farthestByGround && postcodes.mean < Self.farthestByPostcodes)
    #expect(postcodes.mean < area.mean && postcodes.people < area.people && postcodes.largest < area.largest)
  }
}
