import Formats
import Foundation
import Places
import Spatial
import Tasking
import TestSupport
import Testing
@testable import Twitten

/// Rates, deprivation and districts of a small district whose counts are known: in three months 90 incidents in LSOA 5, 36
/// in LSOA 1, and 3, 6, 3 and 3 in the LSOAs 12 to 15; 1,500 people in each of the sixteen, ranked by their number.
@Suite struct PlaceAnalysisTests {
  /// Python prints all figures.
  private static let printed = 1e-12

  private func analysis(_ change: (inout Configuration) throws -> Void = { _ in }) throws -> Analysis {
    let district = try SmallDistrict()
    var configuration = try Configuration(contentsOf: "\(district.folder.path)/small.yaml")
    try change(&configuration)
    return try Run(configuration, workers: 2).analyse().analyses[0]
  }

  @Test func `counts, people, rates and deciles stand in tenths`() throws {
    let pattern = try #require(try analysis().place.deprivation)
    // The table has no income domain: the index stands in, and that is said.
    #expect(pattern.measure == .whole)
    #expect(pattern.tenths.map(\.decile) == Array(1...8))
    #expect(pattern.tenths.map(\.incidents) == [36, 0, 90, 0, 0, 0, 9, 6])
    #expect(pattern.tenths.allSatisfy { $0.lsoas == 2 && $0.people == 3_000 })
    #expect(pattern.tenths[2].per1000 == 30)
    #expect(pattern.tenths.reduce(0) { $0 + $1.hotspots } == 1)
    #expect(pattern.unknown == 0)
    #expect(pattern.fifth.lsoaShare == 0.25 && pattern.fifth.peopleShare == 0.25)
    #expect(abs((pattern.fifth.incidentShare ?? 0) - 36.0 / 141) < Self.printed)
  }

  @Test(.tags(.reference)) func `concentration and slope are those of a weighted regression`() throws {
    let pattern = try #require(try analysis().place.deprivation)
    let index = try #require(pattern.concentration)
    // statsmodels 0.14: WLS(y, R, weights=people); C by its coefficients, its error by the delta method.
    #expect(abs(index.index - -0.3284574468085108) < Self.printed)
    #expect(abs(index.standardError - 0.4444901381548261) < Self.printed)
    let slope = try #require(pattern.slope)
    #expect(abs(slope.slope.value * 1_000 - 11.62352941176471) < 1e-9)
    #expect(abs(slope.slope.lower * 1_000 - -17.68607573) < 1e-8)
    #expect(abs(slope.slope.upper * 1_000 - 40.93313455) < 1e-8)
  }

  @Test func `each layer's rates are per its own people, and neighbours are those that touch`() throws {
    let place = try analysis().place
    let (wards, lsoas) = (place.layers[0], place.layers[1])
    #expect(wards.counts.layer.name == "wards" && lsoas.counts.layer.name == "lsoas")
    #expect(wards.rates.map(\.people) == [6_000, 6_000, 6_000, 6_000])
    #expect(wards.counts.counts.map(\.incidents) == [126, 0, 9, 6])
    #expect(wards.rates[0].per1000 == 21)
    #expect(wards.funnel.rate == 141.0 / 24_000)
    #expect(wards.rates[0].funnel?.position == .farAbove && wards.rates[1].funnel?.position == .farBelow)
    // A corner of a square of squares has three neighbours, an edge five, the middle eight.
    #expect(
      (0..<16).map { lsoas.counts.neighbours.degree(of: $0) } == [3, 5, 5, 3, 5, 8, 8, 5, 5, 8, 8, 5, 3, 5, 5, 3])
    #expect(lsoas.rates.allSatisfy { $0.lower ?? -1 <= $0.per1000 ?? 0 && $0.per1000 ?? 0 <= $0.upper ?? -1 })
  }

  @Test func `a further layer is joined, and cut out of LSOAs it has their people`() throws {
    let analysis = try analysis { configuration in
      let folder = (configuration.wards.files[0].path as NSString).deletingLastPathComponent
      let (x, y) = (Int(SmallDistrict.origin.easting), Int(SmallDistrict.origin.northing))
      // Half of LSOA 5 and half of LSOA 6: 1,500 people, and the busiest place.
      let ring = [(1_000, 1_000), (3_000, 1_000), (3_000, 1_500), (1_000, 1_500), (1_000, 1_000)]
        .map { "[\(x + $0.0),\(y + $0.1)]" }.joined(separator: ",")
      let text =
        #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"#
        + #""features":[{"type":"Feature","properties":{"LAD25CD":"Z1","LAD25NM":"Centre"},"geometry":"#
        + #"{"type":"Polygon","coordinates":[["# + ring + "]]}}]}"
      try text.write(toFile: "\(folder)/centre.geojson", atomically: true, encoding: .utf8)
      configuration.place.layers = [
        Configuration.NamedLayer(
          name: "centre",
          files: Configuration.LayerChoice(files: [NamedFile(path: "\(folder)/centre.geojson", name: "centre.geojson")])
        )
      ]
    }
    let centre = try #require(analysis.place.layers.last)
    #expect(centre.counts.layer.name == "centre" && centre.counts.counts.map(\.incidents) == [90])
    #expect(abs((centre.rates[0].people ?? 0) - 1_500) < 1e-6)
    #expect(centre.counts.layer.imdDecile[0].map { abs($0 - 3.5) < 1e-9 } == true)
  }
}
