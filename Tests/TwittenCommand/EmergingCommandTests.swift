import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct EmergingCommandTests {
  private func emerging(_ files: [String], _ more: [String]) throws -> Command.Result {
    try Command.twitten(["emerging"] + files + Sandmouth.area + more)
  }

  private var sandmouth: [String] { ["\(Sandmouth.folder)/police"] }

  /// The busiest cell within a planted place's circle or on its edge.
  private func busiest(_ cells: [[String: Any]], in place: (x: Double, y: Double, radius: Double)) -> [String: Any]? {
    cells.filter {
      hypot(Sandmouth.number($0["centre_easting"]) - place.x, Sandmouth.number($0["centre_northing"]) - place.y)
        < place.radius + 40
    }.max { Sandmouth.number($0["incidents"]) < Sandmouth.number($1["incidents"]) }
  }

  @Test func `planted places are persistent, emerging and former as they were planted`() throws {
    let result = try emerging(sandmouth, [])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("by 24 months, 2024-01 to 2025-12; 12 earlier whole months are left out"))
    let cells = try Sandmouth.features(result.output).map(\.properties)
    for (kind, plain, count) in [("chronic", "persistent", 8), ("new", "emerging", 4), ("faded", "former", 4)] {
      let places = try Sandmouth.planted(kind)
      #expect(places.count == count)
      for place in places {
        let cell = try #require(busiest(cells, in: place))
        #expect(cell["plain_pattern"] as? String == plain, "\(kind): \(cell)")
      }
    }
  }

  @Test func `the vintage of the rules is printed, and changes what was hot once`() throws {
    let latest = try emerging(sandmouth, ["--rules", "latest"])
    let old = try emerging(sandmouth, ["--rules", "2.8"])
    #expect(latest.errors.contains("ArcGIS in their latest form") && old.errors.contains("ArcGIS Pro 2.8"))
    func sporadic(_ result: Command.Result) -> Int {
      result.output.components(separatedBy: "sporadic hot spot").count - 1
    }
    #expect(sporadic(old) > sporadic(latest) && sporadic(latest) > 0)
  }

  @Test(.tags(.threads)) func `the layer is the same for 1, 2 and 7 workers`() throws {
    func layer(_ workers: String) throws -> String {
      try emerging(sandmouth, ["--months", "12", "--workers", workers]).output
    }
    let one = try layer("1")
    #expect(one.contains("month_pattern"))
    #expect(try layer("2") == one && layer("7") == one)
  }

  @Test func `fewer than ten months in a row are refused, and a gap is named`() throws {
    let few = try emerging(Sandmouth.police("2025-10", "2025-11", "2025-12"), [])
    #expect(few.status == 65 && few.output.isEmpty)
    #expect(few.errors.contains("they want 10 whole months in a row, and up to 2025-12 there are 3"), "\(few.errors)")
    let months = (1...12).filter { $0 != 6 }.map { "2025-\($0 < 10 ? "0" : "")\($0)" }
    let gap = try emerging(months.flatMap { Sandmouth.police($0) }, [])
    #expect(gap.status == 65)
    #expect(
      gap.errors.contains("there are 6. Before 2025-07 there is a gap, which is neither hot nor cold"), "\(gap.errors)")
  }

  @Test(.needsSharedData, .tags(.realData))
  func `of real Sussex the months after the last gap are taken, and the gaps are named`() throws {
    let archives = ["2018-10_to_2019-02", "2024-01_to_2024-04", "2025-01_to_2025-12"].map {
      SharedData.path("police/sussex_\($0).zip")
    }
    let result = try Command.twitten(
      ["emerging"] + archives + ["--area", SharedData.path("boundaries/wards_2025/E07000062.geojson")])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("by 12 months, 2025-01 to 2025-12; 9 earlier whole months are left out"))
    #expect(result.errors.contains("Gap, not a fall: police 2019-03 to 2023-12: no incidents"))
    #expect(result.errors.contains("Gap, not a fall: police 2024-05 to 2024-12: no incidents"))
  }

  @Test(
    arguments: [
      (["--rules", "3"], "2.8"), (["--months", "9"], "--months takes"), (["--before", "12"], "--before takes"),
      (["--rate", "0"], "--rate takes"), (["--cell", "1"], "--cell takes"), (["--alpha", "2"], "--alpha takes"),
    ])
  func `what cannot be is said in a sentence`(options: [String], words: String) throws {
    let result = try emerging(Sandmouth.police("2025-10"), options)
    #expect(result.status == 64 && result.errors.contains(words), "\(result.errors)")
  }
}
