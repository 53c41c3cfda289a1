import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct TrendCommandTests {
  private func trend(_ files: [String], _ more: [String]) throws -> Command.Result {
    try Command.twitten(["trend"] + files + more)
  }

  private var sandmouth: [String] { ["\(Sandmouth.folder)/police"] }

  @Test func `wards with a new hotspot rose, and the counts are those of the files`() throws {
    let result = try trend(sandmouth, Sandmouth.area + ["--months", "3", "--series", "asb"])
    #expect(result.status == 0, "\(result.errors)")
    let places = try Sandmouth.features(result.output).map(\.properties)
    let district = try #require(places.first)
    #expect(district["place_kind"] as? String == "district")
    let areas = places.dropFirst()
    for column in ["incidents", "previous_incidents", "year_before_incidents"] {
      let sum = areas.reduce(0) { $0 + Sandmouth.number($1[column]) }
      #expect(sum == Sandmouth.number(district[column]), "\(column)")
    }
    // Netherdown's green and St Brannock's ropeworks are places of nuisance since September.
    let rose = areas.filter {
      Sandmouth.number($0["year_change_q"]) < 0.05 && Sandmouth.number($0["year_change_ratio"]) > 1
    }
    let names = Set(rose.compactMap { $0["name"] as? String })
    #expect(names.isSuperset(of: ["Netherdown", "St Brannock's"]), "\(names)")
  }

  @Test func `a month that is missing is left out on both sides, and named`() throws {
    let months = ["2025-01", "2025-02", "2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10"]
    let files = months.flatMap { Sandmouth.police($0) }
    let result = try trend(files, Sandmouth.area + ["--by", "district", "--months", "5"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("Gap, not a fall: police 2025-03: no incidents"), "\(result.errors)")
    #expect(result.errors.contains("only 4 of 5 months are compared, as 2025-03 is not whole"), "\(result.errors)")
    let district = try #require(try Sandmouth.features(result.output).first?.properties)
    // June to October against January to May: without August and March.
    #expect(Sandmouth.number(district["change_incidents"]) < Sandmouth.number(district["incidents"]))
  }

  @Test func `the chart has a row a month and place, and a gap has no count`() throws {
    let folder = try TemporaryFolder()
    let chart = "\(folder.path)/months.csv"
    let files = ["2024-12", "2025-02", "2025-03"].flatMap { Sandmouth.police($0) }
    let result = try trend(
      files, Sandmouth.area + ["--months", "1", "--chart", chart, "--output", "\(folder.path)/trend.geojson"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Months written to"))
    let rows = try String(contentsOfFile: chart, encoding: .utf8).split(whereSeparator: \.isNewline)
    #expect(rows.count == 1 + 4 * (1 + 24))
    #expect(rows.contains { $0.hasPrefix("district,,,2025-01,,false,") })
  }

  @Test func `each run of months on one side of what is expected is told by itself`() throws {
    let all = try trend(sandmouth, Sandmouth.area + ["--by", "district"])
    #expect(
      all.errors.contains(
        "8 months or more in a row below what is expected, told in 2025-07 and lasting to 2025-08"), "\(all.errors)")
  }

  @Test(.tags(.threads))
  func `cells are the same for 1, 2 and 7 workers`() throws {
    let files = Sandmouth.police("2025-07", "2025-08")
    func layer(_ workers: String) throws -> String {
      let result = try trend(
        files, Sandmouth.area + ["--by", "cells", "--months", "1", "--cell", "300", "--workers", workers])
      #expect(result.status == 0, "\(result.errors)")
      return result.output
    }
    let one = try layer("1")
    #expect(one.contains("\"place_kind\":\"cell\""))
    #expect(try layer("2") == one && layer("7") == one)
  }

  @Test(
    arguments: [
      (["--months", "0"], Int32(64), "--months takes"), (["--ending", "2025"], 64, "--ending takes"),
      (["--rate", "1"], 64, "--rate takes"), (["--by", "streets"], 64, "areas"),
      (["--cell", "200"], 64, "--by cells"), (["--chart", "x.geojson"], 64, "ending in .csv"),
      (["--by", "cells", "--months", "1"], 64, "study area"),
      (["--ending", "2031-01", "--months", "2"], 65, "No incident file covers 2030-12 to 2031-01"),
    ])
  func `what cannot be is said in a sentence`(options: [String], status: Int32, words: String) throws {
    let result = try trend(Sandmouth.police("2025-07", "2025-08"), options)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test(.needsSharedData, .tags(.realData))
  func `the gaps between the archives of real Sussex are named as gaps, not falls`() throws {
    let archives = ["2018-10_to_2019-02", "2024-01_to_2024-04", "2025-01_to_2025-12"].map {
      SharedData.path("police/sussex_\($0).zip")
    }
    let result = try trend(
      archives,
      ["--area", SharedData.path("boundaries/wards_2025/E07000224.geojson"), "--months", "6", "--series", "asb"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("2019-03 to 2023-12: no incidents"), "\(result.errors)")
    #expect(result.errors.contains("2024-05 to 2024-12: no incidents"))
    let district = try #require(try Sandmouth.features(result.output).first?.properties)
    #expect(district["previous_incidents"] as? Int != nil)
    // July to December 2024 lie in the gap: nothing is compared with a year before.
    #expect(district["year_before_incidents"] is NSNull || district["year_before_incidents"] == nil)
    #expect(result.errors.contains("is not compared with the same months a year before"))
  }
}
