import Incidents
import Places
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct ProfileLookTests {
  private static let rounding = 1e-6
  /// Quantiles are found to 1e-8 of their value.
  private static let quantile = 1e-5

  private static let corner = ProfileDistrict.rectangle(east: 750...1_250, north: 900...1_300)

  @Test func `counts, changes, shares and months are those of the place and of the district`() throws {
    let district = try ProfileDistrict()
    let look = try district.look(try PlaceOutline(name: "Corner", polygon: Self.corner))
    #expect(look.counts.incidents == 126 && look.districtCounts.incidents == 141)
    #expect(look.counts.previous == 126 && look.districtCounts.previous == 141 && look.counts.yearBefore == nil)
    // 91 days against 90.
    #expect(abs((look.changes.previous?.ratio.ratio ?? 0) - 90.0 / 91) < Self.rounding)
    #expect(look.changes.yearBefore == nil && look.outsideIncidents == 0)
    #expect(look.series.counts == [42, 42, 42, 42, 42, 42] && look.districtSeries.counts == [47, 47, 47, 47, 47, 47])
    #expect(look.themes.map(\.name) == ["burglary", "shoplifting", "asb"])
    #expect(look.themes.map(\.incidents) == [60, 36, 30])
    #expect(look.categories.first?.name == "Burglary")
    #expect(abs((look.themes[0].share ?? 0) - 60.0 / 126) < Self.rounding)
    #expect(abs((look.themes[0].districtShare ?? 0) - 60.0 / 141) < Self.rounding)
    #expect(look.seenBy.map(\.name) == ["police"] && look.seenBy[0].incidents == 126)
    #expect(look.locations.map(\.incidents).reduce(0, +) == 126 && look.locations.count == 5)
  }

  @Test(.tags(.reference))
  func `the rate has the exact interval and is held against the rest of the district`() throws {
    let look = try ProfileDistrict().look(try PlaceOutline(name: "Corner", polygon: Self.corner))
    let rate = try #require(look.rates.first)
    #expect(rate.denominator == GroundFacts.residents && abs(rate.people - 300) < Self.rounding)
    #expect(abs(rate.per1000 - 420) < Self.rounding)
    #expect(abs(rate.lower * 0.3 - Self.lower) < Self.quantile && abs(rate.upper * 0.3 - Self.upper) < Self.quantile)
    #expect(abs((rate.districtPer1000 ?? 0) - 141.0 / 24) < Self.rounding)
    let ratio = try #require(rate.againstRest?.ratio)
    #expect(abs(ratio - (126.0 / 300) / (15.0 / 23_700)) < 1e-4)
  }

  // scipy 1.17.1: chi2.ppf(0.025, 252) / 2 and chi2.ppf(0.975, 254) / 2, of 126 incidents.
  private static let lower = 104.961365
  private static let upper = 150.019053

  @Test func `months alone have no peak times, and it is said`() throws {
    let look = try ProfileDistrict().look(try PlaceOutline(name: "Corner", polygon: Self.corner))
    #expect(look.peaks == nil && look.noPeaks == "Month-only data: no peak times. It needs a source with times of day.")
  }

  @Test func `repeat places and hotspots are those in the place`() throws {
    let look = try ProfileDistrict().look(try PlaceOutline(name: "Corner", polygon: Self.corner))
    #expect(look.repeats.map(\.incidents) == [90, 9, 9, 9, 9] && look.repeatCount == 5)
    #expect(look.repeats[0].mix.name == "High Street" && look.repeats[0].kind == .publishedPoint)
    #expect(look.hotspots.map(\.rank) == [1] && look.hotspots[0].incidents == 126)
    #expect(look.hotspots[0].groundShare > 0.5)
  }

  @Test func `a place without incidents has zeros, an interval from 0, and nothing made up`() throws {
    let outline = try PlaceOutline(
      name: "Quiet", polygon: ProfileDistrict.rectangle(east: 2_500...3_500, north: 500...1_500))
    let look = try ProfileDistrict().look(outline)
    #expect(look.counts.incidents == 0 && look.districtShare == 0)
    #expect(look.themes.isEmpty && look.repeats.isEmpty && look.hotspots.isEmpty && look.locations.isEmpty)
    let rate = try #require(look.rates.first)
    #expect(rate.per1000 == 0 && rate.lower == 0 && rate.upper > 0)
    #expect(look.changes.previous?.ratio.ratio == nil)
  }

  @Test func `the whole district is held against no rest`() throws {
    let outline = try PlaceOutline(
      name: "All", polygon: ProfileDistrict.rectangle(east: -100...4_100, north: -100...4_100))
    let look = try ProfileDistrict().look(outline)
    #expect(look.counts.incidents == look.districtCounts.incidents && look.districtShare == 1)
    #expect(look.rates.first?.againstRest == nil && look.rates.first?.per1000 == look.rates.first?.districtPer1000)
  }
}
