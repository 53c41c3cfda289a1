import Foundation
import Formats
import Incidents
import Spatial
import Tasking
import TestSupport
import Testing
import Twitten

/// The fictional district, where the truth is known because it was planted.
@Suite struct SandmouthTests {
  private struct Planted {
    let kind: String
    let name: String
    let easting: Double
    let northing: Double
    let radius: Double

    static func all() throws -> [Planted] {
      let path = "\(SharedData.package)/GeoData/sandmouth/planted-hotspots.geojson"
      let file = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
      let features = try #require((file as? [String: Any])?["features"] as? [[String: Any]])
      return try features.map { feature in
        let properties = try #require(feature["properties"] as? [String: Any])
        func number(_ key: String) throws -> Double { try #require((properties[key] as? NSNumber)?.doubleValue) }
        return Planted(
          kind: try #require(properties["kind"] as? String), name: try #require(properties["name"] as? String),
          easting: try number("easting"), northing: try number("northing"), radius: try number("radius_m"))
      }
    }

    /// Found: a hotspot no wider than the greatest width has its busiest location within the planted circle, and holds
    /// the circle's centre or comes within the radius of it.
    func isFound(among hotspots: [Hotspot]) -> Bool {
      hotspots.contains {
        hypot($0.busiest.easting - easting, $0.busiest.northing - northing) <= radius && $0.widthMetres <= 500
      }
    }
  }

  private func outcome(_ change: (inout Configuration) -> Void = { _ in }) throws -> Outcome {
    var configuration = try SandmouthConfiguration.read()
    // The police's pooled incidents: the truth was planted without regard to series.
    configuration.sources.removeAll { $0.name != "police" }
    configuration.analyses = [Configuration.AnalysisChoice(name: "all")]
    change(&configuration)
    return try Run(configuration, workers: 2).analyse()
  }

  @Test func `every planted chronic and new hotspot is found, and no faded one`() throws {
    let hotspots = try outcome().analyses[0].map.hotspots
    let found = Dictionary(grouping: try Planted.all(), by: \.kind).mapValues { planted in
      (found: planted.filter { $0.isFound(among: hotspots) }.count, of: planted.count)
    }
    #expect(found["chronic"]?.found == 8 && found["chronic"]?.of == 8)
    #expect(found["new"]?.found == 4 && found["new"]?.of == 4)
    #expect(found["faded"]?.found == 0 && found["faded"]?.of == 4)
    // Three knots of the background are dense enough by chance.
    #expect(hotspots.count == 15)
  }

  @Test func `planted hotspots get their class: chronic, emerging, and fading among the former ones`() throws {
    let analysis = try outcome().analyses[0]
    let (hotspots, time) = (analysis.map.hotspots, analysis.time)
    func classes(of planted: Planted, among hotspots: [Hotspot], _ times: [HotspotTime]) -> [PlaceClass?] {
      zip(hotspots, times).filter { planted.isFound(among: [$0.0]) }.map(\.1.placeClass)
    }
    for planted in try Planted.all() {
      let now = classes(of: planted, among: hotspots, time.hotspotTimes)
      let former = classes(of: planted, among: time.former.places.map(\.hotspot), time.formerTimes)
      switch planted.kind {
      case "chronic": #expect(now == [.chronic] && former.isEmpty, "\(planted.name)")
      case "new": #expect(now == [.emerging] && former.isEmpty, "\(planted.name)")
      default: #expect(now.isEmpty && former == [.fading], "\(planted.name)")
      }
    }
  }

  @Test func `a former hotspot is listed once, as it last was, with what is there now`() throws {
    let analysis = try outcome().analyses[0]
    let places = analysis.time.former.places
    #expect(Set(places.map(\.hotspot.id)).count == places.count && places.count == 7)
    let gallows = try #require(try Planted.all().first { $0.name == "Gallows Hill Shops" })
    let former = try #require(places.first { gallows.isFound(among: [$0.hotspot]) })
    // It ended in September 2024.
    #expect(former.comparison.current.description == "2024-07 to 2024-12")
    #expect(former.incidentsNow < former.hotspot.counts.incidents / 4)
  }

  @Test func `fewer than ten months in a row make no cube, and that is said`() throws {
    let analysis = try outcome { configuration in
      configuration.analyses[0].selection.months = Month("2025-04").flatMap { first in
        Month("2025-12").map { first...$0 }
      }
    }.analyses[0]
    #expect(analysis.time.emerging?.months.count == nil)
    #expect(
      analysis.time.notes.contains { $0.contains("they want 10 whole months in a row, and up to 2025-12 there are 9") })
    #expect(analysis.time.hotspotTimes.allSatisfy { $0.placeClass == nil && $0.monthPattern == nil })
  }

  @Test func `two years earlier the faded ones are found, and the new ones are a knot of the background at most`()
    throws
  {
    let hotspots = try outcome { $0.period.ending = Month("2023-12") }.analyses[0].map.hotspots
    let planted = try Planted.all()
    #expect(planted.filter { $0.kind == "faded" && $0.isFound(among: hotspots) }.count == 4)
    let busy = hotspots.filter { $0.counts.incidents >= 30 }
    #expect(planted.filter { $0.kind == "new" && $0.isFound(among: busy) }.isEmpty)
    #expect(planted.filter { $0.kind == "chronic" && $0.isFound(among: hotspots) }.count == 8)
  }

  @Test func `the chronic ones have changed little and the new ones a lot`() throws {
    let hotspots = try outcome().analyses[0].map.hotspots
    for planted in try Planted.all() where planted.kind != "faded" {
      let hotspot = try #require(
        hotspots.first {
          hypot($0.busiest.easting - planted.easting, $0.busiest.northing - planted.northing) <= planted.radius
        })
      let change = try #require(hotspot.counts.changeOnYear)
      #expect(planted.kind == "new" ? change.lower > 2 : change.lower < 1.2 && change.upper > 0.8, "\(planted.name)")
    }
  }

  @Test func `planted duplicates are removed and every row is accounted for`() throws {
    let counts = try outcome().reconciliation
    #expect(counts.rowsRead == 31_690)
    #expect(counts.rejected == 5 && counts.unlocated == 782 && counts.outsideStudyArea == 226)
    #expect(counts.rowsRead == counts.rejected + counts.unlocated + counts.outsideStudyArea + counts.inWards)
    #expect(counts.inNoWard == 0 && counts.inNoLSOA == 0)
  }

  @Test(.tags(.threads))
  func `hotspots and counts are the same for 1, 2 and 7 workers`() throws {
    let configuration = try SandmouthConfiguration.read()
    func summary(workers: Int) throws -> [String] {
      let outcome = try Run(configuration, workers: workers).analyse()
      return outcome.analyses.flatMap { analysis in
        analysis.map.hotspots.map { "\($0.id) \($0.name) \($0.counts) \($0.polygon)" }
          + analysis.place.layers[0].counts.counts.map { "\($0)" }
      }
    }
    let one = try summary(workers: 1)
    #expect(try summary(workers: 2) == one)
    #expect(try summary(workers: 7) == one)
  }
}
