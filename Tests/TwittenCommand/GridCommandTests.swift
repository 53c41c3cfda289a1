import Foundation
import Spatial
import TestSupport
import Testing

@Suite(.tags(.command)) struct GridCommandTests {
  private func grid(_ more: String...) throws -> Command.Result {
    try Command.twitten(["grid"] + Sandmouth.police("2025-11", "2025-12") + Sandmouth.area + more)
  }

  /// Other implementations lay cells where incidents are, so that the mean leaves the quiet parts out.
  @Test func `cells cover the study area whether anything happened there or not, and every incident is in one`() throws
  {
    let result = try grid("--cell", "500", "--statistic", "counts")
    #expect(result.status == 0, "\(result.errors)")
    let cells = try Sandmouth.features(result.output).map(\.properties)
    let counts = cells.map { Sandmouth.number($0["incidents"]) }
    let area = cells.reduce(0) { $0 + Sandmouth.number($1["area_m2"]) }
    #expect(counts.count { $0 == 0 } > counts.count / 2)
    // The wards add up to 292.2 square kilometres; cells' areas are written in whole square metres.
    #expect(abs(area / 1e6 - 292.2) < 0.1)
    let inside = try #require(result.errors.firstMatch(of: /rows = ([0-9]+) inside/))
    #expect(counts.reduce(0, +) == Double(inside.1))
  }

  /// sfhotspot adjusts nothing unless asked, and then each p by its own neighbours alone.
  @Test func `the false discovery rate is that of all cells of the map`() throws {
    let result = try grid("--cell", "700", "--statistic", "gi-star", "--statistic", "moran", "--permutations", "999")
    #expect(result.status == 0, "\(result.errors)")
    let cells = try Sandmouth.features(result.output).map(\.properties)
    for prefix in ["gi_star", "moran"] {
      let p = ContiguousArray(cells.map { Sandmouth.number($0["\(prefix)_p"]) })
      let expected = BenjaminiHochberg.adjusted(p)
      for (cell, q) in expected.enumerated() where !q.isNaN {
        #expect(abs(Sandmouth.number(cells[cell]["\(prefix)_q"]) - q) < 1e-5)
      }
      #expect(p.contains { $0 == 0.001 } && !p.contains { $0 < 0.001 })
    }
    #expect(result.errors.contains("999 conditional permutations, seed 1, smallest possible p 1/1000"))
    #expect(result.errors.contains("Benjamini-Hochberg"))
  }

  @Test(.tags(.threads))
  func `the layer is the same for 1, 2 and 7 workers, and holds no nan`() throws {
    func layer(_ workers: String) throws -> String {
      try grid(
        "--cell", "700", "--shape", "hexagon", "--statistic", "gi", "--statistic", "geary", "--statistic", "density",
        "--adaptive", "--compare", "2025-11..2025-11", "--from", "2025-12", "--workers", workers
      ).output
    }
    let one = try layer("1")
    #expect(one.utf8.count > 100_000 && !one.contains("nan") && !one.contains("inf,"))
    #expect(try layer("2") == one && layer("7") == one)
  }

  /// sfhotspot's density aborts on longitudes and latitudes, though its documentation says otherwise.
  @Test func `the density of incidents in degrees adds up to them, whatever the kernel`() throws {
    for kernel in ["quartic", "gaussian"] {
      let result = try grid("--cell", "400", "--statistic", "density", "--kernel", kernel, "--bandwidth", "800")
      let cells = try Sandmouth.features(result.output).map(\.properties)
      let held = cells.reduce(0) {
        $0 + Sandmouth.number($1["density_per_km2"]) * Sandmouth.number($1["area_m2"]) / 1e6
      }
      let incidents = cells.reduce(0) { $0 + Sandmouth.number($1["incidents"]) }
      #expect(abs(held / incidents - 1) < 0.001)
    }
  }

  @Test func `contours hold their shares on less ground the smaller they are`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.twitten(
      ["grid"] + Sandmouth.police("2025-12") + Sandmouth.area
        + ["--statistic", "density", "--contours", "c.geojson", "--shares", "50,80", "--output", "g.csv"],
      in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    let contours = try Sandmouth.features(try folder.read("c.geojson")).map(\.properties)
    #expect(contours.map { Sandmouth.number($0["share"]) } == [0.8, 0.5])
    #expect(contours.allSatisfy { Sandmouth.number($0["share_held"]) >= Sandmouth.number($0["share"]) })
    #expect(Sandmouth.number(contours[1]["area_km2"]) < Sandmouth.number(contours[0]["area_km2"]))
    #expect(try folder.read("g.csv.about.txt").contains("corrected at the study area's edge"))
  }

  @Test func `cells narrower than the locations support are warned of`() throws {
    let result = try grid("--cell", "90", "--statistic", "counts")
    #expect(
      result.errors.contains("Warning: Cells of 90.0 m are narrower than the 150 m that snapped locations support"))
  }

  @Test(arguments: [
    (["--cell", "0"], 64, "--cell takes a width"), (["--tail", "left"], 64, "'left'"),
    (["--statistic", "gstar"], 64, "\"gstar\" is not known among"), (["--permutations", "100000"], 64, "0 to 99999"),
    (["--compare", "2025-12..2025-11"], 64, "two months in their order"),
    (["--theme", "burglery"], 64, "\"burglary\" meant"),
    (["--shares", "0"], 64, "percentages above 0"), (["--from", "2031-01"], 65, "None of"),
    (["--area-name", "Atlantis"], 65, "No area of"), (["--output", "x.shp"], 64, "neither .geojson nor .csv"),
    (["--output", "/nowhere/x.csv"], 73, "cannot be written"), (["--cell", "2"], 65, "choose wider ones"),
    (["--statistic", "bivariate-moran"], 64, "with --compare"), (["--rings", "2", "--band", "9"], 64, "take one"),
    (["--areas", "x.geojson"], 64, "go together"), (["--grids", "/nowhere"], 66, "no such folder of grids"),
  ])
  func `what cannot be is said in a sentence`(arguments: [String], status: Int32, sentence: String) throws {
    let result = try Command.twitten(["grid"] + Sandmouth.police("2025-12") + Sandmouth.area + arguments)
    #expect(result.status == status && result.errors.contains(sentence), "\(result.status): \(result.errors)")
    #expect(!result.errors.contains("Fatal error") && result.output.isEmpty)
  }

  /// At 7 decimals of a degree a sliver of a square metre may be of no shape: Chichester's coast has such.
  @Test(.tags(.realData), .needsSharedData)
  func `slivers at a coast keep their row and lose their outline, and nothing else fails for them`() throws {
    let result = try Command.twitten([
      "grid", SharedData.path("police/2025-08"), "--area", SharedData.path("boundaries/wards_2025/E07000225.geojson"),
      "--cell", "50", "--statistic", "counts", "--output", "/dev/shm/twitten-\(UUID().uuidString).csv",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("they have a row and no outline"))
  }

  @Test func `nothing that is read is written over, and no file is written twice`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      try String(contentsOfFile: Sandmouth.police("2025-12")[0], encoding: .utf8), to: "2025-12-channel-street.csv")
    let before = try folder.read("2025-12-channel-street.csv")
    let over = try Command.twitten(["grid", file] + Sandmouth.area + ["--output", file], in: folder.path)
    #expect(over.status == 73 && over.errors.contains("is read by this command"))
    #expect(try folder.read("2025-12-channel-street.csv") == before)
    let twice = try Command.twitten(
      ["grid", file] + Sandmouth.area + ["--output", "x.geojson", "--contours", "./x.geojson"], in: folder.path)
    #expect(twice.status == 64 && twice.errors.contains("would be written twice"))
    let full = try Command.run(
      "/bin/sh", ["-c", "'\(Command.built("twitten"))' hotspots '\(file)' > /dev/full"], in: folder.path)
    #expect(full.status == 73 && full.errors.contains("stdout took not all of the layer"))
  }

  @Test func `comparing with months that the files lack, or share, is told or refused`() throws {
    let lacking = try grid("--compare", "2019-01..2019-06")
    #expect(lacking.status == 65 && lacking.errors.contains("The files have nothing of 2019-01 to 2019-06"))
    let shared = try grid("--compare", "2025-10..2025-12", "--cell", "700")
    #expect(
      shared.errors.contains("lack 2025-10") && shared.errors.contains("2 of the compared months are among those"))
  }

  @Test
  func `neighbours may be rings, a band or the nearest, and counts may be related to those of other months around`()
    throws
  {
    for (option, sentence) in [
      (["--rings", "2"], "2 rings of cells"), (["--band", "1500"], "within 1500 m"),
      (["--nearest", "5"], "the 5 nearest"),
    ] {
      let result = try Command.twitten(
        ["grid"] + Sandmouth.police("2025-11", "2025-12") + Sandmouth.area + option + [
          "--cell", "800", "--from", "2025-12", "--compare", "2025-11..2025-11", "--statistic", "bivariate-moran",
          "--statistic", "gi-star", "--permutations", "999",
        ])
      #expect(result.status == 0 && result.errors.contains(sentence), "\(result.errors)")
      #expect(result.errors.contains("general G") || result.errors.contains("General G"))
      let cells = try Sandmouth.features(result.output).map(\.properties)
      #expect(cells.contains { $0["bivariate_moran_cluster"] as? String == "high-high" })
    }
  }

  @Test func `areas with people have rates, and empirical-Bayes rates lie between them and the rate of all`() throws {
    let result = try Command.twitten(
      ["grid"] + Sandmouth.police("2025-11", "2025-12") + Sandmouth.area + [
        "--areas", "\(Sandmouth.folder)/lsoas.geojson", "--population", "\(Sandmouth.folder)/population.csv",
      ])
    #expect(result.status == 0, "\(result.errors)")
    let areas = try Sandmouth.features(result.output).map(\.properties)
    let incidents = areas.reduce(0) { $0 + Sandmouth.number($1["incidents"]) }
    let all = incidents / areas.reduce(0) { $0 + Sandmouth.number($1["population"]) } * 1000
    #expect(areas.count > 50 && incidents > 1000)
    for area in areas {
      let (raw, bayes) = (Sandmouth.number(area["rate_per_1000"]), Sandmouth.number(area["eb_rate_per_1000"]))
      #expect(min(raw, all) - 0.01 <= bayes && bayes <= max(raw, all) + 0.01)
    }
    #expect(result.errors.contains("empirical-Bayes standardised rates"))
  }

  @Test func `a small p is never written as 0`() throws {
    let result = try grid("--cell", "500", "--statistic", "gi-star", "--permutations", "0")
    let p = try Sandmouth.features(result.output).map { Sandmouth.number($0.properties["gi_star_p"]) }
    #expect(p.contains { $0 < 1e-6 } && p.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test func `a grid without a study area, and files without incidents, are refused`() throws {
    let noArea = try Command.twitten(["grid"] + Sandmouth.police("2025-12"))
    #expect(noArea.status == 64 && noArea.errors.contains("A grid wants a study area"))
    let noIncidents = try Command.twitten(["grid", "\(Sandmouth.folder)/wards.geojson"] + Sandmouth.area)
    #expect(noIncidents.status == 66 && noIncidents.errors.contains("No incidents are among the files"))
  }
}
