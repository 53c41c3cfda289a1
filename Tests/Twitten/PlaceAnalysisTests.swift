import Formats
import Foundation
import Incidents
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

  /// A layer of upright rectangles in metres from the district's corner, as a file.
  private func layer(
    _ rectangles: [(code: String, x: Int, y: Int, width: Int, height: Int)], in configuration: Configuration,
    _ name: String
  ) throws -> NamedFile {
    let folder = (configuration.wards.files[0].path as NSString).deletingLastPathComponent
    let features = rectangles.map { area in
      let (x, y) = (Int(SmallDistrict.origin.easting) + area.x, Int(SmallDistrict.origin.northing) + area.y)
      let ring = [
        (x, y), (x + area.width, y), (x + area.width, y + area.height), (x, y + area.height), (x, y),
      ].map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        #"{"type":"Feature","properties":{"LAD25CD":"\#(area.code)","LAD25NM":"District \#(area.code)"},"geometry":"#
        + #"{"type":"Polygon","coordinates":[["# + ring + "]]}}"
    }
    let text =
      #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":["#
      + features.joined(separator: ",") + "]}"
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    return NamedFile(path: "\(folder)/\(name)", name: name)
  }

  @Test func `districts are ranked by their rates, with people of the LSOAs that cover them`() throws {
    let analysis = try analysis { configuration in
      let file = try layer(
        [("E1", 0, 0, 4_000, 2_000), ("E2", 0, 2_000, 4_000, 2_000)], in: configuration, "districts.geojson")
      configuration.place.districts = Configuration.LayerChoice(files: [file])
    }
    let districts = try #require(analysis.place.districts)
    #expect(districts.sources == ["police"] && districts.leftOut.isEmpty)
    #expect(districts.districts.map(\.incidents) == [126, 15])
    #expect(districts.districts.allSatisfy { abs(($0.people ?? 0) - 12_000) < 1e-6 })
    #expect(districts.districts.map(\.rank) == [1, 2])
    #expect(abs((districts.districts[0].againstOthers?.ratio ?? 0) - 126.0 / 15) < 1e-9)
  }

  @Test func `where no source covers more than one district nothing is compared, and that is said`() throws {
    let analysis = try analysis { configuration in
      // The eastern half has 6 of 141 incidents and half of the people.
      let file = try layer(
        [("E1", 0, 0, 2_000, 4_000), ("E2", 2_000, 0, 2_000, 4_000)], in: configuration, "districts.geojson")
      configuration.place.districts = Configuration.LayerChoice(files: [file])
    }
    #expect(analysis.place.districts == nil)
    #expect(analysis.place.notes.contains("Districts: no source covers more than one of them."))
  }

  @Test func `zones that share ground are warned of, and a hotspot has the people of its outline`() throws {
    let district = try SmallDistrict()
    var configuration = try Configuration(contentsOf: "\(district.folder.path)/small.yaml")
    let file = try layer(
      [("Z1", 0, 0, 1_000, 1_000), ("Z2", 500, 0, 1_000, 1_000)], in: configuration, "zones.geojson")
    configuration.place.layers = [
      Configuration.NamedLayer(name: "zones", files: Configuration.LayerChoice(files: [file]))
    ]
    let outcome = try Run(configuration, workers: 2).analyse()
    #expect(outcome.ground.notes.contains("zones: 500000 m² are in two areas or more (1 pair)."))
    #expect(
      outcome.warnings.contains {
        $0.hasPrefix("zones: District Z1 and District Z2 share 500000 m²; an incident there counts for the one")
      })
    let hotspot = try #require(outcome.analyses[0].map.hotspots.first)
    // LSOAs have 1,500 people a square kilometre, and nothing else divides them.
    #expect(abs((hotspot.residents ?? 0) - hotspot.squareMetres * 1_500 / 1e6) < 1e-6)
  }

  @Test func `incidents that lie only among the most deprived leave the relative index out and say so`() throws {
    let analysis = try analysis { configuration in
      // Shoplifting is in LSOA 1 alone, which is made the most deprived.
      let path = try #require(configuration.deprivation?.path)
      let text = try String(contentsOfFile: path, encoding: .utf8)
        .replacing("E01990000,x,1,1", with: "E01990000,x,500,1").replacing(
          "E01990001,x,2001,1", with: "E01990001,x,1,1")
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      var selection = Selection()
      selection.categories = ["Shoplifting"]
      configuration.analyses = [Configuration.AnalysisChoice(name: "shops", selection: selection)]
    }
    #expect(analysis.place.deprivation?.tenths.map(\.incidents) == [36, 0, 0, 0, 0, 0, 0, 0])
    #expect(analysis.placeSentences.contains { $0.contains("too few LSOAs for a relative index") })
  }

  @Test func `areas whose ground is not all in LSOAs have no people that are known, and are named`() throws {
    let district = try SmallDistrict()
    // The southern half of the LSOAs is missing, and so are the people of the two southern wards.
    let path = "\(district.folder.path)/lsoas.geojson"
    var collection = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))) as? [String: Any])
    let features = try #require(collection["features"] as? [[String: Any]])
    collection["features"] = Array(features.suffix(8))
    try JSONSerialization.data(withJSONObject: collection).write(to: URL(fileURLWithPath: path))
    let configuration = try Configuration(contentsOf: "\(district.folder.path)/small.yaml")
    let outcome = try Run(configuration, workers: 2).analyse()
    #expect(outcome.ground.wardPopulation == [nil, nil, 6_000, 6_000])
    #expect(
      outcome.warnings.contains {
        $0.hasPrefix("wards: 2 of 4 areas have ground without LSOAs, and so no people that are known: Area 0, Area 1.")
      })
  }

  @Test func `layers that would be called the same are refused before any is written`() throws {
    let district = try SmallDistrict()
    var configuration = try Configuration(contentsOf: "\(district.folder.path)/small.yaml")
    configuration.output = "\(district.folder.path)/out"
    configuration.analyses = ["a", "a-former"].map { Configuration.AnalysisChoice(name: $0) }
    let refused = #expect(throws: InputError.self) { try Run(configuration, workers: 2)() }
    #expect(refused?.status == .badConfiguration)
    #expect(refused?.description.contains("would be called a-former-hotspots, as") == true)
  }
}
